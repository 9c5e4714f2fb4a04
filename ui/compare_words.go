package ui

import (
	"cmp"
	"fmt"
	"strings"

	"exit42/demo"
)

// A comparison is two runs with their steps side by side.
type comparison struct {
	sides  [2]side
	pairs  []demo.Pair
	differ int // how many of the pairs differ
}

func newComparison(of Compared, pairs []demo.Pair) comparison {
	c := comparison{sides: [2]side{newSide(of.A), newSide(of.B)}, pairs: pairs}
	for _, p := range pairs {
		if p.Differs {
			c.differ++
		}
	}
	one := c.sides[0].program() == c.sides[1].program()
	for i := range c.sides {
		s := &c.sides[i]
		s.title = cmp.Or(of.Titles[i], s.called(one))
	}
	if c.sides[0].title == c.sides[1].title {
		for i, file := range of.Files {
			if file != "" {
				c.sides[i].title = file + " · " + c.sides[i].title
			}
		}
	}
	return c
}

// what is what is compared, in a word or two.
func (c comparison) what() string {
	a, b := c.sides[0].program(), c.sides[1].program()
	if a == b {
		return a
	}
	return a + " and " + b
}

// marked says of a pair in a sign what its two sides are to each other.
func marked(p demo.Pair) string {
	switch {
	case p.B < 0:
		return "<"
	case p.A < 0:
		return ">"
	case p.Differs:
		return "≠"
	}
	return "="
}

// told says in sentences what the two runs did at a pair.
func (c comparison) told(p demo.Pair) []string {
	switch {
	case p.B < 0:
		return []string{"Left: " + c.sides[0].sentence(p.A), "Right: no such step."}
	case p.A < 0:
		return []string{"Left: no such step.", "Right: " + c.sides[1].sentence(p.B)}
	}
	left, right := c.sides[0].sentence(p.A), c.sides[1].sentence(p.B)
	switch {
	case left == right && p.Differs:
		return []string{"Left: " + left + c.sides[0].more(p.A), "Right: " + right + c.sides[1].more(p.B)}
	case left == right:
		return []string{"Both: " + left}
	}
	return []string{"Left: " + left, "Right: " + right}
}

// steps are the two sides of a pair in few words; empty for none. Where those are
// the same and the steps are not, more is said.
func (c comparison) steps(p demo.Pair) (left, right string) {
	if p.A >= 0 {
		left = clip(c.sides[0].step(p.A), maxStep)
	}
	if p.B >= 0 {
		right = clip(c.sides[1].step(p.B), maxStep)
	}
	if p.Differs && left == right {
		left, right = left+c.sides[0].more(p.A), right+c.sides[1].more(p.B)
	}
	return left, right
}

// maxStep is how many bytes of a step are told, where it is told in few words.
const maxStep = 400

// difference names a pair that differs, in few words.
func (c comparison) difference(p demo.Pair) string {
	left, right := c.steps(p)
	switch {
	case p.B < 0:
		return "only left, " + left
	case p.A < 0:
		return "only right, " + right
	}
	if who, what, ok := strings.Cut(left, ": "); ok {
		if _, other, ok := strings.Cut(right, who+": "); ok {
			return who + ": " + what + " against " + other
		}
	}
	return left + " against " + right
}

// summary says which run was cut short, counts the differences, and names the first few.
func (c comparison) summary() string {
	var b strings.Builder
	for i, s := range c.sides {
		if s.end.Limit != "" {
			fmt.Fprintf(&b, "The %s run was %s. ", [...]string{"left", "right"}[i], clip(s.end.Limit, maxDifference))
		}
	}
	switch c.differ {
	case 0:
		b.WriteString("No difference: each process did the same steps, but for pids, times and addresses.")
	case 1:
		b.WriteString("1 difference: ")
	default:
		fmt.Fprintf(&b, "%d differences: ", c.differ)
	}
	named := 0
	for _, p := range c.pairs {
		if !p.Differs || named == maxNamed {
			continue
		}
		if named > 0 {
			b.WriteString("; ")
		}
		b.WriteString(clip(c.difference(p), maxDifference))
		named++
	}
	switch more := c.differ - named; {
	case more > 0:
		fmt.Fprintf(&b, "; and %d more.", more)
	case named > 0:
		b.WriteString(".")
	}
	return b.String()
}

const (
	maxNamed      = 6   // differences that a summary names
	maxDifference = 160 // bytes of each
)

// clip cuts text to at most n bytes, at the beginning of a character.
func clip(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}
