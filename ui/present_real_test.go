package ui_test

import (
	"context"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui"
	"exit42/ui/lectern"
	"exit42/ui/theme"
)

// standUp begins a talk in front of an emulated projector of 80 by 24 cells.
func standUp(t *testing.T, pythons []python.Interpreter, lay func(lectern.Talk)) *person {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	m := ui.New(ui.Options{
		Lessons: all, Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor},
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return pythons, nil },
		Native: func(name string) (demo.Runtime, []demo.File, bool) {
			files, ok := native.Lookup(name)
			return native.Runtime{Program: name}, files, ok
		},
		Present: &ui.Presented{Lay: lay},
	})
	return watching(t, m, 80, 24)
}

var parentOnStage = regexp.MustCompile(`PARENT (\d+)`)

// onStage is the parent that the stage shows.
func (p *person) onStage() int {
	p.t.Helper()
	found := parentOnStage.FindStringSubmatch(p.term.Text())
	if found == nil {
		p.t.Fatalf("there is no parent on the stage:\n%s", p.term.Text())
	}
	pid, _ := strconv.Atoi(found[1])
	return pid
}

// isThere reports whether a process of that number lives.
func isThere(pid int) bool {
	process, err := os.FindProcess(pid)
	return err == nil && process.Signal(syscall.Signal(0)) == nil
}

// TestPresentFrozen: a run that is frozen stays, with its real processes, while other steps and
// lessons are shown; it goes on where it was, and quitting leaves nothing of it.
func TestPresentFrozen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: it looks for processes by signal 0")
	}
	var mu sync.Mutex
	var talks []lectern.Talk
	p := standUp(t, nil, func(talk lectern.Talk) {
		mu.Lock()
		defer mu.Unlock()
		talks = append(talks, talk)
	})
	p.sees("Where does 42 go?")
	p.does("n", "LIVE Go 1.", "1 of 14")
	p.does("6\r", "6 of 14")
	p.does("r", "enter runs promise.go with Go 1.")
	p.does("\r", "FROZEN at the start", "The parent begins")
	p.does(" ", "held")
	first := p.onStage()
	p.does("\x1b[6~\x1b[6~\x1b[6~", "9 of 14")
	p.does("]", "1 of 13", "FROZEN in 1.6")
	p.does(".", "")
	p.does("x", "1 of 13") // any key lights it
	if !isThere(first) {
		t.Fatalf("process %d is gone", first)
	}
	p.does("[6\r", "6 of 14", "FROZEN", "PARENT "+strconv.Itoa(first))
	p.does("x", "ps -o pid,ppid,stat,comm -p "+strconv.Itoa(first))
	p.does("xe", "ends with", "6 of 14")
	if !p.term.Until(func(text string) bool { return !strings.Contains(text, "FROZEN") }) {
		t.Fatalf("it is still frozen:\n%s", p.term.Text())
	}
	p.does("n", "it shows", "the class")
	p.does("r\r", "FROZEN at the start", "7 of 14")
	second := p.onStage()
	p.does("K", "enter kills the parent, process "+strconv.Itoa(second))
	p.does("\r", "signal 9  0x0009")
	p.does("R", "│ ?")
	p.does("r\r", "FROZEN at the start")
	third := p.onStage()
	p.does("q", "enter ends the talk and what runs")
	p.does("\r", "")
	if err := <-p.done; err != nil {
		t.Error(err)
	}
	for _, pid := range []int{first, second, third} {
		if isThere(pid) {
			t.Errorf("process %d was left behind", pid)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if !slices.ContainsFunc(talks, func(talk lectern.Talk) bool { return strings.HasPrefix(talk.Run, "frozen") && talk.Slug == "exit-code" }) {
		t.Error("the speaker was not told of the frozen run in another lesson")
	}
}
