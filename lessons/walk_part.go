package lessons

import "slices"

// Part returns the part of the lesson in which the learner stands.
func (w Walk) Part() Part { return w.lesson.Parts[w.PartIndex()] }

// PartIndex returns the number of that part, from 0.
func (w Walk) PartIndex() int { return w.lesson.PartOf(w.at) }

// Program returns what the part's run runs, as its knob is turned and its lines are
// arranged.
func (w Walk) Program() Program {
	part := w.Part()
	program := part.Program
	if part.Turn >= 0 {
		if v, ok := w.lesson.Steps[part.Turn].Variant(w.answers[part.Turn].Letter); ok {
			program = v.Program
		}
	}
	if part.Run >= 0 {
		if o := w.lesson.Steps[part.Run].Order; o != nil {
			program = o.Arrange(program, w.done[part.Run].order)
		}
	}
	return program
}

// Shows returns what the part's run must show, as its knob is turned.
func (w Walk) Shows() []Shown {
	part := w.Part()
	if part.Run < 0 {
		return nil
	}
	shows := w.lesson.Steps[part.Run].Shows
	if part.Turn >= 0 {
		if v, ok := w.lesson.Steps[part.Turn].Variant(w.answers[part.Turn].Letter); ok {
			shows = slices.Concat(shows, v.Shows)
		}
	}
	return shows
}

// Ran says whether a run of the part has come to its end.
func (w Walk) Ran() bool {
	run := w.Part().Run
	return run >= 0 && w.done[run].ran
}

// begun says whether a run of the part has begun, today or on another day.
func (w Walk) begun() bool {
	run := w.Part().Run
	return run >= 0 && (w.done[run].began || w.done[run].ran)
}

// Answered says whether there is something in the part that a turn of its knob would take
// away: an answer, a question left open on purpose, or a run.
func (w Walk) Answered() bool {
	part := w.Part()
	for i := part.First; i <= part.Last; i++ {
		if i != part.Turn && w.answers[i] != (Answer{}) {
			return true
		}
	}
	return w.begun()
}

// MayRun says whether the part's processes may start: only when every prediction
// before the run is committed or was skipped, or it would be no prediction.
func (w Walk) MayRun() bool { return w.mayRun() == nil }

func (w Walk) mayRun() error {
	switch open := w.Open(); {
	case w.Part().Run < 0:
		return NoRun
	case len(open) > 0:
		return NotAnswered
	}
	return nil
}

// Open returns the steps of the part whose answers the run waits for.
func (w Walk) Open() []int {
	var open []int
	part := w.Part()
	for i := part.First; i < part.Run; i++ {
		a, kind := w.answers[i], w.lesson.Steps[i].Kind
		if (kind == Predict || kind == Turn) && !a.Committed && !a.Skipped {
			open = append(open, i)
		}
	}
	return open
}

// Skip leaves the open questions of the part unanswered, so that its run may start.
// A knob that nobody turned stands at its first position.
func (w Walk) Skip() Walk {
	open := w.Open()
	w.answers = slices.Clone(w.answers)
	for _, i := range open {
		w.answers[i].Skipped = true
		if vs := w.lesson.Steps[i].Variants; len(vs) > 0 && w.answers[i].Letter == "" {
			w.answers[i] = Answer{Letter: vs[0].Letter, Committed: true}
		}
	}
	return w
}

// BeginRun says that the part's run has begun. It may be said again.
func (w Walk) BeginRun() (Walk, error) {
	if err := w.mayRun(); err != nil {
		return w, err
	}
	return w.did(w.Part().Run, func(d *done) { d.began = true }), nil
}

// EndRun says that the part's run came to its end, and grades its predictions. by
// says what ran, as in "Python 3.13.0 · fork". It may be said again after each rerun.
func (w Walk) EndRun(ev Evidence, by string) (Walk, error) {
	if err := w.mayRun(); err != nil {
		return w, err
	}
	w.answers = slices.Clone(w.answers)
	for _, o := range w.Verdicts(ev) {
		a := &w.answers[o.Step]
		a.Grade, a.Happened, a.By = o.Grade, o.Happened, by
	}
	return w.did(w.Part().Run, func(d *done) { d.ran = true }), nil
}

// turn takes a position of the knob. If it is another than before, the part begins again.
func (w Walk) turn(letter string) (Walk, error) {
	if _, ok := w.Step().Variant(letter); !ok {
		return w, NoOption
	}
	before := w.Answer()
	if before.Letter == letter {
		return w, nil
	}
	part := w.Part()
	w.answers, w.done = slices.Clone(w.answers), slices.Clone(w.done)
	for i := part.First; i <= part.Last; i++ {
		w.answers[i] = Answer{}
		w.done[i].began, w.done[i].ran = false, false
	}
	w.answers[w.at].Letter = letter
	return w, nil
}

// Order returns how the lines of the current order are arranged: indexes of
// [Order.Lines].
func (w Walk) Order() []int { return w.done[w.at].order }

// Move moves a line of the order up (-1) or down (1). What ran before ran in
// another order.
func (w Walk) Move(line, by int) (Walk, error) {
	to := line + by
	if n := len(w.Order()); w.Step().Order == nil || line < 0 || line >= n || to < 0 || to >= n {
		return w, NoLine
	}
	return w.did(w.at, func(d *done) {
		d.order = slices.Clone(d.order)
		d.order[line], d.order[to] = d.order[to], d.order[line]
		d.ran = false
	}), nil
}

// Passed says whether the current order or exercise was passed.
func (w Walk) Passed() bool { return w.done[w.at].passed }

// Pass says that the part's order or exercise was, at whichever of its steps the learner stands.
func (w Walk) Pass() (Walk, error) {
	run := w.Part().Run
	if run < 0 || w.lesson.Steps[run].Order == nil && w.lesson.Steps[run].Exercise == nil {
		return w, NoQuestion
	}
	return w.did(run, func(d *done) { d.passed, d.ran = true, true }), nil
}

// Hints returns the hints that were asked for in this step.
func (w Walk) Hints() []string { return w.Step().Hints[:w.done[w.at].hints] }

// Hint asks for one more.
func (w Walk) Hint() (Walk, error) {
	if w.done[w.at].hints == len(w.Step().Hints) {
		return w, NoHint
	}
	return w.did(w.at, func(d *done) { d.hints++ }), nil
}
