package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// maxCell is how wide a column becomes; what is longer is marked as cut, and stands whole in
// the words of its row.
const maxCell = 20

// table is a row a tool, and a column for each name that was printed. h lines, the columns from
// the first one in sight on.
func (l lesson) table(lk look, m machine, w, h int) []string {
	t, names := lk.theme, l.elsewhere.names()
	first := 0
	heads, wide := l.elsewhere.heads(lk, w, true)
	widths, last := l.columns(lk, names, first, w-wide-3)
	if last < len(names) { // the programs' names give way; they are in the words, too
		heads, wide = l.elsewhere.heads(lk, w, false)
		widths, last = l.columns(lk, names, first, w-wide-3)
	}
	if last < len(names) {
		first = min(l.elsewhere.first, len(names)-1)
		widths, last = l.columns(lk, names, first, w-wide-3)
	}

	head, right := "", ""
	if first > 0 {
		head = t.Muted.Render(fmt.Sprintf("← %d more", first))
	}
	if n := len(names) - last; n > 0 {
		right = t.Muted.Render(fmt.Sprintf("  %d more →", n))
	}
	head = "   " + pad(head, wide)
	for i := first; i < last; i++ {
		head += "  " + pad(t.Title.Render(short(lk, names[i], widths[i-first])), widths[i-first])
	}
	var items [][]string
	for i, row := range l.elsewhere.rows {
		line := l.pointer(lk, i) + pad(ansi.Truncate(heads[i], wide, t.Glyphs.Ellipsis), wide)
		if note, style := row.note(lk, m); note != "" {
			line += "  " + style.Render(short(lk, note, w-wide-5))
		} else {
			for i := first; i < last; i++ {
				line += "  " + pad(row.cell(lk, names[i], widths[i-first]), widths[i-first])
			}
		}
		items = append(items, []string{cut(line, w)})
	}
	lines := []string{"", cut(head+right, w)}
	if len(items) > h-2 {
		return append(lines[1:], around(lk, items, max(l.chosen, 0), h-1)...)
	}
	for _, item := range items {
		lines = append(lines, item...)
	}
	return lines
}

// heads are the beginnings of the rows, and how wide they are at the most.
func (a elsewhereStage) heads(lk look, w int, whole bool) (heads []string, wide int) {
	for _, row := range a.rows {
		head := row.head(lk, whole)
		heads = append(heads, head)
		wide = max(wide, ansi.StringWidth(head))
	}
	return heads, min(wide, w/2)
}

// columns are as many as fit into w cells, from the first one on, and how wide each is. Where
// not all fit, there is room for a word on the others.
func (l lesson) columns(lk look, names []string, first, w int) (widths []int, last int) {
	const more = 11
	used := 0
	for i, name := range names[first:] {
		wide := min(ansi.StringWidth(lk.clean(name)), maxCell)
		for _, row := range l.elsewhere.rows {
			wide = max(wide, min(ansi.StringWidth(lk.clean(row.said.is[name])), maxCell))
		}
		room := w
		if first+i < len(names)-1 {
			room -= more
		}
		if used += wide + 2; i > 0 && used > room {
			return widths, first + i
		}
		widths = append(widths, wide)
	}
	return widths, len(names)
}

// sourceLines is the chosen program as it runs, with its lines' numbers.
func (l lesson) sourceLines(lk look, r translation, w, h int) []string {
	t := lk.theme
	lines := []string{t.Title.Render(" "+lk.clean(r.exp.Files[0].Name)) + t.Muted.Render("  "+lk.clean(r.name))}
	for i, text := range sourceOf(r.exp.Files[0]) {
		line := t.CodeGutter.Render(fmt.Sprintf("%5d  ", i+1)) + t.CodeText.Render(lk.clean(text))
		lines = append(lines, ansi.Truncate(line, w, t.Glyphs.Ellipsis))
	}
	return scroll(lk, lines, l.scrolled, w, h)
}

func sourceOf(r demo.File) []string { return strings.Split(strings.TrimSuffix(r.Text, "\n"), "\n") }
