package content

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/lessons"
)

func load(t *testing.T) []lessons.Lesson {
	t.Helper()
	all, err := lessons.Load(Lessons())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// programsOf are all programs that a lesson names, those of other languages among them.
func programsOf(l lessons.Lesson) []lessons.Program {
	var all []lessons.Program
	for _, part := range l.Parts {
		all = append(all, part.Program)
	}
	for _, s := range l.Steps {
		for _, v := range s.Variants {
			all = append(all, v.Program)
		}
		for _, e := range s.Elsewhere {
			all = append(all, e.Program)
		}
		if s.Exercise != nil {
			all = append(all, s.Exercise.Solution)
		}
	}
	return all
}

// TestEveryFileIsNamed: what lies in a lesson's folder and its lesson.md does not name, nobody runs.
func TestEveryFileIsNamed(t *testing.T) {
	for _, l := range load(t) {
		named := []string{"lesson.md"}
		for _, p := range programsOf(l) {
			named = append(named, p.File)
		}
		entries, err := fs.ReadDir(Lessons(), l.Folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !slices.Contains(named, e.Name()) {
				t.Errorf("%s/lesson.md does not name %s", l.Folder, e.Name())
			}
		}
	}
}

// compiles is a program for Python that compiles what stands on its stdin, and starts nothing of it.
const compiles = `
import json, sys, warnings
warnings.simplefilter("error")
for name, text in json.load(sys.stdin).items():
    try:
        compile(text, name, "exec", dont_inherit=True)
    except Exception as e:
        print(name, type(e).__name__, e)
`

// TestPythonProgramsCompile: those of knobs and solutions, too. What they do, package selftest tests.
func TestPythonProgramsCompile(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	names, err := fs.Glob(Lessons(), "*/*.py")
	if err != nil || len(names) < 8 {
		t.Fatalf("programs: %v, %v", names, err)
	}
	texts := map[string]string{}
	for _, name := range names {
		src, err := fs.ReadFile(Lessons(), name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(src)
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, python, "-c", compiles)
	cmd.Stdin = bytes.NewReader(in)
	if said, err := cmd.CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("%s%v", said, err)
	}
}

// TestProgramsInGoExist: each that a lesson names is there, and takes the arguments that it is given.
func TestProgramsInGoExist(t *testing.T) {
	for _, l := range load(t) {
		for _, p := range programsOf(l) {
			if p.Native == "" {
				continue
			}
			if _, ok := native.Lookup(p.Native); !ok {
				t.Errorf("%s: there is no program %q in Go; there are %s", l.Folder, p.Native, strings.Join(native.Programs(), ", "))
				continue
			}
			rt := native.Runtime{Program: p.Native}
			if _, err := rt.Prepare(demo.Job{Args: p.NativeArgs, Method: rt.Methods()[0]}); err != nil {
				t.Errorf("%s: %s %s: %v", l.Folder, p.Native, strings.Join(p.NativeArgs, " "), err)
			}
		}
	}
}

// TestEveryLessonIsWhole: it asks, it runs what decides that, and it has the learner do something.
func TestEveryLessonIsWhole(t *testing.T) {
	for n, l := range load(t) {
		if l.Number != n+1 {
			t.Errorf("%s is lesson %d", l.Folder, n+1)
		}
		var kinds []lessons.Kind
		for _, s := range l.Steps {
			kinds = append(kinds, s.Kind)
		}
		if !slices.Contains(kinds, lessons.Predict) || !slices.ContainsFunc(kinds, lessons.Kind.Runs) {
			t.Errorf("%s has no question, or no run: %v", l.Folder, kinds)
		}
		if !slices.ContainsFunc(kinds[len(kinds)/2:], isDoing) {
			t.Errorf("%s does not end with something to do: %v", l.Folder, kinds)
		}
	}
}

// isDoing says whether in a step of this kind the learner changes or makes something.
func isDoing(k lessons.Kind) bool {
	return k == lessons.Turn || k == lessons.Ordering || k == lessons.Exercise
}

// TestRecordingsAreOfLessons: each folder of recordings belongs to a lesson; package recording
// tests what is in it.
func TestRecordingsAreOfLessons(t *testing.T) {
	entries, err := fs.ReadDir(Recordings(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := fs.Stat(Lessons(), path.Join(e.Name(), "lesson.md")); err != nil && e.IsDir() {
			t.Errorf("there are recordings of %s, which is no lesson", e.Name())
		}
	}
}
