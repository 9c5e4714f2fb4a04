package stage

import (
	"sort"
	"strconv"
	"strings"

	"exit42/demo"
)

// A side is one of two runs.
type side struct {
	*look
	s     *demo.Scene
	bytes map[int]*crossing // by the event of their row
}

// prepare finds the messages of the pairs that will be drawn.
func (d *side) prepare(i int, pairs []demo.Pair) {
	var rows []*demo.Row
	for _, p := range pairs {
		if r := d.rowOf([...]int{p.A, p.B}[i]); r != nil {
			rows = append(rows, r)
		}
	}
	d.bytes = d.crossings(d.s, rows)
}

// rowOf is the row of an event; nil where it has none.
func (d *side) rowOf(event int) *demo.Row {
	rows := d.s.Rows
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Event >= event })
	if i < len(rows) && rows[i].Event == event {
		return &rows[i]
	}
	return nil
}

// step draws what an event of this run did, in at most w cells.
func (d *side) step(r *row, event, w int) {
	if event < 0 {
		return
	}
	if found := d.rowOf(event); found != nil {
		d.row(r, found, w)
		return
	}
	lines := d.s.Output
	i := sort.Search(len(lines), func(i int) bool { return lines[i].Event >= event })
	if i < len(lines) && lines[i].Event == event {
		d.line(r, i, w)
	}
}

func (d *side) row(r *row, row *demo.Row, w int) {
	end := r.at + w
	name, pen := strconv.Itoa(row.PID), d.muted
	switch p := d.s.Proc(row.PID); {
	case row.PID == d.s.Parent:
		name, pen = "P", d.look.parent
	case row.PID == d.s.Child:
		name, pen = "C", d.look.child
	case p != nil && p.Helper():
		name = p.How
	}
	r.within(end-r.at, pen, name+" ")
	text := strings.Replace(row.Text, " → ", " "+d.glyphs.Right+" ", 1)
	text = Clean(clip(text, w), d.ascii)
	if row.Kernel != "" && row.Kernel != name {
		text += " " + d.through(row, end-r.at-cells(text)-1)
	}
	r.within(end-r.at, d.rowPen(row), text)
}

// through says what went through the kernel: the bytes, where they are known.
func (d *side) through(row *demo.Row, room int) string {
	if c := d.bytes[row.Event]; c != nil {
		if label := c.label(room, d.glyphs.Ellipsis); label != "" {
			return label
		}
	}
	return Clean(clip(row.Kernel, max(0, room)), d.ascii)
}

// line draws a line that was printed; its beginning may have come in pieces before.
func (d *side) line(r *row, i, w int) {
	line := &d.s.Output[i]
	text := line.Text
	for k := i - 1; k >= 0 && len(text) < 4*w; k-- {
		if before := &d.s.Output[k]; before.Stream == line.Stream {
			if !before.Partial {
				break
			}
			text = before.Text + text
		}
	}
	end, name, pen := r.at+w, "out ", d.text
	if line.Stream == "stderr" {
		name, pen = "err ", d.warn
	}
	r.within(end-r.at, d.muted, name)
	r.within(end-r.at, pen, Clean(clip(text, w), d.ascii))
}
