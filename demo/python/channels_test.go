//go:build unix

package python

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"exit42/demo"
)

func withContext(t *testing.T, file, method string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "METHOD", method)
}

// TestChannelsAreTold: each channel is told with what it is and the line that made it, and
// memory once more in a process that has it elsewhere.
func TestChannelsAreTold(t *testing.T) {
	onLinux(t)
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		text := withContext(t, "channels/all.py", method)
		trace := play(t, experiment(t, py, method, text))
		if out := printed(trace, "stdout"); out != "0 42 42\n" {
			t.Fatalf("the program prints %q %q", out, printed(trace, "stderr"))
		}
		root := trace.At(trace.Len()).Parent
		lines := strings.Split(text, "\n")
		told, elsewhere := map[string]demo.Event{}, map[string]demo.Event{}
		for _, e := range eventsOf(trace, demo.KindChannel) {
			switch {
			case e.PID != root:
				elsewhere[e.Channel] = e
			case e.Line > 0:
				variable, _, _ := strings.Cut(strings.TrimSpace(lines[e.Line-1]), " ")
				told[variable] = e
			}
		}
		for _, want := range []struct {
			variable, name, kind, text string
			pair                       bool
			size                       int64
		}{
			{"duplex", "Pipe", "socket", "", true, 0},
			{"simplex", "Pipe", "pipe", "", false, 0},
			{"queue", "Queue", "pipe", "", false, 0},
			{"joinable", "JoinableQueue", "pipe", "", false, 0},
			{"simple", "SimpleQueue", "pipe", "", false, 0},
			{"value", "Value", "memory", "i", false, 4},
			{"array", "Array", "memory", "d", false, 24},
			{"text", "Array", "memory", "c", false, 5},
			{"memory", "SharedMemory", "shm", "", false, 100},
			{"raw", "os.pipe", "pipe", "", false, 0},
			{"pair", "socketpair", "socket", "", true, 0},
		} {
			e, ok := told[want.variable]
			kind, _, _ := strings.Cut(e.Channel, ":")
			if !ok || e.Name != want.name || kind != want.kind || e.Text != want.text || !strings.HasSuffix(e.File, "/program.py") ||
				e.Held || want.kind != "shm" && e.Len != want.size || want.kind == "shm" && e.Len < want.size {
				t.Errorf("%s is told as %+v", want.variable, e)
			}
			if want.pair != strings.HasPrefix(e.Value, "socket:") || want.kind == "memory" != strings.HasPrefix(e.Value, "0x") {
				t.Errorf("%s has the value %q", want.variable, e.Value)
			}
		}
		checkElsewhere(t, method, told, elsewhere)
		written, _ := find(trace, func(e demo.Event) bool { return e.Kind == demo.KindWrite && e.Channel == told["queue"].Channel })
		if written.Thread != "QueueFeederThread" {
			t.Errorf("the queue's write is told as %+v", written)
		}
	})
}

// checkElsewhere looks at what a child told of the memory that it was given.
func checkElsewhere(t *testing.T, method string, told, elsewhere map[string]demo.Event) {
	t.Helper()
	for _, variable := range []string{"value", "array"} {
		mine := told[variable]
		its, ok := elsewhere[mine.Channel]
		if method == "fork" {
			if ok {
				t.Errorf("%s has come by fork and is told again: %+v", variable, its)
			}
			continue
		}
		if !ok || its.Name != mine.Name || its.Text != mine.Text || its.Len != mine.Len || !strings.HasPrefix(its.Value, "0x") || its.Line != 0 {
			t.Errorf("%s is told by the child as %+v", variable, its)
		}
	}
	if its := elsewhere[told["memory"].Channel]; its.Name != "SharedMemory" {
		t.Errorf("the shared memory is told by the child as %+v", its)
	}
}

