package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/ui/stage"
)

// View draws the screen: a head, a body, a line of keys.
func (m *Model) View() tea.View {
	v := tea.NewView(strings.Join(m.lines(), "\n"))
	v.AltScreen = true
	v.WindowTitle = "exit42"
	if s := m.screen(); s != nil {
		title, _ := s.place()
		v.WindowTitle = "exit42: " + stage.Clean(title, false)
	}
	return v
}

// tooSmall reports whether the window is known, and too small.
func (m *Model) tooSmall() bool { return m.w > 0 && m.h > 0 && (m.w < minWidth || m.h < minHeight) }

// lines are exactly as many as the window has, none wider than it.
func (m *Model) lines() []string {
	lines := m.draw()
	if m.look.theme.ASCII {
		for i := range lines {
			lines[i] = strings.Map(toASCII, lines[i])
		}
	}
	return lines
}

// toASCII gives each character of the words and of the keys' names one that any terminal has.
func toASCII(r rune) rune {
	if r < 128 {
		return r
	}
	switch r {
	case '·':
		return '|'
	case '→':
		return '>'
	case '←':
		return '<'
	case '↑':
		return '^'
	case '↓':
		return 'v'
	case '…':
		return '~'
	case '—':
		return '-'
	}
	return '?'
}

func (m *Model) draw() []string {
	if m.w <= 0 || m.h <= 0 {
		return nil // the first picture comes before any size
	}
	if m.tooSmall() {
		quit := "q"
		if m.presented() != nil {
			quit = "ctrl+c"
		}
		lines := m.look.styled(m.look.theme.Text, fmt.Sprintf("exit42 needs %dx%d; this is %dx%d. %s quits.", minWidth, minHeight, m.w, m.h, quit), m.w)
		return fit(lines, m.w, m.h)
	}
	if p, ok := m.screen().(*present); ok {
		return m.presentLines(p)
	}
	p := layout(m.w, m.h)
	k := m.enabled()
	lines := m.head(p)
	body := p.stage.h
	if !p.wide {
		body += p.words.h
	}
	switch {
	case m.page == helpPage:
		lines = append(lines, m.helpLines(k, m.w, body)...)
	case m.page == byHandPage:
		lines = append(lines, m.byHandLines(m.w, body)...)
	case m.page == programPage && m.wholeProgram():
		lines = append(lines, m.programLines(m.w, body)...)
	case m.screen() == nil:
		lines = append(lines, m.contents.view(m.look, m.screens, m.w, body)...)
	default:
		lines = append(lines, m.screen().view(m.look, m.machine, p)...)
	}
	foot := m.foot(k, p)
	return append(lines[:len(lines)+1-len(foot)], foot...)
}
