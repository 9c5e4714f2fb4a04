package plain

import (
	"exit42/lessons"
)

// reply does what was typed. The error ends the walk.
func (w *walker) reply(line string) error {
	if w.reset {
		w.reset = false
		if line == "reset" {
			w.forget()
		} else {
			w.say("Your answers are kept.")
		}
		return nil
	}
	if line == "" {
		return w.enter()
	}
	if done, err := w.replyStep(line); done || err != nil {
		return err
	}
	return w.word(line)
}

// enter is the empty line: it does what the place is there for, then goes on.
func (w *walker) enter() error {
	switch {
	case w.open == "":
		if l, ok := w.proposed(); ok {
			w.enterLesson(l.Slug)
		}
		return nil
	case w.ended:
		w.leaveLesson()
		return nil
	}
	walk := w.here()
	kind := walk.Step().Kind
	switch {
	case w.sure, kind == lessons.Predict && walk.MayAnswer(), kind == lessons.Turn && walk.MayAnswer():
		w.say("An empty line is no answer. " + w.asks())
	case kind == lessons.Ordering && !walk.Passed():
		return w.runOrder(false)
	case kind == lessons.Exercise && !walk.Passed():
		return w.enterExercise()
	case w.runsHere() && len(walk.Open()) > 0:
		w.keep(walk.Go(walk.Open()[0]), nil)
	case w.runsHere():
		return w.runHere(false)
	case walk.Done():
		w.endLesson()
	default:
		w.keep(walk.Next())
	}
	return nil
}

func (w *walker) enterExercise() error {
	switch {
	case w.benches[w.spot()] != nil:
		return w.judge(false)
	case w.t.Bench == nil:
		w.say(w.asks())
	default:
		w.prepare("")
	}
	return nil
}

// runHere runs the part's program, and then says what the step has to say of it.
func (w *walker) runHere(stepped bool) error {
	switch kind := w.here().Step().Kind; {
	case kind == lessons.Elsewhere:
		return w.elsewhere()
	case kind == lessons.Ordering:
		return w.runOrder(stepped)
	case kind == lessons.Exercise:
		return w.judge(stepped)
	default:
		trace, err := w.runPart(stepped)
		if trace != nil && err == nil && looksBack(kind) {
			w.lookBack()
		}
		return err
	}
}

// replyStep takes what only the place itself understands: numbers, and the words of a step.
func (w *walker) replyStep(line string) (done bool, err error) {
	switch {
	case w.open == "":
		return w.chooseLesson(line), nil
	case w.ended:
		return false, nil
	}
	walk := w.here()
	step := walk.Step()
	switch step.Kind {
	case lessons.Predict:
		options := len(step.Question.Options)
		if w.sure {
			options = 0 // how sure one is has no letters
		}
		if n, ok := numberOf(line, options); ok && walk.MayAnswer() {
			w.choose(n)
			return true, nil
		}
	case lessons.Turn:
		if n, ok := numberOf(line, len(step.Variants)); ok {
			w.turn(n)
			return true, nil
		}
	case lessons.Ordering:
		if order, ok := orderTyped(line, len(step.Order.Lines)); ok {
			w.arrange(order)
			w.order()
			return true, w.runOrder(false)
		}
	}
	return false, nil
}

// chooseLesson opens the lesson of that number.
func (w *walker) chooseLesson(line string) bool {
	n, ok := numberOf(line, 0)
	if !ok {
		return false
	}
	for _, l := range w.t.Lessons {
		if l.Number == n {
			w.enterLesson(l.Slug)
			return true
		}
	}
	w.sayf("There is no lesson %d.", n)
	return true
}

func (w *walker) toContents() {
	w.open, w.ended, w.sure, w.fresh = "", false, false, true
}

// forget begins the lesson again, without its answers.
func (w *walker) forget() {
	slug := w.open
	for s := range w.ran {
		if s.slug == slug {
			delete(w.ran, s)
		}
	}
	for s := range w.results {
		if s.slug == slug {
			delete(w.results, s)
		}
	}
	w.shown, w.ended, w.sure, w.fresh = shownProgram{}, false, false, true
	w.walks[slug] = w.here().Reset()
	w.reached(true)
	w.say("This lesson begins again.")
}
