//go:build unix

package python

import (
	"strings"
	"testing"
	"time"

	"exit42/demo"
)

// A sum is what was told of the reads or the writes of a channel in all.
type sum struct{ things, bytes, folded int64 }

func sums(trace *demo.Trace, kind demo.Kind) map[string]sum {
	all := map[string]sum{}
	for i := range trace.Len() {
		e, s := trace.Event(i), sum{}
		switch {
		case e.Kind == kind:
			s = sum{1, e.Len, 0}
		case e.Kind == demo.KindFolded && e.Name == string(kind):
			s = sum{e.Count, e.Len, 1}
		default:
			continue
		}
		old := all[e.Channel]
		all[e.Channel] = sum{old.things + s.things, old.bytes + s.bytes, old.folded + s.folded}
	}
	return all
}

// TestFoldedTotalsAreExact: what is not told one by one is told in sums, of which there are few
// and from which nothing is missing: of a thread that writes, of a child in each way that it
// can end, and of a program that has no part of the library.
func TestFoldedTotalsAreExact(t *testing.T) {
	const count = 5_000
	programs := map[string]string{
		"pipe": `import multiprocessing


def child(conn):
    for n in range(5000):
        conn.send_bytes(b"x" * 100)


if __name__ == "__main__":
    context = multiprocessing.get_context("METHOD")
    r, w = context.Pipe(False)
    p = context.Process(target=child, args=(w,))
    p.start()
    for n in range(5000):
        r.recv_bytes()
    p.join()
`,
		"queue": `import multiprocessing


def child(queue):
    for n in range(5000):
        queue.put(b"x" * 89)


if __name__ == "__main__":
    context = multiprocessing.get_context("METHOD")
    queue = context.Queue()
    p = context.Process(target=child, args=(queue,))
    p.start()
    for n in range(5000):
        queue.get()
    p.join()
`,
		"own": `import os

r, w = os.pipe()
pid = os.fork()
if pid == 0:
    for n in range(5000):
        os.write(w, b"x" * 104)
    os._exit(0)
os.close(w)
while os.read(r, 104):
    pass
os.waitpid(pid, 0)
`,
	}
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		t.Parallel()
		for name, text := range programs {
			if name == "own" && method != py.Default {
				continue // it has no start method
			}
			trace := play(t, experiment(t, py, method, strings.Replace(text, "METHOD", method, 1)))
			written, read := sums(trace, demo.KindWrite), sums(trace, demo.KindRead)
			found := false
			for channel, w := range written {
				r := read[channel]
				if w.things != count {
					continue // a pipe of the fork server's own
				}
				found = true
				if w.bytes != r.bytes || w.bytes < count*100 || w.bytes > count*110 {
					t.Errorf("%s: %d bytes written, %d read", name, w.bytes, r.bytes)
				}
				elapsed := trace.Event(trace.Len() - 1).T
				few := int64(elapsed/(50*time.Millisecond)) + 3
				if w.folded == 0 || w.folded > few || r.folded == 0 || r.folded > few {
					t.Errorf("%s: %d and %d sums in %v", name, w.folded, r.folded, elapsed)
				}
			}
			if !found {
				t.Errorf("%s: no channel with %d writes: %v\n%s", name, count, written, tail(trace, 9))
			}
		}
	})
}

// TestHeldAgainSpeaksAgain: a process that only counts tells its sums and then each thing, when
// it is held again.
func TestHeldAgainSpeaksAgain(t *testing.T) {
	onLinux(t)
	const text = `import os

r, w = os.pipe()
while True:
    os.write(w, b"x"); os.read(r, 1)
`
	for _, py := range interpreters(t) {
		exp := experiment(t, py, "fork", text)
		exp.Limits.Wall = time.Hour
		f := follow(t, start(t, exp))
		i := f.until(0, ofKind(demo.KindFolded))
		f.Pause()
		i = f.until(i, func(e demo.Event) bool { return e.Held })
		// The sums are told before it sleeps at the event, whose own time may be a little before theirs.
		for ahead := unread(&f.Trace); ahead < 0 || ahead > 1; ahead = unread(&f.Trace) {
			if !f.more() {
				t.Fatalf("%s: %d bytes more written than read, held at %+v", py.Version, ahead, f.Event(i))
			}
		}
		f.seen, f.held = i, map[int]demo.Event{}
		for range 4 {
			if e := f.step(true, true, func(e demo.Event) bool { return e.Held }); e.Kind == demo.KindFolded {
				t.Errorf("%s: held, it tells %+v", py.Version, e)
			}
		}
		f.Close()
	}
}

// unread is how many bytes were written and not read, as far as it was told.
func unread(trace *demo.Trace) (n int64) {
	for _, s := range sums(trace, demo.KindWrite) {
		n += s.bytes
	}
	for _, s := range sums(trace, demo.KindRead) {
		n -= s.bytes
	}
	return n
}

// TestSumsOutliveTheirChannel: where there are so many channels that idle ones are forgotten, a
// write that has slept all the while is counted when it is done.
func TestSumsOutliveTheirChannel(t *testing.T) {
	onLinux(t)
	const text = `import os
import threading

volume = os.write.__globals__["volume"]  # to wait until it has forgotten


def write():
    os.write(w, b"x" * 200_000)


def pass_one():
    r, w = os.pipe()
    os.write(w, b"x")
    os.read(r, 1)
    os.close(r)
    os.close(w)


while volume.left > 0:
    pass_one()
r, w = os.pipe()
st = os.fstat(w)
key = "write", st.st_mode, st.st_ino
thread = threading.Thread(target=write)
thread.start()
while key not in volume._sizes:
    pass_one()
while key in volume._sizes:
    pass_one()
left = 200_000
while left:
    left -= len(os.read(r, left))
thread.join()
print("pipe:%d" % st.st_ino)
`
	eachEnd(t, func(t *testing.T, py Interpreter) {
		trace := play(t, experiment(t, py, "fork", text))
		channel := strings.TrimSpace(printed(trace, "stdout"))
		written, read := sums(trace, demo.KindWrite)[channel], sums(trace, demo.KindRead)[channel]
		if written.bytes != 200_000 || written.things != 1 || read.bytes != 200_000 {
			t.Errorf("written to %q: %+v; read: %+v", channel, written, read)
		}
	})
}

// TestLinesAreSampled: after a thousand lines some are still told, and not too many.
func TestLinesAreSampled(t *testing.T) {
	const text = `def step(n):
    return n + 1


n = 0
while True:
    n = step(n)
`
	for _, py := range interpreters(t) {
		exp := experiment(t, py, "fork", text)
		exp.Limits.Wall = time.Hour
		f := follow(t, start(t, exp))
		i := f.until(0, ofKind(demo.KindQuiet))
		last, _ := find(&f.Trace, ofKind(demo.KindBegin)) // what was told before the first of those that are few
		for k := range i {
			if e := f.Event(k); e.Kind == demo.KindLine {
				last = e
			}
		}
		for after := range 5 {
			i = f.until(i+1, ofKind(demo.KindLine))
			if elapsed := f.Event(i).T - last.T; elapsed < time.Duration(after)*50*time.Millisecond {
				t.Errorf("%s: %d lines in %v after so many", py.Version, after+1, elapsed)
			}
		}
		f.Close()
	}
}
