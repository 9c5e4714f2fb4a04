package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/class"
)

// TestPresentBIsBlack: b is a clicker's key, whatever there is to choose: it blackens the screen, and
// any key lights it again on what was there.
func TestPresentBIsBlack(t *testing.T) {
	for name, come := range map[string][]string{
		"turn": {"1", "1", "enter", "down", "down"}, "vote": {"3", "enter", "v", "1"}, "by hand": {"x"}, "title": {"pgup"},
	} {
		m := talkAt(t, trueColour, 80, 24, Presented{})
		p := m.presented()
		press(m, come...)
		before, letter := stripped(m), p.on().walk.Answer().Letter
		if press(m, "b"); strings.TrimSpace(stripped(m)) != "" {
			t.Errorf("%s: b leaves the screen lit:\n%s", name, stripped(m))
		}
		if press(m, "b"); stripped(m) != before || p.on().walk.Answer().Letter != letter {
			t.Errorf("%s: b chose or changed something:\n%s", name, stripped(m))
		}
	}
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "1", "1", "enter", "down")
	if got := m.presented().on().walk.Answer().Letter; got != "b" || !strings.Contains(stripped(m), "↑↓ choose") {
		t.Errorf("the arrows choose %q, or are not told of:\n%s", got, stripped(m))
	}
}

// TestPresentCovered: behind the page that the room types along no key does anything to the run, and
// behind help none at all.
func TestPresentCovered(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	before := p.on().run
	for _, k := range append(everyKey, "1", "2", "enter") {
		for _, page := range []string{"x", "?", "z"} {
			p.goTo(0, 5)
			press(m, page)
			knobs := [3]any{m.machine.python, m.machine.method, m.machine.golang}
			if press(m, k); m.at == findScreen {
				t.Errorf("%s behind %s leaves the stage", k, page)
				press(m, "esc")
			}
			after := p.parts[place{}].run
			if len(after.wanted) != 0 || after.playing || after.at != before.at || after.pace != before.pace || after.id != before.id {
				t.Errorf("%s behind %s does something to the run", k, page)
			}
			if knobs != [3]any{m.machine.python, m.machine.method, m.machine.golang} || page != "z" && p.armed != nothingArmed {
				t.Errorf("%s behind %s turns a knob, or arms something", k, page)
			}
			m.page, p.black, p.armed = noPage, false, nothingArmed
		}
	}
	p.goTo(0, 5)
	if press(m, "x", "p"); !p.hand || !strings.Contains(stripped(m), "x closes it") {
		t.Errorf("it is not said why p does nothing:\n%s", stripped(m))
	}
}

