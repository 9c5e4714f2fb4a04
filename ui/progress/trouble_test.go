//go:build unix

package progress

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
)

// TestWorksOnInMemory: one clear line, once, and everything else goes on.
func TestWorksOnInMemory(t *testing.T) {
	for name, c := range map[string]struct {
		prepare      func(t *testing.T, file string)
		atLoad, then string
	}{
		"newer": {func(t *testing.T, file string) { write(t, file, "version: 2\nnew: things\n") },
			"is left as it is, since a newer exit42 wrote it (version 2); go on, and nothing is kept; or name another file with --state", ""},
		"directory": {func(t *testing.T, file string) { os.MkdirAll(file, 0o700) }, "is a directory; go on", ""},
		"read-only": {func(t *testing.T, file string) {
			write(t, file, "version: 1\n")
			os.Chmod(file, 0o400)
		}, "is read-only; go on", ""},
		"no directory": {func(t *testing.T, file string) { write(t, filepath.Dir(file), "a file") }, "cannot be read: not a directory; go on", ""},
		"link to itself": {func(t *testing.T, file string) {
			os.MkdirAll(filepath.Dir(file), 0o700)
			os.Symlink(file, file)
		}, "is a link that leads to itself; go on", ""},
		"lock in the way": {func(t *testing.T, file string) { os.MkdirAll(file+".lock", 0o700) }, "", ".lock is in the way; go on, and it is tried again"},
		"new in the way":  {func(t *testing.T, file string) { os.MkdirAll(file+".new/x", 0o700) }, "", "cannot be written: directory not empty; go on"},
	} {
		t.Run(name, func(t *testing.T) {
			file := fileIn(t)
			c.prepare(t, file)
			before, _ := os.ReadFile(file)
			s := Open(file)
			r, notice := s.Load()
			if !told(notice, c.atLoad) || len(r.Lessons) != 0 {
				t.Errorf("load: %v, %q", r, notice)
			}
			if notice := s.Save(Change{Lesson: "promise", State: at("q1")}); !told(notice, c.then) {
				t.Errorf("save: %q", notice)
			}
			if notice := s.Save(Change{Lesson: "promise", State: at("q1", "q2")}); notice != "" {
				t.Errorf("it is said again: %q", notice)
			}
			if !s.Pending() || answers(s.Record(), "promise") != "q1 q2" {
				t.Errorf("it is not in memory: %+v", s.Record())
			}
			if after, _ := os.ReadFile(file); string(after) != string(before) {
				t.Errorf("the file was changed to %q", after)
			}
		})
	}
}

func TestNoHome(t *testing.T) {
	t.Cleanup(xdg.Reload)
	t.Setenv("XDG_STATE_HOME", "")
	t.Setenv("HOME", "")
	s := Open("")
	if _, notice := s.Load(); !strings.HasPrefix(notice, "there is no home directory to keep your progress in; go on") || s.File() != "" {
		t.Errorf("got %q, %q", notice, s.File())
	}
	if notice := s.Save(Change{Lesson: "promise", State: at("q1")}); notice != "" || answers(s.Record(), "promise") != "q1" {
		t.Errorf("got %q, %+v", notice, s.Record())
	}
	home := t.TempDir()
	t.Setenv("XDG_STATE_HOME", home)
	if s := Open(""); s.File() != filepath.Join(home, "exit42", "progress.yaml") {
		t.Errorf("without a home, but with a place for states, the file is %q", s.File())
	}
}

func TestNobodyElseReadsIt(t *testing.T) {
	file := fileIn(t)
	save(t, Open(file), Change{Lesson: "promise", State: at("q1")})
	for name, want := range map[string]os.FileMode{file: 0o600, file + ".lock": 0o600, filepath.Dir(file): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func TestOthersMayReadWhatTheyCould(t *testing.T) {
	file := fileIn(t)
	write(t, file, "version: 1\n")
	os.Chmod(file, 0o640)
	save(t, Open(file), Change{Lesson: "promise", State: at("q1")})
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("got %v, %v", info.Mode(), err)
	}
}
