//go:build unix

package cli

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"exit42/ui/lectern"
	"exit42/ui/uitest"
)

// onPty starts the binary on a terminal of its own, in a place where there is no Python.
func onPty(t *testing.T, binary string, args ...string) (term *uitest.Terminal, cmd *exec.Cmd) {
	t.Helper()
	empty := t.TempDir()
	cmd = exec.Command(binary, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", "PATH="+empty, "PYENV_ROOT="+empty, "HOME="+empty)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	term = uitest.New(80, 24)
	go io.Copy(term, file)
	go io.Copy(file, term)
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		file.Close()
		term.Close()
	})
	return term, cmd
}

// both waits until each terminal shows its words.
func both(t *testing.T, of map[*uitest.Terminal][]string) {
	t.Helper()
	for term, words := range of {
		if !term.WaitFor(words...) {
			t.Fatalf("no %q on the screen:\n%s", words, term.Text())
		}
	}
}

// TestTalk gives a talk on one terminal and reads its notes on another. The presenter is killed in
// the middle, with its run, and goes on where it was.
func TestTalk(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it builds the binary")
	}
	all, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	binary, state := filepath.Join(dir, "exit42"), filepath.Join(dir, "kept", "progress.yaml")
	build := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "exit42")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as it is released
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	steps := all.Lessons[0].Steps

	notes, _ := onPty(t, binary, "notes", "--state", state)
	both(t, map[*uitest.Terminal][]string{notes: {"Nobody presents yet"}})
	stage, presenter := onPty(t, binary, "present", "--state", state)
	both(t, map[*uitest.Terminal][]string{stage: {"Where does 42 go?"}, notes: {"title page", firstWords(steps[0].Notes), "next", steps[0].Title, "on time"}})
	for _, step := range []struct{ keys, stage, notes, not string }{
		{pageDown, "1 of", firstWords(steps[0].Notes), "· 2 of"},
		{pageDown, "2 of", firstWords(steps[1].Notes), steps[0].Title},
		{pageUp, "1 of", firstWords(steps[0].Notes), "· 2 of"},
		{pageDown + pageDown, "3 of", "v puts the question to the class", "· 2 of"},
		{"b", "", "BLACK", "ARMED"},
		{"x", "3 of", "v puts", "BLACK"},
		{"v", "", "count the hands", "v puts"},
		{"\x1b", "3 of", "v puts", "count the hands"},
		{"", "RECORDED", "v puts", "ARMED"}, // there is no Python, as it knows by now
		{"g", "LIVE Go", "v puts", "ARMED"},
		{"r", "3 of", "ARMED", "frozen"},
		{"\r", "FROZEN", "frozen", "ARMED"},
		{pageDown, "4 of", "frozen", "· 3 of"},
	} {
		stage.Type(step.keys)
		both(t, map[*uitest.Terminal][]string{stage: {step.stage}, notes: {step.notes}})
		if !notes.Until(func(text string) bool { return !strings.Contains(text, step.not) }) {
			t.Fatalf("after %q there is still %q:\n%s", step.keys, step.not, notes.Text())
		}
	}

	presenter.Process.Kill()
	presenter.Wait()
	killed, err := lectern.Read(lectern.Beside(state))
	if err != nil || killed.PID != presenter.Process.Pid || killed.Over {
		t.Fatalf("%v: %+v", err, killed)
	}
	again, presenter := onPty(t, binary, "present", "--state", state)
	both(t, map[*uitest.Terminal][]string{again: {"4 of"}, notes: {steps[3].Title}})
	again.Type(pageDown)
	both(t, map[*uitest.Terminal][]string{again: {"5 of"}, notes: {steps[4].Title}})
	now, err := lectern.Read(lectern.Beside(state))
	if err != nil || now.PID != presenter.Process.Pid || !now.Began.Equal(killed.Began) {
		t.Errorf("%v: the clock does not go on: %+v", err, now)
	}

	again.Type("q\r")
	if err := presenter.Wait(); err != nil {
		t.Errorf("after q and enter: %v", err)
	}
	both(t, map[*uitest.Terminal][]string{notes: {"The talk is over. It took 0:"}})
	notes.Type("q")
	if !notes.Until(func(string) bool { return strings.Contains(notes.Raw(), "\x1b[?1049l") }) {
		t.Error("q does not end the notes")
	}
}

// What a clicker sends.
const pageUp, pageDown = "\x1b[5~", "\x1b[6~"

// firstWords are so few of a text that they stand on one line of any screen.
func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(3, len(words))], " ")
}