// firedWith is a run on the stage which an interpreter gave.
func firedWith(t *testing.T, m *Model, path, method string) {
	t.Helper()
	p := m.presented()
	press(m, "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), 12)
	of := python.Interpreter{Path: path, Impl: "CPython", Version: "3.13.0", Methods: []string{"fork", "spawn"}, Default: "fork"}
	p.fired[p.here()] = demo.Experiment{Runtime: python.Runtime{Interpreter: of}, Method: method, Files: []demo.File{{Name: "promise.py", Text: p.program().Source}}}
}

// TestPresentByHandIsOnStage: by hand the interpreter, the start method and the program are those of
// the run on the stage, whatever is chosen for the next one.
func TestPresentByHandIsOnStage(t *testing.T) {
	const path = "/opt/python/bin/python3.13"
	for _, of := range []struct{ called, method, says string }{
		{"python3.13", "fork", "python3.13 promise.py; echo $?"},
		{"~/py/python3.13", "spawn", `~/py/python3.13 -c 'import multiprocessing as m, runpy; m.set_start_method("spawn"); runpy.run_path("promise.py", {}, "__main__")'; echo $?`},
		{"", "fork", "Python 3.13.0 is on the stage; with what python3 is here: python3 promise.py; echo $?"},
	} {
		m := talkAt(t, trueColour, 120, 36, Presented{})
		firedWith(t, m, path, of.method)
		m.Update(interpretersNamed{m.presented().id, map[string]string{path: of.called}})
		m.machine.method = "forkserver" // for the next run
		press(m, "x")
		if text := strings.Join(strings.Fields(stripped(m)), " "); !strings.Contains(text, of.says) || !strings.Contains(text, "ctrl+c ends it") {
			t.Errorf("no %q:\n%s", of.says, stripped(m))
		}
	}
	cmd := nameInterpreters(7, func(path string) string { return "the " + path }, []python.Interpreter{{Path: "a"}})
	if got := cmd().(interpretersNamed); got.id != 7 || got.called["a"] != "the a" {
		t.Errorf("%+v", got)
	}
}

// TestPresentWritesEdited: w writes the program that is on the stage, over no other file, and the page
// says under which name.
func TestPresentWritesEdited(t *testing.T) {
	there := map[string]string{"promise.py": "print('theirs')"}
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	p.save = func(name, text string) (string, error) {
		if old, ok := there[name]; ok && old != text {
			return "", errors.New("another " + name + " is already here")
		}
		there[name] = text
		return "/here/" + name, nil
	}
	press(m, "6", "enter")
	p.takes(p.here(), editedProgram, lessons.Program{File: "promise.py", Source: "print(1)\n"})
	press(m, "x")
	m.Update(p.write("w", m.machine)())
	text := stripped(m)
	if !strings.Contains(text, "written: promise_2.py, beside another promise.py") || !strings.Contains(text, "promise_2.py; echo $?") || !strings.Contains(text, "The edited program") {
		t.Errorf("it is not said what was written:\n%s", text)
	}
	if there["promise_2.py"] != "print(1)\n" || there["promise.py"] != "print('theirs')" {
		t.Errorf("%q", there)
	}
	m.Update(p.write("w", m.machine)()) // again: it is there with this text
	if len(there) != 2 {
		t.Errorf("%q", there)
	}
	p.save = func(name, _ string) (string, error) { return "", errors.New("no room for " + name) }
	m.Update(p.write("w", m.machine)())
	if text := stripped(m); !strings.Contains(text, "no room for promise.py") {
		t.Errorf("it is not said why nothing was written:\n%s", text)
	}
}

// TestPresentTitlePage: a talk begins with the title page, goes on to the first step and back, and
// nothing can be started there; a talk that goes on, or names a lesson, does not begin with it.
func TestPresentTitlePage(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "promise"})
	if p := m.presented(); p.step != 0 {
		t.Fatal("it begins elsewhere")
	}
	m.openPresent(Presented{Slug: "promise"})
	if m.presented().title {
		t.Error("a talk that names a lesson begins with the title page")
	}
	m.openPresent(Presented{})
	p := m.presented()
	if text := stripped(m); !strings.Contains(text, ourTitle) || !strings.Contains(text, ourQuestion) || strings.Contains(text, "1 of 14") {
		t.Errorf("no title page:\n%s", text)
	}
	if told := p.talk(m.machine); told.Step != "title page" || told.Title != ourTitle || !strings.HasPrefix(told.Next, "read · ") || told.At != p.all[0].Steps[0].ID {
		t.Errorf("the speaker is told %+v", told)
	}
	press(m, "r", "enter", "p", "e", "pgup", "x", "v", "E")
	if started(p) != 0 || !p.title || p.armed != nothingArmed || p.vote != nil {
		t.Error("something happens behind the title page")
	}
	for _, keys := range [][]string{{"pgdown"}, {"pgup", "n"}} {
		if press(m, keys...); p.title || p.step != 0 || !strings.Contains(stripped(m), "1 of 14") {
			t.Errorf("%v does not lead to the first step:\n%s", keys, stripped(m))
		}
	}
	if press(m, "pgup"); !p.title {
		t.Error("the title page does not come back")
	}
	m.opts.Title, m.opts.Page = "Processes, at Home", strings.Repeat("A line.\n\n", 40)+"The last."
	m.openPresent(Presented{})
	if text := stripped(m); !strings.Contains(text, "Processes, at Home") || strings.Contains(text, ourTitle) || strings.Contains(text, "The last.") {
		t.Errorf("the workshop's own title page is not shown:\n%s", text)
	}
	for range 200 {
		press(m, "down")
	}
	if !strings.Contains(stripped(m), "The last.") {
		t.Errorf("its end cannot be read:\n%s", stripped(m))
	}
	for _, size := range [][2]int{{60, 16}, {200, 60}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if lines := m.lines(); len(lines) != size[1] {
			t.Errorf("%d lines of %d", len(lines), size[1])
		}
	}
}

