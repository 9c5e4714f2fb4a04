package python

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"exit42/demo"
)

// eventsOf are the events of one kind, in the order of the trace.
func eventsOf(trace *demo.Trace, kind demo.Kind) []demo.Event {
	var found []demo.Event
	for i := range trace.Len() {
		if e := trace.Event(i); e.Kind == kind {
			found = append(found, e)
		}
	}
	return found
}

// TestWriteTellsWhatWasWritten: of a write that the pipe took in part, that part; of one that
// raised, nothing.
func TestWriteTellsWhatWasWritten(t *testing.T) {
	onLinux(t)
	const text = `import os

r, w = os.pipe()
os.set_blocking(w, False)
print(os.write(w, b"x" * 10_000_000))
try:
    os.write(w, b"y" * 100)
except BlockingIOError:
    print("full")
os.close(r)
try:
    os.write(w, b"z" * 100)
except BrokenPipeError:
    print("broken")
r, w = os.pipe()
print(os.write(w, memoryview(b"1").cast("B", [])))
`
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text))
		lines := strings.Fields(printed(trace, "stdout"))
		if len(lines) != 4 || lines[1] != "full" || lines[2] != "broken" {
			t.Fatalf("%s: the program prints %q", py.Version, lines)
		}
		var told []string
		for _, e := range eventsOf(trace, demo.KindWrite) {
			told = append(told, strconv.FormatInt(e.Len, 10))
		}
		if want := []string{lines[0], lines[3]}; !slices.Equal(told, want) {
			t.Errorf("%s: writes of %v bytes are told, want %v", py.Version, told, want)
		}
	}
}

// TestWriteIsOlderThanItsRead: at no time has more been read from a pipe than was written.
func TestWriteIsOlderThanItsRead(t *testing.T) {
	const text = `from multiprocessing import Pipe, Process


def child(r):
    for n in range(100):
        r.recv()


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    p = Process(target=child, args=(r,))
    p.start()
    for n in range(100):
        w.send("x" * 1000 * n)
    p.join()
`
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text))
		events := append(eventsOf(trace, demo.KindWrite), eventsOf(trace, demo.KindRead)...)
		slices.SortStableFunc(events, func(a, b demo.Event) int { return int(a.T - b.T) })
		inside, reads := map[string]int64{}, 0
		for _, e := range events {
			if e.Kind == demo.KindWrite {
				inside[e.Channel] += e.Len
				continue
			}
			reads++
			if inside[e.Channel] -= e.Len; inside[e.Channel] < 0 {
				t.Fatalf("%s: %d bytes too many were read from %s", py.Version, -inside[e.Channel], e.Channel)
			}
		}
		if reads < 100 {
			t.Errorf("%s: %d reads are told", py.Version, reads)
		}
	}
}

// TestMissingIsOfAProcess: what is told as missing was asked of multiprocessing's own objects,
// and none of the program's code runs to find that out.
func TestMissingIsOfAProcess(t *testing.T) {
	const text = `from multiprocessing import Process


class ImageProcess:
    @property
    def __class__(self): print("__class__ was called")
    def __str__(self): print("__str__ was called")


class Meta(type):
    __mro__ = property(lambda self: print("__mro__ was called"))
    def __eq__(self, other): print("__eq__ was called")
    __hash__ = type.__hash__


class MetaProcess(metaclass=Meta):
    pass


class MyProcess(Process):
    pass


def ask(thing):
    try:
        thing.returncode
    except AttributeError:
        pass


def ends(process):
    process.start()
    process.join()
    ask(process)


if __name__ == "__main__":
    ask(ImageProcess())
    ask(MetaProcess())
    ask(None)
    try:
        raise AttributeError(ImageProcess())
    except AttributeError:
        pass
    ask(Process())
    ends(Process())
    ends(MyProcess())
`
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text))
		if out := printed(trace, "stdout"); out != "" {
			t.Errorf("%s: the program's own code ran: %q", py.Version, out)
		}
		want := []int{0, 0} // before 3.10, no object is known: a subclass could be anything
		if compareVersions(py.Version, "3.10.0") >= 0 {
			want = []int{0}
			for _, e := range eventsOf(trace, demo.KindStarted) {
				want = append(want, e.Child)
			}
		}
		var told []int
		for _, e := range eventsOf(trace, demo.KindMissing) {
			if e.Name != "returncode" || !strings.Contains(e.Text, "Process' object has no attribute") {
				t.Errorf("%s: told as %+v", py.Version, e)
			}
			told = append(told, e.Child)
		}
		if !slices.Equal(told, want) {
			t.Errorf("%s: told as missing of %v, want %v", py.Version, told, want)
		}
	}
}

// TestFieldsAreBounded: however long or strange a name or a pid, the telling goes on, and no
// code of the program runs for it.
func TestFieldsAreBounded(t *testing.T) {
	const text = `from multiprocessing import Process


class Text(str):
    def __int__(self): print("called")
    __str__ = __repr__ = __len__ = __getitem__ = __int__


class Number(int):
    def __int__(self): print("called")
    __str__ = __repr__ = __index__ = __int__


class Popen:
    def __init__(self, pid): self.pid = pid
    def poll(self): return None


if __name__ == "__main__":
    for name in ("x" * 2_000_000, Text("x")):
        p = Process()
        p._name = name
        p.start()
        p.join()
    for pid in (Number(1), Text("x"), 1 << 100):
        p = Process()
        p._popen = Popen(pid)
        p.exitcode
        p._popen = None
`
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text))
		if out := printed(trace, "stdout"); out != "" {
			t.Errorf("%s: the program's own code ran: %q", py.Version, out)
		}
		var names []string
		for _, e := range eventsOf(trace, demo.KindStart) {
			names = append(names, e.Name)
		}
		if want := []string{times("x", 2000) + "…", "<Text object>"}; !slices.Equal(names, want) {
			t.Errorf("%s: the names are told as %q", py.Version, names)
		}
		attrs := eventsOf(trace, demo.KindAttr)
		for _, e := range attrs {
			if e.Child != 0 {
				t.Errorf("%s: told as %+v", py.Version, e)
			}
		}
		if len(attrs) != 3 {
			t.Errorf("%s: exitcode is told %d times, want 3:\n%s", py.Version, len(attrs), tail(trace, 5))
		}
	}
}

// TestLostTraceIsTold: before 3.12 a program that traces itself is told of no more, which is
// said once.
func TestLostTraceIsTold(t *testing.T) {
	const text = `import os
import sys

sys.settrace(None)
r, w = os.pipe()
for n in range(3):
    os.write(w, b"x")
if os.fork() == 0:
    os._exit(0)
print(os.wait()[1])
`
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text))
		quiet := eventsOf(trace, demo.KindQuiet)
		if compareVersions(py.Version, "3.12.0") >= 0 {
			if len(quiet) != 0 || len(eventsOf(trace, demo.KindLine)) < 9 {
				t.Errorf("%s: %+v", py.Version, quiet)
			}
		} else if len(quiet) != 1 || quiet[0].Name != "calls" || quiet[0].Held {
			t.Errorf("%s: told as %+v", py.Version, quiet)
		}
	}
}
