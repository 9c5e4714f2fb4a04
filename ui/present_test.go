package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/theme"
)

// talkAt is a talk about the lessons in a window of w by h, which began at noon.
func talkAt(t testing.TB, o theme.Options, w, h int, of Presented) *Model {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	if of.Began.IsZero() {
		of.Began = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	}
	m := New(Options{
		Lessons: all, Theme: o, Present: &of,
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native:  func(string) (demo.Runtime, []demo.File, bool) { return nil, nil, false },
		Save:    func(name, _ string) (string, error) { return filepath.Join("here", name), nil },
		Edit:    func(name, text string) (Edit, error) { return Edit{}, nil },
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.Update(pythonsFound{pythons: []python.Interpreter{fixedPython}})
	m.presented().over = noCover // it has a test of its own
	return m
}

// stageRun puts a fixed run on the stage that is shown: up to event n, or to its end where n is -1.
func stageRun(m *Model, trace *demo.Trace, n int) {
	p := m.presented()
	l := p.front
	l.run = run{id: p.ids.next(), pace: usualPace, trace: new(demo.Trace), at: -1, follow: true, label: m.machine.name() + " · " + m.machine.startMethod()}
	last := trace.Len() - 1
	if n >= 0 {
		last = n
	}
	var events []demo.Event
	for i := 0; i <= last; i++ {
		events = append(events, trace.Event(i))
	}
	l.run, l.language = l.run.took(events), lessons.Python
	p.front.ran = ""
	if n < 0 {
		l.lesson = l.ended()
		p.answered(p.front)
	}
}

// started are the runs that were asked for.
func started(p *present) (n int) {
	for _, l := range p.parts {
		if l.run.trace != nil || l.elsewhere.look != 0 {
			n++
		}
	}
	return n
}

// TestPresentFinds: a search leads to a step inside of the talk.
func TestPresentFinds(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "/", "3", ".", "4", "enter")
	if p := m.presented(); m.at != presentScreen || p.in != 2 || p.step != 3 {
		t.Errorf("it leads to %q, lesson %d, step %d", m.at, p.in+1, p.step+1)
	}
	press(m, "m", "esc")
	if m.at != presentScreen {
		t.Errorf("esc leads to %q", m.at)
	}
}

// TestPresentFires: enter alone does nothing, after r it starts the program, and only once.
func TestPresentFires(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "enter")
	if started(p) != 0 {
		t.Fatal("enter alone starts a run")
	}
	press(m, "r", "enter", "enter")
	first := p.front.run.id
	if started(p) != 1 || p.front.run.session != nil {
		t.Fatal("r and enter start no run")
	}
	press(m, "]", "r")
	if text := stripped(m); !strings.Contains(text, "enter ends what runs and runs exit_42.py") {
		t.Errorf("what is armed is not said:\n%s", text)
	}
	press(m, "n", "enter")
	if p.live().run.id != first {
		t.Error("a clicker and enter ended the run")
	}
	press(m, "r", "enter")
	if started(p) != 1 || p.front.run.trace == nil {
		t.Error("two runs live at once, or none")
	}
	press(m, "q", "n")
	if cmd := m.press(keyOf("enter")); cmd != nil {
		t.Error("quitting was not taken back")
	}
	press(m, "q")
	if cmd := m.press(keyOf("enter")); cmd == nil || fmt.Sprintf("%T", cmd()) != "tea.QuitMsg" {
		t.Error("q and enter do not quit")
	}
}

// TestPresentEndsElsewhere: a run that ends while another lesson is shown leaves that as it is, and
// answers the vote of its own.
func TestPresentEndsElsewhere(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	trace := fixedTrace(t, "promise-fork")
	press(m, "3", "enter", "v", "9", "esc", "6", "enter")
	stageRun(m, trace, 5)
	at := p.here()
	press(m, "]", "n", "x")
	before := stripped(m)
	var rest []demo.Event
	for i := 6; i < trace.Len(); i++ {
		rest = append(rest, trace.Event(i))
	}
	m.Update(eventsCame{id: p.parts[at].run.id, events: rest, over: true})
	_, before, _ = strings.Cut(before, "\n") // the head says what runs
	if _, after, _ := strings.Cut(stripped(m), "\n"); after != before || p.in != 1 || p.step != 1 {
		t.Errorf("what is shown has changed:\n%s\n%s", before, after)
	}
	if p.live() != nil {
		t.Error("it is still live")
	}
	if v := p.polls.votes.Find("promise", p.all[0].Steps[2].ID); v == nil || v.Happened == nil {
		t.Errorf("the vote is not answered: %+v", v)
	}
}

// TestPresentHeldAt: a moment is told in words, and never by a number of the trace.
func TestPresentHeldAt(t *testing.T) {
	trace := fixedTrace(t, "promise-fork")
	part, all := new(demo.Trace), map[string]bool{}
	for i := range trace.Len() {
		part.Append(trace.Event(i))
		at := heldAt(part)
		if all[at] = true; strings.Contains(at, "event") {
			t.Error(at)
		}
	}
	for _, want := range []string{"at the start", "at start()", "in join()", "at return", "at the exit"} {
		if !all[want] {
			t.Errorf("no moment %q: %s", want, fmt.Sprint(all))
		}
	}
}

// TestPresentReadsElsewhere: of programs in other languages the chosen one can be read to its end,
// with keys that no clicker has.
func TestPresentReadsElsewhere(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "eight-bits"})
	p := m.presented()
	for !p.at(lessons.Elsewhere) {
		press(m, "n")
	}
	if press(m, "tab"); p.over == programCover || p.refusal == "" {
		t.Error("a program is shown before it is known whether it can run")
	}
	long := strings.Repeat("pass\n", 60) + "last()\n"
	p.front.elsewhere.look = 1
	p.front.elsewhere.rows = []translation{{here: true, exp: demo.Experiment{Files: []demo.File{{Name: "long.py", Text: long}}}}}
	press(m, "tab")
	for range 200 {
		press(m, "down")
	}
	if text := stripped(m); !strings.Contains(text, "last()") || !strings.Contains(text, "of 61") || strings.Contains(text, "pgdn") {
		t.Errorf("its end is not shown:\n%s", text)
	}
	if press(m, "up"); strings.Contains(stripped(m), "last()") {
		t.Error("it was scrolled further than there is something to see")
	}
}
