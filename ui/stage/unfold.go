package stage

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// unfolded draws the whole program in at most h lines of w cells, a line that is too long going on
// in the next ones. It is nil where there is no room for that, or no need.
func (p *Program) unfolded(parent, child, w, h int) []string {
	room := w - 1 - p.gutter()
	if p.wide <= room || room < narrowColumn/2 || len(p.lines) > h {
		return nil
	}
	var drawn []string
	for n := 1; n <= len(p.lines); n++ {
		drawn = append(drawn, p.whole(n, n == parent, n == child, w)...)
		if len(drawn) > h {
			return nil
		}
	}
	return drawn
}

// whole draws a line of the program with nothing of it cut off.
func (p *Program) whole(n int, parent, child bool, w int) []string {
	line := p.lines[n-1]
	text, room := ansi.Strip(line.on[plainLine]), w-1-p.gutter()
	indent := min(len(text)-len(strings.TrimLeft(text, " "))+2, room/2)
	var drawn []string
	for from := 0; len(drawn) == 0 || from < line.cells; {
		to := line.cells
		if to-from > room {
			to = from + breakAt(ansi.Cut(text, from, from+room))
		}
		piece := codeLine{cells: to - from}
		for g := range piece.on {
			piece.on[g] = ansi.Cut(line.on[g], from, to)
		}
		number := n
		if from > 0 {
			number = 0
			piece.cells += indent
			for g := range piece.on {
				piece.on[g] = p.look.tints[g].on + blanks(indent) + p.look.tints[g].off + piece.on[g]
			}
		}
		drawn = append(drawn, p.numbered(&piece, number, parent, child, w))
		if from = to; len(drawn) == 1 {
			room -= indent
		}
	}
	return drawn
}

// breakAt is where a piece of code goes on in the next line: behind a blank, a comma or a bracket near its end.
func breakAt(piece string) int {
	if at := strings.LastIndexAny(piece, " ,(") + 1; at > len(piece)/2 {
		return cells(piece[:at])
	}
	return max(1, cells(piece))
}
