package stage

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// box draws one box of three lines.
func (l *look) box(frame, strong pen, title, from string, long bool, c content, w int) [3]string {
	g := l.glyphs
	top := row{max: w, look: l}
	top.put(frame, g.TopLeft+" ") // a blank in the title's own style might be painted or underlined
	top.within(w-3, strong, title)
	if long {
		top.put(l.muted, " "+from)
	}
	top.within(w-1-top.at, frame, " ")
	top.putWide(frame, times(g.Horizontal, w-1-top.at)+g.TopRight, w-top.at)

	middle := row{max: w, look: l}
	middle.put(frame, g.Vertical)
	middle.to(2)
	middle.max = w - 2
	c.draw(&middle, gapFor(w))
	middle.max = w
	middle.to(w - 1)
	middle.put(frame, g.Vertical)

	bottom := row{max: w, look: l}
	bottom.putWide(frame, g.BottomLeft+times(g.Horizontal, w-2)+g.BottomRight, max(2, w))
	return [3]string{top.String(), middle.String(), bottom.String()}
}

// bare draws a box as one line, with what it says from the cell at on.
func (l *look) bare(strong pen, title string, at int, c content, w int) string {
	r := row{max: w, look: l}
	r.to(1)
	r.put(strong, title)
	r.to(at)
	c.draw(&r, 2)
	return r.String()
}

func gapFor(w int) int {
	if w >= 50 {
		return 3
	}
	return 2
}

// draw writes the content in the most words that there is room for. Where one of the notes is empty,
// the others give way to what then stands there whole.
func (c *content) draw(r *row, gap int) {
	const shortest = 10 // cells of a long value that are worth showing
	room := r.max - r.at
	last, alone := note{}, false
	for _, n := range c.notes {
		if n == (note{}) {
			alone = true
		} else {
			last = n
		}
	}
	left := room - gap - cells(last.before) - cells(last.after)
	object := strings.HasPrefix(c.main, "<")
	if alone && (object || cells(c.main) <= room) {
		left = room
	}
	left = max(min(room, shortest), left)
	if object {
		r.put(c.pen, middle(c.main, left, r.look.glyphs.Ellipsis))
	} else {
		r.within(left, c.pen, c.main)
	}
	if words := c.note(r.max-r.at-gap, r.look.glyphs.Ellipsis, shortest); words != "" {
		r.put(r.look.muted, blanks(gap)+words)
	}
}

// middle cuts an object down to w cells in its midst: the value that it holds stands at its end.
func middle(object string, w int, ellipsis string) string {
	n := cells(object)
	if n <= w {
		return object
	}
	behind := max(0, w-cells(ellipsis)) * 2 / 3
	head, _ := fit(object, w-behind, ellipsis)
	return head + ansi.Cut(object, n-behind, n)
}

// note chooses the longest words that fit as a whole. Where a value is too long for all of
// them, it is cut, as long as enough of it is left.
func (c *content) note(room int, ellipsis string, shortest int) string {
	for _, n := range c.notes {
		if cells(n.before)+cells(n.value)+cells(n.after) <= room {
			return n.before + n.value + n.after
		}
	}
	for _, n := range c.notes {
		if space := room - cells(n.before) - cells(n.after); n.value != "" && space >= shortest {
			value, _ := fit(n.value, space, ellipsis)
			return n.before + value + n.after
		}
	}
	if len(c.notes) == 0 || room < 1 {
		return ""
	}
	n := c.notes[len(c.notes)-1]
	words, _ := fit(n.before+n.value+n.after, room, ellipsis)
	return words
}
