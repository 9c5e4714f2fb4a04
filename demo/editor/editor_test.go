package editor_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"exit42/demo/editor"
)

func TestEdit(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: the editor of this test is a shell script")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	script := filepath.Join(t.TempDir(), "ed.sh")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho \"$1 42\" >> \"$2\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	e, err := editor.Open(script+" answer", "lab.py", "begin\n")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Run(nil, nil, nil); err != nil {
		t.Error(err)
	}
	if text, err := e.Read(); text != "begin\nanswer 42\n" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	e.Close()
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := e.Read(); err == nil {
		t.Error("a closed file can be read")
	}
}

// TestNoEditor: an editor that cannot be started is told before anything is done, with what to do next.
func TestNoEditor(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for command, want := range map[string]string{
		" ":                     "neither VISUAL nor EDITOR is set; exit42 doctor says more",
		"no-such-editor --wait": `"no-such-editor" is not here; exit42 doctor says which one is`,
	} {
		if _, err := editor.Open(command, "lab.py", ""); err == nil || err.Error() != want {
			t.Errorf("open: %v, want %s", err, want)
		}
		if _, err := editor.At(command, filepath.Join(temp, "x.py")); err == nil || err.Error() != want {
			t.Errorf("at: %v, want %s", err, want)
		}
	}
	if left, _ := os.ReadDir(temp); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAt: a file of the person's own is edited where it stands, and stays.
func TestAt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: the editor of this test is a shell script")
	}
	dir := t.TempDir()
	script, path := filepath.Join(dir, "ed.sh"), filepath.Join(dir, "bring it.py")
	if err := os.WriteFile(script, []byte("#!/bin/sh\necho 42 >> \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("begin\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := editor.At(script, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Run(nil, nil, nil); err != nil {
		t.Error(err)
	}
	e.Close()
	if text, err := os.ReadFile(path); string(text) != "begin\n42\n" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}
