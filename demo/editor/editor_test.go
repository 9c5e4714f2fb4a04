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

func TestNoEditor(t *testing.T) {
	if _, err := editor.Open(" ", "lab.py", ""); err == nil {
		t.Error("an editor that nobody named was opened")
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
	if _, err := editor.At("", path); err == nil {
		t.Error("an editor that nobody named was opened")
	}
}
