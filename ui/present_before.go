package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// What stands on the projector where nothing has run yet: the title page, words to read, claims.

// leastProgram is how many lines the picture keeps beside the words of a step that is read, so that
// there is a program to speak of, and leastShown the same of a small window.
const (
	leastProgram = 12
	leastShown   = 9
)

// titleLines are the workshop's title page, from the line on that it is scrolled to.
func (p *present) titleLines(lk look, w, h int) []string {
	t := lk.theme
	var lines []string
	if p.workshop != "" {
		lines = append(lines, t.Title.Render(cut(lk.clean(p.workshop), w-8)), "")
	}
	page := lk.prose(p.page, w-8)
	room := h - len(lines)
	if top := (room - len(page)) / 3; top > 0 {
		lines, room = append(make([]string, top), lines...), room-top
	}
	p.from = max(min(p.from, len(page)-room), 0)
	lines = append(lines, scrolledPage(lk, page, p.from, w-8, room)...)
	for i := range lines {
		lines[i] = "    " + lines[i]
	}
	return fit(lines, w, h)
}

// scrolledPage is a text from a line on, with a word on how much is below.
func scrolledPage(lk look, lines []string, from, w, h int) []string {
	if h <= 0 {
		return nil
	}
	from = max(min(from, len(lines)-h), 0)
	out := fit(lines[from:], w, h)
	if more := len(lines) - from - h; more > 0 && h > 1 {
		out[h-1] = beyond(lk, lk.theme.Glyphs.Down, more+1)
	}
	return out
}

// wordsBefore are the words of a step on whose stage nothing has run: what there is to read, with
// the program above it where both have room; what looks back says how to have something to look at.
func (p *present) wordsBefore(lk look, w, h int) []string {
	step := p.front.walk.Step()
	title := lk.prose("**"+step.Title+"**", w)
	if p.at(lessons.Verdict, lessons.Claims, lessons.Where, lessons.Status) {
		text := "Nothing has run yet: r, then enter."
		if c := p.front.chosen; p.at(lessons.Claims) && c >= 0 && c < len(step.Claims) {
			text = step.Claims[c].Text
		}
		return append(title, lk.styled(lk.theme.Text, text, w)...)
	}
	if p.takesStage(lk, w, h) {
		return atLeast(2, title)
	}
	if p.at(lessons.Elsewhere) {
		return append(title, lk.styled(lk.theme.Text, "Nothing has run yet: r, then enter, runs them all.", w)...)
	}
	if p.front.own != "" { // the lesson's words are about its own program
		return append(title, lk.styled(lk.theme.Text, p.sameProgram()+": r, then enter, runs it.", w)...)
	}
	prose := lk.prose(p.prose(), w)
	if len(title)+len(prose) <= h-leastFor(h) {
		return atLeast(2, append(title, prose...))
	}
	if first := lk.prose(firstSentence(step.Prose), w); len(title)+len(first) <= 3 {
		return atLeast(2, append(title, first...))
	}
	return atLeast(2, title)
}

// leastFor is how many lines the picture keeps of so many.
func leastFor(h int) int {
	if h >= 20 {
		return leastProgram
	}
	return leastShown
}

// takesStage reports whether the text of a step that is read stands in the place of the program,
// since there is no room for both.
func (p *present) takesStage(lk look, w, h int) bool {
	l := p.front
	step := l.walk.Step()
	return p.at(lessons.Read) && l.run.trace == nil &&
		len(lk.prose("**"+step.Title+"**", w))+len(lk.prose(p.prose(), w)) > h-leastFor(h)
}

// reading is that text, from the line on that it is scrolled to.
func (p *present) reading(lk look, w, h int) []string {
	l := p.front
	prose := lk.prose(p.prose(), w-2)
	l.scrolled = max(min(l.scrolled, len(prose)-h), 0)
	lines := scrolledPage(lk, prose, l.scrolled, w-2, h)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}

// claimList are the claims as they are made: nothing has run that could decide them.
func (p *present) claimList(lk look, w, h int) []string {
	t, l := lk.theme, p.front
	var items [][]string
	for i, c := range l.walk.Step().Claims {
		line := l.pointer(lk, i) + t.Text.Bold(true).Render(c.ID) + "  " + t.Text.Render(lk.clean(strings.ReplaceAll(c.Text, "`", "")))
		items = append(items, []string{ansi.Truncate(line, w, t.Glyphs.Ellipsis)})
	}
	return window(lk, items, l.chosen, h)
}