// TestFullAndEmptyAreTold: before a thread sleeps at a pipe it says so, with its name; and the
// write that slept is dated from before.
func TestFullAndEmptyAreTold(t *testing.T) {
	onLinux(t)
	const text = `import multiprocessing


def child(queue, conn):
    conn.recv()
    queue.put("x" * 200_000)


if __name__ == "__main__":
    context = multiprocessing.get_context("METHOD")
    queue, (conn, other) = context.Queue(), context.Pipe(False)
    p = context.Process(target=child, args=(queue, conn))
    p.start()
    other.send(1)
    print(len(queue.get()))
    p.join()
`
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		program := strings.Replace(text, "METHOD", method, 1)
		exp := experiment(t, py, method, program)
		exp.Hold = true
		f := follow(t, start(t, exp))
		started := f.step(true, true, ofKind(demo.KindStarted))
		empty := f.step(false, true, func(e demo.Event) bool { return e.Kind == demo.KindReading && e.PID == started.Child })
		if empty.Held || empty.Thread != "" || !strings.HasPrefix(empty.Channel, "pipe:") {
			t.Errorf("the empty pipe is told as %+v", empty)
		}
		f.Run()
		f.toEnd()
		f.noTrouble()
		full, ok := find(&f.Trace, ofKind(demo.KindWriting))
		if !ok || full.PID != started.Child || full.Thread != "QueueFeederThread" || full.Len < 200_000 || full.Held {
			t.Errorf("the full pipe is told as %+v", full)
		}
		write, _ := find(&f.Trace, func(e demo.Event) bool { return e.Kind == demo.KindWrite && e.Channel == full.Channel && e.Len > 65536 })
		if write.Thread != full.Thread || write.Len != full.Len {
			t.Errorf("the write is told as %+v", write)
		}
		if got := printed(&f.Trace, "stdout"); got != "200000\n" {
			t.Errorf("the program prints %q", got)
		}
	})
}

// TestProgramsAreTold: a program started by subprocess, of any kind, with its end.
func TestProgramsAreTold(t *testing.T) {
	onLinux(t)
	const text = `import os
import subprocess
import sys

print(subprocess.call(["/bin/sh", "-c", "exit 3"]))
print(subprocess.Popen([sys.executable, "-c", "import os; os._exit(4)"]).wait())
pid = os.fork()
if pid == 0:
    os._exit(5)
os.waitpid(pid, 0)
`
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text))
		started := eventsOf(trace, demo.KindStarted)
		if len(started) != 2 || started[0].Name != "sh" || !strings.HasPrefix(started[1].Name, "python") {
			t.Fatalf("%s: told as %+v", py.Version, started)
		}
		ends := map[int]string{}
		for _, e := range eventsOf(trace, demo.KindStatus) {
			ends[e.Child] = fmt.Sprint(*e.Status)
		}
		if ends[started[0].Child] != "768" || ends[started[1].Child] != "1024" || len(ends) != 3 {
			t.Errorf("%s: started %+v, ends %v", py.Version, started, ends)
		}
		for i, line := range []int{5, 6} {
			if e := started[i]; e.Method != "exec" || e.Line != line {
				t.Errorf("%s: %+v", py.Version, e)
			}
		}
	}
}

// TestFailedTasksAreTold: a task's error is told where it comes out in the program's own file.
func TestFailedTasksAreTold(t *testing.T) {
	const text = `import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def attempt(call, *args):
    try:
        call(*args)
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    context = multiprocessing.get_context("METHOD")
    with context.Pool(1) as pool:
        attempt(pool.apply, int, ("a",))
        attempt(pool.apply_async(int, ("b",)).get)
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        attempt(executor.submit(int, "c").result)
`
	someMethods(t, func(t *testing.T, py Interpreter, method string) {
		trace := play(t, experiment(t, py, method, strings.Replace(text, "METHOD", method, 1)))
		var told []string
		for _, e := range eventsOf(trace, demo.KindFailed) {
			told = append(told, fmt.Sprint(e.Name, " ", e.Line, " ", e.Text))
		}
		got := strings.Join(told, "\n")
		want := "apply 7 ValueError: invalid literal for int() with base 10: 'a'\n" +
			"get 7 ValueError: invalid literal for int() with base 10: 'b'\n" +
			"result 7 ValueError: invalid literal for int() with base 10: 'c'"
		if got != want {
			t.Errorf("told:\n%s\nwant:\n%s", got, want)
		}
	})
}
