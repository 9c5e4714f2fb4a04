package ui

import (
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/ui/theme"
)

var darkTheme = theme.Options{Dark: true, Profile: colorprofile.TrueColor}

// pipeTrace is a run of the lab's program for return 42 · Pipe, recorded once from real processes.
func pipeTrace(t testing.TB) *demo.Trace {
	t.Helper()
	return traceFile(t, filepath.Join("testdata", "lab-pipe.ndjson"))
}

func inLab(m *Model) laboratory { return m.screens[labScreen].(laboratory) }

// playLab lets a fixed run of the program on the screen come to its end.
func playLab(m *Model, trace *demo.Trace) {
	l := inLab(m)
	l.run.trace, l.run.follow, l.run.at, l.run.over = new(demo.Trace), true, -1, false
	var events []demo.Event
	for i := range trace.Len() {
		events = append(events, trace.Event(i))
	}
	l.run = l.run.took(events)
	m.screens[labScreen] = l.ended()
}

var labMoments = []struct {
	name string
	come func(t testing.TB, m *Model)
}{
	{"00-new", func(_ testing.TB, m *Model) { press(m, "l") }},
	{"01-value", func(_ testing.TB, m *Model) { press(m, "down", "right") }},
	{"02-typing", func(_ testing.TB, m *Model) {
		press(m, "left", "left")
		press(m, strings.Split(`[1,foo]`, "")...)
		press(m, "enter")
	}},
	{"03-not-typed", func(_ testing.TB, m *Model) { press(m, "esc") }},
	{"04-pipe", func(_ testing.TB, m *Model) { press(m, "right", "down", "right", "right") }},
	{"05-ran", func(t testing.TB, m *Model) { playLab(m, pipeTrace(t)) }},
	{"06-looking", func(_ testing.TB, m *Model) { press(m, "down", "down", "left", "left", "left", "left") }},
	{"07-channels", func(_ testing.TB, m *Model) { press(m, "tab", "tab") }},
	{"08-apart", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"09-table", func(t testing.TB, m *Model) {
		press(m, "tab", "tab", "up", "up", "left", "right")
		playLab(m, pipeTrace(t))
		press(m, "tab", "tab", "tab", "v", "up")
	}},
	{"10-keys", func(_ testing.TB, m *Model) { press(m, "?") }},
	{"11-by-hand", func(_ testing.TB, m *Model) { press(m, "esc", "x") }},
}

func TestLabScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := newModel(t, darkTheme, size[0], size[1])
			for _, moment := range labMoments {
				moment.come(t, m)
				t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			}
		})
	}
}

func TestLabFits(t *testing.T) {
	drawn(t)
	m := newModel(t, darkTheme, 80, 24)
	for _, moment := range labMoments {
		moment.come(t, m)
		everyLineFits(t, m, moment.name)
	}
}

// everyLineFits sweeps over sizes: exactly as many lines as the window, none wider.
func everyLineFits(t *testing.T, m *Model, name string) {
	t.Helper()
	for w := 1; w <= 200; w += 1 + w/10 {
		for h := 1; h <= 60; h += 1 + h/7 {
			m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			lines := m.lines()
			if len(lines) != h {
				t.Errorf("%s at %dx%d: %d lines", name, w, h, len(lines))
			}
			for i, line := range lines {
				if n := ansi.StringWidth(line); n > w {
					t.Errorf("%s at %dx%d: line %d is %d wide: %q", name, w, h, i+1, n, ansi.Strip(line))
				}
			}
		}
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
}

// TestLabTurns: whatever the knobs say, the program on the screen is the one that would run, and
// a turn takes the run off the stage.
func TestLabTurns(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "l")
	playLab(m, pipeTrace(t))
	for range 3 {
		for range len(lab.Dials()[lab.WayDial].Choices) {
			for range len(lab.Dials()[lab.OutcomeDial].Choices) {
				l := inLab(m)
				_, shown := l.program(m.machine)
				exp, why := l.experiment(m.machine)
				if why == "" && (shown != exp.Files[0].Text || shown != lab.Program(l.knobs).Text) {
					t.Fatalf("%s: the program that is shown is not the one that runs", l.knobs)
				}
				press(m, "right")
				if inLab(m).run.trace != nil {
					t.Fatalf("%s: the run of another program is on the stage", inLab(m).knobs)
				}
			}
			press(m, "down", "down", "right", "up", "up")
		}
		press(m, "down", "right", "up")
	}
}

