package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// view is what is typed, the steps that have it, and the words of the one that is chosen.
func (f find) view(lk look, _ machine, p plan) []string {
	return body(f.list(lk, p.stage.w, p.stage.h), f.words(lk, p.words.w, p.words.h), p)
}

// list is the text field, and the hits below it.
func (f find) list(lk look, w, h int) []string {
	t := lk.theme
	input := f.input
	input.SetWidth(max(w-16, 10))
	title := "Search for"
	lines := []string{" " + t.Muted.Render(title) + "  " + input.View(), ""}
	if len(f.hits) == 0 {
		return fit(append(lines, " "+t.Text.Render("Nothing has all of these words.")), w, h)
	}
	items := make([][]string, len(f.hits))
	for i, hit := range f.hits {
		items[i] = []string{""}
		if i > f.at-h && i < f.at+h || i < h { // no other is in sight
			items[i][0] = f.line(lk, hit, i == f.at, w)
		}
	}
	if len(items) > h-len(lines) {
		return fit(append(lines[:1], around(lk, items, f.at, h-1)...), w, h)
	}
	for _, item := range items {
		lines = append(lines, item...)
	}
	return fit(lines, w, h)
}

// line is a step that can be jumped to: its number, its kind and its title.
func (f find) line(lk look, h hit, chosen bool, w int) string {
	t := lk.theme
	l := f.walks[h.lesson].Lesson()
	step := l.Steps[h.step]
	number := fmt.Sprintf("%5s  ", fmt.Sprintf("%d.%d", l.Number, h.step+1))
	title := lk.clean(strings.ReplaceAll(step.Title, "`", ""))
	kind := fmt.Sprintf("%-10s ", step.Kind)
	room := w - 3 - len(number) - len(kind)
	title = ansi.Truncate(title, room, t.Glyphs.Ellipsis)
	if chosen {
		return " " + t.Key.Render(t.Glyphs.Cursor) + " " + t.Muted.Render(number) + t.Muted.Render(kind) + t.Selected.Render(title)
	}
	return "   " + t.Muted.Render(number) + t.Muted.Render(kind) + t.Text.Render(title)
}

// words are those of the chosen step, unless they may give an answer away.
func (f find) words(lk look, w, h int) []string {
	t := lk.theme
	if len(f.hits) == 0 {
		return fit(lk.styled(t.Text, "Try fewer or other words, a kind of step such as predict or exercise, or a number: 3 is lesson 3, and 3.4 is its step 4. esc goes back.", w), w, h)
	}
	hit := f.hits[f.at]
	walk := f.walks[hit.lesson]
	l := walk.Lesson()
	lines := lk.styled(t.Muted, fmt.Sprintf("Lesson %d, %s: step %d of %d%s", l.Number, l.Title, hit.step+1, len(l.Steps), f.stands(walk, hit)), w)
	if givesAway(walk, hit.step) {
		return scroll(lk, append(lines, lk.styled(t.Text, "A question before it is still open, so what it says is not shown here. You can go there all the same.", w)...), 0, w, h)
	}
	return begins(lk, append(lines, f.excerpt(lk.prose(l.Steps[hit.step].Prose, w-2))...), w, h)
}

// excerpt is a step's prose from the line on in which the first of the words stands.
func (f find) excerpt(prose []string) []string {
	words := strings.Fields(normal(f.input.Value()))
	for i, line := range prose {
		text := strings.ToLower(ansi.Strip(line))
		if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) }) {
			return prose[i:]
		}
	}
	return prose
}

// stands says so where the learner stands at the step.
func (f find) stands(w lessons.Walk, h hit) string {
	if h.step != w.Index() || h.lesson != f.here {
		return ""
	}
	return ", where you are"
}

// begins is the beginning of a text that is narrower than w; where there is more, that is seen.
func begins(lk look, lines []string, w, h int) []string {
	out := fit(lines, w, h)
	if len(lines) > h && h > 0 {
		out[h-1] = ansi.Truncate(out[h-1], w-2, "") + lk.theme.Muted.Render(" "+lk.theme.Glyphs.Ellipsis)
	}
	return out
}
