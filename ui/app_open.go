package ui

import (
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

func (m *Model) open(l lessons.Lesson) {
	if m.screens[l.Slug] == nil {
		m.screens[l.Slug] = newLesson(lessons.NewWalk(l), &m.ids)
	}
	m.at = l.Slug
}

// goOn does what a lesson does that is come back to.
func (m *Model) goOn() tea.Cmd {
	if l, ok := m.screen().(lesson); ok {
		return m.take(m.at)(l.resumed(m.machine))
	}
	return nil
}

// leave goes back to the contents, or where a comparison was asked for, and ends what runs.
func (m *Model) leave() tea.Cmd {
	if m.closeMistakes() {
		return m.goOn()
	}
	m.contents = m.contents.cameFrom(m.at)
	cmd := m.take(m.at)(m.screen().leave())
	if m.at = m.back(); m.at == labScreen {
		m.openLab()
	}
	return cmd
}
