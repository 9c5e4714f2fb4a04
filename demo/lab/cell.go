package lab

import (
	"slices"
	"time"
)

// A CellState is how far the measuring of a cell has come.
type CellState string

// The states of a cell.
const (
	Pending  CellState = ""
	Running  CellState = "running"
	Measured CellState = "measured"
	Lacking  CellState = "lacking" // it cannot be run here: Why says it
)

// A Cell is one answer of the matrix.
type Cell struct {
	Way    Way             `json:"way"`
	Column Column          `json:"column"`
	State  CellState       `json:"state"`
	Result Result          `json:"result"`             // of the run; of a cost, of its last run
	Costs  []time.Duration `json:"costs_ns,omitempty"` // of the Cost column, in the order of the runs
	Why    string          `json:"why,omitempty"`      // why it cannot be run
	Good   bool            `json:"good"`               // the answer is the one that one wishes for
	Answer string          `json:"answer,omitempty"`   // the answer in a few words: "yes", "44", "waits for ever"
}

// Cost is the median of the costs; 0 for none.
func (c Cell) Cost() time.Duration {
	if len(c.Costs) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(c.Costs))[len(c.Costs)/2]
}

// lack makes the cell one that cannot be run here.
func (c Cell) lack(why string) Cell {
	c.State, c.Why, c.Answer = Lacking, clean(why), "not here"
	return c
}

// answer takes the result of the cell's run and reads the answer from it.
func (c Cell) answer(r Result) Cell {
	if r.Died != "" {
		return c.lack("the parent ended by " + r.Died)
	}
	c.State, c.Result = Measured, r
	switch c.Column {
	case Exception:
		c.Good, c.Answer = r.Error == "MyError", r.trouble()
	case Killed:
		c.Good, c.Answer = r.Learned() != "nothing" && !r.ForEver(), r.trouble()
	case Code:
		c.Good, c.Answer = r.codeWords() == "0", r.codeWords()
	case JoinFirst:
		c.Good, c.Answer = !r.ForEver(), "ends"
		if r.ForEver() {
			c.Answer = r.end()
		}
	case Cost:
		c.Good, c.Answer = r.Arrived == Yes, tookWords(c.Cost())
	default:
		c.Good, c.Answer = r.Arrived == Yes && !r.ForEver(), r.arrival()
	}
	return c
}

// arrival answers whether the value came.
func (r Result) arrival() string {
	switch {
	case r.ForEver():
		return "no, " + r.end()
	case r.Arrived == Yes:
		return "yes"
	case r.Arrived == Changed:
		return "no, but " + r.Had
	case r.Arrived == Unknown:
		return "not known"
	case r.Error != "":
		return "no, " + r.Error
	}
	return "no"
}

// trouble answers what the parent learned of it, and what it has for a value in spite of it.
func (r Result) trouble() string {
	text := r.Learned()
	if r.ForEver() {
		text = r.end()
	}
	if r.Arrived == Changed {
		text += "; has " + r.Had
	}
	return text
}
