package stage

import (
	"strconv"
	"unicode/utf8"

	"exit42/demo"
)

// minOutput is how many lines have to be free below the code before output is shown there.
const minOutput = 3

// A stream is one of the program's two outputs. They are never mixed, since the order
// between them is not observed.
type stream struct {
	name  string
	lines []string // its last ones, in order
	more  bool     // there are lines before these
	lost  int64    // lines that were counted and not kept
}

// streams reads the last n lines of each stream that has any.
func streams(s *demo.Scene, n int) []stream {
	var found []stream
	for _, name := range [...]string{"stdout", "stderr"} {
		lines, more := lastLines(s.Output, name, n)
		if lost := s.Skipped[name]; len(lines) > 0 || lost > 0 {
			found = append(found, stream{name, lines, more, lost})
		}
	}
	return found
}

// lastLines puts the last n lines of a stream together, from what was printed piece by piece.
// A line that was cut ends with the piece that says so, as a whole one does.
func lastLines(output []demo.Line, name string, n int) (lines []string, more bool) {
	line, open := "", false
	for i := len(output) - 1; i >= 0; i-- {
		piece := &output[i]
		if piece.Stream != name {
			continue
		}
		if open && !piece.Partial { // it ends the line before
			lines, open = append(lines, line), false
		}
		if len(lines) == n {
			more = true
			break
		}
		if !open {
			line, open = "", true
		}
		line = piece.Text + line
	}
	if open && len(lines) < n {
		lines = append(lines, line)
	}
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
	}
	return lines, more
}

// drawTail draws the end of the output, in at most h lines, under a rule.
func drawTail(s *demo.Scene, l *look, w, h int) []string {
	found := streams(s, h)
	if fits(found, l, w, h) {
		wrapAll(found, l, w, h, 0)
	}
	switch {
	case len(found) == 0:
		return nil
	case len(found) == 1 && found[0].name == "stdout":
		return found[0].draw(l, "output", w, h)
	case len(found) == 2 && h >= 2*minOutput-2:
		return drawBoth(found, l, "output "+l.glyphs.Separator+" ", w, h)
	}
	// Too little room for both: what went to stderr is named, so that it isn't missed.
	label := "output " + l.glyphs.Separator + " " + found[0].name
	if len(found) == 2 {
		label = "output " + l.glyphs.Separator + " and stderr"
	}
	return found[0].draw(l, label, w, h)
}

// onStderr says that there is something on stderr, where no room is for the output itself.
func onStderr(s *demo.Scene) string {
	if lines, _ := lastLines(s.Output, "stderr", 1); len(lines) == 0 && s.Skipped["stderr"] == 0 {
		return ""
	}
	return "+ stderr"
}

// drawBoth shares h lines between two streams.
func drawBoth(found []stream, l *look, label string, w, h int) []string {
	first, second := found[0].height(), found[1].height()
	half := h / 2
	switch {
	case second < h-half:
		half = h - second
	case first < half:
		half = first
	}
	lines := found[0].draw(l, label+found[0].name, w, min(half, first))
	return append(lines, found[1].draw(l, label+found[1].name, w, h-len(lines))...)
}

// height is how many lines it takes to draw all that is there, under a rule.
func (f *stream) height() int {
	n := 1 + len(f.lines)
	if f.lost > 0 {
		n++
	}
	return n
}

// draw draws a rule with a label, how much is missing, and as many of the last lines as fit.
func (f *stream) draw(l *look, label string, w, h int) []string {
	r := row{max: w, look: l}
	r.to(paneMargin)
	r.put(l.rule, l.glyphs.Horizontal)
	r.within(w-1-r.at, l.muted, " "+label+" ")
	r.put(l.rule, times(l.glyphs.Horizontal, w-1-r.at))
	r.to(w)
	drawn := []string{r.String()}
	if f.lost > 0 {
		words := l.glyphs.Ellipsis + " " + plural(f.lost, "line") + " not kept"
		drawn = append(drawn, outputLine(l, l.muted, words, w))
	}
	p := l.text
	if f.name == "stderr" {
		p = l.warn
	}
	for _, line := range f.lines[max(0, len(f.lines)-max(0, h-len(drawn))):] {
		drawn = append(drawn, outputLine(l, p, Clean(clip(line, w), l.ascii), w))
	}
	return drawn[:min(len(drawn), h)]
}

func outputLine(l *look, p pen, text string, w int) string {
	r := row{max: w - 1, look: l}
	r.to(paneMargin)
	r.put(p, text)
	r.max = w
	r.to(w)
	return r.String()
}

// drawOutput draws a pane of output alone.
func drawOutput(s *demo.Scene, o Options, l *look, p plan) []string {
	h := p.body - 1
	found, back := streams(s, max(0, h)+max(0, o.Scroll)), 0
	if p.alone || fits(found, l, p.pane, h) {
		back = wrapAll(found, l, p.pane, h, o.Scroll)
	} else { // more lines tell more than whole ones
		for i := range found {
			back = max(back, found[i].scroll(h, o.Scroll))
		}
	}
	further := ""
	if back > 0 {
		further = l.glyphs.Down + " " + plural(int64(back), "line") + " further"
	}
	lines := []string{paneHeading("output", further, o, l, p.pane)}
	switch {
	case len(found) == 0 && h > 0:
		lines = append(lines, outputLine(l, l.muted, "nothing yet", p.pane))
	case len(found) == 1:
		lines = append(lines, found[0].draw(l, found[0].name, p.pane, h)...)
	case len(found) == 2:
		lines = append(lines, drawBoth(found, l, "", p.pane, h)...)
	}
	return padPane(lines, p)
}

// clip cuts a text down to about what may fit into w cells, before it is looked at closely.
func clip(text string, w int) string {
	const bytesPerCell = 4 // what a cell takes in nearly all text; the rest is cut early
	n := w * bytesPerCell
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + " "
}

// grouped writes a number with its thousands apart.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// plural counts things.
func plural(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return grouped(n) + " " + thing + "s"
}
