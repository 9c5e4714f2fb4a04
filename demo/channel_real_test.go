package demo_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/pickle"
	"exit42/demo/python"
)

// play runs a program of testdata to its end.
func play(t *testing.T, py python.Interpreter, method, name string) *demo.Trace {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	session, err := demo.Start(demo.Experiment{
		Files: []demo.File{{Name: name, Text: string(text)}}, Runtime: python.Runtime{Interpreter: py}, Method: method,
		Limits: demo.Limits{Wall: 2 * time.Minute},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	trace := new(demo.Trace)
	for {
		events, err := session.Next()
		for _, e := range events {
			trace.Append(e)
		}
		if errors.Is(err, io.EOF) {
			return trace
		}
	}
}

// pythons are two of this machine's, or one; demo/python's own tests run them all.
func pythons(t *testing.T) []python.Interpreter {
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(context.Background())
	found = slices.DeleteFunc(found, func(py python.Interpreter) bool { return !py.Supported() })
	if len(found) == 0 {
		t.Skip("there is no Python on this machine")
	}
	if testing.Short() || len(found) == 1 {
		return found[:1]
	}
	return []python.Interpreter{found[0], found[len(found)-1]}
}

// TestRealMessages sends real values from process to process: each is one message, whole, with
// who wrote and who read it.
func TestRealMessages(t *testing.T) {
	for _, py := range pythons(t) {
		for _, method := range py.Methods {
			t.Run(py.Version+"/"+method, func(t *testing.T) {
				trace := play(t, py, method, "messages.py")
				scene := trace.At(trace.Len())
				var queued, crossed []string
				for _, c := range scene.Channels {
					for _, m := range c.Messages {
						if c.Part != "connection" || len(m.Frame) == 0 {
							continue
						}
						words := say(&scene, &m)
						if strings.HasPrefix(c.Name, "pipe:") {
							queued = append(queued, words)
						} else {
							crossed = append(crossed, words)
						}
					}
				}
				want := []string{"child>parent 42", "child>parent 'hello'", "child>parent [1, 2]", "child>parent {'a': None}", "child>parent 100 kB"}
				if !slices.Equal(queued, want) {
					t.Errorf("through the queue went %q", queued)
				}
				if !slices.Equal(crossed, []string{"parent>child 41", "child>parent 42"}) {
					t.Errorf("through the pair went %q", crossed)
				}
			})
		}
	}
}

// say says who sent what to whom.
func say(scene *demo.Scene, m *demo.Message) string {
	who := func(pid int) string {
		switch {
		case pid == scene.Parent:
			return "parent"
		case pid == scene.Child:
			return "child"
		}
		return "?"
	}
	value, ok := pickle.Value(m.Head)
	if !ok {
		value = "cut off"
		if m.Len > 100_000 && m.Len < 100_020 && len(m.Head) == 256 {
			value = "100 kB"
		}
	}
	return who(m.From) + ">" + who(m.To) + " " + value
}
