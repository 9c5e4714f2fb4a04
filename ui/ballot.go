package ui

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
	"exit42/lessons/class"
)

// A ballot is a question before the class: the teacher counts hands and types the numbers, which
// nobody sees before the second vote.
type ballot struct {
	of   class.Ballot
	lang lessons.Language
	anew bool // R was pressed: enter would count from the beginning
}

// newBallot puts the question of a lesson's step. kept is what an earlier vote left, or nil.
func newBallot(lesson string, step *lessons.Step, lang lessons.Language, kept *class.Vote) ballot {
	return ballot{of: class.NewBallot(lesson, step, lang, kept), lang: lang}
}

// press does what a key asks for. done says that the ballot is left: what was counted stays in it.
// A key that it does not know changes nothing.
func (b ballot) press(msg tea.KeyPressMsg) (_ ballot, done bool) {
	name, anew := msg.String(), b.anew
	b.anew = name == "R"
	switch name {
	case "esc":
		return b, !anew
	case "n":
		if b.of.Phase() == class.Shown {
			return b, !anew
		}
		b.of = b.of.ToOption(name)
	case "enter":
		if anew {
			b.of = b.of.Anew()
		} else {
			b.of = b.of.On() // the result stays: the last enter of a count is easily pressed twice
		}
	case "backspace":
		b.of = b.of.Mend()
	case "up":
		b.of = b.of.To(b.of.Row() - 1)
	case "down":
		b.of = b.of.To(b.of.Row() + 1)
	case "R":
	default:
		if d, err := strconv.Atoi(name); err == nil && len(name) == 1 {
			b.of = b.of.Digit(d)
		} else {
			b.of = b.of.ToOption(name)
		}
	}
	return b, false
}

// happened takes what a run showed of the question's subject: the answer key.
func (b ballot) happened(seen lessons.Observation, by string) ballot {
	b.of = b.of.Happened(seen, by)
	return b
}

// vote is what is to be kept; its First is nil where nothing was counted.
func (b *ballot) vote() class.Vote { return b.of.Vote() }

// short are the keys that matter now, in order.
func (b *ballot) short() []key.Binding {
	enter := func(does string) key.Binding { return bind("enter", does, "enter") }
	esc, mend, anew := bind("esc", "leave", "esc"), bind("backspace", "mend", "backspace"), bind("R", "anew", "R")
	switch {
	case b.anew:
		return []key.Binding{enter("forgets this count"), bind("esc", "keeps it", "esc")}
	case b.of.Phase() == class.Discuss:
		return []key.Binding{enter("vote again"), esc, mend, anew}
	case b.of.Phase() == class.Shown:
		return []key.Binding{esc, mend, anew}
	}
	return []key.Binding{bind("0-9", "hands", "0"), enter(b.goesTo()), esc, mend, bind("↑ ↓", "row", "up", "down"), anew}
}

// goesTo is what enter does in a round.
func (b *ballot) goesTo() string {
	switch letter, label := b.below(); {
	case letter != "":
		return "on to " + letter
	case label != "":
		return "on to " + label
	case b.of.Phase() == class.First:
		return "end the first vote"
	}
	return "show both votes"
}

// below is the row that is counted after this one; empty at the last.
func (b *ballot) below() (letter, label string) {
	if row := b.of.Row() + 1; row < b.of.Rows() {
		return b.of.Named(row)
	}
	return "", ""
}

// move is the vote's next move, for the speaker's notes: there, and only there, is what was typed.
// Counts that do not fit come first.
func (b *ballot) move() string {
	v := b.of.Vote()
	return strings.Join(append(v.Doubts(), b.next(&v)), "; ")
}

func (b *ballot) next(v *class.Vote) string {
	switch b.of.Phase() {
	case class.Discuss:
		return fmt.Sprintf("%s counted; let them talk, then enter", handsOf(v.First.All()))
	case class.Shown:
		if o, ok := v.Right(); ok {
			return "both votes are shown, and the run bore out " + o.Letter
		}
		if v.Happened != nil {
			return "both votes are shown, and the run bore out none of the options"
		}
		return "both votes are shown; esc, then let the run answer"
	}
	round, tally := "first vote: ", v.First
	if b.of.Phase() == class.Second {
		round, tally = "second vote: ", v.Second
	}
	letter, label := b.of.Named(b.of.Row())
	what := "count the hands for " + letter + ", " + label
	if letter == "" {
		what = "how sure are they? Count the hands of those who " + are(label)
	}
	if n, typed := b.of.Typed(b.of.Row()); typed {
		what += fmt.Sprintf(". %s typed; enter: %s", handsOf(n), b.goesTo())
	}
	if tally.All() > 0 {
		what += fmt.Sprintf(" (%s so far)", handsOf(tally.All()))
	}
	return round + what
}

// are is a confidence as people have it.
func are(sure string) string {
	if sure == lessons.Guess.String() {
		return sure
	}
	return "are " + sure
}

// handsOf is a number of hands in words.
func handsOf(n int) string {
	if n == 1 {
		return "1 hand"
	}
	return fmt.Sprintf("%d hands", n)
}
