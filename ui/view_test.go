package ui

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"exit42/ui/theme"
)

// TestHead: where one is can be read of every step in the smallest window, and what runs it.
func TestHead(t *testing.T) {
	m := newModel(t, darkTheme, minWidth, minHeight)
	for _, of := range m.opts.Lessons {
		m.open(of)
		for i := range of.Steps {
			l := onScreen(m)
			l.walk = l.walk.Go(i)
			m.screens[m.at] = l
			lines := strings.Split(stripped(m), "\n")
			title, place := l.place()
			if head := lines[0] + "\n" + lines[1]; !strings.Contains(lines[0], title) || !strings.Contains(head, place) || !strings.Contains(head, m.machine.name()) {
				t.Errorf("%s, %s:\n%s", title, place, head)
			}
		}
	}
}

// TestHeadHostile: a title of any length leaves room for what runs.
func TestHeadHostile(t *testing.T) {
	for _, w := range []int{minWidth, 80, 120} {
		m := newModel(t, darkTheme, w, minHeight)
		m.at = watchScreen
		m.screens[m.at] = newWatch(Watched{Title: strings.Repeat("界", 300) + "\x1b[2J.py"}, &m.ids)
		lines := m.lines()
		for _, line := range lines[:2] {
			if n := ansi.StringWidth(line); n > w || strings.Contains(line, "\x1b[2J") {
				t.Errorf("%d cells of %d: %q", n, w, line)
			}
		}
		if !strings.Contains(ansi.Strip(lines[1]), m.machine.name()) {
			t.Errorf("what runs it is not said: %q", ansi.Strip(lines[1]))
		}
	}
}

// TestNote: what the learner has to be told is never cut, and takes no more than the room for it.
func TestNote(t *testing.T) {
	m := newModel(t, darkTheme, minWidth, minHeight)
	press(m, "1", "n", "R")
	words := strings.Join(strings.Fields(stripped(m)), " ")
	if !strings.Contains(words, "begins this lesson anew; its answers are forgotten") {
		t.Errorf("it is cut:\n%s", stripped(m))
	}
	for n := range 40 {
		m.notice = strings.TrimSpace(strings.Repeat("one more word ", n))
		if lines := m.lines(); len(lines) != minHeight {
			t.Fatalf("%d lines with a notice of %d characters", len(lines), len(m.notice))
		}
		words := strings.Join(strings.Fields(stripped(m)), " ")
		if n <= 12 && !strings.Contains(words, m.notice) {
			t.Errorf("it is cut:\n%s", stripped(m))
		}
	}
}

// TestTold: code in a sentence is drawn as code, over the ends of lines, too; what a program's own
// text holds stays as it is.
func TestTold(t *testing.T) {
	coloured := newLook(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	plain := newLook(theme.Options{Dark: true, Profile: colorprofile.NoTTY})
	style := lipgloss.NewStyle().Bold(true)
	for _, tt := range []struct{ text, want string }{
		{"waits in line 15 (`p.join()`) for it", "waits in line 15 (p.join()) for it"},
		{"gave back 'a `quoted` word'", "gave back 'a `quoted` word'"},
		{"an open (`one", "an open (`one"},
	} {
		for w := 8; w < 60; w += 7 {
			lines := coloured.told(style, tt.text, w)
			if got := strings.Join(strings.Fields(ansi.Strip(strings.Join(lines, " "))), ""); got != strings.ReplaceAll(tt.want, " ", "") {
				t.Errorf("in %d cells: %q", w, got)
			}
			if got := strings.Join(strings.Fields(ansi.Strip(strings.Join(plain.told(style, tt.text, w), " "))), ""); got != strings.ReplaceAll(tt.text, " ", "") {
				t.Errorf("without colour, in %d cells: %q", w, got)
			}
		}
	}
	code := coloured.theme.CodeText.Render("p.join()")
	if line := coloured.told(style, "in line 15 (`p.join()`)", 60)[0]; !strings.Contains(line, code) {
		t.Errorf("%q", line)
	}
}
