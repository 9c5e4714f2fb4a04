package ui

import (
	"fmt"

	"exit42/demo/lab"
	"exit42/ui/words"
)

// words is the one place for words: exactly h lines.
func (l laboratory) words(lk look, m machine, w, h int) []string {
	t := lk.theme
	switch {
	case l.types:
		return fit(l.fieldWords(lk, w), w, h)
	case l.run.err != nil:
		return fit(lk.styled(t.Warn, l.run.err.Error(), w), w, h)
	case l.pane == paneTable:
		return scroll(lk, l.rowWords(lk, w), l.scrolled, w, h)
	case l.run.trace == nil:
		return scroll(lk, l.knobWords(lk, m, w, h), l.scrolled, w, h)
	}
	return scroll(lk, l.runWords(lk, w, h), l.scrolled, w, h)
}

// fieldWords are the field for a literal, and why what stands in it is none.
func (l laboratory) fieldWords(lk look, w int) []string {
	t := lk.theme
	lines := lk.styled(t.Text, "The value, as a Python literal: a number, a text in quotes, a list, a dict …", w)
	lines = append(lines, l.input.view(lk, w))
	if l.typeErr != nil {
		lines = append(lines, lk.styled(t.Warn, l.typeErr.Error(), w)...)
	}
	return lines
}

// knobWords say what the knob with the cursor does, and list where it can stand.
func (l laboratory) knobWords(lk look, m machine, w, h int) []string {
	t := lk.theme
	if _, why := l.experiment(m); why != "" {
		return append(lk.styled(t.Warn, words.Capital(why)+".", w), l.dialWords(lk, w)...)
	}
	lines := l.dialWords(lk, w)
	if list := flow(l.choiceItems(lk), w); l.edited == "" && len(lines)+len(list) <= h {
		return append(lines, list...)
	}
	return lines
}

func (l laboratory) dialWords(lk look, w int) []string {
	t := lk.theme
	switch {
	case l.edited != "":
		return lk.styled(t.Text, "The program as you edited it. Turning a knob takes the generated one again.", w)
	case l.dial == onRun:
		return nil
	}
	if why := l.knobs.Idle(l.dial); why != "" {
		return lk.styled(t.Muted, "This knob is idle: "+why+".", w)
	}
	d := lab.Dials()[l.dial]
	return lk.styled(t.Text, d.Words+" "+l.knobs.Choice(l.dial).Words, w)
}

func (l laboratory) choiceItems(lk look) []string {
	var items []string
	if l.dial == onRun || l.knobs.Idle(l.dial) != "" {
		return nil
	}
	for i, c := range lab.Dials()[l.dial].Choices {
		style := lk.theme.Muted
		if i == l.knobs.Position(l.dial) {
			style = lk.theme.Selected
		}
		name := c.Name
		if l.dial == lab.WayDial && i == 0 {
			name = "none"
		}
		items = append(items, style.Render(name))
	}
	return items
}

// runWords say what just happened, and at the end what came of it.
func (l laboratory) runWords(lk look, w, h int) []string {
	t := lk.theme
	moment := l.run.moment(lk)
	if l.cursor() == onRun {
		moment = t.Key.Render(t.Glyphs.Cursor) + " " + moment
	}
	r, over := l.last()
	if !over || !l.run.follow {
		lines := l.run.told(lk, w, h)
		lines[0] = moment
		if l.run.trace.Len() == 0 {
			lines[0] = t.Muted.Render("starting " + l.run.label)
		}
		return lines
	}
	lines := append([]string{moment}, lk.styled(t.Text.Bold(true), r.sentence(), w)...)
	if why := r.why(); why != "" {
		return append(lines, lk.told(t.Text, why, w)...)
	}
	if about := l.dialWords(lk, w); l.cursor() != onRun {
		if len(lines)+len(about) <= h {
			lines = append(lines, about...)
		}
		return lines
	}
	return append(lines, lk.styled(t.Text, l.run.sentence(l.run.at), w)...)
}

// rowWords are the row of the table that is chosen, in a sentence.
func (l laboratory) rowWords(lk look, w int) []string {
	t := lk.theme
	if len(l.rows) == 0 {
		return nil
	}
	r := l.rows[l.chosen]
	lines := lk.styled(t.Text, r.sentence(), w)
	lines = append(lines, lk.styled(t.Muted, r.Runtime+", "+r.Method+". How the parent learned of an error: "+r.Result.Learned()+".", w)...)
	if l.marked != 0 && l.marked != r.number {
		lines = append(lines, lk.styled(t.Key, fmt.Sprintf("v compares it with run %d.", l.marked), w)...)
	} else if l.marked != 0 {
		lines = append(lines, lk.styled(t.Key, "It is marked: v on another run compares the two.", w)...)
	}
	return lines
}
