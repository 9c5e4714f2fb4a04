package ui

import (
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// asks is the question with its options and how sure one is: below each other where there is
// room, else side by side and always in sight.
func (l lesson) asks(lk look, m machine, w, h int) []string {
	prose := lk.prose(l.prose(), w)
	options, sure := l.optionItems(lk, m), l.sureItems(lk)
	if list := append(append(append(slices.Clone(prose), ""), options...), append([]string{""}, flow(sure, w)...)...); len(list) <= h {
		return fit(list, w, h)
	}
	pinned := l.pinned(lk, m, w)
	return append(l.scroll(lk, prose, w, h-len(pinned)), fit(pinned, w, min(h, len(pinned)))...)
}

// pinned are the options and how sure one is, in as few lines as they need.
func (l lesson) pinned(lk look, m machine, w int) []string {
	options, sure := flow(l.optionItems(lk, m), w), l.sureItems(lk)
	if len(sure) == 0 {
		return options
	}
	return append(options, flow(sure, w)...)
}

func (l lesson) optionItems(lk look, m machine) []string {
	var items []string
	step, chosen := l.walk.Step(), l.walk.Answer().Letter
	if step.Question != nil {
		for _, o := range step.Question.Options {
			items = append(items, choice(lk, o.Letter, o.LabelIn(m.language(l.walk.Program())), o.Letter == chosen))
		}
	}
	for _, v := range step.Variants {
		items = append(items, choice(lk, v.Letter, v.Label, v.Letter == chosen))
	}
	return items
}

func (l lesson) sureItems(lk look) []string {
	answer := l.walk.Answer()
	switch {
	case l.at(lessons.Turn):
		return nil
	case !answer.Committed && !l.walk.MayAnswer():
		return []string{lk.theme.Muted.Render("  left open: the run has begun")}
	}
	title := "  how sure?"
	if answer.Committed {
		title = "  committed:"
	}
	items := []string{lk.theme.Muted.Render(title)}
	for c := lessons.Guess; c <= lessons.Certain; c++ {
		items = append(items, choice(lk, fmt.Sprint(int(c)), c.String(), c == answer.Sure))
	}
	return items
}

// choice is one thing that can be chosen, by its key.
func choice(lk look, key, label string, chosen bool) string {
	t := lk.theme
	if chosen {
		return t.Selected.Render(t.Glyphs.Cursor + " " + key + " " + label)
	}
	return "  " + t.Key.Render(key) + " " + t.Text.Render(label)
}

// flow sets items side by side in as few lines as they need.
func flow(items []string, w int) []string {
	lines := []string{""}
	for _, item := range items {
		last := &lines[len(lines)-1]
		gap := ""
		if *last != "" {
			gap = "   "
		}
		if *last != "" && ansi.StringWidth(*last+gap+item) > w {
			lines = append(lines, item)
			continue
		}
		*last += gap + item
	}
	return lines
}
