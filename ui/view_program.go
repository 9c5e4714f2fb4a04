package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"exit42/ui/stage"
)

// wholeProgram says that the screen has a program to be read from its first line to its last.
func (m *Model) wholeProgram() bool {
	_, ok := m.screen().(lesson)
	return ok
}

// programLines show it below its name: all at once where it fits, and else from a line on.
func (m *Model) programLines(w, h int) []string {
	p := m.program()
	head := " " + m.look.theme.Text.Bold(true).Render(p.Name())
	lines, last := stage.Whole(p, m.from, w, h-1)
	if last > 0 {
		from := min(m.from, last)
		head = cut(head+m.look.theme.Muted.Render(fmt.Sprintf("   lines %d to %d of %d", from+1, from+len(lines), p.Lines())), w)
	}
	return fit(append([]string{head}, lines...), w, h)
}

func (m *Model) program() *stage.Program {
	_, o := m.screen().(lesson).scene(m.look, m.machine)
	return o.Program
}

// programRest is how many lines of it can be scrolled away: 0 where it is in sight as a whole, or
// not shown.
func (m *Model) programRest() int {
	if m.page != programPage || !m.wholeProgram() {
		return 0
	}
	_, last := stage.Whole(m.program(), m.from, m.w, m.programHeight())
	return last
}

func (m *Model) programHeight() int {
	p := layout(m.w, m.h)
	h := p.stage.h - 1
	if !p.wide {
		h += p.words.h
	}
	return h
}

// scrollProgram does what a key asks for that scrolls; false is for any other key.
func (m *Model) scrollProgram(msg tea.KeyPressMsg) bool {
	if m.page != programPage {
		return false
	}
	h := m.programHeight()
	by, ok := map[string]int{"up": -1, "down": 1, "pgup": 1 - h, "pgdown": h - 1}[msg.String()]
	last := m.programRest()
	m.from = min(max(min(m.from, last)+by, 0), last)
	return ok
}
