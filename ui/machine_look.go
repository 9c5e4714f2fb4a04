package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/demo/python"
)

// lacksPython says that there is none, which is known now.
func (m machine) lacksPython() bool { return m.searched && len(m.pythons) == 0 }

// unanswered says that there are Pythons, none of which answered in time; empty where that is not so.
func (m machine) unanswered() string {
	if !m.lacksPython() || !slices.ContainsFunc(m.lacks, func(l python.Lack) bool { return l.Late }) {
		return ""
	}
	instead := "what runs is Go"
	if m.plays() {
		instead = "the lessons play recordings"
	}
	return "There is Python here, and it did not answer in time: this machine is busy. Until then " + instead + "; i looks again."
}

// takenInstead says that one did not answer in time and another is taken, where nothing was chosen
// before; empty where that is not so.
func (m machine) takenInstead(before machine) string {
	if len(before.pythons) > 0 || len(m.pythons) == 0 || !slices.ContainsFunc(m.lacks, func(l python.Lack) bool { return l.Late }) {
		return ""
	}
	return "A Python did not answer in time: this machine is busy. " + m.pythons[0].Name() + " is taken instead."
}

// enableLook turns on the key that looks for Python again, where there was none.
func (m machine) enableLook(k *keys) {
	if m.lacksPython() {
		enable(true, &k.python)
		k.python.SetHelp("i", "look for Python again")
	}
}

// lookForPython looks again.
func (m *Model) lookForPython() tea.Cmd {
	m.machine.searched, m.machine.lacks, m.machine.golang = false, nil, m.opts.Go
	return m.findPythons()
}

func (m *Model) findPythons() tea.Cmd {
	return findPythons(&m.ids.sessions, m.opts.Python, m.opts.Pythons)
}
