package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons/class"
)

// bars draws both tallies of a vote, option by option. The first vote's bars are hollow and the
// second's are full, so that nobody needs a colour to tell them apart.
type bars struct {
	lk     look
	vote   *class.Vote
	right  string // the letter that the run bore out; empty for none
	labels int    // the cells of the widest label
	digits int    // and of the widest number
}

const (
	labelAt   = 6                          // the cells before a label: a mark and the letter
	besideBar = len("second ") + 1 + 1 + 5 // those beside a bar, but for the number
	leastBar  = 6                          // a shorter bar tells no more than its number
)

func newBars(lk look, v *class.Vote) bars {
	b := bars{lk: lk, vote: v}
	if o, ok := v.Right(); ok {
		b.right = o.Letter
	}
	for _, o := range v.Options {
		b.labels = max(b.labels, ansi.StringWidth(lk.clean(o.Label)))
		b.digits = max(b.digits, len(fmt.Sprint(v.First.Hands[o.Letter])), len(fmt.Sprint(v.Second.Hands[o.Letter])))
	}
	return b
}

// lines are at most h: the bars stand below their labels, two lines thick where there is room,
// beside them, or give way to numbers.
func (b *bars) lines(w, h int) []string {
	n := len(b.vote.Options)
	side := labelAt + b.labels + 2
	var lines []string
	for i := range b.vote.Options {
		o := &b.vote.Options[i]
		switch {
		case n*3 <= h:
			lines = append(lines, cut(b.label(o), w))
			for _, bar := range b.both(o, w-labelAt-besideBar-b.digits-1) {
				lines = append(lines, strings.Repeat(" ", labelAt)+bar.text)
				if n*6 <= h {
					lines = append(lines, strings.Repeat(" ", labelAt+len("second "))+bar.cells)
				}
			}
			if n*4 <= h {
				lines = append(lines, "")
			}
		case n*2 <= h && w-side-besideBar-b.digits >= leastBar:
			both := b.both(o, w-side-besideBar-b.digits)
			lines = append(lines, pad(b.label(o), side)+both[0].text, strings.Repeat(" ", side)+both[1].text)
		default:
			numbers := b.numbers(o)
			lines = append(lines, pad(b.label(o), min(side, w-ansi.StringWidth(numbers)-1))+numbers)
		}
	}
	if len(lines) > h && h > 0 {
		more := fmt.Sprintf("   %s %d more: a higher window shows them", b.lk.theme.Glyphs.Down, len(lines)-h+1)
		lines = append(lines[:h-1], b.lk.theme.Muted.Render(more))
	}
	return lines
}

// label is an option, with a mark where the run bore it out.
func (b *bars) label(o *class.Option) string {
	t := b.lk.theme
	mark, style := " ", t.Text
	if o.Letter == b.right {
		mark, style = t.Good.Render(t.Glyphs.Check), t.Text.Bold(true)
	}
	return " " + mark + " " + t.Key.Render(o.Letter) + "  " + style.Render(b.lk.clean(o.Label))
}

// A bar is the cells of one, and the line with what stands beside them.
type bar struct{ cells, text string }

// both is a bar for each vote, with a number and its share of that vote's hands.
func (b *bars) both(o *class.Option, w int) [2]bar {
	t := b.lk.theme
	draw := func(name string, tally *class.Tally, glyph string) bar {
		n, all := tally.Hands[o.Letter], tally.All()
		cells := t.Text.Render(pad(strings.Repeat(glyph, barCells(n, all, w)), w))
		return bar{cells, t.Muted.Render(fmt.Sprintf("%-6s ", name)) + cells + fmt.Sprintf(" %*d %5s", b.digits, n, share(n, all))}
	}
	return [2]bar{
		draw("first", b.vote.First, t.Glyphs.Free),
		draw("second", b.vote.Second, t.Glyphs.Full),
	}
}

// numbers say in one line what the bars say in two.
func (b *bars) numbers(o *class.Option) string {
	one, two := b.vote.First, b.vote.Second
	return fmt.Sprintf("%*d %5s %s %*d %5s", b.digits, one.Hands[o.Letter], share(one.Hands[o.Letter], one.All()),
		b.lk.theme.Glyphs.Right, b.digits, two.Hands[o.Letter], share(two.Hands[o.Letter], two.All()))
}

// barCells is the length of a bar: some for any hand, and the whole width only for all of them.
func barCells(n, all, w int) int {
	switch {
	case n == 0 || w < 1:
		return 0
	case n == all:
		return w
	}
	return min(max((n*w+all/2)/all, 1), max(w-1, 1))
}

// share is a part in percent. What is not nothing is never 0 %, and what is not all never 100 %.
func share(n, all int) string {
	switch percent := (100*n + all/2) / max(all, 1); {
	case all == 0:
		return "0 %"
	case n > 0 && percent == 0:
		return "<1 %"
	case n < all && percent == 100:
		return ">99 %"
	default:
		return fmt.Sprintf("%d %%", percent)
	}
}
