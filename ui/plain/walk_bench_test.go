package plain_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/plain"
)

// A folder is a learner's real one.
type folder struct {
	exercise.Folder
	runtime demo.Runtime
	nonce   string
}

func (f *folder) Fresh() bool { return f.Folder.Fresh }

func (f *folder) Experiment() (demo.Experiment, error) {
	f.nonce = exercise.NewNonce()
	return exercise.Experiment(f.Folder, f.runtime, "", f.nonce), nil
}

func (f *folder) Judge(t *demo.Trace) (passed bool, words string) {
	v := exercise.Judge(t, f.nonce)
	return v.Kind == exercise.Passed, exercise.Words(v)
}

// TestExercise is done by a learner whose first try fails, and who then mends the file.
func TestExercise(t *testing.T) {
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(t.Context())
	at := slices.IndexFunc(found, func(i python.Interpreter) bool { return i.Supported() })
	if at < 0 {
		t.Skip("there is no Python on this machine")
	}
	testdata := filepath.Join("..", "..", "demo", "exercise", "testdata")
	wrong, err := os.ReadFile(filepath.Join(testdata, "wrong", "return.py"))
	if err != nil {
		t.Fatal(err)
	}
	tutorial := kinds(t)
	tutorial.Folder = nil
	tutorial.Bench = func(_ lessons.Program, dir string) (plain.Bench, error) {
		f, err := exercise.Prepare(dir, "pipe.py", string(wrong))
		return &folder{Folder: f, runtime: python.Runtime{Interpreter: found[at]}}, err
	}
	dir := filepath.Join(t.TempDir(), "mine")
	var out strings.Builder
	lines := []string{"lesson 1 step 9", "", "folder", "folder " + dir, "", "SOLVE", "", "quit"}
	answer := func(string) (string, bool) {
		line := lines[0]
		if lines = lines[1:]; line == "SOLVE" {
			solved, err := os.ReadFile(filepath.Join(testdata, "solved", "pipe.py"))
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, "pipe.py"), solved, 0o644)
			}
			if err != nil {
				t.Error(err)
			}
			return "here", true
		}
		return line, true
	}
	tutorial.Out, tutorial.In = &out, &typing{out: &out, answer: answer}
	if err := tutorial.Walk(t.Context()); err != nil {
		t.Fatal(err)
	}
	fit(t, out.String(), 76)
	said := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{"The starter is written: " + dir, "Not yet. ", "Real processes run now: Python", "Passed. The number came home", "It was sent."} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in:\n%s", want, out.String())
		}
	}
	nothingLeft(t)
}
