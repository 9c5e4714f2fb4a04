package ui

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo/lab"
	"exit42/demo/python"
)

// measuredMatrix is a matrix that was measured once, from real processes.
func measuredMatrix(t testing.TB) lab.Matrix {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "matrix.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m lab.Matrix
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	for _, c := range m.Cells {
		if !slices.Contains(m.Rows, c.Way) {
			m.Rows = append(m.Rows, c.Way)
		}
	}
	return m
}

func inMatrix(m *Model) matrix { return m.screens[matrixScreen].(matrix) }

// measureSome begins to measure, without a process, and brings the first n cells' answers.
func measureSome(t testing.TB, m *Model, n int) {
	press(m, "enter")
	x := inMatrix(m)
	cells := measuredMatrix(t).Cells
	some := slices.Clone(cells[:n])
	if n < len(cells) {
		some = append(some, lab.Cell{Way: cells[n].Way, Column: cells[n].Column, State: lab.Running})
	}
	m.Update(cellsMeasured{id: x.id, cells: some, over: n == len(cells)})
}

var matrixMoments = []struct {
	name string
	come func(t testing.TB, m *Model)
}{
	{"00-new", func(_ testing.TB, m *Model) { press(m, "m") }},
	{"01-measuring", func(t testing.TB, m *Model) { measureSome(t, m, 37) }},
	{"02-stopped", func(_ testing.TB, m *Model) { press(m, "esc") }},
	{"03-measured", func(t testing.TB, m *Model) { press(m, "r"); measureSome(t, m, 112) }},
	{"04-a-cell", func(_ testing.TB, m *Model) { press(m, "down", "down", "right", "right", "right", "right") }},
	{"05-last-cell", func(_ testing.TB, m *Model) { press(m, "end", "right", "right", "right", "right", "right") }},
	{"06-keys", func(_ testing.TB, m *Model) { press(m, "?") }},
	{"07-by-hand", func(_ testing.TB, m *Model) { press(m, "esc", "x") }},
}

func TestMatrixScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}, {200, 50}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := newModel(t, darkTheme, size[0], size[1])
			for _, moment := range matrixMoments {
				moment.come(t, m)
				t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			}
		})
	}
}

func TestMatrixFits(t *testing.T) {
	drawn(t)
	m := newModel(t, darkTheme, 80, 24)
	for _, moment := range matrixMoments {
		moment.come(t, m)
		everyLineFits(t, m, moment.name)
	}
}

// TestMatrixIsAsked: nothing is measured before it is asked for, and esc stops at once and does
// not leave.
func TestMatrixIsAsked(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	withFiles(m)
	for _, k := range []string{"m", "down", "right", "s", "f", "c", "pgdown", "home", "end", "k", "r", "w"} {
		press(m, k)
		if x := inMatrix(m); x.measured != nil {
			t.Fatalf("%s measures", k)
		}
	}
	press(m, "enter")
	running := inMatrix(m).measured
	if running == nil {
		t.Fatal("enter does not measure")
	}
	press(m, "esc")
	if m.screen() == nil || inMatrix(m).measured != nil {
		t.Error("esc did not stop, or left")
	}
	running.close()
	running.measure() // begun after it was closed, it does nothing
	if running.begun {
		t.Error("what was closed before it began was begun")
	}
	press(m, "esc")
	if m.screen() != nil {
		t.Error("the second esc does not leave")
	}
}

// TestMatrixLate: what comes late of a measuring that was stopped changes nothing.
func TestMatrixLate(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "m", "enter")
	old := inMatrix(m).id
	press(m, "esc")
	before := stripped(m)
	m.Update(cellsMeasured{id: old, cells: measuredMatrix(t).Cells})
	if after := stripped(m); after != before {
		t.Errorf("it changed to:\n%s", after)
	}
}

// TestMatrixKeeps: what was measured by one method is still there after a look at another.
func TestMatrixKeeps(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "m")
	measureSome(t, m, 112)
	press(m, "s")
	if x := inMatrix(m); x.of.Method != "spawn" || x.of.Done() != 0 {
		t.Errorf("%s: %d cells", x.of.Method, x.of.Done())
	}
	press(m, "f")
	if x := inMatrix(m); x.of.Method != "fork" || x.of.Done() != 112 {
		t.Errorf("%s: %d cells", x.of.Method, x.of.Done())
	}
}

// TestMatrixFollows: opened again the matrix is that of what was chosen elsewhere, and what was
// measured is kept, also by a measuring that was begun anew.
func TestMatrixFollows(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "m")
	measureSome(t, m, 112)
	press(m, "esc", "l", "s", "esc", "m")
	if x := inMatrix(m); x.of.Method != "spawn" || x.of.Done() != 0 {
		t.Errorf("%s: %d cells", x.of.Method, x.of.Done())
	}
	press(m, "f", "r", "esc", "s", "f")
	if x := inMatrix(m); x.of.Method != "fork" || x.of.Done() != 112 {
		t.Errorf("%s: %d cells", x.of.Method, x.of.Done())
	}
}

// TestMatrixBeforePython: whether it is on the screen when Python is found or not, it does not
// go on to say that Python is looked for.
func TestMatrixBeforePython(t *testing.T) {
	for _, found := range []tea.Msg{pythonFound{python: fixedPython}, pythonsFound{pythons: []python.Interpreter{fixedPython}}} {
		for _, away := range []bool{false, true} {
			m := New(newModel(t, darkTheme, 80, 24).opts)
			m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
			press(m, "m")
			if away {
				press(m, "esc")
			}
			m.Update(found)
			if away {
				press(m, "m")
			}
			if x := inMatrix(m); x.of.Runtime != fixedPython.Name() {
				t.Errorf("%T, away %v: the matrix is of %q", found, away, x.of.Runtime)
			}
		}
	}
}

// TestMatrixIntoLab: the chosen cell's program is the one in the lab.
func TestMatrixIntoLab(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "m")
	measureSome(t, m, 112)
	press(m, "down", "down", "right", "right")
	_, cmd := m.Update(keyOf("enter"))
	m.Update(cmd())
	if l := inLab(m); l.knobs != lab.DoesMiB.Knobs(lab.Pipe) || m.at != labScreen || l.run.trace != nil {
		t.Errorf("at %s, knobs %v", m.at, l.knobs)
	}
}

// TestMatrixMarkdown: w writes what was measured.
func TestMatrixMarkdown(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	var name, text string
	m.opts.Save = func(n, s string) (string, error) { name, text = n, s; return n, nil }
	press(m, "m")
	measureSome(t, m, 112)
	_, cmd := m.Update(keyOf("w"))
	m.Update(cmd())
	if name != "matrix-python-3.13.0-fork.md" || !strings.Contains(text, "| Pipe |") {
		t.Errorf("%s:\n%s", name, text)
	}
}
