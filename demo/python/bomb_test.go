package python

import (
	"testing"

	"exit42/demo"
)

// TestBombs runs programs that make processes without end.
func TestBombs(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	for _, file := range []string{"forks.py", "shells.py", "sessions.py", "zombies.py", "processes.py"} {
		t.Run(file, func(t *testing.T) {
			f := follow(t, start(t, experiment(t, py, "fork", "stuck/bombs/"+file)))
			f.toEnd()
			f.endedBy("processes", "256")
			f.leavesNothing()
		})
	}
}

// TestBombHeld: where each process is held at its first event, a step makes few of them.
func TestBombHeld(t *testing.T) {
	onLinux(t)
	exp := experiment(t, newest(interpreters(t)), "fork", "stuck/bombs/forks.py")
	exp.Hold = true
	exp.Limits.Procs = 8
	f := follow(t, start(t, exp))
	for {
		if e, ok := find(&f.Trace, ofKind(demo.KindLimit)); ok && e.Name == "processes" {
			break
		}
		f.Step(demo.Everyone)
		if !f.more() {
			break
		}
	}
	f.toEnd()
	f.endedBy("processes", "8")
	f.leavesNothing()
}
