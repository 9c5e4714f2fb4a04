package ui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
)

// verdicts sets each prediction beside what happened.
func (l lesson) verdicts(lk look, w, h int) []string {
	t := lk.theme
	var items [][]string
	for i, o := range l.walk.Verdicts(l.evidence) {
		mark := t.Warn.Render(t.Glyphs.Dash + " not observed")
		switch o.Grade {
		case lessons.Right:
			mark = t.Good.Render(t.Glyphs.Check + " as you said")
		case lessons.Wrong:
			mark = t.Bad.Render(t.Glyphs.Cross + " not so")
		}
		question := l.pointer(lk, i) + t.Text.Bold(true).Render(o.Question)
		shows := "     " + t.Muted.Render("it shows  ") + tinted(lk, o.Happened).Render(lk.clean(o.Happened.In(l.language)))
		if mark = "   " + mark; ansi.StringWidth(shows+mark) <= w {
			shows += mark
		} else { // what happened needs the line
			question = ansi.Truncate(question, w-ansi.StringWidth(mark), t.Glyphs.Ellipsis) + mark
		}
		items = append(items, []string{
			cut(question, w),
			cut("     "+t.Muted.Render("you said  ")+t.Text.Render(o.Option.LabelIn(l.language))+t.Muted.Render(", "+o.Sure.String()), w),
			ansi.Truncate(shows, w, t.Glyphs.Ellipsis),
		})
	}
	return window(lk, items, l.chosen, h)
}

// window sets items below each other, airy where there is room, and otherwise those around the
// chosen one, with a word on how many are above and below.
func window(lk look, items [][]string, chosen, h int) []string {
	airy, tight := []string{""}, 0
	for _, item := range items {
		airy = append(append(airy, item...), "")
		tight += len(item)
	}
	switch {
	case len(airy) <= h+1:
		return airy
	case tight <= h:
		var lines []string
		for _, item := range items {
			lines = append(lines, item...)
		}
		return append(make([]string, min(1, h-tight)), lines...)
	}
	return around(lk, items, max(chosen, 0), h)
}

// around shows as many items as fit, the chosen one among them; the first and the last line
// say what is beyond.
func around(lk look, items [][]string, chosen, h int) []string {
	fits := max(1, (h-2)/len(items[0]))
	first := min(max(0, chosen-fits/2), max(0, len(items)-fits))
	last := min(first+fits, len(items))
	lines := []string{beyond(lk, lk.theme.Glyphs.Up, first)}
	for _, item := range items[first:last] {
		lines = append(lines, item...)
	}
	return append(lines, beyond(lk, lk.theme.Glyphs.Down, len(items)-last))
}

func beyond(lk look, arrow string, n int) string {
	if n == 0 {
		return ""
	}
	return "   " + lk.theme.Muted.Render(fmt.Sprintf("%s %d more", arrow, n))
}

// tinted gives an observation the colour of what it is about.
func tinted(lk look, o lessons.Observation) lipgloss.Style {
	switch o.Subject {
	case "exitcode", "returncode", "status":
		return lk.theme.Exit
	case "value", "target", "bytes":
		return lk.theme.Value
	}
	return lk.theme.Text
}

func (l lesson) pointer(lk look, i int) string {
	if i == l.chosen {
		return " " + lk.theme.Key.Render(lk.theme.Glyphs.Cursor) + " "
	}
	return "   "
}

// beforeClaim is how much of a line stands before a claim: its name, and what became of it.
const beforeClaim = 14

// ledger is the article, claim by claim, with what decided each.
func (l lesson) ledger(lk look, w, h int) []string {
	t := lk.theme
	var items [][]string
	for i, e := range lessons.Ledger(l.walk.Step().Claims, l.evidence) {
		ruling := t.Warn.Render(t.Glyphs.Dash + " open ")
		because := t.Muted.Render("not observed")
		switch e.Ruling {
		case lessons.Holds:
			ruling = t.Good.Render(t.Glyphs.Check + " true ")
		case lessons.Fails:
			ruling = t.Bad.Render(t.Glyphs.Cross + " false")
		}
		if e.Ruling != lessons.Open {
			because = tinted(lk, e.Because).Render(lk.clean(e.Because.In(l.language))) + t.Muted.Render(fmt.Sprintf(" · event %d", e.Event+1))
		}
		claim := l.pointer(lk, i) + t.Text.Bold(true).Render(e.ID) + " " + ruling + " " + t.Text.Render(e.Text)
		items = append(items, []string{ansi.Truncate(claim, w, t.Glyphs.Ellipsis), cut(strings.Repeat(" ", beforeClaim)+because, w)})
	}
	return window(lk, items, l.chosen, h)
}

// claimWords say what a claim would mean, and what was seen.
func (l lesson) claimWords(lk look, w int) []string {
	e := lessons.Ledger(l.walk.Step().Claims, l.evidence)[l.chosen]
	text := "If it were so: " + e.Means
	if beforeClaim+ansi.StringWidth(e.Text) > w { // it is cut in the list
		text = e.Text + " " + text
	}
	if e.Ruling != lessons.Open {
		text += fmt.Sprintf("\nThis run: %s, by event %d.", e.Because.In(l.language), e.Event+1)
	}
	return lk.styled(lk.theme.Text, text, w)
}

// callerLines are the library's own lines that called the target, read from the very file that ran.
func callerLines(lk look, s demo.Scene, w int) []string {
	t := lk.theme
	c := s.Caller
	lines := []string{t.Muted.Render(stage.Clean(fmt.Sprintf(" %s, line %d", c.File, c.Mark), t.ASCII)), ""}
	if ansi.StringWidth(lines[0]) > w {
		lines[0] = t.Muted.Render(" " + t.Glyphs.Ellipsis + ansi.TruncateLeft(stage.Clean(fmt.Sprintf("%s, line %d", c.File, c.Mark), t.ASCII), ansi.StringWidth(c.File)+12-w, ""))
	}
	first, source := c.Excerpt()
	more := t.Muted.Render(strings.Repeat(" ", 6) + t.Glyphs.Ellipsis)
	lines = append(lines, more)
	for i, text := range source {
		number := first + i
		style, mark := t.CodeText, "  "
		if number == c.Mark {
			style, mark = t.CodeText.Bold(true).Inherit(t.ChildLine), t.Value.Render(t.Glyphs.Cursor)+" "
		}
		line := t.CodeGutter.Render(fmt.Sprintf("%5d ", number)) + mark + style.Render(stage.Clean(text, t.ASCII))
		lines = append(lines, cut(line, w))
	}
	lines = append(lines, more)
	p := s.Proc(s.Child)
	if p != nil && p.Returned != nil {
		lines = append(lines, "", cut("        "+t.Muted.Render("this call gave back ")+t.Value.Render(stage.Clean(*p.Returned, t.ASCII))+
			t.Muted.Render("; nothing on the line keeps it"), w))
	}
	return lines
}
