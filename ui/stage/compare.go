package stage

import (
	"sort"
	"strconv"
	"strings"

	"exit42/demo"
	"exit42/ui/theme"
)

// Compare draws two runs side by side in h lines of at most w cells: a step in each line, with
// a mark between the two where they are not the same; under them how far along the pair at is,
// and what both boxes of both runs say. The scenes say how far each run is, as [demo.Moment]
// tells it: what comes later is not drawn.
func Compare(a, b demo.Scene, pairs []demo.Pair, at int, th *theme.Theme, titles [2]string, w, h int) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	l := newLook(th)
	at = min(max(at, 0), max(0, len(pairs)-1))
	d := &comparison{look: l, sides: [2]side{{look: l, s: &a}, {look: l, s: &b}}, pairs: pairs, at: at, w: w}
	d.half = max(0, (w-cursorWide-markWide)/2)
	boxes := d.boxes(h)
	lines := []string{d.titles(titles)}
	lines = append(lines, d.steps(max(0, h-2-len(boxes)))...)
	lines = append(append(lines, d.bar()), boxes...)
	return instead(lines, w, h)
}

const (
	cursorWide = 2 // before a pair, the cursor and a blank
	markWide   = 3 // between its sides
)

// A comparison is what the drawing of two runs has in hand.
type comparison struct {
	*look
	sides [2]side
	pairs []demo.Pair
	at    int
	w     int
	half  int // cells of each side
}

func (d *comparison) titles(titles [2]string) string {
	r := row{max: d.w, look: d.look}
	r.to(cursorWide)
	r.within(d.half, d.title, Clean(clip(titles[0], d.half), d.ascii))
	r.to(cursorWide + d.half + markWide)
	r.within(d.half, d.title, Clean(clip(titles[1], d.half), d.ascii))
	return r.String()
}

// steps draws n pairs, and the one that is looked at among them.
func (d *comparison) steps(n int) []string {
	ahead := 0 // pairs after it that have happened
	for k := d.at + 1; k < len(d.pairs) && k <= d.at+n/2 && d.happened(d.pairs[k]); k++ {
		ahead++
	}
	top := max(0, d.at+1+ahead-n)
	if n > 0 {
		top = min(top, d.at)
	}
	end := max(top, min(top+n, d.at+1+ahead, len(d.pairs)))
	for i := range d.sides {
		d.sides[i].prepare(i, d.pairs[top:end])
	}
	var lines []string
	for k := top; k < end; k++ {
		lines = append(lines, d.pair(k))
	}
	return padLines(lines, n)
}

// happened reports whether the runs are far enough for a pair to be drawn.
func (d *comparison) happened(p demo.Pair) bool {
	return p.A <= d.sides[0].s.Index && p.B <= d.sides[1].s.Index
}

func (d *comparison) pair(k int) string {
	p := d.pairs[k]
	r := row{max: d.w, look: d.look}
	if k == d.at {
		r.put(d.title, d.glyphs.Cursor)
	}
	r.to(cursorWide)
	d.sides[0].step(&r, p.A, d.half)
	r.to(cursorWide + d.half)
	mark, pen := d.glyphs.Vertical, d.rule
	switch {
	case p.B < 0:
		mark, pen = d.glyphs.OnlyLeft, d.warn
	case p.A < 0:
		mark, pen = d.glyphs.OnlyRight, d.warn
	case p.Differs:
		mark, pen = d.glyphs.Differs, d.warn
	}
	r.put(pen, " "+mark+" ")
	d.sides[1].step(&r, p.B, d.half)
	return r.String()
}

// bar draws how far along the pair is, and where others differ.
func (d *comparison) bar() string {
	var differ []int
	for i := range d.pairs {
		if d.pairs[i].Differs {
			differ = append(differ, i)
		}
	}
	words := " of " + plural(int64(len(d.pairs)), "step")
	words = leftPad(grouped(int64(min(d.at+1, len(d.pairs)))), len(grouped(int64(len(d.pairs))))) + words
	words += ", " + grouped(int64(len(differ))) + " not the same"
	r := row{max: d.w, look: d.look}
	r.to(cursorWide)
	wide := d.w - 2*cursorWide - cells(words) - 1
	if wide > 4 && len(d.pairs) > 0 {
		marked := make([]bool, wide)
		for _, i := range differ {
			marked[i*wide/len(d.pairs)] = true
		}
		for i, mark := range marked {
			switch {
			case i == d.at*wide/len(d.pairs):
				r.putWide(d.title, d.glyphs.Knob, 1)
			case mark:
				r.putWide(d.warn, d.glyphs.Mark, 1)
			default:
				r.putWide(d.rule, d.glyphs.Track, 1)
			}
		}
		r.to(r.at + cursorWide)
	}
	r.put(d.muted, words)
	return r.String()
}

// boxes draws what both boxes say, of both runs: framed where there is room for it.
func (d *comparison) boxes(h int) []string {
	const framedWide = 110
	var rows [][2]string
	for i := range d.sides {
		child := d.sides[i].s.Proc(d.sides[i].s.Child)
		exit, value := d.exitContent(child), d.valueContent(d.sides[i].s, child)
		wide := d.half + markWide/2
		if d.w < framedWide || h < 2*framedFrom {
			title := "RETURNED VALUE"
			if wide < narrow {
				title = "RETURNED"
			}
			at := 1 + max(len(title), len("EXIT CODE")) + 2
			rows = append(rows, [2]string{
				d.bare(d.exitStrong, "EXIT CODE", at, exit, wide), d.bare(d.valueStrong, title, at, value, wide),
			})
			continue
		}
		left := d.box(d.exitBox, d.exitStrong, "EXIT CODE", "", false, exit, wide*2/5)
		right := d.box(d.valueBox, d.valueStrong, "RETURNED VALUE", "", false, value, wide-wide*2/5)
		for k := range left {
			if i == 0 {
				rows = append(rows, [2]string{left[k] + right[k]})
			} else {
				rows[k][1] = left[k] + right[k]
			}
		}
	}
	if len(rows) == 2 { // a line for each box, not for each run
		rows = [][2]string{{rows[0][0], rows[1][0]}, {rows[0][1], rows[1][1]}}
	}
	lines := make([]string, 0, len(rows))
	for _, both := range rows {
		at := cursorWide - 1 + cells(both[0])
		lines = append(lines, blanks(cursorWide-1)+both[0]+blanks(cursorWide+d.half+markWide-1-at)+both[1])
	}
	return lines[max(0, len(lines)-max(0, h-3)):]
}

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
