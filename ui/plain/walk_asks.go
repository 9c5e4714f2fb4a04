package plain

import (
	"fmt"

	"exit42/lessons"
)

// asks says in few words what can be typed now.
func (w *walker) asks() string {
	switch {
	case w.reset:
		return "Type `reset` again to forget your answers in this lesson; anything else keeps them."
	case w.open == "":
		if l, ok := w.proposed(); ok {
			return fmt.Sprintf("Type a lesson's number; enter opens lesson %d.", l.Number)
		}
		return "There are no lessons. `quit` ends."
	case w.ended:
		if l, ok := w.next(w.open); ok {
			return fmt.Sprintf("Enter begins lesson %d, %s; `lessons` lists all.", l.Number, l.Title)
		}
		return "Enter goes back to the contents; `quit` ends."
	}
	walk := w.here()
	switch step := walk.Step(); {
	case w.sure:
		return "How sure are you? 1 guess, 2 fairly sure, 3 certain."
	case step.Kind == lessons.Predict && walk.MayAnswer():
		return "Choose " + oneTo(len(step.Question.Options)) + "; `skip` leaves it open."
	case step.Kind == lessons.Turn && walk.MayAnswer():
		return "Choose " + oneTo(len(step.Variants)) + "."
	case step.Kind == lessons.Turn:
		return "Choose " + oneTo(len(step.Variants)) + " to turn it again; enter leaves it so."
	case step.Kind == lessons.Ordering && !walk.Passed():
		return fmt.Sprintf("Type the %d numbers in an order, as in %s; enter runs the lines as they stand.", len(step.Order.Lines), example(len(step.Order.Lines)))
	case step.Kind == lessons.Exercise && !walk.Passed():
		return w.asksExercise()
	case w.runsHere() && len(walk.Open()) > 0:
		return fmt.Sprintf("Enter goes back to step %d; `skip` runs without its answer.", walk.Open()[0]+1)
	case w.runsHere() && step.Kind == lessons.Elsewhere:
		return "Enter runs them, one after the other."
	case w.runsHere():
		return "Enter runs it; `step` holds it and goes event by event."
	case walk.Done():
		return "Enter ends the lesson."
	}
	return "Enter goes on."
}

func (w *walker) asksExercise() string {
	if w.benches[w.spot()] != nil {
		return "Enter runs your file; `hint`, `solution` or `skip`."
	}
	if w.t.Bench == nil {
		return "`solution` or `skip`."
	}
	if dir := w.proposal(); dir != "" {
		return fmt.Sprintf("Type `folder` and a path for your files; enter makes %s; or `skip`.", dir)
	}
	return "Type `folder` and a path for your files; or `skip`."
}

// runsHere reports whether the step is there for a run that has not been seen in this sitting.
func (w *walker) runsHere() bool {
	walk := w.here()
	kind := walk.Step().Kind
	if kind == lessons.Elsewhere {
		return !walk.Ran()
	}
	_, seen := w.ran[w.spot()]
	return !seen && (kind == lessons.Run || looksBack(kind))
}

func oneTo(n int) string {
	if n == 2 {
		return "1 or 2"
	}
	return fmt.Sprintf("1 to %d", n)
}

// example is an order of so many lines that is not the one in which they stand.
func example(n int) string {
	text := ""
	for i := n; i > 0; i-- {
		text += fmt.Sprint(i)
		if i > 1 {
			text += " "
		}
	}
	return text
}
