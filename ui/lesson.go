package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// lesson is the screen of one lesson: where the learner stands, and the run on the stage. What it
// does at a step is told by that step's kind: see step.
type lesson struct {
	walk lessons.Walk
	tried
	others map[int]tried // what the other parts have on the stage

	ids      *counter
	chosen   int  // of a list: the claim, the verdict, the line; -1 for none
	picked   bool // the chosen line of an order moves with the arrows
	jumped   bool // the stage shows the chosen claim's event
	output   bool // the left pane shows the output
	scrolled int  // lines of the words that are scrolled away
	refusal  string
	resets   int // how often it was begun anew
}

// A tried is what a part of the lesson has on the stage.
type tried struct {
	run       run
	evidence  lessons.Evidence // of the last run that came to its end
	language  lessons.Language // of the program that gave it
	failed    string           // the last error of that run; empty for none
	killed    string           // whom of that run the learner killed, so that it decides nothing; empty for nobody
	results   []result         // one a run, to see that they are the same
	reran     bool             // in this step another run was asked for: the words are about it
	elsewhere elsewhereStage   // of an Elsewhere step
	exercise  exerciseStage    // of an Exercise step
}

// newLesson is the screen of a lesson, where the learner stands in it.
func newLesson(w lessons.Walk, ids *counter) lesson {
	return lesson{walk: w, ids: ids, chosen: -1, tried: tried{run: run{id: ids.next(), pace: usualPace}}}.entered()
}

func (l lesson) shown() run      { return l.run }
func (l lesson) refused() string { return l.refusal }

// owns reports whether a message is about the run, or about what a step has besides.
func (l lesson) owns(id int) bool {
	return l.run.id == id || l.elsewhere.owns(id) || l.exercise.owns(id)
}

// interrupt: the program of a lesson has no use for ctrl+c.
func (l lesson) interrupt() (screen, bool) { return l, false }

// place is the step's title, and its number.
func (l lesson) place() (title, at string) {
	step := strings.ReplaceAll(l.walk.Step().Title, "`", "")
	return fmt.Sprintf("%d %s", l.walk.Lesson().Number, step), l.walk.Place()
}

// at reports whether the learner is at a step of one of these kinds.
func (l lesson) at(kinds ...lessons.Kind) bool { return slices.Contains(kinds, l.walk.Step().Kind) }

// These are the step's: see step.
func (l lesson) typing() bool                                  { return l.step().typing() }
func (l lesson) enable(k *keys, m machine)                     { l.step().enable(k, m) }
func (l lesson) short(k keys) []key.Binding                    { return l.step().short(k) }
func (l lesson) byHand(m machine) (hand, bool)                 { return l.step().byHand(m) }
func (l lesson) switched(m machine) (screen, tea.Cmd)          { return l.step().switched(m) }
func (l lesson) resumed(m machine) (lesson, tea.Cmd)           { return l.step().resumed(m) }
func (l lesson) picture(lk look, m machine, w, h int) []string { return l.step().picture(lk, m, w, h) }
func (l lesson) press(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd) {
	l.refusal = ""
	return l.step().press(msg, k, m)
}

// update takes what came of the lesson's commands.
func (l lesson) update(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg.(type) {
	case pythonFound, pythonsFound:
		return l.resumed(m)
	}
	if next, cmd, taken := l.updateElsewhere(msg, m); taken {
		return next, cmd
	}
	if next, cmd, taken := l.updateExercise(msg, m); taken {
		return next, cmd
	}
	run, cmd, ended := l.run.update(msg)
	if l.run = run; ended {
		l = l.ended()
	}
	return l, cmd
}

// leave ends what runs.
func (l lesson) leave() (screen, tea.Cmd) { return l.stopped() }

// stopped forgets a run that goes on.
func (l lesson) stopped() (lesson, tea.Cmd) {
	l, ends := l.stepLeft()
	if !l.run.live() {
		return l, ends
	}
	run, end := l.run.stop(l.ids.next())
	l.run, l.reran = run, false // there is nothing that the words could be about
	return l, tea.Batch(ends, end)
}

// stepLeft ends what a step has besides the run of its part: the learner leaves it.
func (l lesson) stepLeft() (lesson, tea.Cmd) {
	l, programs := l.stoppedElsewhere()
	l, watch := l.unwatched()
	return l, tea.Batch(programs, watch)
}

// close ends that, when the program ends.
func (l lesson) close() {
	l.elsewhere.close()
	l.exercise.close()
}
