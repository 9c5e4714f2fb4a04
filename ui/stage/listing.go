package stage

import "strings"

// Listing is the program without a run, for reading: h lines of w cells, the program in two
// columns where it is too long for one and they are wide enough; only its imports may be left
// out before that. rest is how many of its lines found no room.
func Listing(p *Program, w, h int) (lines []string, rest int) {
	if w <= 0 || h <= 0 {
		return nil, len(p.lines)
	}
	columns, wide := 1, w
	if len(p.lines)-p.opens >= h && w >= 2*narrowColumn {
		columns, wide = 2, w/2
	}
	first := 1
	if many := columns * h; len(p.lines) > many {
		first = min(p.opens, len(p.lines)-many+1)
	}
	drawn := p.from(first, columns*h, wide)
	for i := range min(h, len(drawn)) {
		line := drawn[i]
		if i+h < len(drawn) {
			line += drawn[i+h]
		}
		lines = append(lines, line)
	}
	return lines, max(0, len(p.lines)-columns*h)
}

// Whole is all of the program, for reading: in two columns where these hold it with every line
// whole, and else h lines from one on, counted from 0. last is the last that may be the first.
func Whole(p *Program, from, w, h int) (lines []string, last int) {
	switch n := len(p.lines); {
	case w <= 0 || h <= 0:
		return nil, 0
	case n > h && n <= 2*h && p.need() <= w/2:
		lines = p.from(1, n, w/2)
		for i := range lines[h:] {
			lines[i] += lines[h+i]
		}
		return lines[:h], 0
	case n > h:
		last = n - h
	}
	return p.from(min(max(from, 0), last)+1, h, w), last
}

// Lines is how many lines the program has.
func (p *Program) Lines() int { return len(p.lines) }

// Name is the program's name, as it can be drawn.
func (p *Program) Name() string { return p.name }

// narrowColumn is the width in which a column of a program can still be read.
const narrowColumn = 29

// from draws h lines of the program from one on.
func (p *Program) from(first, h, w int) []string {
	var drawn []string
	for n := first; n <= len(p.lines) && n < first+h; n++ {
		drawn = append(drawn, p.line(n, false, false, w))
	}
	return drawn
}

// opening is the line, counted from 1, on which what a program says of itself begins: its first
// function or class, or else its first line. The imports above it go first where room is short.
func opening(text string) int {
	for i, line := range strings.Split(text, "\n") {
		for _, word := range []string{"def ", "class ", "func ", "@"} {
			if strings.HasPrefix(line, word) {
				return i + 1
			}
		}
	}
	return 1
}
