package ui_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui"
	"exit42/ui/theme"
	"exit42/ui/uitest"
)

// sitDownToMake starts the program at the lesson with the exercise; folders are made in home.
func sitDownToMake(t *testing.T, home string, pythons []python.Interpreter) *person {
	t.Helper()
	all, err := lessons.Load(os.DirFS(filepath.Join("testdata", "exercise")))
	if err != nil {
		t.Fatal(err)
	}
	m := ui.New(ui.Options{
		Lessons: all, Open: "bytes", Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor},
		Pythons:     func(context.Context) ([]python.Interpreter, []python.Lack) { return pythons, nil },
		Native:      func(string) (demo.Runtime, []demo.File, bool) { return nil, nil, false },
		ExerciseDir: func(name string) string { return filepath.Join(home, name) },
		EditFile: func(path string) (ui.Edit, error) {
			return ui.Edit{Run: func(io.Reader, io.Writer, io.Writer) error {
				return os.WriteFile(path, solution(t), 0o644)
			}, Close: func() {}}, nil
		},
	})
	return watching(t, m, 100, 30)
}

func solution(t *testing.T) []byte {
	text, err := os.ReadFile(filepath.Join("testdata", "exercise", "01-bytes", "bring_solved.py"))
	if err != nil {
		t.Error(err)
	}
	return text
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// eventually waits for a condition.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(uitest.Patience); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(what)
		}
	}
}

// watches reports whether somebody watches a folder.
func watches() bool {
	stacks := make([]byte, 1<<20)
	return strings.Contains(string(stacks[:runtime.Stack(stacks, true)]), "exercise.(*watcher).loop")
}

// waits is a program whose child says who it is, and then waits longer than any test.
const waits = `import os, time
from multiprocessing import Process

def foo():
    with open("alive.new", "w") as f:
        f.write(str(os.getpid()))
    os.replace("alive.new", "alive")
    time.sleep(1000)

if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
`

// TestExercise: a person begins an exercise with a real Python, fails with the starter, saves the
// solution and passes, and quits in the midst of another run: nothing is left.
func TestExercise(t *testing.T) {
	pythons := pythonsHere(t)
	dir := filepath.Join(t.TempDir(), "exit42-bytes")
	p := sitDownToMake(t, filepath.Dir(dir), pythons)
	p.sees("1 of 3", "LIVE Python")
	p.does("\r", "2 of 3", "In bring.py the child returns")
	p.does("\r", "exit42-bytes", "The folder for bring.py and work.py")
	p.does("\r", "Each time you save this file, it runs here")
	p.does("\r", "The parent reported None", "was dropped in run()")
	write(t, filepath.Join(dir, "bring.py"), string(solution(t)))
	p.sees("The number came home through a Pipe", "crossed as")
	p.does("s", "· spawn · ", "The number came home through a Pipe", "crossed as")
	p.does("H", "bring_solved.py, the solution", "This is the solution")
	p.does("H", "The number came home")
	p.does("n", "3 of 3")
	eventually(t, "the folder is watched from another step", func() bool { return !watches() })
	write(t, filepath.Join(dir, "bring.py"), waits)
	p.term.Type("\x7f") // back: what was saved meanwhile runs
	var pid int
	eventually(t, "what was saved meanwhile does not run", func() bool {
		text, err := os.ReadFile(filepath.Join(dir, "alive"))
		pid, _ = strconv.Atoi(string(text))
		return err == nil
	})
	p.quits()
	eventually(t, "the watch goes on", func() bool { return !watches() })
	child, err := os.FindProcess(pid)
	eventually(t, "the learner's child still lives", func() bool {
		return err != nil || child.Signal(syscall.Signal(0)) != nil
	})
}

// TestExerciseRandomKeys presses keys at random in an exercise, and saves now and then: the program
// answers, and it quits and leaves no watch.
func TestExerciseRandomKeys(t *testing.T) {
	keys := []string{"\r", "\r", "\r", " ", "n", "p", "e", "r", "f", "s", "o", "i", "g", "x", "?", "H", "H", "z", "w",
		"k", "K", "<", ">", "+", "-", "\t", "\x7f", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "m", "R", "/", "\x1b\x1b"}
	random := rand.New(rand.NewSource(42))
	dir := filepath.Join(t.TempDir(), "exit42-bytes")
	p := sitDownToMake(t, filepath.Dir(dir), pythonsHere(t))
	p.sees("1 of 3", "LIVE Python")
	p.does("\r", "2 of 3")
	for i := range 400 {
		p.term.Type(keys[random.Intn(len(keys))]) // not E: an editor takes a key with it here
		if _, err := os.Stat(dir); err == nil && i%40 == 39 {
			write(t, filepath.Join(dir, "bring.py"), fmt.Sprintf("print(%d)\n", i))
		}
	}
	p.answers()
	p.prog.Quit()
	if err := <-p.done; err != nil {
		t.Error(err)
	}
	eventually(t, "the watch goes on", func() bool { return !watches() })
}

// TestExerciseInterrupted: ctrl+c while the folder's name is typed ends the program.
func TestExerciseInterrupted(t *testing.T) {
	p := sitDownToMake(t, t.TempDir(), pythonsHere(t))
	p.sees("1 of 3", "LIVE Python")
	p.does("\r", "2 of 3")
	p.does("\r", "The folder for bring.py")
	p.does("q", "exit42-bytesq")
	p.term.Type("\x03")
	if err := <-p.done; !errors.Is(err, tea.ErrInterrupted) {
		t.Error(err)
	}
}

// TestExerciseEdits: E opens the learner's file in their editor, and what that saves runs.
func TestExerciseEdits(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "exit42-bytes")
	p := sitDownToMake(t, filepath.Dir(dir), pythonsHere(t))
	p.sees("1 of 3", "LIVE Python")
	p.does("\r", "2 of 3")
	p.does("\r", "The folder for bring.py")
	p.does("\r", "Each time you save this file")
	p.term.Type("E")
	eventually(t, "no editor has saved", func() bool {
		text, err := os.ReadFile(filepath.Join(dir, "bring.py"))
		return err == nil && bytes.Equal(text, solution(t))
	})
	p.sees("The number came home through a Pipe")
	p.prog.Quit() // and no key: who read them before the editor still has the first
	if err := <-p.done; err != nil {
		t.Error(err)
	}
}
