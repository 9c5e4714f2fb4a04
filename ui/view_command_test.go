package ui

import (
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/demo/python"
)

// TestCommand: what is copied from the page by hand runs as it did before, however narrow the window is.
func TestCommand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its shells break no lines")
	}
	byHand := python.Runtime{Interpreter: python.Interpreter{Path: "echo", Methods: []string{"spawn", "fork"}, Default: "spawn"}}.
		ByHand(demo.Job{Entry: "promise.py", Method: "fork", Args: []string{"a word", "don't"}})
	lk := newLook(darkTheme)
	for _, command := range []string{
		byHand,
		"echo short",
		`echo 'one long text in quotes that goes on; and on' plain words behind it 'and don'\''t stop' /a/path/without/any/blank/in/it; echo $?`,
	} {
		want := said(t, command)
		for w := minWidth - 28; w < 120; w += 3 {
			lines := lk.command(lk.theme.CodeText, command, w)
			for i, line := range lines {
				if lines[i] = ansi.Strip(line); ansi.StringWidth(line) > w {
					t.Errorf("%d cells of %d: %q", ansi.StringWidth(line), w, line)
				}
			}
			if got := said(t, strings.Join(lines, "\n")); got != want {
				t.Errorf("in %d cells\n%s\nsays %q, want %q", w, strings.Join(lines, "\n"), got, want)
			}
		}
	}
}

func said(t *testing.T, command string) string {
	t.Helper()
	out, err := exec.Command("sh", "-c", command).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", command, err, out)
	}
	return string(out)
}
