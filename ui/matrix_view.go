package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo/lab"
	"exit42/ui/words"
)

// view is the table, and the one place for words.
func (x matrix) view(lk look, m machine, p plan) []string {
	g := x.grid(lk, false)
	if p.stage.w < inFullFrom && !g.fits(lk, p.stage.w) {
		g = x.grid(lk, true)
	}
	picture := append([]string{x.progress(lk, p.stage.w)}, g.lines(lk, p.stage.w, p.stage.h-1)...)
	return body(picture, x.words(lk, m, p.words.w, p.words.h), p)
}

// progress says on what the cells were run, and how far that is.
func (x matrix) progress(lk look, w int) string {
	t := lk.theme
	if x.of.Runtime == "" {
		return cut("  "+t.Muted.Render("looking for Python"), w)
	}
	far := "   " + x.far(lk)
	on := strings.Join([]string{lk.clean(x.of.Runtime), lk.clean(x.of.Method), lk.clean(x.of.OS)}, " "+t.Glyphs.Separator+" ")
	return cut("  "+t.Muted.Render(ansi.Truncate(on, max(w-2-ansi.StringWidth(far), 1), t.Glyphs.Ellipsis))+far, w)
}

// far says how far the measuring is.
func (x matrix) far(lk look) string {
	t := lk.theme
	done, all := x.of.Done(), len(x.of.Cells)
	switch {
	case x.measured != nil:
		const bar = 16
		full := bar * done / max(all, 1)
		return t.Live.Render(fmt.Sprintf("%d of %d", done, all)) + " " +
			t.Live.Render(strings.Repeat(t.Glyphs.Full, full)) + t.Muted.Render(strings.Repeat(t.Glyphs.Free, bar-full))
	case done == 0:
		return t.Muted.Render("not measured yet")
	case done < all:
		return t.Warn.Render(fmt.Sprintf("stopped at %d of %d", done, all))
	}
	return t.Good.Render(fmt.Sprintf("%d cells, all run here", all))
}

// inFullFrom is from which width on the answers stand in their own words, if need be cut.
const inFullFrom = 120

// briefHeads are heads for a window in which the table would not fit otherwise.
var briefHeads = map[lab.Column]string{lab.Code: "exit", lab.JoinFirst: "joined", lab.Cost: "ms"}

// grid is the table, with each answer in its own words or in brief.
func (x matrix) grid(lk look, brief bool) grid {
	g := grid{heads: []string{"way back"}, row: x.row, col: x.col}
	for _, c := range lab.Columns() {
		head := string(c)
		if b, ok := briefHeads[c]; ok && brief {
			head = b
		}
		g.heads = append(g.heads, head)
	}
	for _, way := range x.of.Rows {
		row := []gridCell{{way.Name(), lk.theme.Text}}
		for _, c := range lab.Columns() {
			row = append(row, x.cell(lk, way, c, brief))
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// cell is the answer with a mark; in brief in as few letters as say it, the words say the rest.
func (x matrix) cell(lk look, way lab.Way, c lab.Column, brief bool) gridCell {
	t := lk.theme
	cell := x.of.Cell(way, c)
	switch {
	case cell.State == lab.Running:
		return gridCell{t.Glyphs.Runs, t.Live}
	case cell.State == lab.Pending:
		return gridCell{t.Glyphs.Separator, t.Muted}
	case cell.State == lab.Lacking:
		return gridCell{t.Glyphs.Dash, t.Muted}
	case c == lab.Code:
		return gridCell{cell.Answer, t.Exit}
	case c == lab.Cost && brief:
		return gridCell{strings.TrimSuffix(cell.Answer, " ms"), t.Text}
	case c == lab.Cost:
		return gridCell{x.of.Text(way, c), t.Text}
	}
	mark, style := t.Glyphs.Cross, t.Bad
	if cell.Good {
		mark, style = t.Glyphs.Check, t.Good
	}
	says := strings.TrimPrefix(strings.TrimPrefix(cell.Answer, "yes"), "no")
	if says = strings.TrimPrefix(says, ", "); brief {
		says = inBrief(cell)
	}
	return gridCell{strings.TrimSpace(mark + " " + says), style}
}

// inBrief is the answer in a word: the words below the table have all of it.
func inBrief(c lab.Cell) string {
	r := c.Result
	switch {
	case r.Stuck:
		return "waits"
	case r.ForEver():
		return "stopped"
	case c.Column == lab.JoinFirst:
		return "ends"
	case c.Column != lab.Exception && c.Column != lab.Killed && r.Arrived == lab.Changed:
		return r.Had
	case c.Good && c.Column == lab.Exception:
		return ""
	case c.Column != lab.Exception && c.Column != lab.Killed:
		return ""
	case r.Error != "":
		return "error"
	case r.Code != nil && *r.Code != 0:
		return "exit " + itoa(*r.Code)
	}
	return "nothing"
}

// words say the chosen cell in a sentence or two, and below it the decision.
func (x matrix) words(lk look, m machine, w, h int) []string {
	t := lk.theme
	if x.fresh() && x.of.Runtime != "" {
		text := fmt.Sprintf("enter answers %d questions here and now, each with real runs: does it come back, and what does the parent learn if not?", len(x.of.Cells))
		lines := lk.styled(t.Text, text, w)
		return scroll(lk, append(lines, x.about(lk, w)...), x.scrolled, w, h)
	}
	about := x.about(lk, w)
	var advice []string
	if x.of.Done() == len(x.of.Cells) && len(x.of.Cells) > 0 {
		advice = lk.styled(t.Good, x.of.Advice(), w)
	}
	room := max(h-len(advice), min(2, h))
	return append(scroll(lk, about, x.scrolled, w, room), fit(advice, w, h-room)...)
}

// about is the chosen way or cell, in words: the answer first.
func (x matrix) about(lk look, w int) []string {
	t := lk.theme
	if x.col == 0 {
		return lk.styled(t.Text, words.Capital(x.way().Name())+": "+x.way().Words(), w)
	}
	lines := lk.styled(t.Text, words.Capital(x.way().Name())+": "+x.says(x.of.Cell(x.way(), x.column()))+".", w)
	return append(lines, lk.styled(t.Muted, x.column().Words()+" The program: "+programName(x.knobs())+".", w)...)
}

// says is the cell's result.
func (x matrix) says(c lab.Cell) string {
	switch c.State {
	case lab.Running:
		return "it runs now"
	case lab.Pending:
		return "not measured yet"
	case lab.Lacking:
		return "it cannot be run here: " + c.Why
	}
	switch c.Column {
	case lab.Does42, lab.DoesMiB, lab.DoesDict:
		return c.Result.String()
	case lab.Cost:
		return x.of.Text(c.Way, c.Column) + fmt.Sprintf(", the median of %d runs under observation", len(c.Costs))
	}
	return c.Answer
}
