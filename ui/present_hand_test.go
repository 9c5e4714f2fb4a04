package ui

import (
	"errors"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
)

// firedWith is a run on the stage which an interpreter gave.
func firedWith(t *testing.T, m *Model, path, method string) {
	t.Helper()
	p := m.presented()
	press(m, "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), 12)
	of := python.Interpreter{Path: path, Impl: "CPython", Version: "3.13.0", Methods: []string{"fork", "spawn"}, Default: "fork"}
	p.front.fired = demo.Experiment{Runtime: python.Runtime{Interpreter: of}, Method: method, Files: []demo.File{{Name: "promise.py", Text: p.program().Source}}}
}

// TestPresentByHandIsOnStage: by hand the interpreter, the start method and the program are those of
// the run on the stage, whatever is chosen for the next one.
func TestPresentByHandIsOnStage(t *testing.T) {
	const path = "/opt/python/bin/python3.13"
	for _, of := range []struct{ called, method, says string }{
		{"python3.13", "fork", "python3.13 promise.py; echo $?"},
		{"~/py/python3.13", "spawn", `~/py/python3.13 -c ' import multiprocessing as m, runpy m.set_start_method("spawn") runpy.run_path("promise.py", {}, "__main__")'; echo $?`},
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
	cmd := (&byHand{id: 7, names: func(path string) string { return "the " + path }}).name([]python.Interpreter{{Path: "a"}})
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
	p.hand.save = func(name, text string) (string, error) {
		if old, ok := there[name]; ok && old != text {
			return "", errors.New("another " + name + " is already here")
		}
		there[name] = text
		return "/here/" + name, nil
	}
	press(m, "6", "enter")
	p.front.takes(editedProgram, lessons.Program{File: "promise.py", Source: "print(1)\n"})
	press(m, "x")
	m.Update(p.write("w", m.machine)())
	text := stripped(m)
	if !strings.Contains(text, "written: promise_2.py, beside another promise.py") || !strings.Contains(text, "promise_2.py; echo $?") || !strings.Contains(text, "The edited program") {
		t.Errorf("it is not said what was written:\n%s", text)
	}
	if there["promise_2.py"] != "print(1)\n" || there["promise.py"] != "print('theirs')" {
		t.Errorf("%q", there)
	}
	if press(m, "x", "x"); !strings.Contains(stripped(m), "promise_2.py; echo $?") {
		t.Errorf("the page does not know its name any more:\n%s", stripped(m))
	}
	m.Update(p.write("w", m.machine)()) // again: it is there with this text
	if len(there) != 2 {
		t.Errorf("%q", there)
	}
	p.hand.save = func(name, _ string) (string, error) { return "", errors.New("no room for " + name) }
	m.Update(p.write("w", m.machine)())
	if text := stripped(m); !strings.Contains(text, "no room for promise.py") {
		t.Errorf("it is not said why nothing was written:\n%s", text)
	}
}
