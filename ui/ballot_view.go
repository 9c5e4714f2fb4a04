package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons/class"
)

// view is the ballot on the projector: exactly h lines, none wider than w cells. Before the second
// vote is over it tells of a count only that there is one.
func (b *ballot) view(lk look, w, h int) []string {
	v := b.of.Vote()
	lines := b.head(lk, &v, w, h)
	room := h - len(lines)
	switch b.of.Phase() {
	case class.Discuss:
		lines = append(lines, b.discuss(lk, w, room)...)
	case class.Shown:
		lines = append(lines, b.result(lk, &v, w, room)...)
	default:
		lines = append(lines, b.count(lk, w, room)...)
	}
	return fit(lines, w, h)
}

// head is the question and what the class is to do; in a low window the question is cut.
func (b *ballot) head(lk look, v *class.Vote, w, h int) []string {
	t := lk.theme
	lines := lk.styled(t.Title, v.Question, w-2)
	if h < 18 {
		lines = []string{t.Title.Render(ansi.Truncate(lk.clean(v.Question), w-2, t.Glyphs.Ellipsis))}
	} else {
		lines = append([]string{""}, lines...)
	}
	says := [...]string{
		class.First:   "First vote: " + b.asks(),
		class.Discuss: "Talk with the person beside you.",
		class.Second:  "Second vote: " + b.asks(),
		class.Shown:   fmt.Sprintf("First vote %s, second vote %s.", handsOf(v.First.All()), handsOf(v.Second.All())),
	}[b.of.Phase()]
	told := lk.styled(t.Text, says, w-2)
	lines = append(lines, b.told(lk, w-2, h-len(lines)-len(told))...)
	lines = append(lines, told...)
	for i, line := range lines {
		lines[i] = " " + line
	}
	return lines
}

// told is what the question says, as far as h lines hold it and what is below.
func (b *ballot) told(lk look, w, h int) []string {
	options := len(b.of.Vote().Options)
	least := [...]int{
		class.First:   min(b.of.Rows(), h/2),
		class.Discuss: min(options+2, h/2),
		class.Second:  min(b.of.Rows(), h/2),
		class.Shown:   3*options + 5, // the bars matter more by now
	}[b.of.Phase()]
	prose := lk.prose(b.prose, w)
	if b.prose == "" || h-least < min(len(prose), 2) {
		return nil
	}
	return shortened(lk, prose, w, h-least)
}

// asks is for what the class raises its hands now.
func (b *ballot) asks() string {
	if letter, _ := b.of.Named(b.of.Row()); letter == "" {
		return "how sure are you? Raise a hand for that."
	}
	return "raise a hand for one of them."
}

// count are the rows of a round, each with a mark once it is counted.
func (b *ballot) count(lk look, w, h int) []string {
	t := lk.theme
	var items [][]string
	for row := range b.of.Rows() {
		pointer, style := "   ", t.Text
		if row == b.of.Row() {
			pointer, style = " "+t.Key.Render(t.Glyphs.Cursor)+" ", t.Text.Bold(true)
		}
		mark, counted := t.Muted.Render(t.Glyphs.Open), ""
		if _, ok := b.of.Typed(row); ok {
			mark, counted = t.Good.Render(t.Glyphs.Done), t.Muted.Render("   counted")
		}
		letter, label := b.of.Named(row)
		if letter == "" {
			letter, label = " ", "How sure: "+label
		}
		items = append(items, []string{cut(pointer+mark+" "+t.Key.Render(letter)+"  "+style.Render(lk.clean(label))+counted, w)})
	}
	return window(lk, items, b.of.Row(), h)
}

// discuss is what the class talks about: the options, and no word on how many said which.
func (b *ballot) discuss(lk look, w, h int) []string {
	t := lk.theme
	var items [][]string
	for row := range b.of.Rows() {
		if letter, label := b.of.Named(row); letter != "" {
			items = append(items, []string{cut("     "+t.Key.Render(letter)+"  "+t.Text.Render(lk.clean(label)), w)})
		}
	}
	ask := lk.styled(t.Muted, "What did you say, and why? Then all vote once more.", w-2)
	lines := window(lk, items, 0, h-len(ask)-1)
	for _, line := range ask {
		lines = append(lines, " "+line)
	}
	return lines
}

// result is both votes, how sure the class was, and the run as the answer key.
func (b *ballot) result(lk look, v *class.Vote, w, h int) []string {
	below := slices.Concat(b.sure(lk, v, w), b.doubts(lk, v, w), b.key(lk, v, w))
	drawn := newBars(lk, v)
	lines := drawn.lines(w, h-len(below))
	if n := len(lines); n > 0 && n+len(below) < h { // a line is free: above the bars, or below where they end without one
		at := n
		if lines[n-1] == "" {
			at = 0
		}
		lines = slices.Insert(lines, at, "")
	}
	return append(lines, below...)
}

// sure is how sure the class was, first and then; nothing where nobody was asked.
func (b *ballot) sure(lk look, v *class.Vote, w int) []string {
	if v.First.Sure.All()+v.Second.Sure.All() == 0 {
		return nil
	}
	t := lk.theme
	number := func(s *class.Sure, n int) string {
		if s.All() == 0 {
			return t.Glyphs.Dash // not asked
		}
		return fmt.Sprint(n)
	}
	one, two := &v.First.Sure, &v.Second.Sure
	var said []string
	for _, c := range []struct {
		name     string
		one, two int
	}{{"guess", one.Guess, two.Guess}, {"fairly", one.Fairly, two.Fairly}, {"certain", one.Sure, two.Sure}} {
		said = append(said, fmt.Sprintf("%s %s %s %s", c.name, number(one, c.one), t.Glyphs.Right, number(two, c.two)))
	}
	return b.indented(lk.styled(t.Text, "How sure: "+strings.Join(said, ", "), w-2))
}

// doubts are the counts that do not fit.
func (b *ballot) doubts(lk look, v *class.Vote, w int) []string {
	all := v.Doubts()
	if len(all) == 0 {
		return nil
	}
	return b.indented(lk.styled(lk.theme.Muted, strings.Join(all, "; "), w-2))
}

// key is what the run says.
func (b *ballot) key(lk look, v *class.Vote, w int) []string {
	t := lk.theme
	switch {
	case v.Happened == nil && b.undecided != "":
		return b.indented(lk.styled(t.Text, t.Glyphs.Dash+" "+b.undecided, w-2))
	case v.Happened == nil:
		return b.indented(lk.styled(t.Muted, t.Glyphs.Dash+" The run has not been seen yet.", w-2))
	}
	says := "The run: "
	mark := t.Good.Render(t.Glyphs.Check)
	if _, ok := v.Right(); !ok {
		says, mark = "None of them: ", t.Warn.Render(t.Glyphs.Dash)
	}
	by := t.Muted.Render(" " + t.Glyphs.Separator + " " + lk.cleanParts(v.By))
	seen := ansi.Truncate(lk.clean(v.Happened.In(b.lang)), max(w-4-ansi.StringWidth(says), 10), t.Glyphs.Ellipsis)
	line := " " + mark + " " + t.Text.Bold(true).Render(says) + tinted(lk, *v.Happened).Render(seen)
	if ansi.StringWidth(line)+ansi.StringWidth(by) <= w {
		return []string{line + by}
	}
	return []string{line, cut("  "+by, w)}
}

func (b *ballot) indented(lines []string) []string {
	for i, line := range lines {
		lines[i] = " " + line
	}
	return lines
}
