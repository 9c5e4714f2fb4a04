package ui

import (
	"fmt"

	"exit42/demo"
	"exit42/ui/stage"
)

// view is the two runs side by side, and the one place for words.
func (c compare) view(lk look, _ machine, p plan) []string {
	a, b := c.scenes()
	titles := [2]string{c.sides[0].title, c.sides[1].title}
	picture := stage.Compare(a, b, c.pairs, c.at, lk.theme, titles, p.stage.w, p.stage.h)
	return body(picture, c.words(lk, p.words.w, p.words.h), p)
}

// scenes are the two moments that are shown. With the last pair, both runs are over.
func (c compare) scenes() (a, b demo.Scene) {
	if c.at >= len(c.pairs)-1 {
		return c.sides[0].end, c.sides[1].end
	}
	i, j := demo.Moment(c.pairs, c.at)
	return c.sides[0].trace.At(i), c.sides[1].trace.At(j)
}

// words say what the two did in this step, and at the end what differs in sum: exactly h lines.
func (c compare) words(lk look, width, h int) []string {
	t := lk.theme
	if len(c.pairs) == 0 {
		return fit(lk.styled(t.Text, "Neither of the two did a step that is shown.", width), width, h)
	}
	texts := c.told(c.pairs[c.at])
	if c.at == len(c.pairs)-1 {
		texts = append(texts, c.summary())
	}
	var lines []string
	for _, text := range texts {
		lines = append(lines, lk.styled(t.Text, text, width)...)
	}
	style := t.Muted
	if c.pairs[c.at].Differs {
		style = t.Warn
	}
	if head := lk.styled(style, c.standing(lk), width); len(head)+len(lines) <= h {
		lines = append(head, lines...) // else the mark between the two must do
	}
	return scroll(lk, lines, c.scrolled, width, h)
}

// standing says what the two sides of this pair are to each other, and which difference it is.
func (c compare) standing(lk look) string {
	p, g := c.pairs[c.at], lk.theme.Glyphs
	if !p.Differs {
		return "= the same in both"
	}
	nth := 0
	for _, before := range c.pairs[:c.at+1] {
		if before.Differs {
			nth++
		}
	}
	what := g.Differs + " not the same"
	switch {
	case p.B < 0:
		what = g.OnlyLeft + " only the left did this"
	case p.A < 0:
		what = g.OnlyRight + " only the right did this"
	}
	return fmt.Sprintf("%s · difference %d of %d", what, nth, c.differ)
}
