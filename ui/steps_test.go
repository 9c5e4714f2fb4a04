package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui/theme"
	"exit42/ui/words"
)

// TestSteps holds every step of every lesson, as one sees it who always chooses the first
// answer and is certain. The runs are the recorded ones. Whoever records them anew makes these
// files anew, too, and reads them.
func TestSteps(t *testing.T) {
	shelf := recording.NewShelf(content.Recordings())
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			all := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, size[0], size[1]).opts.Lessons
			for i, l := range all {
				t.Run(l.Folder, func(t *testing.T) {
					m := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, size[0], size[1])
					m.open(m.opts.Lessons[i])
					a := &album{t: t, m: m, shelf: shelf}
					for a.step() {
					}
					golden.RequireEqual(t, a.pictures.String())
				})
			}
		})
	}
}

// An album collects the pictures of a lesson.
type album struct {
	t        *testing.T
	m        *Model
	shelf    *recording.Shelf
	pictures strings.Builder
	visited  int
}

// take keeps the picture that is on the screen.
func (a *album) take(what string) {
	w := onScreen(a.m).walk
	fmt.Fprintf(&a.pictures, "======== %s · %s · %s\n%s\n", w.Place(), w.Step().ID, what, stripped(a.m))
}

// step does what a step is there for, and goes on; false after the last.
func (a *album) step() bool {
	w := onScreen(a.m).walk
	if w.Index() != a.visited {
		a.t.Fatalf("at step %d, not at %d", w.Index()+1, a.visited+1)
	}
	a.visited++
	a.take("as it is entered")
	switch step := w.Step(); step.Kind {
	case lessons.Predict:
		press(a.m, "a", "3")
		a.take("answered")
		press(a.m, "enter")
	case lessons.Turn:
		press(a.m, "a")
		a.take("turned")
		press(a.m, "enter")
	case lessons.Run:
		a.run()
		press(a.m, "n")
	case lessons.Ordering:
		a.run()
		a.arrange(step.Order.Solved)
		a.run()
		press(a.m, "n")
	case lessons.Verdict:
		for n := 1; n < len(w.Verdicts(onScreen(a.m).evidence)); n++ {
			press(a.m, "down")
			a.take(fmt.Sprintf("verdict %d", n+1))
		}
		press(a.m, "n")
	case lessons.Claims:
		for n := range step.Claims {
			press(a.m, "down")
			a.take(fmt.Sprintf("claim %d", n+1))
		}
		press(a.m, "n")
	default:
		press(a.m, "n")
	}
	return a.visited < len(w.Lesson().Steps)
}

// run plays the recording of the program that stands on the stage, and takes the picture at its
// turning point, and at its end.
func (a *album) run() {
	l := onScreen(a.m)
	trace, ok := a.shelf.Find(l.walk.Lesson().Folder, l.walk.Program())
	if !ok {
		a.t.Fatalf("no recording of %s", l.walk.Program().File)
	}
	what := l.walk.Program().File
	if l.at(lessons.Ordering) {
		what += fmt.Sprint(l.walk.Order())
	}
	if at := turningPoint(trace); at >= 0 {
		play(a.m, trace, at)
		a.take(fmt.Sprintf("%s, event %d: %s", what, at, trace.Event(at).Kind))
	}
	play(a.m, trace, -1)
	a.take(what + ", over")
}

// turningPoint is where something lies in a channel for the last time, or else where the child's
// function has come to its end.
func turningPoint(trace *demo.Trace) int {
	point := -1
	for i := range trace.Len() {
		switch e := trace.Event(i); {
		case words.Silent(e):
		case e.Kind == demo.KindWrite && e.Name != "forkserver":
			point = i
		case (e.Kind == demo.KindReturn || e.Kind == demo.KindRaise) && point < 0:
			point = i
		}
	}
	return point
}

// arrange puts the lines of an order right, as a learner does: with the arrows and space.
func (a *album) arrange(solved []int) {
	press(a.m, "up")
	for to, line := range solved {
		l := onScreen(a.m)
		for l.chosen > 0 {
			press(a.m, "up")
			l = onScreen(a.m)
		}
		at := 0
		for l.walk.Order()[at] != line {
			press(a.m, "down")
			at++
		}
		press(a.m, "space")
		for ; at > to; at-- {
			press(a.m, "up")
		}
		press(a.m, "space")
	}
	a.take("arranged")
}
