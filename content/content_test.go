package content

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestProgramsRun runs every program with the Python at hand, as a learner would
// by hand. A program without an entry here fails: what it does must be stated.
func TestProgramsRun(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	want := map[string]struct {
		exit      int
		stdout    string
		lastError string // the last line of stderr
	}{
		"01-promise/promise.py": {
			exit:      1,
			stdout:    "join() gave None\nexitcode is 0\n",
			lastError: "AttributeError: 'Process' object has no attribute 'returncode'",
		},
	}
	for _, program := range programs(t) {
		t.Run(program, func(t *testing.T) {
			want, ok := want[program]
			if !ok {
				t.Fatal("this test does not say what it does")
			}
			var stdout, stderr bytes.Buffer
			ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
			defer cancel()
			cmd := exec.CommandContext(ctx, python, extract(t, program))
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			if err := cmd.Run(); cmd.ProcessState == nil {
				t.Fatal(err)
			}
			if got := cmd.ProcessState.ExitCode(); got != want.exit {
				t.Errorf("exit code %d, want %d", got, want.exit)
			}
			if got := lines(stdout); got != want.stdout {
				t.Errorf("stdout:\n%s\nwant:\n%s", got, want.stdout)
			}
			if got := lines(stderr); !strings.HasSuffix(got, want.lastError+"\n") {
				t.Errorf("stderr:\n%s\nwant it to end:\n%s", got, want.lastError)
			}
		})
	}
}

func programs(t *testing.T) []string {
	names, err := fs.Glob(Lessons(), "*/*.py")
	if err != nil || len(names) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	return names
}

// extract writes an embedded program to a file: what was embedded is what runs.
func extract(t *testing.T, program string) string {
	src, err := fs.ReadFile(Lessons(), program)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), filepath.Base(program))
	if err := os.WriteFile(file, src, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func lines(b bytes.Buffer) string {
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}
