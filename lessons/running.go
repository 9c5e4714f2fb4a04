package lessons

import (
	"iter"
	"slices"
)

// A Running is one program that a lesson runs.
type Running struct {
	Part    *Part // with the step that runs it
	Program Program
	Which   string  // of several in its part: a position of the knob, an order of the lines, a language
	Try     Try     // of an order or an exercise
	Shows   []Shown // what its run must show
}

// A Try is how far the learner has come whose program runs.
type Try int

// The tries: nothing is to be done in most runs. What is given must not pass, and what is solved must.
const (
	NoTry Try = iota
	Given
	Solved
)

// Runs are all the programs that the lesson runs, in the order of its steps: each position of a
// knob, each language, and an order and an exercise as they are given and as they are solved.
func (l *Lesson) Runs() iter.Seq[Running] {
	return func(yield func(Running) bool) {
		for i := range l.Parts {
			for _, r := range l.runsOf(&l.Parts[i]) {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// runsOf are the programs that one part runs. A knob is in no part with an order, an exercise or
// other languages: each of these begins a part with its own program.
func (l *Lesson) runsOf(part *Part) []Running {
	if part.Run < 0 {
		return nil
	}
	step := &l.Steps[part.Run]
	whole := Running{Part: part, Program: part.Program, Shows: step.Shows}
	var all []Running
	add := func(change func(*Running)) {
		r := whole
		change(&r)
		all = append(all, r)
	}
	switch {
	case part.Turn >= 0:
		for _, v := range l.Steps[part.Turn].Variants {
			add(func(r *Running) {
				r.Which, r.Program, r.Shows = v.Label, v.Program, slices.Concat(step.Shows, v.Shows)
			})
		}
	case step.Order != nil:
		add(func(r *Running) { r.Which, r.Try, r.Shows = "as it is given", Given, nil })
		add(func(r *Running) {
			r.Which, r.Try, r.Program = "put right", Solved, step.Order.Arrange(part.Program, step.Order.Solved)
		})
	case step.Exercise != nil:
		add(func(r *Running) { r.Try = Given })
		add(func(r *Running) { r.Try, r.Program = Solved, step.Exercise.Solution })
	case step.Elsewhere != nil:
		for _, e := range step.Elsewhere {
			add(func(r *Running) { r.Which, r.Program, r.Shows = e.Tool, e.Program, e.Shows })
		}
	default:
		add(func(*Running) {})
	}
	return all
}
