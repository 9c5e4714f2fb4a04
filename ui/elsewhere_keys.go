package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// enable says which keys can be pressed in the step.
func (s elsewhereStep) enable(k *keys, m machine) {
	s.anyStep.enable(k, m)
	l, live := s.l, s.l.elsewhere.live()
	r, ok := l.translation()
	enable(len(l.elsewhere.rows) > 0, &k.up, &k.down)
	enable(ok && r.here, &k.byHand, &k.pane)
	enable(len(l.elsewhere.names()) > 1 && !l.elsewhere.source, &k.left, &k.right)
	enable(!live && !l.elsewhere.toRun(), &k.rerun)
	if live {
		enable(false, &k.enter)
	}
	enable(false, &k.runtime, &k.widen)
	k.pane.SetHelp("tab", "the program")
	k.left.SetHelp("←", "columns")
	k.right.SetHelp("→", "columns")
	if l.elsewhere.source {
		k.pane.SetHelp("tab", "the table")
	}
	if l.elsewhere.toRun() {
		k.enter.SetHelp("enter", "run them")
	}
}

// short are the keys that matter most in the step.
func (s elsewhereStep) short(k keys) []key.Binding {
	return []key.Binding{s.l.bigKey(k), k.down, k.pane, k.byHand, k.right, k.next, k.back, k.rerun}
}

// press gives a key to the table.
func (s elsewhereStep) press(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd) {
	l := *s.l
	switch {
	case key.Matches(msg, k.enter) && l.elsewhere.toRun(), key.Matches(msg, k.rerun):
		return l.runElsewhere(m)
	case key.Matches(msg, k.up):
		l.chosen, l.scrolled = max(l.chosen-1, -1), 0 // above the first are the step's own words
		l.elsewhere.source = l.elsewhere.source && l.chosen >= 0
	case key.Matches(msg, k.down):
		l.chosen, l.scrolled = min(l.chosen+1, len(l.elsewhere.rows)-1), 0
	case key.Matches(msg, k.pane):
		l.elsewhere.source, l.scrolled = !l.elsewhere.source, 0
		if l.elsewhere.source && l.chosen < 0 {
			l.chosen = l.firstHere()
		}
	case key.Matches(msg, k.left):
		l.elsewhere.first = max(l.elsewhere.first-1, 0)
	case key.Matches(msg, k.right):
		l.elsewhere.first = min(l.elsewhere.first+1, len(l.elsewhere.names())-1)
	case key.Matches(msg, k.scroll):
		l.scrolled = min(scrolledFar(l.scrolled, msg), l.longest())
	default:
		return s.anyStep.press(msg, k, m)
	}
	return l, nil
}

// firstHere is the first program that can run here.
func (l lesson) firstHere() int {
	for i, row := range l.elsewhere.rows {
		if row.here {
			return i
		}
	}
	return -1
}

// scrolledFar is where a scroll key leads in a text that may be long.
func scrolledFar(from int, msg tea.KeyPressMsg) int {
	if msg.String() == "pgup" {
		return max(0, from-4)
	}
	return from + 4
}

// longest is about how many lines there are to be scrolled through.
func (l lesson) longest() int {
	const narrow = minWidth - 8
	r, ok := l.translation()
	switch {
	case l.chosen < 0:
		return maxScroll
	case ok && r.here && l.elsewhere.source:
		return strings.Count(r.exp.Files[0].Text, "\n") + 1
	}
	n := maxScroll
	for _, line := range r.said.lines {
		n += 1 + utf8.RuneCountInString(line.Text)/narrow
	}
	return n
}
