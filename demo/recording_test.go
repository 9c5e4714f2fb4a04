//go:build unix

package demo_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
)

// program is an experiment with a program of one file.
func program(py python.Interpreter, method, text string) demo.Experiment {
	return demo.Experiment{Files: []demo.File{{Name: "shown.py", Text: text}}, Runtime: python.Runtime{Interpreter: py}, Method: method}
}

// wants checks what a trace proves; "-" is nothing, and "" anything.
func wants(t *testing.T, trace *demo.Trace, says map[string]string) {
	t.Helper()
	evidence := trace.Evidence()
	for subject, want := range says {
		got, _, ok := evidence.Says(subject)
		if !ok {
			got = "-"
		}
		if got != want && want != "" {
			t.Errorf("%s is %q, want %q", subject, got, want)
		}
	}
	if t.Failed() {
		var all strings.Builder
		trace.WriteTo(&all)
		t.Log(all.String())
	}
}

const zombieProgram = `from multiprocessing import Process
import sys


def child():
    print("from the child", flush=True)
    sys.exit(42)


if __name__ == "__main__":
    p = Process(target=child)
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
`

// TestRecord: what nobody has waited for yet is seen, and a replay of it is the same.
func TestRecord(t *testing.T) {
	for _, py := range pythons(t) {
		for _, method := range py.Methods {
			t.Run(py.Version+"/"+method, func(t *testing.T) {
				trace, err := demo.Record(t.Context(), program(py, method, zombieProgram))
				if err != nil {
					t.Fatal(err)
				}
				zombie := "0x2a00"
				if method == "forkserver" || !hasProc() {
					zombie = "" // its maker waits for it at once
				}
				wants(t, trace, map[string]string{"zombie": zombie, "status": "0x2a00", "printed exitcode": "42", "ended": "done", "children": "1"})
				replaysTheSame(t, demo.Portable(trace))
			})
		}
	}
}

func hasProc() bool { _, err := os.Stat("/proc/self/stat"); return err == nil }

