//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"exit42/lessons/workshop"
)

// TestPipes: what is a pipe where a folder or a recording should be is not opened, since nobody
// may ever write to it.
func TestPipes(t *testing.T) {
	pipe := func(at ...string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(at[:len(at)-1]...), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(filepath.Join(at...), 0o666); err != nil {
			t.Skip(err)
		}
	}
	dir := t.TempDir()
	pipe(dir, besideFolder)
	if _, name, err := (Env{Beside: dir}).beside(workshop.Workshop{}); name != "" || err != nil {
		t.Errorf("a pipe called %s is taken for %q: %v", besideFolder, name, err)
	}
	mine := filepath.Join(t.TempDir(), "mine")
	writes(t, mine, map[string]string{"01-mine/lesson.md": lessonOf("mine", "Text."), "01-mine/p.py": "print(1)\n"})
	pipe(mine, "recordings", "01-mine", "p.ndjson.gz")
	r := desk{"mine", mine}.read()
	if len(r.Mistakes) > 0 {
		t.Fatal(r.Mistakes)
	}
	l := r.Workshop.Lessons[0]
	if _, ok := r.Workshop.Recording(l.Folder, l.Parts[0].Program); ok {
		t.Error("a pipe is a recording")
	}
	pipe(mine, "02-pipe")
	pipe(mine, "page.md")
	if r := (desk{"mine", mine}).read(); len(r.Mistakes) != 1 || r.Mistakes[0].File != "page.md" {
		t.Errorf("%v", r.Mistakes)
	}
}
