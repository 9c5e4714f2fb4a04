package ui

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A grid is a table on the screen, with a cell or a whole row chosen. Columns give way to each
// other; where even that is not enough, those around the chosen one are shown.
type grid struct {
	heads  []string
	rows   [][]gridCell
	row    int // the chosen row; -1 for none
	col    int // the chosen column; -1 for the whole row
	from   int // how many columns after the first are out of sight
	wide   int // a column that keeps half of its width, if it can; 0 for none
	narrow int // no column becomes narrower; 0 for gridNarrow
}

// A gridCell is a text, which need not be harmless, and how it looks.
type gridCell struct {
	text  string
	style lipgloss.Style
}

const (
	gridGap    = 2
	gridNarrow = 7  // no column becomes narrower, unless its widest cell is
	gridWide   = 40 // no cell is shown wider
)

func itoa(n int) string { return strconv.Itoa(n) }

// shorten cuts a text, made harmless, to w cells.
func shorten(lk look, text string, w int) string {
	return ansi.Truncate(strings.ReplaceAll(lk.clean(text), "\n", " "), max(w, 1), lk.theme.Glyphs.Ellipsis)
}

// lines draws the grid in h lines, none wider than w cells.
func (g grid) lines(lk look, w, h int) []string {
	t := lk.theme
	widths := g.widths(lk, w-2)
	from, to := g.window(widths, w-4)
	head := make([]gridCell, len(g.heads))
	for i, text := range g.heads {
		head[i] = gridCell{text, t.Title}
	}
	lines := []string{g.line(lk, head, widths, from, to, -1)}
	if to < len(widths) {
		lines[0] = pad(lines[0], w-2) + " " + t.Muted.Render(t.Glyphs.OnlyRight)
	}
	first, last, above, below := g.visible(h - 1)
	if above > 0 {
		lines = append(lines, "  "+t.Muted.Render(fmt.Sprintf("%s %d more", t.Glyphs.Up, above)))
	}
	for i := first; i < last; i++ {
		lines = append(lines, g.line(lk, g.rows[i], widths, from, to, i))
	}
	if below > 0 {
		lines = append(lines, "  "+t.Muted.Render(fmt.Sprintf("%s %d more", t.Glyphs.Down, below)))
	}
	return fit(lines, w, h)
}

// natural are the widths of the columns where there is room for all, and that room.
func (g grid) natural(lk look) (widths []int, total int) {
	widths, total = make([]int, len(g.heads)), -gridGap
	for i, head := range g.heads {
		widths[i] = ansi.StringWidth(head)
		for _, row := range g.rows {
			widths[i] = max(widths[i], min(gridWide, ansi.StringWidth(lk.clean(row[i].text))))
		}
		total += widths[i] + gridGap
	}
	return widths, total
}

// fits reports whether all of the grid can be seen in a width.
func (g grid) fits(lk look, w int) bool {
	_, total := g.natural(lk)
	return total <= w-2
}

// widths are those of the columns: the widest give way first.
func (g grid) widths(lk look, w int) []int {
	widths, total := g.natural(lk)
	least := make([]int, len(widths))
	for i, head := range g.heads {
		least[i] = min(widths[i], max(cmp.Or(g.narrow, gridNarrow), ansi.StringWidth(head)))
		switch i {
		case 0:
			least[i] = widths[i]
		case g.wide:
			least[i] = max(least[i], min(widths[i], w*2/5))
		}
	}
	for ; total > w; total-- {
		widest := -1
		for i := range widths {
			if widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// window is which columns are shown besides the first: from one to before another.
func (g grid) window(widths []int, w int) (from, to int) {
	room := w - widths[0]
	for from = min(1+g.from, len(widths)-1); from < g.col; from++ {
		need := 0
		for _, n := range widths[from : g.col+1] {
			need += n + gridGap
		}
		if need <= room {
			break
		}
	}
	for to = from; to < len(widths) && widths[to]+gridGap <= room+2*btoi(to == len(widths)-1); to++ {
		room -= widths[to] + gridGap
	}
	return from, max(to, min(from+1, len(widths)))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// visible is which rows are shown in h lines, and how many are above and below them.
func (g grid) visible(h int) (first, last, above, below int) {
	n := len(g.rows)
	if n <= h {
		return 0, n, 0, 0
	}
	fits := max(1, h-2)
	first = min(max(0, g.row-fits/2), n-fits)
	switch {
	case first <= 1: // a line that says 1 more would take that one's place
		first, last = 0, h-1
		return first, last, 0, n - last
	case first+fits >= n-1:
		return n - (h - 1), n, n - (h - 1), 0
	}
	return first, first + fits, first, n - first - fits
}

// line is one row, or with row -1 the heads.
func (g grid) line(lk look, cells []gridCell, widths []int, from, to, row int) string {
	t := lk.theme
	chosen := row >= 0 && row == g.row
	line := "  "
	if chosen {
		line = t.Key.Render(t.Glyphs.Cursor) + " "
	}
	for i := range widths {
		if i > 0 && (i < from || i >= to) {
			continue
		}
		gap := strings.Repeat(" ", gridGap)
		switch {
		case i == 0:
			gap = ""
		case i == from && from > 1 && row < 0:
			gap = t.Muted.Render(t.Glyphs.OnlyLeft) + gap[1:]
		}
		text := shorten(lk, cells[i].text, widths[i])
		if cells[i].text == "" {
			text = ""
		}
		fill := strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(text)))
		style := cells[i].style
		if chosen && (g.col == i || g.col < 0 && i <= 1) {
			style = t.Selected.Inherit(style)
			text, fill = text+fill, ""
		}
		line += gap + style.Render(text) + fill
	}
	return line
}
