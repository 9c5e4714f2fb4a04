package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"exit42/content"
	"exit42/lessons"
	keep "exit42/ui/progress"
)

// learner is a file in which every question of the first lesson was answered with a, and that
// was certain and wrong; and the lesson.
func learner(t *testing.T) (file string, of lessons.Lesson) {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	of = all[0]
	state := lessons.LessonRecord{Step: of.Steps[3].ID, Answers: map[string]lessons.AnswerRecord{}}
	for _, s := range of.Steps {
		if s.Question != nil {
			state.Answers[s.ID] = lessons.AnswerRecord{
				Letter: "a", Sure: lessons.Certain, Committed: true, Grade: lessons.Wrong,
				Happened: lessons.Observation{Subject: "join()", Value: lessons.Nothing}, By: "Python 3.13.0 · fork",
			}
		}
	}
	file = filepath.Join(t.TempDir(), "progress.yaml")
	if notice := keep.Open(file).Save(keep.Change{Lesson: of.Slug, State: state}); notice != "" {
		t.Fatal(notice)
	}
	return file, of
}

// did runs a command and returns what it printed.
func did(cmd *cobra.Command, args ...string) (out, errs string, err error) {
	var o, e bytes.Buffer
	cmd.SetArgs(args)
	cmd.SetOut(&o)
	cmd.SetErr(&e)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.Execute()
	return o.String(), e.String(), err
}

func progressOf(file string, args ...string) (out, errs string, err error) {
	return did(progressCommand(Env{}, func() *keep.Store { return keep.Open(file) }), args...)
}

func TestProgressPrints(t *testing.T) {
	file, of := learner(t)
	out, errs, err := progressOf(file)
	n := 0
	for _, s := range of.Steps {
		if s.Question != nil {
			n++
			want := "   " + s.Title + "\n   " + s.Question.Options[0].Label + ", certain: it did not come true; join() is None (Python 3.13.0 · fork)\n"
			if !strings.Contains(out, want) {
				t.Errorf("not printed: %q", want)
			}
		}
	}
	if err != nil || errs != "" || n == 0 || !strings.Contains(out, "1  "+of.Slug) || !strings.Contains(out, "0 right") || !strings.Contains(out, "It is kept in "+file) {
		t.Errorf("%v, %q:\n%s", err, errs, out)
	}
	out, _, _ = did(progressCommand(Env{ASCII: true}, func() *keep.Store { return keep.Open(file) }))
	if strings.ContainsFunc(out, func(r rune) bool { return r > '~' }) {
		t.Errorf("not ASCII:\n%s", out)
	}
}

func TestProgressAsData(t *testing.T) {
	file, of := learner(t)
	out, _, err := progressOf(file, "--json")
	var whole struct {
		File, Last string
		Lessons    []struct {
			Lesson          string
			Answered, Wrong int
			Predictions     []struct{ Sure, Grade, Happened string }
		}
	}
	if e := json.Unmarshal([]byte(out), &whole); e != nil || err != nil {
		t.Fatalf("%v, %v:\n%s", e, err, out)
	}
	first := whole.Lessons[0]
	if whole.File != file || whole.Last != of.Slug || first.Lesson != of.Slug || first.Answered == 0 || first.Wrong != first.Answered ||
		len(first.Predictions) != first.Answered || first.Predictions[0].Grade != "wrong" || first.Predictions[0].Sure != "certain" {
		t.Errorf("got %+v", whole)
	}
	yaml, _, err := progressOf(file, "--export")
	if kept, _ := os.ReadFile(file); err != nil || yaml != string(kept) {
		t.Errorf("%v, exported:\n%s\nkept:\n%s", err, yaml, kept)
	}
	if _, _, err := progressOf(file, "--json", "--export"); err == nil {
		t.Error("two formats at once are taken")
	}
}

