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
	if !strings.Contains(line(), "done, 0 of ") {
		t.Errorf("it is not said that no question was answered: %q", line())
	}
	if press(m, "1", "R", "R", "n", "m"); !strings.Contains(line(), "step 2 of") {
		t.Errorf("begun anew: %q", line())
	}
}

// TestContentsCursor: it stands on the lesson that one comes from, by whichever way one came there.
func TestContentsCursor(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "1", "m")
	press(m, "/")
	press(m, letter("2.1")...)
	if press(m, "enter", "m"); m.at != "" || m.contents.at != 1 {
		t.Errorf("at %q with the cursor on %d", m.at, m.contents.at)
	}
	if press(m, "L", "m"); m.contents.at != len(m.opts.Lessons)+1 {
		t.Errorf("back from the lab the cursor is on %d", m.contents.at)
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

// TestTitlePage: a workshop's title page comes first, scrolls where it is long, and is come back to.
func TestTitlePage(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		m := newModel(t, darkTheme, size[0], size[1])
		m.contents.title = "Processes, in an \x1b[2Jhour"
		m.contents.page = "The first line.\n\n" + strings.Repeat("More of it.\n\n", 30) + "The last line.\n"
		sees := func(want bool, words ...string) {
			t.Helper()
			for _, word := range words {
				if text := stripped(m); strings.Contains(text, word) != want {
					t.Errorf("%q is on the screen: %t:\n%s", word, !want, text)
				}
			}
		}
		sees(true, "Processes, in an", "The first line.", "enter goes on to the lessons", "more of this page")
		for range 80 {
			press(m, "down")
		}
		sees(true, "The last line.")
		sees(false, "The first line.", "more of this page", "Where does 42 go?")
		press(m, "enter")
		if sees(true, m.opts.Lessons[0].Title); size[1] == 24 { // on the smallest screen the lessons need the room
			sees(true, "Processes, in an", "t shows the title page")
		}
		press(m, "t")
		sees(true, "The first line.")
		press(m, "2")
		if m.at != m.opts.Lessons[1].Slug {
			t.Errorf("2 opens %q", m.at)
		}
		press(m, "m")
		sees(true, m.opts.Lessons[0].Title)
		press(m, "t", "L")
		if m.at != labScreen {
			t.Errorf("L opens %q", m.at)
		}
	}
}
