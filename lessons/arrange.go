package lessons

import (
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Order is a run whose lines the learner puts right first.
type Order struct {
	Lines  []string // as they stand in the program, without their indentation
	Passes []Observation
	Solved []int  // indexes of Lines, in a right order
	Why    string // Markdown, shown after passing

	first  int // the line of the program on which they begin, from 0
	indent string
	end    string // the line end that stands there, and is written
}

// Arrange returns the program with its lines in this order: indexes of [Order.Lines].
func (o Order) Arrange(p Program, order []int) Program {
	lines := strings.SplitAfter(p.Source, "\n")
	for i, from := range order {
		lines[o.first+i] = o.indent + o.Lines[from] + o.end
	}
	p.Source = strings.Join(lines, "")
	return p
}

// First is the line of the program, counted from 1, on which the lines begin.
func (o Order) First() int { return o.first + 1 }

// Passed says whether a run shows all that it must.
func (o Order) Passed(ev Evidence) bool {
	return !slices.ContainsFunc(o.Passes, func(want Observation) bool {
		seen, _, ok := look(ev, want.Subject)
		return !ok || seen != want
	})
}

// ordering reads an Order step.
func (p *page) ordering(s *section, program *Program) *Order {
	o := &Order{Why: p.explanation(s)}
	passes, solved := p.one(s, "Passes if"), p.one(s, "Solved")
	shown, err := ParseShown(passes.text)
	if err != nil {
		p.wrong(max(passes.line, s.first), "no **Passes if:** with observations, as in `ended is done`: %v", err)
	}
	for _, one := range shown {
		o.Passes = append(o.Passes, one.Observation)
	}
	for _, b := range s.blocks {
		if b.Kind() != ast.KindFencedCodeBlock || p.taken[b.first] {
			continue
		}
		p.take(b.first-1, b.last+1) // its fences, too
		o.Lines = strings.Split(strings.TrimRight(p.raw(b.Node), "\n"), "\n")
	}
	if program == nil || len(o.Lines) < 2 {
		p.wrong(s.first, "an order needs a **Program:** and a code block with the lines of it that are to be arranged")
		return o
	}
	o.find(program.Source)
	if o.first < 0 {
		p.wrong(s.first, "the lines do not stand together like this in %s; copy them from it", program.File)
		o.first = 0
	}
	for _, word := range strings.Fields(solved.text) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(o.Lines) || slices.Contains(o.Solved, n-1) {
			p.wrong(solved.line, "**Solved:** %q is no order of %d lines; write as in 2 1 3", solved.text, len(o.Lines))
			break
		}
		o.Solved = append(o.Solved, n-1)
	}
	if len(o.Solved) != len(o.Lines) {
		p.wrong(max(solved.line, s.first), "**Solved:** names %d of %d lines; write their numbers in a right order", len(o.Solved), len(o.Lines))
		o.Solved = nil
	}
	return o
}

// find looks for the lines in the source; they all have the same indentation there. A checkout
// on Windows may have changed the line ends.
func (o *Order) find(source string) {
	lines := strings.Split(source, "\n")
	for i := range o.Lines {
		o.Lines[i] = strings.TrimSpace(o.Lines[i])
	}
	for o.first = 0; o.first+len(o.Lines) <= len(lines); o.first++ {
		o.indent = lines[o.first][:len(lines[o.first])-len(strings.TrimLeft(lines[o.first], " \t"))]
		o.end = "\n"
		if strings.HasSuffix(lines[o.first], "\r") {
			o.end = "\r\n"
		}
		same := func(i int) bool { return strings.TrimSuffix(lines[o.first+i], "\r") == o.indent+o.Lines[i] }
		n := 0
		for n < len(o.Lines) && same(n) {
			n++
		}
		if n == len(o.Lines) {
			return
		}
	}
	o.first = -1
}
