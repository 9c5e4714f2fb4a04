package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// press gives a key to the words and lists of the step, or else to the run.
func (s anyStep) press(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd) {
	l := *s.l
	switch {
	case key.Matches(msg, k.choose):
		return l.choose(msg.String(), m)
	case key.Matches(msg, k.sure):
		return l.move(m)(l.walk.Sure(lessons.Confidence(msg.Code - '0')))
	case key.Matches(msg, k.enter):
		return l.enter(m)
	case key.Matches(msg, k.next):
		if l.at(lessons.Turn) && l.walk.Answer().Letter != "" {
			return l.enter(m) // it stands where it was turned to
		}
		return l.move(m)(l.walk.Next())
	case key.Matches(msg, k.back):
		return l.move(m)(l.walk.Back())
	case key.Matches(msg, k.skip):
		return l.move(m)(l.walk.Skip(), nil)
	case key.Matches(msg, k.hint):
		if l.at(lessons.Ordering) {
			l = l.arranging() // the lines are what a hint is about
		}
		l.scrolled = 0
		return l.move(m)(l.walk.Hint())
	case key.Matches(msg, k.pick):
		l = l.arranging()
		l.picked = !l.picked
	case key.Matches(msg, k.up):
		return l.upDown(-1, m)
	case key.Matches(msg, k.down):
		return l.upDown(1, m)
	case key.Matches(msg, k.scroll):
		l.scrolled = scrolledBy(l.scrolled, msg)
	case key.Matches(msg, k.reset):
		return l.reset()
	case key.Matches(msg, k.pane):
		l.output = !l.output
	default:
		return l.pressRun(msg, k, m)
	}
	return l, nil
}

// pressRun gives a key to the run.
func (l lesson) pressRun(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd) {
	switch {
	case key.Matches(msg, k.rerun):
		return l.start(m, stepped)
	case l.run.live():
		l.run = l.run.press(msg, k)
	case key.Matches(msg, k.step):
		return l.start(m, stepped)
	case key.Matches(msg, k.play):
		return l.start(m, played)
	case key.Matches(msg, k.toEnd) && l.run.trace == nil:
		return l.start(m, toEnd)
	default:
		l.run = l.run.press(msg, k)
	}
	return l, nil
}

// reset begins the lesson again.
func (l lesson) reset() (lesson, tea.Cmd) {
	_, ends := l.stopped()
	anew := newLesson(l.walk.Reset(), l.ids)
	anew.resets = l.resets + 1
	return anew, ends
}
