package ui

import (
	"strings"
	"testing"
)

// inRecap is the program in the recap, with two predictions made in one lesson.
func inRecap(t *testing.T) *Model {
	m, _ := begun(t)
	m.opts.Save = func(name, _ string) (string, error) { return "/home/you/" + name, nil }
	press(m, "m", "R")
	return m
}

// TestRecapWritten: where the notes are is said until the next key.
func TestRecapWritten(t *testing.T) {
	m := inRecap(t)
	_, cmd := m.Update(keyOf("w"))
	m.Update(cmd())
	if !strings.Contains(stripped(m), "Written: /home/you/exit42-notes.md") {
		t.Fatalf("it is not said where they are:\n%s", stripped(m))
	}
	if press(m, "down"); strings.Contains(stripped(m), "Written") {
		t.Errorf("it is still said:\n%s", stripped(m))
	}
}

// TestRecapRunsNothing: no key of the recap chooses what runs a program.
func TestRecapRunsNothing(t *testing.T) {
	m := inRecap(t)
	for _, k := range []string{"f", "s", "o", "i", "g", "x"} {
		before := m.machine
		if press(m, k); m.machine.method != before.method || m.machine.golang != before.golang || m.machine.python != before.python || m.page != noPage {
			t.Errorf("%s does something", k)
		}
	}
}

// TestRecapJumps: enter goes to the question.
func TestRecapJumps(t *testing.T) {
	m := inRecap(t)
	r := m.screen().(recap)
	want := r.of.Predictions[r.chosen].Step
	if press(m, "enter"); m.at != "one" || onScreen(m).walk.Step().ID != want {
		t.Errorf("enter leads to %q", m.at)
	}
}

// TestRecapRecorded: what a recording decided is said to be of one.
func TestRecapRecorded(t *testing.T) {
	m, _ := begun(t)
	l := onScreen(m)
	l.run.recorded = true
	l.walk, _ = l.walk.EndRun(l.evidence, l.run.by())
	m.screens[m.at] = l
	if press(m, "m", "R"); !strings.Contains(stripped(m), "RECORDED") {
		t.Errorf("it is not said:\n%s", stripped(m))
	}
}