// TestPresentPlanned: a talk of another length has its lessons longer or shorter, all alike.
func TestPresentPlanned(t *testing.T) {
	usual := talkAt(t, trueColour, 80, 24, Presented{}).presented()
	long := talkAt(t, trueColour, 80, 24, Presented{Planned: 80 * time.Minute}).presented()
	if usual.planned() != 40*time.Minute || long.planned() != 80*time.Minute {
		t.Fatalf("planned: %v and %v", usual.planned(), long.planned())
	}
	last := len(usual.all) - 1
	for _, at := range [][2]int{{0, 0}, {0, 7}, {3, 4}, {last, len(usual.all[last].Steps)}} {
		if a, b := usual.due(at[0], at[1]), long.due(at[0], at[1]); (2*a - b).Abs() > time.Second {
			t.Errorf("at %v: %v, then %v", at, a, b)
		}
	}
	if long.due(last, len(long.all[last].Steps)) != 80*time.Minute {
		t.Error("the last step does not end with the talk")
	}
}

// TestPresentBeforeRun: at each kind of step of three lessons there is something to see before
// anything has run: the whole of what is to be read, the claims, and how to have a run.
func TestPresentBeforeRun(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		m := talkAt(t, trueColour, size[0], size[1], Presented{})
		p := m.presented()
		for in, l := range p.all {
			for step := range l.Steps {
				if !slices.Contains([]int{1, 3, 4}, l.Number) {
					continue
				}
				p.goTo(in, step)
				text := strings.Join(strings.Fields(stripped(m)), " ")
				var wants []string
				switch s := &l.Steps[step]; s.Kind {
				case lessons.Read:
					wants = strings.Fields(strings.ReplaceAll(s.Prose, "`", ""))
				case lessons.Claims:
					for _, c := range s.Claims {
						wants = append(wants, c.ID+" ")
					}
					wants = append(wants, "Nothing has run yet: r, then enter.")
				case lessons.Verdict, lessons.Where, lessons.Status, lessons.Abroad:
					wants = []string{"Nothing has run yet: r, then enter"}
				}
				for _, want := range wants {
					if !strings.Contains(text, want) {
						t.Errorf("%v, lesson %d, step %d: no %q:\n%s", size, l.Number, step+1, want, stripped(m))
						break
					}
				}
				if strings.Contains(text, "✓") || strings.Contains(text, "✗") {
					t.Errorf("%v, lesson %d, step %d: a verdict before a run:\n%s", size, l.Number, step+1, stripped(m))
				}
			}
		}
	}
}

// TestPresentNotShown: of what a run did not show it is not said how many were right.
func TestPresentNotShown(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	s := &p.all[0].Steps[2]
	hands := &class.Tally{Hands: map[string]int{"a": 40}}
	p.votes = p.votes.With(class.Vote{Lesson: "promise", Step: s.ID, First: hands, Second: hands})
	if got := p.classSaid(s, lessons.Observation{Subject: s.Question.Subject}); strings.Contains(got, "of 40") || !strings.Contains(got, "the run did not show it") {
		t.Errorf("%q", got)
	}
}

// TestPresentNoKnob: a key that chooses nothing says why.
func TestPresentNoKnob(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	one := m.machine
	alone, gone, plays := one, one, one
	one.golang = true
	alone.pythons = []python.Interpreter{{Version: "3.9.18", Impl: "CPython", Methods: []string{"spawn"}, Default: "spawn"}}
	gone.pythons, gone.golang = nil, true
	plays = gone
	plays.recording = func(string, lessons.Program) (*demo.Trace, bool) { return nil, false }
	for _, of := range []struct {
		m         machine
		key, says string
	}{
		{one, "i", "g goes back to Python; Go has no other version here"},
		{one, "s", "g goes back to Python; a Go program has no start methods"},
		{alone, "i", "there is no other Python here than 3.9.18"},
		{alone, "f", "Python 3.9.18 has no fork here"},
		{alone, "s", "Python 3.9.18 has only spawn here"},
		{gone, "g", "there is no Python here to go back to"},
		{plays, "i", "recordings are played"},
	} {
		m.machine = of.m
		if press(m, of.key); !strings.Contains(stripped(m), of.says) {
			t.Errorf("%s: no %q:\n%s", of.key, of.says, stripped(m))
		}
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
