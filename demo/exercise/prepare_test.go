package exercise

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestPrepare(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	f, err := Prepare(dir, "bring.py", "the starter\n")
	must(t, err)
	if !f.Fresh || f.Dir != dir || read(t, f.File()) != "the starter\n" || read(t, filepath.Join(dir, "work.py")) != Work {
		t.Errorf("%+v", f)
	}
	write(t, f.File(), "my own work\n")
	again, err := Prepare(dir, "bring.py", "the starter\n")
	must(t, err)
	if again.Fresh || read(t, f.File()) != "my own work\n" {
		t.Errorf("%+v: %s", again, read(t, f.File()))
	}
	if _, err := Prepare(dir, "next.py", "another\n"); err != nil {
		t.Error(err)
	}
	if names := list(t, dir); len(names) != 3 {
		t.Errorf("there are %v", names)
	}
	write(t, filepath.Join(dir, "work.py"), strings.ReplaceAll(Work, "\n", "\r\n"))
	if _, err := Prepare(dir, "bring.py", ""); err != nil {
		t.Error(err)
	}
}

// TestPrepareFails: each error is one line that says what and what next, and nothing was made.
func TestPrepareFails(t *testing.T) {
	base := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(base, "other"), 0o777))
	must(t, os.MkdirAll(filepath.Join(base, "taken", "bring.py"), 0o777))
	write(t, filepath.Join(base, "file"), "")
	write(t, filepath.Join(base, "other", "work.py"), "mine\n")
	for _, c := range []struct{ dir, name, says string }{
		{"other", "bring.py", "work.py is not the one"},
		{"taken", "bring.py", "bring.py is no file"},
		{"file", "bring.py", "file is no folder"},
		{"file/below", "bring.py", "below"},
		{"new/er", "work.py", "no name for a starter"},
		{"new/er", "../bring.py", "no name for a starter"},
		{"new/er", strings.Repeat("n", 300) + ".py", "nnn.py cannot be"},
		{strings.Repeat("n", 300), "bring.py", "cannot be"},
		{"new/" + strings.Repeat("n", 300), "bring.py", "cannot be"},
	} {
		_, err := Prepare(filepath.Join(base, c.dir), c.name, "text")
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s, %.20s: %v", c.dir, c.name, err)
		}
	}
	if _, err := Prepare(" ", "bring.py", ""); err == nil {
		t.Error("no folder was named")
	}
	if names := list(t, base); len(names) != 3 || len(list(t, filepath.Join(base, "other"))) != 1 || len(list(t, filepath.Join(base, "taken"))) != 1 {
		t.Errorf("there is %v", names)
	}
}

// TestPrepareUndoes: where the second file cannot be written, the first and the folder go again.
func TestPrepareUndoes(t *testing.T) {
	base := t.TempDir()
	f := Folder{Dir: filepath.Join(base, "new", "er"), Name: "bring.py"}
	var made undo
	must(t, made.dirs(f.Dir))
	_, err := made.file(filepath.Join(f.Dir, "work.py"), Work)
	must(t, err)
	if _, err := made.file(filepath.Join(f.Dir, "none", "bring.py"), ""); err == nil {
		t.Fatal("there is no such folder")
	}
	if fresh, err := made.file(filepath.Join(f.Dir, "work.py"), "over it"); fresh || err != nil {
		t.Errorf("%v, %v", fresh, err)
	}
	if names := list(t, f.Dir); len(names) != 1 || read(t, filepath.Join(f.Dir, "work.py")) != Work {
		t.Errorf("there are %v", names)
	}
	if made.undo(); len(list(t, base)) != 0 {
		t.Errorf("%v was left", list(t, base))
	}
}

func TestPrepareLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("to make links is not everybody's right")
	}
	base := t.TempDir()
	must(t, os.Symlink(filepath.Join(base, "none"), filepath.Join(base, "bring.py")))
	if _, err := Prepare(base, "bring.py", ""); err == nil || !strings.Contains(err.Error(), "a link to nothing") {
		t.Error(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	must(t, err)
	return string(text)
}

func list(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
