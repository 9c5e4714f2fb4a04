package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// turnKnob chooses what the next run is run with, or says why not.
func (m *Model) turnKnob(msg tea.KeyPressMsg) (refusal string) {
	k := m.keys
	m.machine.enable(&k)
	if m.machine.searched && len(m.machine.pythons) == 0 {
		enable(m.machine.recording != nil, &k.runtime)
	}
	if !key.Matches(msg, k.fork, k.spawn, k.forkserver, k.python, k.runtime) {
		return m.machine.noKnob(msg.String())
	}
	m.turn(msg, k)
	if by := m.machine.name(); m.machine.plays() {
		return "the next run is played from a recording"
	} else if method := m.machine.startMethod(); method != "" {
		return "the next run: " + by + " · " + method
	}
	return ""
}

// noKnob says why a key chooses nothing.
func (m machine) noKnob(name string) string {
	back := ""
	if len(m.pythons) > 0 {
		back = "g goes back to Python; "
	}
	switch method := map[string]string{"f": "fork", "s": "spawn", "o": "forkserver"}[name]; {
	case !m.searched && len(m.pythons) == 0:
		return "Python is still being looked for"
	case m.plays():
		return "there is no Python here to choose from: recordings are played"
	case name == "g":
		return "there is no Python here to go back to"
	case name == "i" && m.golang:
		return back + "Go has no other version here"
	case name == "i":
		return "there is no other Python here than " + m.pythons[m.python].Version
	case m.golang:
		return back + "a Go program has no start methods"
	case method == m.startMethod():
		return m.name() + " has only " + method + " here"
	default:
		return m.name() + " has no " + method + " here"
	}
}
