package python

import (
	"strings"
	"testing"
	"time"

	"exit42/demo"
)

const exits300 = `import sys
from multiprocessing import Process


def foo():
    sys.exit(300)


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print(p.exitcode)
`

// TestPauseIsReal holds the parent at join() until the child has exited: the kernel then
// shows a zombie with the exit code in it, but under forkserver, whose server has reaped it.
func TestPauseIsReal(t *testing.T) {
	onLinux(t)
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		exp := experiment(t, py, method, exits300)
		exp.Hold = true
		f := follow(t, start(t, exp))
		join := f.step(true, true, ofKind(demo.KindJoin))
		f.toExit(join.Child)
		if fields := procStat(join.PID); len(fields) == 0 || fields[0] != "S" {
			t.Errorf("the parent, held at join(), is %v in /proc", fields)
		}
		zombie := procStat(join.Child)
		if method == "forkserver" {
			if len(zombie) != 0 && zombie[0] != "Z" { // a moment until the server has reaped it
				t.Errorf("the child is %v in /proc", zombie)
			}
		} else if len(zombie) == 0 || zombie[0] != "Z" || zombie[49] != "11264" {
			t.Errorf("the child is no zombie with exit_code 11264 in /proc: %v", zombie)
		} else {
			i := f.until(0, func(e demo.Event) bool { return e.Kind == demo.KindWitness && e.State == "Z" })
			if e := f.Event(i); e.PID != join.Child || e.Status == nil || *e.Status != 11264 {
				t.Errorf("the witness says %+v", e)
			}
			if child := at(f).Proc(join.Child); child == nil || child.State != demo.Zombie {
				t.Errorf("the scene's child is %+v", child)
			}
		}
		f.Run()
		f.toEnd()
		f.noTrouble()
		if got := printed(&f.Trace, "stdout"); got != "44\n" {
			t.Errorf("the program prints %q", got)
		}
	})
}

// toExit steps the child until it is a zombie or gone.
func (f *follower) toExit(child int) {
	f.t.Helper()
	exited := func(e demo.Event) bool {
		switch e.Kind {
		case demo.KindStatus:
			return e.Child == child
		case demo.KindGone:
			return e.PID == child
		case demo.KindWitness:
			return e.PID == child && e.State == "Z"
		}
		return false
	}
	for i := range f.Len() {
		if exited(f.Event(i)) {
			return // it was quicker than the parent
		}
	}
	f.step(false, true, exited)
}

func at(f *follower) *demo.Scene {
	s := f.At(f.Len())
	return &s
}

// TestStepMovesOne holds the parent at join() and the child at its first event, and steps
// one, then the other: nothing is told by the one that was not stepped.
func TestStepMovesOne(t *testing.T) {
	onLinux(t)
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		exp := experiment(t, py, method, exits300)
		exp.Hold = true
		f := follow(t, start(t, exp))
		join := f.step(true, false, ofKind(demo.KindJoin))
		isBegin := func(e demo.Event) bool { return e.Kind == demo.KindBegin && e.PID == join.Child }
		f.until(0, isBegin)
		for _, step := range []struct {
			who           demo.Who
			moves, stands int
		}{{demo.ChildOnly, join.Child, join.PID}, {demo.ChildOnly, join.Child, join.PID}, {demo.ParentOnly, join.PID, join.Child}} {
			from := f.Len()
			f.Step(step.who)
			i := f.until(from, func(e demo.Event) bool {
				return e.PID == step.moves && (e.Held || step.who == demo.ParentOnly && e.Kind != demo.KindWitness)
			})
			for k := from; k <= i; k++ {
				if e := f.Event(k); e.PID == step.stands && e.Held {
					t.Errorf("a step of %d made the other tell %s", step.moves, e.Quoted())
				}
			}
		}
	})
}

func TestPauseWhilePlaying(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	exp := experiment(t, py, "fork", exits300)
	exp.Hold = true
	f := follow(t, start(t, exp))
	f.Play(time.Millisecond)
	f.until(0, ofKind(demo.KindStart))
	f.Pause()
	f.Run()
	f.toEnd()
	if got := printed(&f.Trace, "stdout"); got != "44\n" {
		t.Errorf("the program prints %q", got)
	}
}

func TestKillWhileHeld(t *testing.T) {
	onLinux(t)
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		exp := experiment(t, py, method, exits300)
		exp.Hold = true
		f := follow(t, start(t, exp))
		enter := f.step(true, true, ofKind(demo.KindEnter))
		f.Kill(enter.PID)
		f.Run()
		f.toEnd()
		if got := printed(&f.Trace, "stdout"); got != "-9\n" {
			t.Errorf("the program prints %q", got)
		}
		if e, ok := find(&f.Trace, ofKind(demo.KindKilled)); !ok || e.PID != enter.PID || e.Name != "you" {
			t.Errorf("the killing is told as %+v", e)
		}
	})
}

// TestWatchdogSparesTheHeld holds a run for many times its limit. That time passes is what is
// tested here, so this test has to let it pass.
func TestWatchdogSparesTheHeld(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	exp := experiment(t, py, "fork", exits300)
	exp.Hold = true
	exp.Limits.Wall = time.Second
	f := follow(t, start(t, exp))
	f.step(true, true, ofKind(demo.KindStart))
	select {
	case <-time.After(2 * exp.Limits.Wall):
	case <-f.Done():
		t.Fatalf("the run ended while it was held:\n%s", f.tail(5))
	}
	f.Close()
	f.toEnd()
	if e, ok := find(&f.Trace, ofKind(demo.KindLimit)); ok {
		t.Errorf("held time was counted: %+v", e)
	}
}

func TestWatchdogEndsWhatHangs(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	for name, text := range map[string]string{
		"spins":  "while True:\n    pass\n",
		"sleeps": "import time\ntime.sleep(1000)\n",
		"tells":  "from multiprocessing import Process\np = Process()\nwhile True:\n    p.exitcode\n",
		"writes": "import os\nr, w = os.pipe()\nwhile True:\n    os.write(w, b'x'); os.read(r, 1)\n",
		"prints": "while True:\n    print('x' * 100)\n",
	} {
		t.Run(name, func(t *testing.T) {
			exp := experiment(t, py, "fork", text)
			exp.Limits.Wall = 300 * time.Millisecond
			exp.Limits.Events = 1000
			f := follow(t, start(t, exp))
			f.toEnd()
			f.noTrouble()
			if e, ok := find(&f.Trace, ofKind(demo.KindLimit)); !ok || e.Name != "wall" || !strings.Contains(e.Text, "300ms") {
				t.Errorf("the limit is told as %+v", e)
			}
			if e := f.Event(f.Len() - 1); e.Name != "limit" {
				t.Errorf("the run ended as %q", e.Name)
			}
			if f.Len() > 4*exp.Limits.Events {
				t.Errorf("%d events were kept with a limit of %d", f.Len(), exp.Limits.Events)
			}
		})
	}
}
