package ui

import (
	"strings"
	"testing"
)

// TestContentsDone: a lesson that was read to its end stays done for whoever looks back in it.
func TestContentsDone(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "1")
	for range onScreen(m).walk.Lesson().Steps {
		press(m, "n")
	}
	press(m, "backspace", "backspace", "m")
	line := func() string {
		for line := range strings.Lines(stripped(m)) {
			if strings.Contains(line, "1  "+m.opts.Lessons[0].Title) {
				return line
			}
		}
		return ""
	}
	if !strings.Contains(line(), "done") {
		t.Errorf("looking back takes it away: %q", line())
	}
	if press(m, "1", "R", "R", "n", "m"); !strings.Contains(line(), "step 2 of") {
		t.Errorf("begun anew: %q", line())
	}
}

// TestContentsBeside: the key of each entry opens what the entry is about, and enter the same.
func TestContentsBeside(t *testing.T) {
	for i, want := range []string{findScreen, labScreen, matrixScreen, recapScreen} {
		m := newModel(t, darkTheme, 80, 24)
		if press(m, besides[i].key); m.at != want {
			t.Errorf("%s opens %q", besides[i].key, m.at)
		}
		m = newModel(t, darkTheme, 80, 24)
		for range len(m.opts.Lessons) + i {
			press(m, "down")
		}
		if press(m, "enter"); m.at != want {
			t.Errorf("enter at %q opens %q", besides[i].title, m.at)
		}
	}
}
