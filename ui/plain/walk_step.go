package plain

import (
	"fmt"
	"strings"

	"exit42/lessons"
)

// present says all that there is to say of the place where the learner has come to.
func (w *walker) present() error {
	switch {
	case w.open == "":
		w.contents()
		return nil
	case w.ended:
		w.wasLesson()
		return nil
	}
	walk := w.here()
	step := walk.Step()
	w.gap()
	w.sayf("Step %d of %d, %s: %s", walk.Index()+1, len(walk.Lesson().Steps), step.Kind, sentence(step.Title))
	if step.Kind == lessons.Predict {
		w.programIfNew()
	}
	w.prose(step.Prose)
	switch step.Kind {
	case lessons.Read:
		if !w.readsOn() {
			w.programIfNew()
		}
		if r, ok := w.ran[w.spot()]; ok {
			w.boxesStay(r)
		}
	case lessons.Run:
		w.programIfNew()
	case lessons.Predict:
		w.question()
	case lessons.Turn:
		w.variants()
	case lessons.Ordering:
		w.programIfNew()
		w.order()
	case lessons.Exercise:
		w.exercise()
	case lessons.Elsewhere:
		w.entries()
	default:
		w.lookBack()
	}
	return nil
}

// readsOn reports whether the next step of the part is prose, too: the program waits for it.
func (w *walker) readsOn() bool {
	walk := w.here()
	next := walk.Index() + 1
	return next <= walk.Part().Last && walk.Lesson().Steps[next].Kind == lessons.Read
}

// looksBack reports whether a kind of step tells of a run.
func looksBack(k lessons.Kind) bool {
	return k == lessons.Verdict || k == lessons.Claims || k == lessons.Where || k == lessons.Status
}

// lookBack tells of the part's run, if there is one to tell of.
func (w *walker) lookBack() {
	r, ok := w.ran[w.spot()]
	if !ok {
		w.say("This step tells of a run, and none of this sitting is there.")
		return
	}
	switch w.here().Step().Kind {
	case lessons.Verdict:
		w.verdicts(r)
	case lessons.Claims:
		w.ledger(r)
	case lessons.Where:
		w.where(r)
	case lessons.Status:
		w.status(r)
	}
}

// programIfNew says the program of the part, if it is not the one that was said last.
func (w *walker) programIfNew() {
	now := w.source()
	again := w.shown.slug == w.open
	switch same := w.shown; {
	case now.text == "" || now == same:
		return
	case now.text == same.text && now.slug == same.slug && now.file == same.file:
		w.shown = now
		w.sayf("The program is the same, %s, now %s.", now.file, now.with())
	default:
		w.program()
	}
	switch _, seen := w.ran[w.spot()]; {
	case w.here().Part().Run < 0 || seen:
	case again:
		w.say("Both boxes, EXIT CODE and RETURNED VALUE, are empty: nothing of this program has run here yet.")
	default:
		w.say("The picture has a parent, the kernel and a child, side by side, and two boxes below: EXIT CODE from the kernel, and RETURNED VALUE from your code. Nothing of this program has run here yet, so both boxes are empty.")
	}
	w.gap()
}

// program says the program of the part, line by line.
func (w *walker) program() {
	step := w.here().Step()
	if step.Kind == lessons.Elsewhere {
		for _, e := range step.Elsewhere {
			if e.Program.Source != "" {
				w.listing("In "+e.Tool+", "+e.Program.File, e.Program.Source, ":")
			}
		}
		return
	}
	p := w.source()
	switch w.shown = p; {
	case p.text == "":
		w.say("There is no program here.")
	case step.Kind == lessons.Exercise:
		w.listing("The starter, "+p.file, p.text, ":")
	case strings.HasSuffix(p.file, ".go"):
		w.listing("The program, "+p.file, p.text, ". This binary was made of it, and runs it "+p.with()+".")
	default:
		w.listing("The program, "+p.file, p.text, ". It is byte for byte the file that runs.")
	}
}

// with says the arguments with which a program runs.
func (p shownProgram) with() string {
	if p.args == "" {
		return "without arguments"
	}
	return "with " + p.args
}

// listing says a source text, line by line.
func (w *walker) listing(what, text, end string) {
	lines := sourceLines(text)
	w.gap()
	w.sayf("%s, %d %s%s", what, len(lines), plural(len(lines), "line"), end)
	for i, line := range lines {
		w.verbatim(fmt.Sprintf("%3d: ", i+1), line)
	}
	w.gap()
}

// source is the program of the part in the language in which it would run.
func (w *walker) source() shownProgram {
	p := w.here().Program()
	is := shownProgram{slug: w.open, file: p.File, text: p.Source}
	if w.here().Step().Kind == lessons.Elsewhere {
		return is
	}
	if exp, _, err := w.experiment(p); err == nil && len(exp.Files) > 0 {
		is.file, is.text, is.args = exp.Files[0].Name, exp.Files[0].Text, strings.Join(exp.Args, " ")
	}
	return is
}
