package ui_test

import (
	"strings"
	"testing"
)

// TestLabInGo: without Python the lab runs the Go programs, and says what Go lacks.
func TestLabInGo(t *testing.T) {
	p := sitDown(t, 130, 44, nil)
	p.sees("LIVE Go 1.", "lab", "matrix")
	p.does("l", "The lab", "outcome", "way back", "return 42")
	p.does("\x1b[B\x1b[B\x1b[C\x1b[C", "Pipe", "process.")
	p.quits()
}

// TestLabWithPython: knobs, a run at full pace, a run step by step, the table, and back to the
// contents and in again.
func TestLabWithPython(t *testing.T) {
	p := sitDown(t, 100, 30, pythonsHere(t))
	p.sees("LIVE Python 3.")
	p.does("l", "The lab", "return 42")
	p.does("\r", "Run 1, return 42 · no way back: nothing arrived")
	p.does("\x1b[B\x1b[B\x1b[C\x1b[C", "Pipe", "conn", "│ ?")
	p.does("\r", "Run 2, return 42 · Pipe · get, then join: arrived")
	p.does("\x1b[A\x1b[D", "as a Python literal")
	p.does("foo\r", "foo is a name")
	p.does("\x7f\x7f\x7f\"\xc3\xa9\"\r", "‹ \"é\" ›")
	p.does("\r", "Run 3, return \"é\" · Pipe")
	p.does(" ", "held")
	p.does("e", "Run 4, ")
	p.does("\t\t\t", "the program", "arrived", "✓ yes")
	p.does("m", "Where does 42 go?")
	p.does("l", "4 runs")
	p.quits()
}

// TestMatrixStops: the cells are run when it is asked for, esc stops them, and q leaves nothing.
func TestMatrixStops(t *testing.T) {
	p := sitDown(t, 100, 30, nil)
	p.sees("LIVE Go 1.")
	p.does("m", "The matrix", "not measured yet")
	p.does("\r", "measuring")
	if !p.term.Until(func(text string) bool { return strings.Contains(text, "✓") }) {
		t.Fatalf("no cell was measured:\n%s", p.term.Text())
	}
	p.does("\x1b", "stopped at")
	p.does("r", "measuring")
	p.quits()
}