// replaysTheSame steps a replay to its end, in turn by all that wait and by one side alone.
func replaysTheSame(t *testing.T, trace *demo.Trace) {
	t.Helper()
	s, err := demo.Start(demo.Experiment{Recording: trace, Hold: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, steps := new(demo.Trace), 0
	for ; ; steps++ {
		select {
		case <-s.Done():
		default:
			s.Step([]demo.Who{demo.ChildOnly, demo.ParentOnly, demo.ChildOnly, demo.Everyone}[steps%4])
			if steps%4 != 3 {
				continue // it may have told nothing
			}
		}
		events, err := s.Next()
		for _, e := range events {
			got.Append(e)
		}
		if err != nil {
			break
		}
	}
	if got.Len() != trace.Len() || !reflect.DeepEqual(got.At(got.Len()), trace.At(trace.Len())) {
		t.Errorf("the replay is another trace: %d events of %d", got.Len(), trace.Len())
	}
	if steps < 10 {
		t.Errorf("it had %d steps", steps)
	}
}

const stuckProgram = `from multiprocessing import Process, Queue


def child(q):
    q.put("x" * 1_000_000)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    p.join()
    print("result is", len(q.get()))
`

// TestRecordStuck: a program that waits for ever is proven to, and ended.
func TestRecordStuck(t *testing.T) {
	if !hasProc() {
		t.Skip("skipped: only the kernel of Linux says who sleeps, and why")
	}
	for _, py := range pythons(t)[:1] {
		for _, method := range py.Methods {
			trace, err := demo.Record(t.Context(), program(py, method, stuckProgram))
			if err != nil {
				t.Fatal(err)
			}
			wants(t, trace, map[string]string{"ended": "stuck", "printed result": "-", "signal": "-", "value": "-", "children": "1"})
			replaysTheSame(t, demo.Portable(trace))
		}
	}
}

// TestRecordGivenUp: who has no patience gets what there is, and nothing goes on.
func TestRecordGivenUp(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	trace, err := demo.Record(ctx, program(pythons(t)[0], "", "import time\ntime.sleep(10000)\n"))
	if !errors.Is(err, context.DeadlineExceeded) || trace.Len() == 0 || trace.Event(trace.Len()-1).Kind != demo.KindEnd {
		t.Errorf("%v, %d events", err, trace.Len())
	}
}

// TestRecordGo: a program in Go is recorded, too.
func TestRecordGo(t *testing.T) {
	files, _ := native.Lookup("pipe")
	trace, err := demo.Record(t.Context(), demo.Experiment{Files: files, Runtime: native.Runtime{Program: "pipe"}})
	if err != nil {
		t.Fatal(err)
	}
	wants(t, trace, map[string]string{"value": "42", "bytes": "2", "children": "1", "signal": "nothing", "ended": "done", "printed exitcode": "0"})
	isPortable(t, trace)
}

const pathsProgram = `from multiprocessing import Pool, Pipe, Process
import os
import sys
import tempfile


def child(w):
    w.send((os.getpid() > 0, sys.executable))
    raise ValueError(__file__)


def fails(n):
    raise ValueError(n)


if __name__ == "__main__":
    r, w = Pipe()
    p = Process(target=child, args=(w,))
    p.start()
    print("received is", type(r.recv()))
    p.join()
    print("dir is", tempfile.gettempdir() + "/x", os.path.expanduser("~/y"), sys.executable)
    print("text is", repr("\n" + os.path.expanduser("~") + "\n" + os.__file__))
    with Pool(1) as pool:
        pool.apply(fails, (1,))
`

// TestPortable: nothing of the machine is in a portable trace, and all else is.
func TestPortable(t *testing.T) {
	for _, py := range pythons(t) {
		for _, method := range py.Methods {
			t.Run(py.Version+"/"+method, func(t *testing.T) { portableRun(t, py, method) })
		}
	}
}

func portableRun(t *testing.T, py python.Interpreter, method string) {
	exp := program(py, method, pathsProgram)
	exp.Hold = false
	s, err := demo.Start(exp)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	trace := toEnd(s)
	portable := isPortable(t, trace)
	first := portable.Event(0)
	if method == py.Methods[0] && first.Func != "python3 shown.py" || first.File != "shown.py" || !strings.HasPrefix(first.Func, "python3 ") {
		t.Errorf("by hand: %s; entry: %s", first.Func, first.File)
	}
	wants(t, portable, map[string]string{"printed dir": "temp/x ~/y python3"})
	var all strings.Builder
	portable.WriteTo(&all)
	library := "lib/python" + py.Version[:strings.LastIndex(py.Version, ".")] + "/multiprocessing/process.py"
	for _, words := range []string{`File \"shown.py\", line 9, in child`, `File \"` + library + `\", line`, `"at_file":"` + library + `"`} {
		if !strings.Contains(all.String(), words) {
			t.Errorf("there is no %s in\n%s", words, all.String())
		}
	}
}

// isPortable checks that nothing but paths has changed, and that none of this machine is left.
func isPortable(t *testing.T, trace *demo.Trace) *demo.Trace {
	t.Helper()
	portable := demo.Portable(trace)
	home, _ := os.UserHomeDir()
	first := trace.Event(0)
	ours := []string{home, filepath.Clean(os.TempDir()), filepath.Dir(first.File), filepath.Dir(first.Value)}
	for i := range trace.Len() {
		before, after := trace.Event(i), portable.Event(i)
		if after.Kind != demo.KindSource {
			for _, path := range ours {
				if line := string(after.AppendJSON(nil)) + string(after.Head); strings.Contains(line, path) {
					t.Errorf("%s is left in %s", path, line)
				}
			}
		}
		for _, e := range []*demo.Event{&before, &after} {
			e.File, e.AtFile, e.Func, e.Value, e.Text, e.Head = "", "", "", "", "", nil
		}
		if !reflect.DeepEqual(before, after) {
			t.Errorf("%v is now %v", before, after)
		}
	}
	for _, subject := range []string{"status", "value", "bytes", "signal", "children", "ended", "join()", "printed received", "target"} {
		before, at, _ := trace.Evidence().Says(subject)
		after, then, _ := portable.Evidence().Says(subject)
		if (before != after || at != then) && !strings.Contains(before, "/") {
			t.Errorf("%s was %q at %d, and is %q at %d", subject, before, at, after, then)
		}
	}
	return portable
}
