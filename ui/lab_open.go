package ui

import (
	tea "charm.land/bubbletea/v2"

	"exit42/demo/lab"
)

// labWanted asks for a program in the lab.
type labWanted struct{ knobs lab.Knobs }

// openLab opens the lab as it was left.
func (m *Model) openLab() tea.Cmd {
	l, ok := m.screens[labScreen].(laboratory)
	if !ok {
		l = newLaboratory(m.opts, &m.ids)
	}
	l.away = false
	m.screens[labScreen], m.at = l, labScreen
	return nil
}

// openLabAt opens the lab with its knobs turned.
func (m *Model) openLabAt(want labWanted) tea.Cmd {
	m.openLab()
	l, closes := m.screens[labScreen].(laboratory).generated()
	l, ends := l.forget()
	l.knobs, l.dial, l.pane = want.knobs, lab.OutcomeDial, 0
	m.screens[labScreen] = l
	return tea.Batch(closes, ends)
}

// openMatrix opens the matrix as it was left, or that of what was chosen since.
func (m *Model) openMatrix() tea.Cmd {
	m.at = matrixScreen
	x, ok := m.screens[matrixScreen].(matrix)
	switch {
	case !ok:
		m.screens[matrixScreen] = newMatrix(m.opts, m.machine, &m.ids)
	case !x.fits(m.machine):
		return m.take(matrixScreen)(x.switched(m.machine))
	}
	return nil
}