func TestProgressResets(t *testing.T) {
	for _, what := range []string{"all", "1"} {
		file, of := learner(t)
		if out, _, err := progressOf(file, "--reset", what); err != nil || !strings.Contains(out, "anew; ") || !strings.Contains(out, "forgotten\n") {
			t.Errorf("%s: %q, %v", what, out, err)
		}
		if r, _ := keep.Open(file).Load(); len(r.Lessons) != 0 {
			t.Errorf("%s: %+v is left of %s", what, r, of.Slug)
		}
	}
	file, _ := learner(t)
	if _, _, err := progressOf(file, "--reset", "nosuch"); err == nil || !strings.Contains(err.Error(), `no lesson "nosuch"`) {
		t.Errorf("got %v", err)
	}
	if _, _, err := progressOf(file, "--reset", ""); err == nil {
		t.Error("a reset of nothing is taken")
	}
	if err := os.WriteFile(file, []byte("version: 9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := progressOf(file, "--reset", "all"); err == nil || !strings.HasPrefix(err.Error(), "nothing was reset: ") || strings.Contains(err.Error(), "go on") {
		t.Errorf("a newer file: %v", err)
	}
	if out, errs, err := progressOf(file); err != nil || !strings.Contains(errs, "newer exit42") || !strings.Contains(out, "not begun") || strings.Contains(out, "It is kept") {
		t.Errorf("a newer file: %q, %q, %v", out, errs, err)
	}
	if _, _, err := progressOf(file, "--export"); err == nil {
		t.Error("a file that cannot be read was exported")
	}
}

func TestRecapPrints(t *testing.T) {
	file, of := learner(t)
	recap := func(args ...string) string {
		t.Helper()
		out, errs, err := did(recapCommand(Env{}, func() *keep.Store { return keep.Open(file) }), args...)
		if err != nil || errs != "" {
			t.Fatal(errs, err)
		}
		return out
	}
	text, notes := recap(), recap("--notes")
	for out, want := range map[string]string{
		text:  "Worth another look, what you were surest of first:\n\n1  ",
		notes: "## Worth another look\n",
	} {
		if !strings.Contains(out, want) || !strings.Contains(out, "none came true") || !strings.Contains(out, of.Title) {
			t.Errorf("without %q:\n%s", want, out)
		}
	}
	if !strings.Contains(notes, "## Cheat sheet\n\n"+strings.TrimSpace(content.Sheet())) {
		t.Errorf("without the sheet:\n%s", notes)
	}
	for line := range strings.Lines(text) {
		if len([]rune(line)) > 80 {
			t.Errorf("too wide: %s", line)
		}
	}
	file = filepath.Join(t.TempDir(), "none.yaml")
	if out := recap(); !strings.Contains(out, "You have predicted nothing yet.") {
		t.Error(out)
	}
}

// TestNotKept: what cannot be kept is an error at the end, although it was said before; an error
// with which the sitting ended comes first.
func TestNotKept(t *testing.T) {
	store := keep.Open(t.TempDir()) // a directory
	change := keep.Change{Lesson: "promise", State: lessons.LessonRecord{Step: "join"}}
	if said := store.Save(change); said == "" {
		t.Fatal("a directory was written to")
	}
	var stderr bytes.Buffer
	err := atEnd(&stderr, store, nil)
	if err == nil || !strings.HasPrefix(err.Error(), "what you did since the last save is not kept: ") || !strings.HasSuffix(err.Error(), " is a directory") {
		t.Errorf("at the end: %v", err)
	}
	if err := atEnd(&stderr, store, context.Canceled); err != context.Canceled || !strings.Contains(stderr.String(), "is not kept: ") {
		t.Errorf("interrupted: %v, and %q", err, stderr.String())
	}
	store = keep.Open(filepath.Join(t.TempDir(), "progress.yaml"))
	store.Keep(change)
	if err := atEnd(&stderr, store, nil); err != nil || store.Pending() {
		t.Errorf("what can be kept: %v", err)
	}
}

// TestRecapInASCII: no sign of ours is shown as a number.
func TestRecapInASCII(t *testing.T) {
	file, _ := learner(t)
	out, _, err := did(recapCommand(Env{ASCII: true}, func() *keep.Store { return keep.Open(file) }))
	if err != nil || !strings.Contains(out, "(Python 3.13.0 - fork)") || strings.Contains(out, `\x`) {
		t.Errorf("%v\n%s", err, out)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestListOnFullDisk: what could not be written is an error.
func TestListOnFullDisk(t *testing.T) {
	file, _ := learner(t)
	cmd := listCommand(Env{}, func() *keep.Store { return keep.Open(file) })
	cmd.SetOut(full{})
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	if cmd.SetArgs(nil); cmd.Execute() == nil {
		t.Error("nothing was said")
	}
}
