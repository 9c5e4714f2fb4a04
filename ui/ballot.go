package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
	"exit42/lessons/class"
)

// A ballot is a question before the class: the teacher counts hands and types the numbers, which
// nobody sees before the second vote.
type ballot struct {
	of    class.Ballot
	lang  lessons.Language
	prose string // what the question says, in Markdown
	anew  bool   // R was pressed: enter would count from the beginning

	undecided string // why the run on the stage does not answer it; empty where that is no matter
	then      string // what comes after it, for the speaker
}

// newBallot puts the question of a lesson's step. kept is what an earlier vote left, or nil.
func newBallot(lesson string, step *lessons.Step, lang lessons.Language, kept *class.Vote) ballot {
	return ballot{of: class.NewBallot(lesson, step, lang, kept), lang: lang, prose: step.Prose}
}

// press does what a key asks for. done says that the ballot is left: what was counted stays in it.
// Digits count hands and the arrows go to another row; no letter names one, since b, the second
// option's, is a clicker's. A key that it does not know changes nothing.
func (b ballot) press(msg tea.KeyPressMsg) (_ ballot, done bool) {
	name, anew := msg.String(), b.anew
	b.anew = name == "R"
	switch name {
	case "esc":
		return b, !anew
	case "n":
		return b, !anew && b.of.Phase() == class.Shown
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
	default:
		if isDigit(name) {
			b.of, _ = b.of.Digit(int(name[0] - '0'))
		}
	}
	return b, false
}

// refusal says why a key does nothing; empty for one that does something in a vote.
func (b *ballot) refusal(name string) string {
	counts, shown := b.of.Counts(), b.of.Phase() == class.Shown
	switch {
	case counts && isDigit(name):
		if _, ok := b.of.Digit(int(name[0] - '0')); !ok {
			return fmt.Sprintf("no row counts more than %d hands", class.MaxHands)
		}
		return ""
	case slices.Contains([]string{"esc", "enter", "backspace", "up", "down", "R"}, name), shown && name == "n":
		return ""
	case counts:
		return "in a vote digits count hands, and up and down choose the row"
	}
	return "that does nothing in a vote; esc leaves it"
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
	return []key.Binding{bind("0-9", "hands", "0"), enter(b.goesTo()), bind("↑↓", "row", "up", "down"), esc, mend, anew}
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

// doubt is what of the counts does not fit; empty where all do. Like the next move it is for the
// speaker alone.
func (b *ballot) doubt() string {
	v := b.of.Vote()
	return strings.Join(v.Doubts(), "; ")
}

// move is the vote's next move, for the speaker's notes: there, and only there, is what was typed.
// What can be missed stands last, where a narrow window cuts it off.
func (b *ballot) move() string {
	v := b.of.Vote()
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
		return "both votes are shown; esc, then " + cmp.Or(b.then, "let the run answer")
	}
	move, tally := "first vote: ", v.First
	if b.of.Phase() == class.Second {
		move, tally = "second vote: ", v.Second
	}
	move += b.row()
	if tally.All() > 0 {
		move += fmt.Sprintf(" (%s so far)", handsOf(tally.All()))
	}
	return move
}

// stands says how far a vote is that was left: for the speaker, and as a key's name.
func (b *ballot) stands() (long, short string) {
	letter, label := b.of.Named(b.of.Row())
	switch at := cmp.Or(letter, label); b.of.Phase() {
	case class.Discuss:
		return "the first vote is counted; v leads to the second", "second vote"
	case class.Second:
		return "second vote, at " + at + ": v goes on", "second vote"
	case class.Shown:
		return "both votes are counted; v shows them", "both votes"
	default:
		if b.of.Vote().First == nil {
			return "v puts the question to the class", "vote"
		}
		return "first vote, at " + at + ": v goes on", "first vote"
	}
}

// row is what there is to do in a row.
func (b *ballot) row() string {
	letter, label := b.of.Named(b.of.Row())
	n, typed := b.of.Typed(b.of.Row())
	switch {
	case typed && letter == "":
		return fmt.Sprintf("%d %s; enter: %s", n, label, b.goesTo())
	case typed:
		return fmt.Sprintf("%s for %s; enter: %s", handsOf(n), letter, b.goesTo())
	case letter == "" && label == lessons.Guess.String():
		return "how many " + label + "?"
	case letter == "":
		return "how many are " + label + "?"
	}
	return "count the hands for " + letter + ", " + label
}

// handsOf is a number of hands in words.
func handsOf(n int) string {
	if n == 1 {
		return "1 hand"
	}
	return fmt.Sprintf("%d hands", n)
}
