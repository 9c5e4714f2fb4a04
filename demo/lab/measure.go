package lab

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"exit42/demo"
)

// limits end a cell that hangs: soon after the kernel has said that nothing can move, and else by
// the clock.
var limits = demo.Limits{Still: 500 * time.Millisecond, Wall: 10 * time.Second}

// Measure runs every cell of the matrix. It calls progress, if not nil, when a cell begins and
// when it is done, from one goroutine at a time. When ctx is done it ends what runs, and returns
// what was measured with the error of ctx; nothing of any run is left then.
func Measure(ctx context.Context, s Setup, progress func(Cell)) (Matrix, error) {
	m := &measuring{Matrix: NewMatrix(s), setup: s, progress: progress}
	if s.Runtime == nil {
		return m.Matrix, errors.New("there is nothing to measure with")
	}
	m.answers(ctx)
	m.costs(ctx)
	return m.Matrix, ctx.Err()
}

// measuring is a matrix while it is measured.
type measuring struct {
	mu sync.Mutex
	Matrix
	setup    Setup
	progress func(Cell)
}

func (m *measuring) tell(c Cell) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.Put(c)
	if m.progress != nil {
		m.progress(c)
	}
}

// A question is one run and the cells that it answers.
type question struct {
	knobs Knobs
	cells []Cell
}

// questions are the runs of all columns but the cost. Columns of one way that need the same run
// share it.
func (m *Matrix) questions() []question {
	var all []question
	for _, cell := range m.Cells {
		if cell.Column == Cost {
			continue
		}
		k := cell.Column.Knobs(cell.Way)
		i := slices.IndexFunc(all, func(q question) bool { return q.knobs == k })
		if i < 0 {
			all = append(all, question{knobs: k})
			i = len(all) - 1
		}
		all[i].cells = append(all[i].cells, cell)
	}
	return all
}

// answers makes the runs of all columns but the cost, a few at a time.
func (m *measuring) answers(ctx context.Context) {
	parallel := m.setup.Parallel
	if parallel <= 0 {
		parallel = 2
	}
	var wg sync.WaitGroup
	turn := make(chan struct{}, parallel)
	for _, q := range m.questions() {
		turn <- struct{}{} // a run that ends makes place
		wg.Go(func() {
			defer func() { <-turn }()
			m.ask(ctx, q)
		})
	}
	wg.Wait()
}

func (m *measuring) ask(ctx context.Context, q question) {
	if ctx.Err() != nil {
		return
	}
	for _, c := range q.cells {
		c.State = Running
		m.tell(c)
	}
	r, err := m.run(ctx, q.knobs)
	for _, c := range q.cells {
		switch {
		case ctx.Err() != nil:
			m.tell(c) // pending again
		case err != nil:
			m.tell(c.lack(err.Error()))
		default:
			m.tell(c.answer(r))
		}
	}
}

// run makes one run and judges it.
func (m *measuring) run(ctx context.Context, k Knobs) (Result, error) {
	exp, err := Experiment(k, m.setup.Runtime, m.setup.Method)
	if err != nil {
		return Result{}, err
	}
	exp.Limits = limits
	t, err := Run(ctx, exp)
	if err != nil {
		return Result{}, err
	}
	return Judge(t, k), nil
}
