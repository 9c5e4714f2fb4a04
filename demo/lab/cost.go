package lab

import "context"

// costRounds is how often the run of each cost is made: the median is told.
const costRounds = 3

// costs makes the runs of all costs: each alone, and in rounds, so that what else the machine
// does for a while does not fall upon one way.
func (m *measuring) costs(ctx context.Context) {
	for round := range costRounds {
		for _, w := range m.Rows {
			if ctx.Err() != nil {
				m.unfinished()
				return
			}
			if c := m.Cell(w, Cost); c.State != Lacking {
				m.tell(m.cost(ctx, c, round == costRounds-1))
			}
		}
	}
}

// cost makes one more run for a cell.
func (m *measuring) cost(ctx context.Context, c Cell, last bool) Cell {
	if got := m.Cell(c.Way, Does42); got.State == Lacking {
		return c.lack(got.Why)
	}
	if c.State == Pending {
		c.State = Running
		m.tell(c)
	}
	r, err := m.run(ctx, Cost.Knobs(c.Way))
	switch {
	case ctx.Err() != nil:
		return c
	case err != nil:
		return c.lack(err.Error())
	case r.Took == 0:
		return c.lack("when the parent had it was not observed")
	}
	if c.Costs = append(c.Costs, r.Took); last {
		c = c.answer(r)
	}
	return c
}

// unfinished makes costs pending again that were not measured to the end.
func (m *measuring) unfinished() {
	for _, w := range m.Rows {
		if c := m.Cell(w, Cost); c.State == Running {
			m.tell(Cell{Way: w, Column: Cost})
		}
	}
}
