package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// abroadPicture is the table, or the chosen program. The two boxes are about one child of one
// parent, and here each program has several: they are not drawn.
func (l lesson) abroadPicture(lk look, m machine, w, h int) []string {
	if f, ok := l.foreign(); ok && f.here && l.abroad.source {
		return fit(l.sourceLines(lk, f, w, h), w, h)
	}
	return fit(l.table(lk, m, w, h), w, h)
}

// abroadWords are the step's, or all that the chosen program printed.
func (l lesson) abroadWords(lk look, m machine, w, h int) []string {
	if l.chosen < 0 {
		return l.scroll(lk, lk.prose(l.prose(), w), w, h)
	}
	lines := l.printedWords(lk, m, l.abroad.rows[l.chosen], w)
	if l.abroad.source {
		return begins(lk, lines, w, h) // the source has the keys that scroll
	}
	return l.scroll(lk, lines, w, h)
}

// printedWords are all that a program printed, and how it ended.
func (l lesson) printedWords(lk look, m machine, f foreign, w int) []string {
	t := lk.theme
	if note, style := f.note(lk, m); !f.here || f.run.err != nil || f.run.trace == nil || f.run.live() {
		if f.run.err == nil {
			note = f.Tool + ": " + note
		}
		return lk.styled(style, note, w)
	}
	ran := f.name + " ran " + f.program() + " and printed"
	if f.exp.Recording != nil {
		ran = "RECORDED, and not run here: " + ran
	}
	lines := lk.styled(t.Muted, ran, w)
	for _, line := range f.said.lines {
		if line.Stream == "stderr" {
			lines = append(lines, lk.styled(t.Warn, "stderr: "+line.Text, w)...)
		} else {
			lines = append(lines, lk.styled(t.Text, line.Text, w)...)
		}
	}
	if len(f.said.lines) == 0 {
		lines = append(lines, lk.styled(t.Text, "nothing at all.", w)...)
	}
	if f.said.ended != "" {
		lines = append(lines, lk.styled(t.Warn, "How it ended: "+f.said.ended, w)...)
	}
	return append(lines, lk.styled(t.Muted, "What ran it: "+f.exp.Runtime.Path(), w)...)
}

// enableAbroad says which keys can be pressed in the step.
func (l lesson) enableAbroad(k *keys) {
	f, ok := l.foreign()
	live := l.abroad.live()
	enable(len(l.abroad.rows) > 0, &k.up, &k.down)
	enable(ok && f.here, &k.byHand, &k.pane)
	enable(len(l.abroad.names()) > 1 && !l.abroad.source, &k.left, &k.right)
	enable(!live && !l.abroad.toRun(), &k.rerun)
	if live {
		enable(false, &k.enter)
	}
	enable(false, &k.runtime, &k.widen)
	k.pane.SetHelp("tab", "the program")
	k.left.SetHelp("←", "columns")
	k.right.SetHelp("→", "columns")
	if l.abroad.source {
		k.pane.SetHelp("tab", "the table")
	}
	if l.abroad.toRun() {
		k.enter.SetHelp("enter", "run them")
	}
}

// shortAbroad are the keys that matter most in the step.
func (l lesson) shortAbroad(k keys) []key.Binding {
	return []key.Binding{l.bigKey(k), k.down, k.pane, k.byHand, k.right, k.next, k.back, k.rerun}
}

// pressAbroad does what a key asks for; taken is false for a key that means what it always does.
func (l lesson) pressAbroad(msg tea.KeyPressMsg, k keys, m machine) (_ lesson, cmd tea.Cmd, taken bool) {
	switch {
	case key.Matches(msg, k.enter) && l.abroad.toRun(), key.Matches(msg, k.rerun):
		l.refusal = ""
		l, cmd = l.runAbroad(m)
	case key.Matches(msg, k.up):
		l.chosen, l.scrolled = max(l.chosen-1, -1), 0 // above the first are the step's own words
		l.abroad.source = l.abroad.source && l.chosen >= 0
	case key.Matches(msg, k.down):
		l.chosen, l.scrolled = min(l.chosen+1, len(l.abroad.rows)-1), 0
	case key.Matches(msg, k.pane):
		l.abroad.source, l.scrolled = !l.abroad.source, 0
		if l.abroad.source && l.chosen < 0 {
			l.chosen = l.firstHere()
		}
	case key.Matches(msg, k.left):
		l.abroad.first = max(l.abroad.first-1, 0)
	case key.Matches(msg, k.right):
		l.abroad.first = min(l.abroad.first+1, len(l.abroad.names())-1)
	case key.Matches(msg, k.scroll):
		l.scrolled = min(scrolledFar(l.scrolled, msg), l.longest())
	default:
		return l, nil, false
	}
	return l, cmd, true
}

// firstHere is the first program that can run here.
func (l lesson) firstHere() int {
	for i, row := range l.abroad.rows {
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
	f, ok := l.foreign()
	switch {
	case l.chosen < 0:
		return maxScroll
	case ok && f.here && l.abroad.source:
		return strings.Count(f.exp.Files[0].Text, "\n") + 1
	}
	n := maxScroll
	for _, line := range f.said.lines {
		n += 1 + utf8.RuneCountInString(line.Text)/narrow
	}
	return n
}
