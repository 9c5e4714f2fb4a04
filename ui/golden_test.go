package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/theme"
)

// The interpreter and the runs of these tests are fixed: the runs were recorded once, from
// real processes, and are read from files.
var fixedPython = python.Interpreter{
	Path: "/usr/bin/python3", Version: "3.13.0", Impl: "CPython", Default: "fork",
	Methods: []string{"fork", "spawn", "forkserver"},
}

func fixedTrace(t testing.TB, name string) *demo.Trace {
	t.Helper()
	return traceFile(t, filepath.Join("stage", "testdata", name+".ndjson"))
}

func traceFile(t testing.TB, path string) *demo.Trace {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	trace, err := demo.Read(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return trace
}

// newModel is the program before anything was pressed, in a window of w by h.
func newModel(t testing.TB, o theme.Options, w, h int) *Model {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	m := New(Options{
		Lessons: all, Theme: o,
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native:  func(string) (demo.Runtime, []demo.File, bool) { return nil, nil, false },
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.Update(pythonsFound{pythons: []python.Interpreter{fixedPython}})
	return m
}

// press presses keys without doing what their commands ask for.
func press(m *Model, keys ...string) {
	for _, k := range keys {
		m.Update(keyOf(k))
	}
}

func keyOf(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"space": tea.KeySpace, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "esc": tea.KeyEscape,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// onScreen is the lesson that is shown.
func onScreen(m *Model) lesson { return m.screen().(lesson) }

// play puts a fixed run on the stage: up to event n, or to its end where n is -1.
func play(m *Model, trace *demo.Trace, n int) {
	l := onScreen(m)
	defer func() { m.screens[m.at] = l }()
	l.run.trace, l.run.follow, l.run.at, l.run.over = new(demo.Trace), true, -1, false
	l.run.label = m.machine.name() + " · " + m.machine.startMethod()
	last := trace.Len() - 1
	if n >= 0 {
		last = n
	}
	var events []demo.Event
	for i := 0; i <= last; i++ {
		events = append(events, trace.Event(i))
	}
	l.run = l.run.took(events)
	l.run.since = last
	if n < 0 {
		l = l.ended()
	}
}

// moments are the places at which the screen is looked at: how to come there from the one before.
var moments = []struct {
	name string
	come func(t testing.TB, m *Model)
}{
	{"00-contents", func(testing.TB, *Model) {}},
	{"01-question", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"02-advice", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"03-predict-join", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"04-chosen", func(_ testing.TB, m *Model) { press(m, "a", "3") }},
	{"05-predict-returncode", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"06-predict-exitcode", func(_ testing.TB, m *Model) { press(m, "b", "1", "enter") }},
	{"07-run", func(_ testing.TB, m *Model) { press(m, "d", "2", "enter") }},
	{"08-child-begins", func(t testing.TB, m *Model) {
		play(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindEnter))
	}},
	{"09-zombie", func(t testing.TB, m *Model) {
		play(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	}},
	{"10-run-over", func(t testing.TB, m *Model) { play(m, fixedTrace(t, "promise-fork"), -1) }},
	{"11-output", func(_ testing.TB, m *Model) { press(m, "tab") }},
	{"12-verdict", func(_ testing.TB, m *Model) { press(m, "tab", "enter") }},
	{"13-verdict-why", func(_ testing.TB, m *Model) { press(m, "down") }},
	{"14-claims", func(_ testing.TB, m *Model) { press(m, "n") }},
	{"15-claim-chosen", func(_ testing.TB, m *Model) { press(m, "down", "down", "down") }},
	{"16-claim-shown", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"17-where", func(_ testing.TB, m *Model) { press(m, "n") }},
	{"18-last", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"19-keys", func(_ testing.TB, m *Model) { press(m, "?") }},
	{"20-by-hand", func(_ testing.TB, m *Model) { press(m, "enter", "x") }},
}

func eventOf(t testing.TB, name string, kind demo.Kind) int {
	trace := fixedTrace(t, name)
	for i := range trace.Len() {
		if e := trace.Event(i); e.Kind == kind && e.PID != trace.At(i).Parent && e.State != "S" {
			return i
		}
	}
	t.Fatalf("no %s in %s", kind, name)
	return 0
}

func TestScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, size[0], size[1])
			for _, moment := range moments {
				moment.come(t, m)
				t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			}
		})
	}
}

// stripped is the screen without colours and trailing blanks.
func stripped(m *Model) string {
	var lines []string
	for _, line := range m.lines() {
		lines = append(lines, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestColours holds the same screens with their colours: full, sixteen, and none.
func TestColours(t *testing.T) {
	modes := map[string]theme.Options{
		"light":    {Profile: colorprofile.TrueColor},
		"sixteen":  {Dark: true, Profile: colorprofile.ANSI},
		"contrast": {Dark: true, Contrast: true, Profile: colorprofile.TrueColor},
		"none":     {Dark: true, Profile: colorprofile.Ascii, ASCII: true},
	}
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			m := newModel(t, o, 80, 24)
			for _, moment := range moments {
				moment.come(t, m)
				switch moment.name {
				case "04-chosen", "09-zombie", "14-claims":
					t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, strings.Join(m.lines(), "\n")) })
				}
				if o.ASCII {
					isASCII(t, moment.name, stripped(m))
				}
			}
		})
	}
}

// isASCII lets pass only what the lesson's own words bring.
func isASCII(t *testing.T, name, text string) {
	for _, r := range text {
		if r > 126 {
			t.Errorf("%s: %q on a screen of ASCII:\n%s", name, r, text)
			return
		}
	}
}

// TestEveryLineFits sweeps over sizes: exactly as many lines as the window, none wider.
func TestEveryLineFits(t *testing.T) {
	drawn(t)
	m := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, 80, 24)
	for _, moment := range moments {
		moment.come(t, m)
		fits(t, m, moment.name, 12)
	}
}

// TestNothingBeforeCommitment: neither the lanes nor the boxes show anything, and no key
// starts a run, before each prediction is committed.
func TestNothingBeforeCommitment(t *testing.T) {
	m := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, 80, 24)
	press(m, "enter", "enter", "enter")
	for _, k := range []string{"space", "p", "e", "r", "<", ">", "s", "f", "o", "left", "right", "tab", "k", "K"} {
		if _, cmd := m.Update(keyOf(k)); cmd != nil {
			t.Errorf("%s does something before the prediction is committed", k)
		}
		if onScreen(m).run.trace != nil {
			t.Fatalf("%s started a run", k)
		}
	}
	if text := stripped(m); !strings.Contains(text, "│ ?") {
		t.Errorf("the boxes are not closed:\n%s", text)
	}
}

// drawn is for a test of what a picture looks like at every size: a second round with the race detector
// finds nothing in it, since a picture is drawn by one.
func drawn(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("it draws the same pictures as without -short")
	}
}

// fits draws a moment in windows of many sizes, the more rarely the larger they are: of an edge of n
// cells the next is n/rare longer. There are as many lines as the window has, and none is wider.
func fits(t *testing.T, m *Model, moment string, rare int) {
	t.Helper()
	for w := 1; w <= 300; w += 1 + w/rare {
		for h := 1; h <= 100; h += 1 + h/rare {
			m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			lines := m.lines()
			if len(lines) != h {
				t.Errorf("%s at %dx%d: %d lines", moment, w, h, len(lines))
			}
			for i, line := range lines {
				if n := ansi.StringWidth(line); n > w {
					t.Errorf("%s at %dx%d: line %d is %d wide: %q", moment, w, h, i+1, n, ansi.Strip(line))
				}
			}
		}
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
}
