package stage

import (
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
		exit, value := d.contents(d.sides[i].s)
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
