package stage

import (
	"strings"

	"exit42/demo"
)

// lies draws a status that nobody has asked for yet: it is in the kernel and goes nowhere.
func (d *picture) lies(r *row, row *demo.Row) {
	if row.Kernel == "" {
		return
	}
	status, state := d.words(row.Kernel), " waited"
	if d.child.State == demo.Zombie {
		state = " waits"
	}
	if cells(status)+cells(state) > d.at.kernelW {
		state = ""
	}
	r.to(d.at.kernel + max(0, d.at.kernelW-cells(status)-cells(state))/2)
	r.within(d.at.child-1-r.at, d.rowPen(row), status)
	r.within(d.at.child-1-r.at, d.muted, state)
}

// arrow draws what goes through the kernel, across its whole lane: a double line for the
// bytes of a value, a single one for anything else.
func (d *picture) arrow(r *row, row *demo.Row, toRight bool) {
	r.to(d.at.kernel)
	label, w := d.words(row.Kernel), d.at.kernelW
	if row.Way == demo.NoArrow {
		r.to(d.at.kernel + max(0, w-cells(label))/2)
		r.within(d.at.child-1-r.at, d.rowPen(row), label)
		return
	}
	if room := w - 4; cells(label) > room { // a blank on each side, the head, one cell of line
		label, _ = fit(label, room, d.glyphs.Ellipsis)
	}
	d.shaft(r, row, label, w, toRight)
}

// shaft draws an arrow of w cells with a label in its midst.
func (d *picture) shaft(r *row, row *demo.Row, label string, w int, toRight bool) {
	line := d.glyphs.Line
	if row.Tint == demo.AboutValue {
		line = d.glyphs.DoubleLine
	}
	wide := cells(label)
	lines := max(0, w-3-wide)
	before := strings.Repeat(line, (lines+1)/2) // a head is never without a line
	behind := strings.Repeat(line, lines/2)
	words := " " + label + " "
	if toRight {
		words = behind + words + before + d.glyphs.HeadRight
	} else {
		words = d.glyphs.HeadLeft + before + words + behind
	}
	r.putWide(d.rowPen(row), words, 3+wide+lines)
}
