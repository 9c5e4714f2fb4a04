package ui

import (
	"fmt"
	"slices"
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
					a.others()
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
	picture := stripped(a.m)
	fmt.Fprintf(&a.pictures, "======== %s · %s · %s\n%s\n", w.Place(), w.Step().ID, what, picture)
	lines := strings.Split(strings.TrimRight(picture, "\n"), "\n")
	words := lines[len(lines)-1-layout(a.m.w, a.m.h).words.h : len(lines)-1]
	if strings.TrimSpace(strings.Join(words, "")) == "" {
		a.t.Errorf("%s, %s: no words:\n%s", w.Step().ID, what, picture)
	}
	verdict := onScreen(a.m).at(lessons.Verdict) // a refutation goes on with why the other answer is right
	if a.m.w >= 80 && !verdict && strings.Contains(picture, "more lines: pgdn") {
		a.t.Errorf("%s, %s: not all of the words can be seen:\n%s", w.Step().ID, what, picture)
	}
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
		for n := range w.Verdicts(onScreen(a.m).evidence) {
			press(a.m, "enter")
			a.take(fmt.Sprintf("read on, %d", n+1))
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
// turning point, where it is found to be stuck, and at its end.
func (a *album) run() {
	trace, what := a.recording()
	for _, at := range momentsOf(trace) {
		play(a.m, trace, at)
		a.take(fmt.Sprintf("%s, event %d: %s", what, at+1, trace.Event(at).Kind))
	}
	play(a.m, trace, -1)
	a.take(what + ", over")
}

func (a *album) recording() (trace *demo.Trace, what string) {
	l := onScreen(a.m)
	trace, ok := a.shelf.Find(l.walk.Lesson().Folder, l.walk.Program())
	if !ok {
		a.t.Fatalf("no recording of %s", l.walk.Program().File)
	}
	what = l.walk.Program().File
	if l.at(lessons.Ordering) {
		what += fmt.Sprint(l.walk.Order())
	}
	return trace, what
}

// momentsOf are the moments of a run that are worth a picture: where the value lies in a channel,
// or else where the child's function has come to its end; and where nothing can move any more.
func momentsOf(trace *demo.Trace) []int {
	point, value := -1, trace.Len()
	if _, at, ok := trace.Evidence().Says("value"); ok {
		value = at
	}
	for i := range trace.Len() {
		switch e := trace.Event(i); {
		case words.Silent(e):
		case e.Kind == demo.KindWrite && e.PID != trace.At(i).Parent && i < value:
			point = i
		case (e.Kind == demo.KindReturn || e.Kind == demo.KindRaise) && point < 0:
			point = i
		case e.Kind == demo.KindStuck:
			return append(slices.DeleteFunc([]int{point}, func(i int) bool { return i < 0 }), i)
		}
	}
	return slices.DeleteFunc([]int{point}, func(i int) bool { return i < 0 })
}

// others turns each knob to its other positions, and takes the pictures of their runs.
func (a *album) others() {
	lesson := onScreen(a.m).walk.Lesson()
	for _, part := range lesson.Parts {
		if part.Turn < 0 {
			continue
		}
		for _, v := range lesson.Steps[part.Turn].Variants[1:] {
			l := onScreen(a.m)
			next, _ := l.move(a.m.machine)(l.walk.Go(part.Turn), nil)
			a.m.screens[a.m.at] = next
			press(a.m, v.Letter)
			for onScreen(a.m).walk.Index() < part.Run {
				press(a.m, "n")
			}
			press(a.m, "S")
			a.run()
			press(a.m, "n")
			a.take("answered nothing")
		}
	}
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
