//go:build unix

package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"exit42/demo/python"
)

// TestPythonsThatDoNotAnswer: that one does not answer is not that it is not there, and no other is
// taken without a word.
func TestPythonsThatDoNotAnswer(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"python3", "python3.12"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nsleep 1000\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	f := runFlags{env: Env{Pythons: python.Finder{PATH: dir, Limit: 300 * time.Millisecond}}}
	_, err := f.interpreter(t.Context(), io.Discard)
	for _, words := range []string{"no Python answered: " + dir, "within 300ms", tryAgain} {
		if !errors.Is(err, python.ErrLate) || !strings.Contains(err.Error(), words) || errors.As(err, new(UsageError)) {
			t.Errorf("%v does not say %q", err, words)
		}
	}
	f.python = "3.12"
	if _, err := f.interpreter(t.Context(), io.Discard); !errors.Is(err, python.ErrLate) || !strings.HasSuffix(err.Error(), "; "+tryAgain) {
		t.Errorf("%v", err)
	}
}

// TestLeftOut names each Python that did not answer, and nobody where all did.
func TestLeftOut(t *testing.T) {
	late := []python.Lack{{Path: "/a/python3", Why: "did not answer within 20s", Late: true}, {Path: "/b/python3", Why: "did not answer within 20s", Late: true}}
	if got, want := leftOut(late), "/a/python3, /b/python3 did not answer within 20s, and are left out; "+tryAgain; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := leftOut(late[:1]), "/a/python3 did not answer within 20s, and is left out; "+tryAgain; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := leftOut(nil); got != "" {
		t.Errorf("%q", got)
	}
}
