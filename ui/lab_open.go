package ui

import "exit42/demo/lab"

// labWanted asks for a program in the lab.
type labWanted struct{ knobs lab.Knobs }

// openLab opens the lab as it was left.
func (m *Model) openLab() {
	if m.screens[labScreen] == nil {
		m.screens[labScreen] = newLaboratory(m.opts, &m.ids)
	}
	m.at = labScreen
}

// openLabAt opens the lab with its knobs turned.
func (m *Model) openLabAt(want labWanted) {
	m.openLab()
	l := m.screens[labScreen].(laboratory)
	l, _ = l.generated()
	l, _ = l.forget() // a lab that was left has no run that goes on
	l.knobs, l.dial, l.pane = want.knobs, lab.OutcomeDial, 0
	m.screens[labScreen] = l
}

// openMatrix opens the matrix as it was left.
func (m *Model) openMatrix() {
	if m.screens[matrixScreen] == nil {
		m.screens[matrixScreen] = newMatrix(m.opts, m.machine, &m.ids)
	}
	m.at = matrixScreen
}
