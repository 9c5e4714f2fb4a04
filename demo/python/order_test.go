package python

import (
	"fmt"
	"testing"

	"exit42/demo"
)

const twoThreads = `import threading


def count():
    for n in range(10):
        pass


if __name__ == "__main__":
    t = threading.Thread(target=count)
    t.start()
    count()
    t.join()
`

// TestToldInOrder: a line is reached when it is told, though its thread had to wait for another that
// was held.
func TestToldInOrder(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	exp := experiment(t, py, "fork", twoThreads)
	exp.Hold = true
	f := follow(t, start(t, exp))
	for f.more() {
		f.Step(demo.Everyone)
	}
	f.noTrouble()
	last, threads := map[int]demo.Event{}, 0
	for i := range f.Len() {
		e := f.Event(i)
		if e.Kind != demo.KindLine {
			continue
		}
		if e.Thread != "" {
			threads++
		}
		if before := last[e.PID]; e.T < before.T {
			t.Errorf("%s (%s) is dated %v before %s (%s), after which it is told", e.Quoted(), e.Thread, before.T-e.T, before.Quoted(), before.Thread)
		}
		last[e.PID] = e
	}
	if threads == 0 {
		t.Error("no thread has told anything")
	}
}

const crossings = `import multiprocessing as mp


def foo(q, w):
    q.put(42)
    w.send(42)
    return 42


if __name__ == "__main__":
    q = mp.Queue()
    r, w = mp.Pipe(duplex=False)
    ps = [mp.Process(target=foo, args=(q, w)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        q.get(), r.recv()
    for p in ps:
        p.join()
`

// TestNoEffectBeforeItsCause has programs run at once, some of them held at each event, and looks in
// which order what they do is told.
func TestNoEffectBeforeItsCause(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	for _, method := range py.Methods {
		for _, hold := range []bool{false, true} {
			t.Run(fmt.Sprint(method, " held ", hold), func(t *testing.T) {
				t.Parallel()
				exp := experiment(t, py, method, crossings)
				exp.Hold = hold
				f := follow(t, start(t, exp))
				for hold && f.more() {
					f.Step(demo.Everyone)
				}
				f.toEnd()
				f.noTrouble()
				for _, bad := range f.Backwards() {
					t.Error(bad)
				}
				if e, ok := find(&f.Trace, ofKind(demo.KindRead)); !ok {
					t.Errorf("nothing was read: %+v", e)
				}
			})
		}
	}
}

const waitsItself = `import os

pid = os.fork()
if pid == 0:
    x = 1
    os._exit(0)
os.waitpid(pid, 0)
`

// TestWaitIsSeen: who waits for a child by os.waitpid is seen to, though the child is held.
func TestWaitIsSeen(t *testing.T) {
	onLinux(t)
	exp := experiment(t, newest(interpreters(t)), "fork", waitsItself)
	exp.Hold = true
	f := follow(t, start(t, exp))
	var scene demo.Scene
	waits := func(e demo.Event) bool { return e.Kind == demo.KindAsleep && e.Name == "wait4" }
	for f.more() {
		if _, ok := find(&f.Trace, waits); ok {
			break
		}
		f.Step(demo.ParentOnly)
	}
	i := f.until(0, waits)
	scene = f.At(i)
	if e, p := f.Event(i), scene.Proc(scene.Parent); e.Child != scene.Child || e.Child == 0 || len(p.Sleeps) != 1 || p.Sleeps[0].Call != "wait4" {
		t.Errorf("%+v sleeps %+v", e, p.Sleeps)
	}
	f.Close()
	f.toEnd()
}
