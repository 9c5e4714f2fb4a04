package ui_test

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui"
	"exit42/ui/theme"
	"exit42/ui/uitest"
)

// A person sits before the real program on an emulated screen.
type person struct {
	t    *testing.T
	term *uitest.Terminal
	prog *tea.Program
	done chan error
}

// sitDown starts the program on a screen of w by h, with these Pythons.
func sitDown(t *testing.T, w, h int, pythons []python.Interpreter) *person {
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
		Save: func(name, _ string) (string, error) { return filepath.Join("somewhere", name), nil },
	})
	return watching(t, m, w, h)
}

// watching puts a program before a person, on a screen of w by h.
func watching(t *testing.T, m *ui.Model, w, h int) *person {
	t.Helper()
	p := &person{t, uitest.New(w, h), nil, make(chan error, 1)}
	p.prog = tea.NewProgram(m, tea.WithInput(p.term), tea.WithOutput(p.term), tea.WithWindowSize(w, h),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())
	p.term.Cooked = true
	go func() {
		_, err := p.prog.Run()
		m.Close()
		p.done <- err
	}()
	t.Cleanup(func() {
		p.prog.Kill()
		p.term.Close()
	})
	return p
}

// sees waits for words on the screen.
func (p *person) sees(words ...string) {
	p.t.Helper()
	if !p.term.WaitFor(words...) {
		p.t.Fatalf("no %q on the screen:\n%s", words, p.term.Text())
	}
}

// does types keys, and then waits for words.
func (p *person) does(keys string, words ...string) {
	p.t.Helper()
	p.term.Type(keys)
	p.sees(words...)
}

func (p *person) quits() {
	p.t.Helper()
	p.term.Type("q")
	if err := <-p.done; err != nil {
		p.t.Error(err)
	}
}

// place is how the head names a step of the first lesson.
func (p *person) place(step int) string {
	p.t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		p.t.Fatal(err)
	}
	return fmt.Sprintf("%d of %d", step, len(all[0].Steps))
}

func (p *person) predicts() {
	p.t.Helper()
	p.sees("Where does 42 go?", "LIVE ")
	p.does("\r", p.place(1))
	for i, keys := range []string{"\r", "\r", "c3\r", "b2\r", "a1\r"} {
		p.does(keys, p.place(i+2))
	}
}

// answers says that the program still draws, whatever it shows: it tells of a window that is too
// small, and then shows again what it showed.
func (p *person) answers() {
	p.t.Helper()
	p.prog.Send(tea.WindowSizeMsg{Width: 41, Height: 11})
	p.sees("exit42 needs 60x16; this is 41x11")
	p.prog.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !p.term.Until(func(text string) bool { return !strings.Contains(text, "needs 60x16") }) {
		p.t.Fatalf("it stays as it is:\n%s", p.term.Text())
	}
}

// pythonsHere are this machine's interpreters that can be used.
func pythonsHere(t *testing.T) []python.Interpreter {
	t.Helper()
	root := os.Getenv("PYENV_ROOT")
	if home, err := os.UserHomeDir(); root == "" && err == nil {
		root = filepath.Join(home, ".pyenv")
	}
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: root}.Find(t.Context())
	var usable []python.Interpreter
	for _, i := range found {
		if i.Supported() {
			usable = append(usable, i)
		}
	}
	if len(usable) == 0 {
		t.Skip("no Python 3.8 or newer was found: the lesson was not played with one")
	}
	return usable
}

func TestLessonWithoutPython(t *testing.T) {
	p := sitDown(t, 80, 24, nil)
	p.sees("Where does 42 go?", "LIVE Go 1.")
	p.predicts()
	p.does("e", "The run is over")
	p.does("\r", "you said", "it shows", "nil")
	p.does("n", "C3", "false", "C1", "true")
	p.quits()
}

func TestLessonWithPython(t *testing.T) {
	p := sitDown(t, 80, 24, pythonsHere(t))
	p.sees("LIVE Python 3.")
	p.predicts()
	p.does("e", "The run is over", "exitcode is 0")
	p.does("\r", "there is no returncode", "as you said", "not so")
	p.does("n", "C6", "nothing was sent to the parent")
	p.does("\x1b[B\x1b[B\x1b[B\r", "join() gave None")
	p.does("\r", "C6", "n next step")
	p.does("n", "self._target(*self._args, **self._kwargs)")
	p.does("\r", p.place(10))
	for _, method := range []struct{ key, name string }{{"s", "spawn"}, {"o", "forkserver"}} {
		p.does(method.key, method.name, "The run is over", "The same", "Python 3.")
	}
	p.does("g", "LIVE Go 1.", "The run is over")
	p.quits()
}

// TestHeldStepped: every enter lets the processes go on by one event; the parent alone, the
// child alone; and a kill by hand is seen by the parent.
func TestHeldStepped(t *testing.T) {
	p := sitDown(t, 120, 40, nil)
	p.predicts()
	p.does("\r", "The parent begins", "held")
	childIsThere := regexp.MustCompile(`CHILD \d+ held`)
	for !childIsThere.MatchString(p.term.Text()) {
		before := p.term.Text()
		p.term.Type("\r")
		if !p.term.Until(func(text string) bool { return text != before }) {
			t.Fatalf("a step changed nothing:\n%s", before)
		}
	}
	p.does("k", "killed by you")
	p.does("e", "The run is over")
	p.does("\r", "exitcode is -9")
	p.quits()
}

// TestRandomKeys presses thousands of keys at random, resizing now and then: whatever comes,
// the program answers, and it quits.
func TestRandomKeys(t *testing.T) {
	keys := []string{"\r", "\r", " ", "a", "b", "c", "d", "1", "2", "3", "n", "p", "e", "r", "f", "s", "o", "i", "g", "x", "?", "w",
		"k", "K", "<", ">", "+", "-", "\t", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "m", "R", "é", "\x00"}
	seed := int64(42)
	random := rand.New(rand.NewSource(seed))
	p := sitDown(t, 80, 24, nil)
	p.sees("Where does 42 go?")
	for i := range 1500 {
		p.term.Type(keys[random.Intn(len(keys))])
		if i%100 == 99 {
			w, h := 20+random.Intn(200), 5+random.Intn(60)
			p.term.Resize(w, h)
			p.prog.Send(tea.WindowSizeMsg{Width: w, Height: h})
		}
	}
	p.term.Resize(80, 24)
	t.Logf("seed %d", seed)
	p.answers()
	p.quits()
}
