//go:build unix

package python

import (
	"testing"

	"exit42/demo"
)

// eachEnd runs f for the oldest and the newest Python.
func eachEnd(t *testing.T, f func(t *testing.T, py Interpreter)) {
	found := interpreters(t)
	ends := []Interpreter{oldest(found), newest(found)}
	if ends[0].Path == ends[1].Path {
		ends = ends[:1]
	}
	for _, py := range ends {
		t.Run(py.Version, func(t *testing.T) { f(t, py) })
	}
}

// TestDeepWaitKeepsTheStatus: near the limit of recursion, a child that the kernel gave to
// waitpid is given to the program, too: there is no second one to be had.
func TestDeepWaitKeepsTheStatus(t *testing.T) {
	const text = `import os
import sys


def wait(depth, pid):
    if depth:
        return wait(depth - 1, pid)
    return os.waitpid(pid, 0)


lost = deep = 0
for room in range(2, 40):
    pid = os.fork()
    if pid == 0:
        os._exit(7)
    try:
        status = wait(sys.getrecursionlimit() - room, pid)[1]
    except RecursionError:
        deep += 1
        try:
            status = os.waitpid(pid, 0)[1]
        except ChildProcessError:
            lost += 1
            continue
    assert status == 7 << 8
print("lost", lost, deep > 0, deep < 38)
`
	eachEnd(t, func(t *testing.T, py Interpreter) {
		trace := play(t, experiment(t, py, "fork", text))
		if out := printed(trace, "stdout"); out != "lost 0 True True\n" {
			t.Errorf("the program prints %q\n%s", out, printed(trace, "stderr"))
		}
	})
}

// TestExitAlwaysExits: a signal handler that raises while a process is held in os._exit does not
// bring it back.
func TestExitAlwaysExits(t *testing.T) {
	onLinux(t)
	const text = `import os
import signal


def handler(number, frame):
    raise KeyError("from the handler")


signal.signal(signal.SIGINT, handler)
try:
    os._exit(7)
except KeyError:
    print("alive", flush=True)
`
	eachEnd(t, func(t *testing.T, py Interpreter) {
		exp := experiment(t, py, "fork", text)
		exp.Hold = true
		f := follow(t, start(t, exp))
		f.step(true, true, ofKind(demo.KindExit))
		f.Interrupt()
		f.Run()
		f.toEnd()
		f.noTrouble()
		reaped, _ := find(&f.Trace, ofKind(demo.KindReaped))
		if out := printed(&f.Trace, "stdout"); out != "" || reaped.Status == nil || *reaped.Status != 7<<8 {
			t.Errorf("the program prints %q, and %+v\n%s", out, reaped, f.tail(5))
		}
	})
}
