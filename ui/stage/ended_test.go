package stage

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// TestSignal: no code below zero is the kernel's, and who ended a process is said.
func TestSignal(t *testing.T) {
	child := demo.Proc{PID: 2, State: demo.Gone, Status: new(9)}
	python := demo.Run{Runtime: "Python 3.13.0"}
	by := child
	by.Killer = "you"
	read := child
	read.Reader = 1
	for name, test := range map[string]struct {
		s           demo.Scene
		child       demo.Proc
		box, status string
	}{
		"by itself":     {demo.Scene{Run: python, Ended: "done"}, child, "signal 9  0x0009 · Python: -9", "ended by signal 9 (SIGKILL): there is no exit code. Python's exitcode says -9"},
		"in Go":         {demo.Scene{Run: demo.Run{Runtime: "Go 1.26"}}, child, "signal 9  0x0009 · no exit code", "ended by signal 9 (SIGKILL): there is no exit code."},
		"by you":        {demo.Scene{Run: python}, by, "signal 9  0x0009 · ended by you", "ended by you, with signal 9"},
		"at the limit":  {demo.Scene{Run: python, Limit: "ended after 1s", Ended: "limit"}, child, "signal 9  0x0009 · ended by us", "ended by us, with signal 9"},
		"closed":        {demo.Scene{Run: python, Stuck: true, Ended: "closed"}, child, "signal 9  0x0009 · ended by us", "ended by us, with signal 9"},
		"not yet over":  {demo.Scene{Run: python, Stuck: true}, child, "signal 9  0x0009 · ended by us", "ended by us"},
		"before we did": {demo.Scene{Run: python, Limit: "ended after 1s", Ended: "limit"}, read, "signal 9  0x0009 · Python: -9", "ended by signal 9"},
	} {
		s := test.s
		s.Parent, s.Child, s.Procs = 1, 2, []demo.Proc{{PID: 1}, test.child}
		o := options(read9(t), false)
		if exit, _ := contents(Draw(s, o, 80, 16)); exit != test.box {
			t.Errorf("%s: %q, want %q", name, exit, test.box)
		}
		if text := ansi.Strip(strings.Join(Status(s, *o.Theme, 120), "\n")); !strings.Contains(text, test.status) {
			t.Errorf("%s: %q is not in %q", name, test.status, text)
		}
	}
}

// TestKilledSeen: the lane of a child that was killed does not just stop.
func TestKilledSeen(t *testing.T) {
	picture := ansi.Strip(Draw(read9(t).At(999), options(read9(t), false), 80, 16))
	if !strings.Contains(picture, "── × signal 9") {
		t.Error(picture)
	}
}

// TestEndedFromHere: a stuck run that was ended from here still says that it was stuck.
func TestEndedFromHere(t *testing.T) {
	s := demo.Scene{Stuck: true, Ended: "closed", Parent: 1, Procs: []demo.Proc{{PID: 1, State: demo.Gone, Status: new(9)}}}
	picture := ansi.Strip(Draw(s, options(read9(t), false), 80, 16))
	for _, want := range []string{"stuck, and ended from here", "signal 9  0x0009 · ended by us"} {
		if !strings.Contains(picture, want) {
			t.Errorf("no %q in\n%s", want, picture)
		}
	}
}

func read9(t *testing.T) *demo.Trace { return read(t, "killed-fork") }
