package exercise

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/python"
)

// everyPython are this machine's, each version once, the newest first.
func everyPython(t *testing.T) []python.Interpreter {
	t.Helper()
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(context.Background())
	found = slices.DeleteFunc(found, func(py python.Interpreter) bool { return slices.Compare(version(py), []int{3, 6}) < 0 })
	if len(found) == 0 {
		t.Skip("there is no Python on this machine")
	}
	slices.SortFunc(found, func(a, b python.Interpreter) int { return slices.Compare(version(b), version(a)) })
	return slices.CompactFunc(found, func(a, b python.Interpreter) bool { return a.Version == b.Version })
}

// pythons are those that can be watched.
func pythons(t *testing.T) []python.Interpreter {
	t.Helper()
	found := slices.DeleteFunc(everyPython(t), func(py python.Interpreter) bool { return !py.Supported() })
	if len(found) == 0 {
		t.Skip("no Python on this machine can be watched")
	}
	return found
}

// version are the numbers of a version.
func version(py python.Interpreter) []int {
	var numbers []int
	for part := range strings.SplitSeq(py.Version, ".") {
		n, _ := strconv.Atoi(part)
		numbers = append(numbers, n)
	}
	return numbers
}

// prepared is a folder with a program of testdata in it.
func prepared(t *testing.T, program string) Folder {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", filepath.FromSlash(program)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Prepare(t.TempDir(), "bring.py", string(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// play runs an experiment to its end.
func play(t *testing.T, exp demo.Experiment) *demo.Trace {
	t.Helper()
	session, err := demo.Start(exp)
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
