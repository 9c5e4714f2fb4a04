//go:build unix

package demo_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/python"
)

// shows are programs, and what each run of them proves, whatever the Python and the start method.
var shows = []struct {
	name, text string
	says       map[string]string
}{
	{"pipe", `
def child(w):
    w.send(42)
    sys.exit(42)

def main():
    r, w = Pipe()
    p = Process(target=child, args=(w,))
    p.start()
    print("received is", r.recv())
    p.join()
    print("exitcode is", p.exitcode)
`, map[string]string{"value": "42", "bytes": "5", "status": "0x2a00", "signal": "nothing", "exitcode": "42", "join()": "nothing",
		"target": "raised SystemExit", "printed received": "42", "printed exitcode": "42", "children": "1", "ended": "done"}},
	{"queue", `
def child(q):
    q.put({"answer": 42})
    return 7

def main():
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print("result is", q.get())
    print("join() gave", p.join())
`, map[string]string{"value": "{'answer': 42}", "bytes": "26", "target": "7", "run()": "nothing", "status": "0x0000", "signal": "nothing",
		"printed result": "{'answer': 42}", "printed join()": "nothing", "children": "1", "ended": "done"}},
	{"pool", `
def double(n):
    return n * 2

def main():
    with Pool(2) as pool:
        print("result is", pool.apply(double, (21,)))
`, map[string]string{"value": "(0, 0, (True, 42))", "bytes": "23", "printed result": "42", "children": "2", "ended": "done"}},
	{"executor", `
def double(n):
    return n * 2

def main():
    with ProcessPoolExecutor(1) as executor:
        print("result is", executor.submit(double, 21).result())
`, map[string]string{"value": "<_ResultItem: work_id=0, result=42>", "printed result": "42", "children": "1", "status": "0x0000", "ended": "done"}},
	{"sigkill", `
def child():
    os.kill(os.getpid(), signal.SIGKILL)

def main():
    p = Process(target=child)
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
`, map[string]string{"value": "nothing", "bytes": "nothing", "signal": "9", "status": "0x0009", "exitcode": "-9", "printed exitcode": "-9", "children": "1", "ended": "done"}},
	{"nothing sent", `
def child():
    return 42

def main():
    for target in child, child:
        p = Process(target=target)
        p.start()
        p.join()
`, map[string]string{"value": "nothing", "bytes": "nothing", "target": "42", "run()": "nothing", "children": "2", "signal": "nothing"}},
	{"None sent", `
def child(w):
    w.send(None)

def main():
    r, w = Pipe(False)
    p = Process(target=child, args=(w,))
    p.start()
    r.recv()
    p.join()
`, map[string]string{"value": "nothing", "bytes": "4"}},
	{"raw bytes", `
def child(w):
    w.send_bytes(b"42")

def main():
    r, w = Pipe(False)
    p = Process(target=child, args=(w,))
    p.start()
    r.recv_bytes()
    p.join()
`, map[string]string{"value": "bytes", "bytes": "2"}},
	{"to the child alone", `
def child(r):
    r.recv()

def main():
    r, w = Pipe(False)
    p = Process(target=child, args=(r,))
    p.start()
    w.send(42)
    p.join()
    print("again is", 1)
    print("again is", 2, end="")
`, map[string]string{"value": "nothing", "bytes": "nothing", "printed again": "2"}},
}

const preamble = `from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pipe, Pool, Process, Queue
import os
import signal
import sys

`

// TestEvidence runs real programs at full speed: what each proves is the same everywhere. One of
// them runs on every Python of this machine.
func TestEvidence(t *testing.T) {
	for i, show := range shows {
		found := pythons(t)
		if i < 1 && !testing.Short() {
			found = everyPython()
		}
		for _, py := range found {
			for _, method := range py.Methods {
				t.Run(show.name+"/"+py.Version+"/"+method, func(t *testing.T) {
					exp := program(py, method, preamble+strings.TrimSpace(show.text)+"\n\n\nif __name__ == \"__main__\":\n    main()\n")
					s, err := demo.Start(exp)
					if err != nil {
						t.Fatal(err)
					}
					defer s.Close()
					wants(t, toEnd(s), show.says)
				})
			}
		}
	}
}

// toEnd is the trace of a session that runs to its end.
func toEnd(s *demo.Session) *demo.Trace {
	trace := new(demo.Trace)
	for events, err := s.Next(); err == nil; events, err = s.Next() {
		for _, e := range events {
			trace.Append(e)
		}
	}
	return trace
}

func everyPython() []python.Interpreter {
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(context.Background())
	return slices.DeleteFunc(found, func(py python.Interpreter) bool { return !py.Supported() })
}
