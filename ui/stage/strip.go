package stage

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"exit42/demo"
	"exit42/ui/theme"
)

// Strip draws every process of a scene in at most h lines of at most w cells: who it is, what
// it does, and with which exit code it ended. The two in focus come first, the library's own
// helpers last. Where there is no room for all, the dead come last, the newest first, and those
// that are left out are counted. Parent and child are the pids in focus; 0 is the scene's own.
func Strip(s demo.Scene, th *theme.Theme, parent, child, w, h int) []string {
	if w <= 0 || h <= 0 || len(s.Procs) == 0 {
		return nil
	}
	parent, child = focus(&s, parent, child)
	d := &strip{look: newLook(th), w: w, h: h, parent: parent, child: child}
	for i := range s.Procs {
		d.procs = append(d.procs, &s.Procs[i])
	}
	d.order() // which stays while they live and die
	for level := wordiest; level >= tersest; level-- {
		if drawn, all, _ := d.draw(level); all {
			return drawn
		}
	}
	d.crowded = true
	d.order()
	for level := terse; ; level-- { // not all: then at least all are counted
		if drawn, _, counted := d.draw(level); counted || level == barest {
			return drawn
		}
	}
}

// How much is said of each process.
const (
	barest   = iota // the state in a word, even of the two in focus, of whom else a little more is said
	tersest         // the state in a word
	terse           // and what the process is
	wordiest        // and in what it waits
)

type strip struct {
	*look
	procs         []*demo.Proc
	w, h          int
	parent, child int
	crowded       bool // there is no room for all
}

// order sorts the processes by how much they matter.
func (d *strip) order() {
	place := make(map[*demo.Proc]int, len(d.procs))
	for i, p := range d.procs {
		place[p] = i
	}
	slices.SortFunc(d.procs, func(a, b *demo.Proc) int {
		if by := cmp.Compare(d.rank(a), d.rank(b)); by != 0 {
			return by
		}
		if d.crowded && a.State == demo.Gone && b.State == demo.Gone {
			a, b = b, a // the newest
		}
		return cmp.Compare(place[a], place[b])
	})
}

func (d *strip) rank(p *demo.Proc) int {
	switch {
	case p.PID == d.parent:
		return 0
	case p.PID == d.child:
		return 1
	case d.crowded && p.State == demo.Gone:
		return 4
	case p.Helper():
		return 3
	}
	return 2
}

// gap is what stands between two processes.
const gap = 2

// draw draws the strip, and says whether every process is in it, and whether the others are
// counted in full.
func (d *strip) draw(level int) (lines []string, all, counted bool) {
	ends := []int{0} // how wide each line is
	var placed []row // and the processes on it
	rest := newTally(d.look, d.procs)
	for i, p := range d.procs {
		item := row{max: d.w, look: d.look}
		d.put(&item, p, level)
		last := len(ends) - 1
		if ends[last] > 0 && ends[last]+gap+item.at > d.w {
			if len(ends) == d.h {
				break
			}
			ends, last = append(ends, 0), last+1
		}
		left := rest.without(p)
		if len(ends) == d.h && left.n > 0 { // the last line has the count as well
			if i > 1 && ends[last]+2*gap+item.at+cells(left.words(d.w)) > d.w {
				break
			}
		}
		rest = left
		placed = append(placed, item)
		if ends[last] > 0 {
			ends[last] += gap
		}
		ends[last] += item.at
	}
	lines, counted = d.flow(placed, rest)
	return lines, rest.n == 0, counted
}

// flow sets what was placed side by side, and the count of the rest behind it.
func (d *strip) flow(items []row, rest tally) (lines []string, counted bool) {
	line := row{max: d.w, look: d.look}
	for i := range items {
		if line.at > 0 && line.at+gap+items[i].at > d.w {
			lines = append(lines, line.String())
			line = row{max: d.w, look: d.look}
		}
		if line.at > 0 {
			line.to(line.at + gap)
		}
		line.b.WriteString(items[i].b.String())
		line.at += items[i].at
	}
	if rest.n > 0 {
		if line.at+gap+cells(rest.words(d.w)) > d.w && len(lines)+1 < d.h {
			lines = append(lines, line.String())
			line = row{max: d.w, look: d.look}
		}
		if line.at > 0 {
			line.to(line.at + gap)
		}
		words := rest.words(d.w - line.at)
		counted = words == rest.words(math.MaxInt)
		line.put(d.muted, words)
	}
	return append(lines, line.String()), counted
}

// put writes one process.
func (d *strip) put(r *row, p *demo.Proc, level int) {
	name, how := d.text, d.muted
	switch p.PID {
	case d.parent:
		name = d.look.parent
		r.put(name, d.glyphs.Cursor+"P ")
		level++
	case d.child:
		name = d.look.child
		r.put(name, d.glyphs.Cursor+"C ")
		level++
	}
	if p.Helper() {
		name = d.muted
	}
	now := d.doing(p)
	r.put(name, strconv.Itoa(p.PID))
	if level >= terse || p.Helper() {
		r.put(how, " "+Clean(clip(p.How, 20), d.ascii))
	}
	words := now.short
	if level >= wordiest {
		words = now.long
	}
	if p.Helper() {
		now.pen = d.muted
	}
	r.put(now.pen, " "+now.glyph+" "+words)
	if code, ok := p.ExitCode(); ok {
		r.put(d.exit, " "+endWords(code))
	}
}