// TestLabIdleKnob: a knob that would change nothing does not turn, and it is said why.
func TestLabIdleKnob(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "l", "right", "down")
	before := inLab(m).knobs
	press(m, "right")
	if l := inLab(m); l.knobs != before || !strings.Contains(l.refusal, "no value takes part") {
		t.Errorf("knobs %v, refused %q", l.knobs, l.refusal)
	}
}

// TestLabTyped: what is typed and a literal is the value.
func TestLabTyped(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "l", "down", "left")
	m.Update(tea.PasteMsg{Content: `(1, "two")`})
	press(m, "enter")
	l := inLab(m)
	if _, text := l.program(m.machine); l.types || !strings.Contains(text, `return (1, "two")`) {
		t.Errorf("the program is:\n%s", text)
	}
}

// TestLabTable: rows are bounded, and so are the traces that are kept.
func TestLabTable(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "l")
	trace := pipeTrace(t)
	for range keptRows + 30 {
		playLab(m, trace)
	}
	kept := 0
	for _, r := range inLab(m).rows {
		if r.trace != nil {
			kept++
		}
	}
	if n := len(inLab(m).rows); n != keptRows || kept != keptTraces {
		t.Errorf("%d rows and %d traces are kept", n, kept)
	}
	press(m, "tab", "tab", "tab", "home", "enter")
	if l := inLab(m); l.refusal == "" {
		t.Error("a run whose trace is gone was shown")
	}
	press(m, "end", "v", "up", "v")
	if l := inLab(m); l.marked != 0 {
		t.Errorf("two were compared, and %d is still marked", l.marked)
	}
	press(m, "enter")
	if l := inLab(m); l.run.trace == nil || l.run.live() || l.pane == paneTable {
		t.Error("a run of the table did not come back to the stage")
	}
}

// TestLabCompares: two rows lead to the screen that compares them.
func TestLabCompares(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "l")
	playLab(m, pipeTrace(t))
	playLab(m, pipeTrace(t))
	press(m, "tab", "tab", "tab", "v", "up")
	_, cmd := m.Update(keyOf("v"))
	if cmd == nil {
		t.Fatal("nothing is compared")
	}
	want, ok := cmd().(compareWanted)
	if !ok || want.a == nil || want.b == nil || want.titles[0] == "" {
		t.Errorf("it asks for %+v", want)
	}
}

// runAll does what a command asks for, but for what takes the terminal.
func runAll(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, c := range batch {
			runAll(c)
		}
	}
}

func TestLabNoEditor(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	m.opts.Edit = func(string, string) (Edit, error) { return Edit{}, errors.New("neither VISUAL nor EDITOR is set") }
	press(m, "l")
	_, cmd := m.Update(keyOf("E"))
	m.Update(cmd())
	if l := inLab(m); !strings.Contains(l.refusal, "EDITOR") || l.editing != 0 {
		t.Errorf("refused %q", l.refusal)
	}
}

// TestLabWrongMoments presses keys at random, with and without a run: whatever comes, there is
// a picture.
func TestLabWrongMoments(t *testing.T) {
	for _, at := range []string{"l", "m"} {
		m := newModel(t, darkTheme, 80, 24)
		withFiles(m)
		press(m, at)
		seed := int64(42)
		random := rand.New(rand.NewSource(seed))
		keys := strings.Fields("enter up down left right space tab backspace pgup pgdown home end a c e E f g i k K o p r s t v w x ? < > + - [ { 1 n R")
		var last []string
		for i := range 4000 {
			last = append(last, keys[random.Intn(len(keys))])
			if i%50 == 49 && at == "l" {
				if l, ok := m.screen().(laboratory); ok && !l.types {
					playLab(m, pipeTrace(t))
				}
			}
			pressWithFiles(m, last[i])
			if m.screen() == nil {
				press(m, at)
			}
			if i%10 == 0 {
				m.lines()
			}
		}
	}
}

// TestContentsLow: in the lowest window all that can be opened is seen.
func TestContentsLow(t *testing.T) {
	m := newModel(t, darkTheme, minWidth, minHeight)
	for _, l := range m.opts.Lessons {
		if !strings.Contains(stripped(m), l.Title) {
			t.Errorf("%q is not seen:\n%s", l.Title, stripped(m))
		}
	}
	for _, b := range besides {
		if title, _, _ := strings.Cut(b.title, ":"); !strings.Contains(stripped(m), title) {
			t.Errorf("%q is not seen:\n%s", title, stripped(m))
		}
	}
	for range 20 {
		press(m, "down")
	}
	for i, want := range []string{recapScreen, matrixScreen, labScreen} {
		if press(m, "enter"); m.at != want {
			t.Errorf("the last line but %d opens %q, want %q", i, m.at, want)
		}
		press(m, "esc", "up")
	}
}
