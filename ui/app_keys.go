package ui

import (
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// press gives a key to what is on top.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k, s := m.enabled(), m.screen()
	top, asked := m.page == noPage && !m.tooSmall(), m.asked
	m.notice, m.asked = "", false
	if to, ok := m.aimed(msg, k); ok && top {
		return m.jump(to)
	}
	switch {
	case msg.String() == "ctrl+c":
		return m.interrupt()
	case m.presented() != nil && m.tooSmall():
		return nil // no key does what nobody sees
	case m.at == presentScreen:
		return m.pressPresent(m.presented(), msg)
	case m.at == findScreen && top && msg.String() == "esc":
		return m.closeFind()
	case s != nil && s.typing() && top:
		return m.take(m.at)(s.press(msg, k, m.machine))
	case key.Matches(msg, k.quit):
		return tea.Quit
	case m.page == byHandPage && key.Matches(msg, k.write):
		return m.saveProgram()
	case m.page != noPage:
		if m.tooSmall() || !m.scrollProgram(msg) {
			m.page = noPage
		}
	case m.tooSmall():
		return nil
	case key.Matches(msg, k.help):
		m.page = helpPage
	case key.Matches(msg, k.search):
		return m.openFind()
	case key.Matches(msg, k.python) && m.machine.lacksPython():
		return m.lookForPython()
	case m.useless(msg, &k):
		m.notice = m.whyUseless(msg.String())
	case s == nil:
		return m.pressContents(msg, k)
	case key.Matches(msg, k.widen) && m.wholeProgram():
		m.page, m.from = programPage, 0
	case key.Matches(msg, k.byHand):
		m.page, m.saved = byHandPage, fileSaved{}
	case key.Matches(msg, k.menu):
		return m.leave()
	case key.Matches(msg, k.reset) && !asked:
		m.asked, m.notice = true, "R again begins this lesson anew; its answers are forgotten"
	case key.Matches(msg, k.fork, k.spawn, k.forkserver, k.python, k.runtime):
		return m.switchTo(msg, k)
	default:
		return m.take(m.at)(s.press(msg, k, m.machine))
	}
	return nil
}

// useless says that a letter does nothing on the screen: which key it is that was meant is for the
// learner to see. Keys without a letter are pressed once too often, and need no words.
func (m *Model) useless(msg tea.KeyPressMsg, k *keys) bool {
	turnsTitle := m.screen() == nil && m.contents.page != "" && msg.String() == titleKey
	return len(msg.Text) == 1 && unicode.IsLetter(msg.Code) && !turnsTitle && !k.have(msg)
}

func (m *Model) whyUseless(key string) string {
	switch m.screen().(type) {
	case lesson, laboratory, matrix:
		if key == "i" {
			return m.machine.noKnob(key)
		}
	}
	return key + " does nothing here; ? lists the keys"
}

// interrupt gives ctrl+c to the program on the stage first, and then to us; a talk asks.
func (m *Model) interrupt() tea.Cmd {
	if p := m.presented(); p != nil && !m.tooSmall() {
		return m.askToQuit(p)
	}
	if s := m.screen(); s != nil {
		if next, taken := s.interrupt(); taken {
			m.screens[m.at] = next
			return nil
		}
	}
	return tea.Interrupt
}

func (m *Model) pressContents(msg tea.KeyPressMsg, k keys) tea.Cmd {
	var chosen int
	m.contents, chosen = m.contents.press(msg, k)
	switch n := len(m.opts.Lessons); {
	case chosen < 0:
	case chosen < n:
		m.open(m.opts.Lessons[chosen])
		return m.goOn()
	default:
		return besides[chosen-n].open(m)
	}
	return nil
}

// switchTo chooses another method, interpreter or runtime.
func (m *Model) switchTo(msg tea.KeyPressMsg, k keys) tea.Cmd {
	m.turn(msg, k)
	return m.take(m.at)(m.screen().switched(m.machine))
}

// turn chooses it for what runs next.
func (m *Model) turn(msg tea.KeyPressMsg, k keys) {
	switch {
	case key.Matches(msg, k.fork):
		m.machine.method = "fork"
	case key.Matches(msg, k.spawn):
		m.machine.method = "spawn"
	case key.Matches(msg, k.forkserver):
		m.machine.method = "forkserver"
	case key.Matches(msg, k.python):
		m.machine = m.machine.nextPython()
	case key.Matches(msg, k.runtime):
		m.machine = m.machine.otherRuntime()
	}
}

// enabled is the key map as it holds now: what nobody turns on is off.
func (m *Model) enabled() keys {
	k := m.keys
	for _, g := range k.groups() {
		for _, b := range g.keys {
			enable(false, b)
		}
	}
	enable(false, &k.write)
	s := m.screen()
	if s == nil {
		enable(true, &k.enter, &k.up, &k.down, &k.number, &k.lab, &k.matrix, &k.recap, &k.search)
		k.enter.SetHelp("enter", "open")
		m.machine.enableLook(&k)
		return k
	}
	enable(true, &k.byHand, &k.menu)
	m.machine.enable(&k)
	m.machine.enableLook(&k)
	s.enable(&k, m.machine)
	if m.page == byHandPage {
		hand, ok := s.byHand(m.machine)
		enable(ok && hand.file.Name != "", &k.write)
	}
	return k
}
