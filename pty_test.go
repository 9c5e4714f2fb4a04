//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"

	"exit42/ui/uitest"
)

// onTerminal starts the real binary on a true terminal, with this environment besides.
func onTerminal(t *testing.T, w, h int, env []string, args ...string) (*uitest.Terminal, *exec.Cmd) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Env = append(append(os.Environ(), asExit42+"=1", "TERM=xterm-256color", "LANG=C.UTF-8"), env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
	if err != nil {
		t.Fatal(err)
	}
	term := uitest.New(w, h)
	go io.Copy(term, file)
	go io.Copy(file, term)
	t.Cleanup(func() {
		cmd.Process.Kill()
		file.Close()
		term.Close()
	})
	return term, cmd
}

// sees waits for words, or says what was there instead.
func sees(t *testing.T, term *uitest.Terminal, words ...string) {
	t.Helper()
	if !term.WaitFor(words...) {
		t.Fatalf("no %q on the screen:\n%s", words, term.Text())
	}
}

// walk is the whole first lesson as a person takes it: keys, and what must then be seen.
var walk = []struct{ keys, sees string }{
	{"\r", "1 of 10"},
	{"\r", "2 of 10"},
	{"\r", "3 of 10"},
	{"\r", "choose an answer first"},
	{"a", "a 42"},
	{"\r", "say how sure you are first"},
	{"3\r", "4 of 10"},
	{"b1\r", "5 of 10"},
	{"d2\r", "6 of 10"},
	{"\r", "The parent begins"},
	{" ", "about to run line"},
	{"e", "The run is over"},
	{"\r", "not so"},
	{"\r", "C6"},
	{"\x1b[B\x1b[B\x1b[B\r", "event"},
	{"n", "9 of 10"},
	{"\r", "10 of 10"},
}

// noPython is an environment in which no Python is found.
func noPython(t *testing.T) []string {
	empty := t.TempDir()
	return []string{"PATH=" + empty, "PYENV_ROOT=" + empty, "HOME=" + empty}
}

func TestWholeLessonOnATerminal(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		for name, env := range map[string][]string{"any": nil, "without Python": noPython(t)} {
			term, cmd := onTerminal(t, size[0], size[1], env)
			sees(t, term, "Where does 42 go?", "LIVE ")
			if name == "without Python" {
				sees(t, term, "LIVE Go 1.")
			}
			for _, step := range walk {
				term.Type(step.keys)
				sees(t, term, step.sees)
			}
			term.Type("q")
			if err := cmd.Wait(); err != nil {
				t.Errorf("%s at %v: after q: %v", name, size, err)
			}
			leftAsFound(t, term)
		}
	}
}

// leftAsFound checks that each mode of the terminal that was turned on was turned off again.
func leftAsFound(t *testing.T, term *uitest.Terminal) {
	t.Helper()
	raw := term.Raw()
	for _, mode := range []string{"1049", "2004", "1004", "1000", "1002", "1003", "1006"} {
		on, off := strings.LastIndex(raw, "\x1b[?"+mode+"h"), strings.LastIndex(raw, "\x1b[?"+mode+"l")
		if on > off {
			t.Errorf("mode %s was left on", mode)
		}
	}
	if show, hide := strings.LastIndex(raw, "\x1b[?25h"), strings.LastIndex(raw, "\x1b[?25l"); hide > show {
		t.Error("the cursor was left hidden")
	}
}

func TestControlCExitsWith130(t *testing.T) {
	term, cmd := onTerminal(t, 80, 24, noPython(t))
	sees(t, term, "LIVE Go 1.")
	term.Type("\x03")
	err := cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 130 {
		t.Errorf("exit code %d (%v)", code, err)
	}
	leftAsFound(t, term)
}
