package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// view is the list of predictions, those first that are worth another look; or the cheat sheet.
func (r recap) view(lk look, _ machine, p plan) []string {
	if r.showing {
		lines := lk.prose(r.sheet, min(p.head.w-4, 90))
		h := p.stage.h
		if !p.wide {
			h += p.words.h
		}
		return indented(scroll(lk, lines, r.scrolled, p.head.w-2, h), p.head.w)
	}
	return body(r.list(lk, p.stage.w, p.stage.h), r.words(lk, p.words.w, p.words.h), p)
}

func indented(lines []string, w int) []string {
	for i := range lines {
		lines[i] = pad("  "+lines[i], w)
	}
	return lines
}

func (r recap) list(lk look, w, h int) []string {
	t := lk.theme
	head := []string{""}
	for _, line := range lk.styled(t.Title, r.of.Summary(), w-4) {
		head = append(head, "  "+line)
	}
	if len(r.of.Predictions) == 0 {
		return fit(append(head, "", "  "+t.Muted.Render("The first question is in lesson 1.")), w, h)
	}
	var items [][]string
	for i, p := range r.of.Predictions {
		items = append(items, r.item(lk, p, i == r.chosen, w))
	}
	return fit(append(head, window(lk, items, r.chosen, h-len(head))...), w, h)
}

// item is a prediction in two lines.
func (r recap) item(lk look, p lessons.Prediction, chosen bool, w int) []string {
	t := lk.theme
	pointer := "   "
	if chosen {
		pointer = " " + t.Key.Render(t.Glyphs.Cursor) + " "
	}
	mark := t.Muted.Render(t.Glyphs.Open)
	switch p.Grade {
	case lessons.Right:
		mark = t.Good.Render(t.Glyphs.Check)
	case lessons.Wrong:
		mark = t.Bad.Render(t.Glyphs.Cross)
	}
	said := t.Muted.Render("not answered")
	if !p.Skipped {
		said = t.Muted.Render("you said ") + t.Text.Render(lk.clean(p.Said)) + t.Muted.Render(", "+p.Sureness())
	}
	if p.Happened != "" {
		said += t.Muted.Render(" · ") + t.Text.Render(lk.clean(p.Happened))
	}
	if strings.HasPrefix(p.By, lessons.Recorded) {
		said += t.Muted.Render(" · ") + t.Recorded.Render("RECORDED")
	}
	question := fmt.Sprintf("%d  %s", p.Number, lk.clean(p.Asked()))
	return []string{
		ansi.Truncate(pointer+mark+" "+t.Text.Bold(true).Render(question), w, t.Glyphs.Ellipsis),
		ansi.Truncate("        "+said, w, t.Glyphs.Ellipsis),
	}
}

// words explain the prediction that is chosen, or say where the notes are.
func (r recap) words(lk look, w, h int) []string {
	switch {
	case r.saved.err != nil:
		return fit(lk.styled(lk.theme.Warn, r.saved.err.Error(), w), w, h)
	case r.saved.path != "":
		return fit(lk.styled(lk.theme.Good, "Written: "+r.saved.path, w), w, h)
	case len(r.of.Predictions) == 0:
		return fit(nil, w, h)
	}
	why := r.of.Predictions[r.chosen].Why
	if why == "" {
		why = "No run has decided this yet: enter goes to the question."
	}
	return scroll(lk, lk.prose(why, w), r.scrolled, w, h)
}
