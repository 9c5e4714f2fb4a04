package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// maxCell is how wide a column becomes; what is longer is marked as cut, and stands whole in
// the words of its row.
const maxCell = 20

// table is a row a tool, and a column for each name that was printed. h lines, the columns from
// the first one in sight on.
func (l lesson) table(lk look, m machine, w, h int) []string {
	t, names := lk.theme, l.abroad.names()
	first := 0
	heads, wide := l.abroad.heads(lk, w, true)
	widths, last := l.columns(lk, names, first, w-wide-3)
	if last < len(names) { // the programs' names give way; they are in the words, too
		heads, wide = l.abroad.heads(lk, w, false)
		widths, last = l.columns(lk, names, first, w-wide-3)
	}
	if last < len(names) {
		first = min(l.abroad.first, len(names)-1)
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
	for i, row := range l.abroad.rows {
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
func (a abroad) heads(lk look, w int, whole bool) (heads []string, wide int) {
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
		for _, row := range l.abroad.rows {
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

// head is the tool, with its version, and where there is room its program's name.
func (f foreign) head(lk look, whole bool) string {
	if !f.here {
		return lk.theme.Muted.Render(lk.clean(f.Tool))
	}
	name := lk.theme.Text.Bold(true).Render(lk.clean(f.name))
	if f.exp.Recording != nil {
		return lk.theme.Recorded.Render("RECORDED") + " " + name
	}
	if !whole {
		return name
	}
	return name + " " + lk.theme.Muted.Render(lk.clean(filepath.Base(f.exp.Runtime.Path())))
}

// cell is what it printed of a name.
func (f foreign) cell(lk look, name string, w int) string {
	if value, ok := f.said.is[name]; ok {
		return lk.theme.Exit.Render(short(lk, value, w))
	}
	return lk.theme.Muted.Render(lk.theme.Glyphs.Dash)
}

// note stands in a row that has no values.
func (f foreign) note(lk look, m machine) (string, lipgloss.Style) {
	t := lk.theme
	switch {
	case !f.here && isOurs(f.Tool) && !m.searched && len(m.pythons) == 0:
		return "looking for it", t.Muted
	case !f.here:
		return "not on this machine", t.Muted
	case f.run.err != nil:
		return f.run.err.Error(), t.Warn
	case f.run.live():
		return t.Glyphs.Play + " running", t.Live
	case f.run.trace == nil && f.exp.Recording != nil:
		return "will play the recording of " + f.program(), t.Muted
	case f.run.trace == nil:
		return "will run " + f.program(), t.Muted
	case len(f.said.names) > 0 && f.said.ended == "":
		return "", t.Text
	case f.said.ended != "":
		return f.said.ended + f.said.before(), t.Warn
	}
	return "printed no line of the form NAME is VALUE", t.Warn
}

// before says what a program printed that did not end well.
func (p printed) before() string {
	if len(p.names) == 0 {
		return ""
	}
	var all []string
	for _, name := range p.names {
		all = append(all, name+" is "+p.is[name])
	}
	return "; before: " + strings.Join(all, ", ")
}

// program is the file that runs, or the scenario in Go.
func (f foreign) program() string {
	if f.Program.File != "" {
		return f.Program.File
	}
	return strings.Join(append([]string{f.Program.Native}, f.Program.NativeArgs...), " ")
}

// short is text of a process in w cells; where it was longer, that is seen.
func short(lk look, text string, w int) string {
	return ansi.Truncate(lk.clean(text), max(w, 1), lk.theme.Glyphs.Ellipsis)
}

// sourceLines is the chosen program as it runs, with its lines' numbers.
func (l lesson) sourceLines(lk look, f foreign, w, h int) []string {
	t := lk.theme
	lines := []string{t.Title.Render(" "+lk.clean(f.exp.Files[0].Name)) + t.Muted.Render("  "+lk.clean(f.name))}
	for i, text := range sourceOf(f.exp.Files[0]) {
		line := t.CodeGutter.Render(fmt.Sprintf("%5d  ", i+1)) + t.CodeText.Render(lk.clean(text))
		lines = append(lines, ansi.Truncate(line, w, t.Glyphs.Ellipsis))
	}
	return scroll(lk, lines, l.scrolled, w, h)
}

func sourceOf(f demo.File) []string { return strings.Split(strings.TrimSuffix(f.Text, "\n"), "\n") }
