package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"exit42/lessons/workshop"
	"exit42/ui"
	"exit42/ui/lectern"
)

// TestCalled: an interpreter is called as a shell calls it, else by a path that can be typed.
func TestCalled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: there it is the launcher that is typed")
	}
	home := t.TempDir()
	write := func(path string) string {
		path = filepath.Join(home, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	here, shim, away := write("bin/python3.13"), write("shims/python3.12"), write("py/3.12/bin/python3.12")
	if err := os.Symlink(here, filepath.Join(home, "bin", "python3")); err != nil {
		t.Fatal(err)
	}
	env := &Env{Around: func() Surroundings { return Surroundings{Home: home} }}
	env.Pythons.PATH = strings.Join([]string{filepath.Dir(shim), filepath.Dir(here)}, string(filepath.ListSeparator))
	for path, want := range map[string]string{
		here: "python3.13", filepath.Join(home, "bin", "python3"): "python3", away: "~/py/3.12/bin/python3.12",
		write("with a blank/python3.11"): "", write(strings.Repeat("long/", 12) + "python3.11"): "",
	} {
		if got := env.called(path); got != want {
			t.Errorf("%s is called %q, want %q", path, got, want)
		}
	}
}

// TestBefore: a talk that was cut off goes on at its step, planned as it was, and says what is lost.
func TestBefore(t *testing.T) {
	all, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	w := workshop.Workshop{Lessons: all.Lessons}
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.Local)
	f := &presentFlags{screen: screen{env: Env{Now: func() time.Time { return now }}}}
	l := all.Lessons[1]
	cut := lectern.Talk{Slug: l.Slug, At: l.Steps[4].ID, Began: now.Add(-time.Hour), Wrote: now.Add(-time.Minute), Planned: 90 * time.Minute, Due: 50 * time.Minute}
	var of ui.Presented
	before := func() string {
		kept := keptVotes{path: filepath.Join("here", cut.Votes)}
		return f.notice(&cut, f.goesOn(&of, w, &cut), &kept)
	}
	cut.Votes = "progress-votes-2026-11-22.json"
	if notice := before(); notice != "goes on at step 5; edits and the chosen Python are gone" {
		t.Errorf("%q", notice)
	}
	if of.Slug != l.Slug || of.Step != l.Steps[4].ID || of.Planned != 90*time.Minute || of.Passed != 50*time.Minute {
		t.Errorf("%+v", of)
	}
	cut.Wrote, cut.Gone = now, true
	of = ui.Presented{}
	if notice := before(); strings.Contains(notice, "?") {
		t.Errorf("a presenter that is gone is asked after: %q", notice)
	}
	cut.Planned, cut.Gone = 1000*time.Hour, false
	of = ui.Presented{}
	if notice := before(); !strings.Contains(notice, "step 5") || !strings.Contains(notice, "another one") || of.Planned != 0 {
		t.Errorf("%q, %v", notice, of.Planned)
	}
	of = ui.Presented{Slug: "promise", Planned: time.Hour}
	if notice := before(); of.Slug != "promise" || of.Planned != time.Hour || strings.Contains(notice, "goes on") {
		t.Errorf("%q, %+v", notice, of)
	}
}
