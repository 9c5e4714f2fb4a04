package stage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// printed is a scene in which a program printed lines of 100 cells.
func printed(n int, stream string) demo.Scene {
	var s demo.Scene
	for i := range n {
		s.Output = append(s.Output, demo.Line{Event: i, Stream: stream, Text: fmt.Sprintf("%03d%s", i, strings.Repeat("-", 94)+"end")})
	}
	return s
}

func wide(s demo.Scene, scroll, w, h int) []string {
	o := Options{Theme: dark(false), Pane: PaneOutput, Wide: true, Scroll: scroll}
	return strings.Split(ansi.Strip(Draw(s, o, w, h)), "\n")
}

// TestWideOutput: in the pane that takes the whole width every character of the output can be read.
func TestWideOutput(t *testing.T) {
	s := printed(20, "stdout")
	lines := wide(s, 0, 60, 15)
	if strings.Contains(strings.Join(lines, ""), "KERNEL") {
		t.Errorf("lanes beside it:\n%s", strings.Join(lines, "\n"))
	}
	all := ""
	for scroll := range OutputLines(s, dark(false), 60) {
		for _, line := range wide(s, scroll, 60, 15) {
			all += strings.TrimSpace(line) + "\n"
		}
	}
	for i := range 20 {
		if want := fmt.Sprintf("%03d%s\n", i, strings.Repeat("-", 54)); !strings.Contains(all, want) {
			t.Errorf("the beginning of line %d cannot be scrolled to", i)
		}
	}
	if !strings.Contains(all, strings.Repeat("-", 40)+"end\n") {
		t.Error("the end of a line is not on the line below")
	}
}

// TestScrollEnds: past the first line nothing moves, and how much is below is said.
func TestScrollEnds(t *testing.T) {
	s := printed(20, "stderr")
	far, farther := wide(s, 1000, 120, 15), wide(s, 100_000, 120, 15)
	if strings.Join(far, "\n") != strings.Join(farther, "\n") {
		t.Error("it can be scrolled past its beginning")
	}
	if !strings.Contains(far[2], "000") || !strings.Contains(far[0], "lines further") {
		t.Errorf("not at the beginning:\n%s", strings.Join(far, "\n"))
	}
}

// TestNarrowOutput: lines are cut where there are too many of them, and else wrapped.
func TestNarrowOutput(t *testing.T) {
	for n, whole := range map[int]bool{1: true, 20: false} {
		o := Options{Theme: dark(false), Pane: PaneOutput}
		if got := ansi.Strip(Draw(printed(n, "stdout"), o, 100, 15)); strings.Contains(got, "end") != whole {
			t.Errorf("%d lines:\n%s", n, got)
		}
	}
}
