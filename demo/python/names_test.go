package python

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"exit42/demo"
)

const namesProgram = `
import sys
from multiprocessing import Event, Lock, Process, shared_memory

def work(lock, event):
    event.wait()

if __name__ == "__main__":
    lock, event = Lock(), Event()
    memory = shared_memory.SharedMemory(create=True, size=64)
    p = Process(target=work, args=(lock, event))
    p.start()
    sem = (lock._semlock.name or "none").lstrip("/")
    sys.stdout.write(f"name sem.{sem}\n")
    sys.stdout.write(f"name {memory.name.lstrip('/')}\n")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    p.join()
`

// TestNamesAreTakenAway: semaphores and shared memory have names in the system, which outlive
// every process. A run that is ended leaves none of them.
func TestNamesAreTakenAway(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("skipped: only on Linux are these names files that can be looked at")
	}
	eachMethod(t, func(t *testing.T, py Interpreter, method string) {
		if py.Path != newest(findOnce()).Path && py.Path != oldest(findOnce()).Path {
			t.Skip("skipped: the oldest and the newest Python will do")
		}
		s, err := demo.Start(demo.Experiment{
			Files: []demo.File{{Name: "names.py", Text: namesProgram}}, Runtime: Runtime{py}, Method: method,
		})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		names := untilReady(t, s)
		if len(names) != 2 {
			t.Fatalf("names: %v", names)
		}
		if _, err := os.Stat(filepath.Join("/dev/shm", names[1])); err != nil {
			t.Fatalf("while it runs: %v", err)
		}
		s.Close()
		for _, name := range names {
			if _, err := os.Stat(filepath.Join("/dev/shm", name)); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s is left: %v", name, err)
			}
		}
	})
}

// untilReady is what a program printed as names, up to its word that it is ready.
func untilReady(t *testing.T, s *demo.Session) (names []string) {
	for {
		events, err := s.Next()
		if err != nil {
			t.Fatalf("it ended before it was ready: %v", err)
		}
		for _, e := range events {
			if name, ok := strings.CutPrefix(e.Text, "name "); ok && e.Kind == demo.KindOutput {
				names = append(names, name)
			}
			if e.Kind == demo.KindOutput && e.Text == "ready" {
				return names
			}
		}
	}
}
