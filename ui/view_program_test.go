package ui

import (
	"fmt"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/lessons"
)

// TestWholeProgram: the page of the program has its first line and its last, in any window; what
// does not scroll closes it.
func TestWholeProgram(t *testing.T) {
	scrolled := 0
	for _, size := range [][2]int{{minWidth, minHeight}, {80, 24}, {160, 40}} {
		m := newModel(t, darkTheme, size[0], size[1])
		for _, l := range m.opts.Lessons {
			for i, s := range l.Steps {
				if s.Kind != lessons.Predict && s.Kind != lessons.Turn {
					continue
				}
				m.open(l)
				goes(m, i)
				where := fmt.Sprintf("%v: %s %s", size, l.Slug, s.ID)
				lines := strings.Split(strings.TrimRight(onScreen(m).walk.Program().Source, "\n"), "\n")
				last := fmt.Sprintf("%d %s", len(lines), lines[len(lines)-1])
				press(m, "z")
				text := stripped(m)
				if !strings.Contains(text, " 1 "+begins8(lines[0])) || strings.Contains(text, "z shows") {
					t.Errorf("%s:\n%s", where, text)
				}
				if m.programRest() > 0 {
					scrolled++
					if press(m, "down"); !strings.Contains(stripped(m), "lines 2 to") {
						t.Errorf("%s: the arrows do not scroll:\n%s", where, stripped(m))
					}
				}
				press(m, "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
				if text := stripped(m); !strings.Contains(text, begins8(last)) {
					t.Errorf("%s: no last line %q:\n%s", where, last, text)
				}
				if press(m, "pgup", "z"); m.page != noPage {
					t.Errorf("%s: it does not close", where)
				}
			}
		}
	}
	if scrolled == 0 {
		t.Error("no program needs to be scrolled")
	}
}

// begins8 is as much of a line as no window cuts off.
func begins8(line string) string { return line[:min(8, len(line))] }

// TestRecordedHead: a run that begins says at once what it is a recording of.
func TestRecordedHead(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	trace := fixedTrace(t, "promise-fork")
	m.machine.recording = func(string, lessons.Program) (*demo.Trace, bool) { return trace, true }
	m.machine.pythons = nil
	head := func() string { return strings.Split(stripped(m), "\n")[0] }
	press(m, "2", "a", "3", "enter")
	before := head()
	press(m, "enter")
	if !onScreen(m).run.live() || !strings.Contains(before, "RECORDED Python 3") {
		t.Fatalf("it does not play: %q", before)
	}
	if now := head(); now != before {
		t.Errorf("%q, and before %q", now, before)
	}
}

// TestResetAsks: one R forgets nothing.
func TestResetAsks(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "1", "n", "n")
	at := onScreen(m).walk.Index()
	for _, other := range []string{"up", "?", "z", "x", "f", "/"} {
		press(m, "R")
		if !strings.Contains(stripped(m), "R again begins this lesson anew") {
			t.Errorf("it is not asked:\n%s", stripped(m))
		}
		press(m, other)
		if m.page != noPage || m.at == findScreen {
			press(m, "esc")
		}
		if press(m, "R"); onScreen(m).walk.Index() != at {
			t.Fatalf("%s did not take it back", other)
		}
		press(m, "up")
	}
	if press(m, "R", "R"); onScreen(m).walk.Index() != 0 {
		t.Error("R twice does not begin it anew")
	}
}
