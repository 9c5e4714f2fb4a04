// Package stage draws a moment of a run: the program with the lines where its processes
// stand, the lanes of parent, kernel and child, and the two boxes that never merge. [Strip]
// draws all the processes, [Channels] what a value can go through, and [Compare] two runs.
//
// Law: it is pure. A drawing is a function of a [demo.Scene], a look and a size; there is no
// clock in it, no I/O and no process, and nothing is drawn that the scene does not say.
package stage

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/theme"
)

// A Pane is what stands on the left of the lanes.
type Pane int

// The panes.
const (
	PaneCode     Pane = iota // the program, and under it the end of what it printed
	PaneOutput               // what it printed
	PaneChannels             // what its processes can pass a value through
)

// Options say how a scene is drawn.
type Options struct {
	Theme    *theme.Theme
	Program  *Program // nil leaves the program out
	Hidden   bool     // before a prediction is committed: nothing of the run is shown
	Pane     Pane     // what stands on the left
	File     string   // the path of the Program's file; empty: its name alone tells it
	Line     int      // the line that is kept in sight where no process stands; 0 for none
	Wide     bool     // the pane takes the whole width, and there are no lanes
	Scroll   int      // in the pane of output, how many lines back from the end
	Chosen   int      // of the channels, the one that is opened in their pane
	Parent   int      // the pid in focus as the parent; 0 for the scene's own
	Child    int      // and as the child
	Recorded bool     // the run was made elsewhere and earlier
	Instead  []string // lines that stand in place of program and lanes; the boxes stay
}

// Draw draws a scene as h lines of at most w cells. The boxes are the last three of them; on
// a stage lower than 8 lines they are one line each, without frames.
func Draw(s demo.Scene, o Options, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	if o.Hidden {
		o.Pane = PaneCode
	}
	look := o.look()
	p := layout(w, h, o)
	s.Parent, s.Child = focus(&s, o.Parent, o.Child)

	var left, right []string
	switch {
	case o.Instead != nil:
		right = instead(o.Instead, w, p.body)
	case p.body > 0 && !p.alone:
		right = drawLanes(&s, o, look, p)
	}
	if o.Instead == nil && p.body > 0 && p.pane > 0 {
		left = drawPane(&s, o, look, p)
	}
	bar := look.rule.on + look.glyphs.Vertical + look.rule.off

	var b strings.Builder
	b.Grow(h * (w + 64))
	for i := range p.body {
		if left != nil {
			b.WriteString(left[i])
		}
		if left != nil && right != nil {
			b.WriteString(bar)
			if right[i] != "" {
				b.WriteByte(' ')
			}
		}
		if right != nil {
			b.WriteString(right[i])
		}
		b.WriteByte('\n')
	}
	for i, line := range drawBoxes(&s, o, look, p) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// instead makes lines exactly h, none wider than w cells.
func instead(lines []string, w, h int) []string {
	fitted := make([]string, h)
	for i := range min(h, len(lines)) {
		fitted[i] = ansi.Truncate(lines[i], w, "")
	}
	return fitted
}

func (o Options) look() *look {
	if o.Program != nil && o.Program.look.theme == o.Theme {
		return o.Program.look
	}
	return newLook(o.Theme)
}

// focus says which two are in focus: those asked for, or else the scene's own.
func focus(s *demo.Scene, parent, child int) (int, int) {
	return cmp.Or(parent, s.Parent), cmp.Or(child, s.Child)
}

// drawPane draws what is left of the lanes, each line as wide as the pane.
func drawPane(s *demo.Scene, o Options, l *look, p plan) []string {
	switch {
	case o.Pane == PaneOutput:
		return drawOutput(s, o, l, p)
	case o.Pane == PaneChannels:
		return drawChannels(s, o, l, p)
	case o.Program == nil:
		return padPane(nil, p)
	}
	lines := []string{""}
	lines = append(lines, o.Program.draw(s, o, p.pane, p.body-1)...)
	beside := elsewhere(s, o, l)
	if spare := p.body - len(lines); spare >= minOutput && !o.Hidden {
		lines = append(lines, drawTail(s, l, p.pane, spare)...)
	} else if beside == "" && !o.Hidden {
		beside = onStderr(s)
	}
	lines[0] = paneHeading(o.Program.name, beside, o, l, p.pane)
	return padPane(lines, p)
}

// padPane makes lines exactly as many as the pane has.
func padPane(lines []string, p plan) []string {
	for len(lines) < p.body {
		lines = append(lines, blanks(p.pane))
	}
	return lines[:p.body]
}

// paneHeading names what the pane shows, and says when it is not from here and now. Beside
// says something more, where there is room.
func paneHeading(name, beside string, o Options, l *look, w int) string {
	const label = "RECORDED"
	r := row{max: w - 1, look: l}
	r.to(paneMargin)
	end := w - 1
	if o.Recorded && w >= 2*len(label)+paneMargin+2 {
		end -= len(label) + 1
	}
	r.within(end-r.at, l.title, name)
	if beside != "" && r.at+2+cells(beside) <= end {
		r.put(l.muted, "  "+beside)
	}
	if end < w-1 {
		r.to(end + 1)
		r.put(l.recorded, label)
	}
	r.max = w
	r.to(w)
	return r.String()
}
