//go:build unix

package python

import (
	"strings"
	"testing"

	"exit42/demo"
)

// TestInterruptWhileHeld sends ctrl+c's signal to a program that is held at a line, at the same
// time as it is let go: its handler runs, what the handler raises comes out at that line with
// no frame of ours, and the steps that follow stay in step, line by line.
func TestInterruptWhileHeld(t *testing.T) {
	onLinux(t)
	const text = `import signal
import time
import traceback


def handler(number, frame):
    print("handler", number, flush=True)
    if raises:
        raise KeyError("from the handler")


def work():
    try:
        here = 1
        time.sleep(1000)
    except BaseException:
        print(traceback.format_exc(), flush=True)
    after = 2
    after = 3
    return here + after


signal.signal(signal.SIGINT, HANDLER)
raises = RAISES
work()
print("end")
`
	for _, py := range interpreters(t) {
		for _, test := range []struct {
			handler, raises, line, says string
			frames                      int
		}{
			{"signal.default_int_handler", "False", "time.sleep(1000)", "KeyboardInterrupt", 1},
			{"handler", "True", "time.sleep(1000)", "KeyError: 'from the handler'", 2},
			{"handler", "False", "here = 1", "", 0},
		} {
			t.Run(py.Version+"/"+test.handler+","+test.raises, func(t *testing.T) {
				program := strings.NewReplacer("HANDLER", test.handler, "RAISES", test.raises).Replace(text)
				if test.says == "" {
					program = strings.Replace(program, "        time.sleep(1000)\n", "        here = 5\n", 1)
				}
				exp := experiment(t, py, "fork", program)
				exp.Hold = true
				f := follow(t, start(t, exp))
				lines := strings.Split(program, "\n")
				at := func(text string) func(demo.Event) bool {
					return func(e demo.Event) bool {
						return e.Kind == demo.KindLine && strings.TrimSpace(lines[e.Line-1]) == text
					}
				}
				f.step(true, true, at(test.line))
				f.held = map[int]demo.Event{}
				f.Interrupt()
				f.step(true, true, at("after = 2"))
				if e := f.step(true, true, ofKind(demo.KindLine)); !at("after = 3")(e) {
					t.Errorf("after the handler the steps go to line %d", e.Line)
				}
				f.step(true, true, at(`print("end")`))
				f.Run()
				f.toEnd()
				f.noTrouble()
				out := printed(&f.Trace, "stdout")
				if !strings.HasSuffix(out, "end\n") || !strings.Contains(out, test.says) || strings.Contains(out, "exit42probe") {
					t.Errorf("the program prints %q", out)
				}
				if n := strings.Count(out, "program.py"); n != test.frames {
					t.Errorf("%d lines in the traceback, want %d: %q", n, test.frames, out)
				}
				if test.handler == "handler" && strings.Count(out, "handler 2\n") != 1 {
					t.Errorf("its handler ran not once: %q", out)
				}
			})
		}
	}
}

// TestInterruptAtBegin sends the signal to a child that is held at its very first event, where
// Python itself has no place for an exception: it comes out where the program called fork.
func TestInterruptAtBegin(t *testing.T) {
	onLinux(t)
	const text = `import os
import signal
import time
import traceback


def handler(number, frame):
    if os.getpid() != parent:
        raise KeyboardInterrupt


parent = os.getpid()
signal.signal(signal.SIGINT, handler)
try:
    pid = os.fork()
    if pid == 0:
        time.sleep(1000)
except KeyboardInterrupt:
    print(traceback.format_exc(), flush=True)
    os._exit(7)
print(os.waitpid(pid, 0)[1], flush=True)
`
	for _, py := range interpreters(t) {
		exp := experiment(t, py, "fork", text)
		exp.Hold = true
		f := follow(t, start(t, exp))
		begin := f.step(true, false, func(e demo.Event) bool { return e.Kind == demo.KindBegin && e.Name == "fork" })
		f.Interrupt()
		f.held = map[int]demo.Event{}
		f.step(true, true, func(e demo.Event) bool { return e.Kind == demo.KindExit && e.PID == begin.PID })
		f.Run()
		f.toEnd()
		f.noTrouble()
		out, errs := printed(&f.Trace, "stdout"), printed(&f.Trace, "stderr")
		if !strings.HasSuffix(out, "KeyboardInterrupt\n\n1792\n") || strings.Contains(out+errs, "exit42probe") || errs != "" {
			t.Errorf("%s: the program prints %q %q", py.Version, out, errs)
		}
	}
}
