package stage

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/theme"
)

// OutputLines is how many lines the longest stream of what was printed has, wrapped to w cells:
// what [Options].Scroll may be at the most, if not that little less which fits. It counts no more
// than the last lines that it is worth to scroll through.
func OutputLines(s demo.Scene, th *theme.Theme, w int) int {
	const most = 10_000
	l := newLook(th)
	longest := 0
	for _, f := range streams(&s, most) {
		f.wrap(l, w, most, 0)
		longest = max(longest, len(f.lines))
	}
	return longest
}

// wrapAll wraps the lines of all streams, and says how many are below at the most.
func wrapAll(found []stream, l *look, w, h, back int) int {
	below := 0
	for i := range found {
		below = max(below, found[i].wrap(l, w, h, back))
	}
	return below
}

// wrap makes the lines of a stream such as fit into w cells, the last h of those that are not
// scrolled out below. It says how many are.
func (f *stream) wrap(l *look, w, h, back int) int {
	room, most := max(1, w-1-paneMargin), max(1, h)+max(0, back)
	var rows []string
	for i := len(f.lines) - 1; i >= 0 && len(rows) < most; i-- { // from the end on
		pieces := wrapLine(l, f.lines[i], room, most)
		slices.Reverse(pieces)
		rows = append(rows, pieces...)
	}
	slices.Reverse(rows)
	f.lines = rows
	return f.scroll(h, back)
}

// scroll leaves out so many lines at the end, as long as there are enough above them, and keeps
// no more than the last h of the rest. It says how many were left out.
func (f *stream) scroll(h, back int) int {
	enough := max(1, h-1) // under the rule
	back = min(max(0, back), max(0, len(f.lines)-enough))
	f.lines = f.lines[:len(f.lines)-back]
	f.lines = f.lines[max(0, len(f.lines)-max(0, h)):]
	return back
}

// fits reports whether all that was printed can be drawn in h lines, if it is wrapped.
func fits(found []stream, l *look, w, h int) bool {
	n := 0
	for i := range found {
		f := &found[i]
		n += f.height() - len(f.lines)
		for _, line := range f.lines {
			if n += len(wrapLine(l, line, max(1, w-1-paneMargin), h+1)); n > h {
				return false
			}
		}
		if f.more {
			return false
		}
	}
	return true
}

// wrapLine cuts a line into pieces of at most w cells, and no more than so many of them.
func wrapLine(l *look, line string, w, most int) []string {
	line = Clean(clip(line, w*most), l.ascii)
	if cells(line) <= w {
		return []string{line}
	}
	pieces := strings.Split(ansi.Hardwrap(line, w, true), "\n")
	return pieces[:min(len(pieces), max(1, most))]
}
