package plain

import (
	"fmt"

	"exit42/lessons"
)

// exercise says what is to be done, and where the files are or would be.
func (w *walker) exercise() {
	w.gap()
	switch b, ok := w.benches[w.spot()]; {
	case ok:
		w.say("Your file:")
		w.verbatim("", b.File())
	case w.t.Bench == nil:
		w.programIfNew()
		w.say("There is no place here to work on it; `solution` shows one, `skip` goes on.")
	default:
		w.programIfNew()
	}
	if w.here().Passed() {
		w.say("You have passed this exercise.")
	}
}

// proposal is the folder that is made where none is named.
func (w *walker) proposal() string {
	if w.t.Folder == nil {
		return ""
	}
	return w.t.Folder(w.here().Lesson())
}

// prepare puts the starter into the folder that was named, or else proposed.
func (w *walker) prepare(dir string) {
	if dir == "" {
		if dir = w.proposal(); dir == "" {
			w.say(w.asks())
			return
		}
	}
	b, err := w.t.Bench(w.here().Program(), dir)
	if err != nil {
		w.sayf("That does not do: %v.", err)
		return
	}
	w.benches[w.spot()] = b
	if b.Fresh() {
		w.say("The starter is written:")
	} else {
		w.say("Your file was there already, and is left as it is:")
	}
	w.verbatim("", b.File())
	w.say("Change it in your own editor and save it. In this plain text it does not run by itself then: an empty line here runs it, and says what it is worth.")
}

// judge runs what is in the learner's file now.
func (w *walker) judge(stepped bool) error {
	b := w.benches[w.spot()]
	if b == nil {
		w.say(w.asks())
		return nil
	}
	exp, err := b.Experiment()
	if err != nil {
		w.sayf("It cannot be run: %v.", err)
		return nil
	}
	trace, err := w.run(exp, stepped)
	if trace == nil || err != nil {
		return err
	}
	s := trace.At(trace.Len())
	r := ran{trace, trace.Evidence(), lessons.Python, by(s.Run)}
	w.ran[w.spot()] = r
	w.stuck(s)
	w.processes(s)
	w.crossed(s)
	w.boxes(r)
	w.gap()
	passed, words := b.Judge(trace)
	if !passed {
		w.sayf("Not yet. %s", words)
		w.say(w.helps())
		return nil
	}
	w.sayf("Passed. %s", words)
	if w.keep(w.here().Pass()) {
		w.prose(w.here().Step().Exercise.Why)
	}
	return nil
}

// helps says what help is left.
func (w *walker) helps() string {
	walk := w.here()
	if left := len(walk.Step().Hints) - len(walk.Hints()); left > 0 {
		return fmt.Sprintf("`hint` gives a hint (%d left), `solution` shows a solution.", left)
	}
	return "`solution` shows a solution."
}

// solution shows what passes, and why.
func (w *walker) solution() {
	walk := w.here()
	step := walk.Step()
	w.gap()
	switch {
	case step.Exercise != nil:
		w.listing("A solution, "+step.Exercise.Solution.File, step.Exercise.Solution.Source, ":")
		w.prose(step.Exercise.Why)
	case step.Order != nil:
		w.sayf("An order that passes is %s:", numbers(step.Order.Solved))
		for _, i := range step.Order.Solved {
			w.verbatim(fmt.Sprintf("%3d: ", i+1), step.Order.Lines[i])
		}
		w.gap()
		w.prose(step.Order.Why)
	case step.Kind == lessons.Predict:
		w.say("No answer is written down anywhere: the run decides.")
	default:
		w.say("There is nothing to solve in this step.")
	}
}

// hint gives one more hint.
func (w *walker) hint() {
	if w.keep(w.here().Hint()) {
		all := w.here().Hints()
		w.gap()
		w.prose("Hint " + fmt.Sprint(len(all)) + ": " + all[len(all)-1])
	}
}
