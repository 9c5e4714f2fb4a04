package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A target is a step of a lesson that one can jump to: the lesson's slug, and the step's ID.
type target struct{ slug, step string }

// An aimer is a screen on which enter jumps to a step; ok is false where none is chosen.
type aimer interface{ target() (_ target, ok bool) }

// aimed is the step to which a key jumps.
func (m *Model) aimed(msg tea.KeyPressMsg, k keys) (to target, ok bool) {
	if s, is := m.screen().(aimer); is && key.Matches(msg, k.enter) {
		return s.target()
	}
	return to, false
}

// jump stands at a step. What runs in another lesson ends, as it does when one leaves it.
func (m *Model) jump(to target) tea.Cmd {
	if f, ok := m.screen().(find); ok {
		delete(m.screens, findScreen)
		m.at = f.from
	}
	if p, ok := m.screen().(*present); ok {
		p.jump(to)
		return nil
	}
	var ends tea.Cmd
	if s := m.screen(); s != nil && m.at != to.slug {
		ends = m.take(m.at)(s.leave())
	}
	for _, l := range m.opts.Lessons {
		if step := l.Step(to.step); l.Slug == to.slug && step >= 0 {
			m.open(l)
			s := m.screens[l.Slug].(lesson)
			moves := m.take(l.Slug)(s.move(m.machine)(s.walk.Go(step), nil))
			return tea.Batch(ends, moves, m.goOn()) // it may be the step at which one is
		}
	}
	return ends
}
