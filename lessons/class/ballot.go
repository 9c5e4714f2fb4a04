package class

import (
	"slices"

	"exit42/lessons"
)

// A Phase is how far a question is with the class.
type Phase int

// The phases, in their order.
const (
	First   Phase = iota // hands are counted, and nobody sees the numbers
	Discuss              // the class talks
	Second               // hands are counted once more, hidden like the first time
	Shown                // both tallies are there to be seen
)

// MaxHands is how many hands are counted for one option.
const MaxHands = 9999

// A Ballot is one question before the class. It is a value: what changes it returns the next one.
//
// Each round counts row after row: first the options, then how sure the class is.
type Ballot struct {
	asked  Vote // the question; its tallies are in rounds
	phase  Phase
	row    int
	anew   bool // the next digit begins the row's number
	rounds [2][]count
}

// NewBallot puts a question of a lesson. What is kept of an earlier vote on the same options goes
// on where it was left; kept is nil for none.
func NewBallot(lesson string, step *lessons.Step, lang lessons.Language, kept *Vote) Ballot {
	b := Ballot{asked: Vote{Lesson: lesson, Step: step.ID, Question: step.Title}, anew: true}
	if step.Question != nil {
		for _, o := range step.Question.Options {
			b.asked.Options = append(b.asked.Options, Option{o.Letter, o.LabelIn(lang), o.Predicts})
		}
	}
	rows := len(b.asked.Options) + len(sureness)
	b.rounds = [2][]count{make([]count, rows), make([]count, rows)}
	if kept == nil || kept.First == nil || !kept.sameOptions(b.asked) {
		return b
	}
	b.asked.Happened, b.asked.By = kept.Happened, kept.By
	b.rounds[0] = b.counts(kept.First)
	if kept.Second != nil {
		b.rounds[1] = b.counts(kept.Second)
	}
	if b.phase = kept.phase(); b.Counts() {
		b.row = b.firstOpen()
	}
	return b
}

// sameOptions reports whether two votes are on the same answers, whatever they are called.
func (v *Vote) sameOptions(other Vote) bool {
	return v.Lesson == other.Lesson && v.Step == other.Step &&
		slices.EqualFunc(v.Options, other.Options, func(a, b Option) bool {
			return a.Letter == b.Letter && a.Predicts == b.Predicts
		})
}

func (v *Vote) phase() Phase {
	switch {
	case v.Second != nil && !v.Open:
		return Shown
	case v.Second != nil:
		return Second
	case v.First != nil && !v.Open:
		return Discuss
	}
	return First
}

// sureness are the rows below the options.
var sureness = []lessons.Confidence{lessons.Guess, lessons.FairlySure, lessons.Certain}

// of is where a tally keeps this confidence.
func (s *Sure) of(c lessons.Confidence) *int {
	return []*int{&s.Guess, &s.Fairly, &s.Sure}[c-lessons.Guess]
}

// counts are a tally's rows.
func (b Ballot) counts(t *Tally) []count {
	rows := make([]count, len(b.rounds[0]))
	for i, o := range b.asked.Options {
		n, typed := t.Hands[o.Letter]
		rows[i] = count{n, typed}
	}
	for i, c := range sureness {
		n := *t.Sure.of(c)
		rows[len(b.asked.Options)+i] = count{n, n > 0}
	}
	return rows
}

// tally is what a round counted; nil for nothing. What was not counted in a round that is over
// had no hands.
func (b Ballot) tally(round int) *Tally {
	over := b.phase > Phase(2*round)
	if !over && !slices.ContainsFunc(b.rounds[round], func(c count) bool { return c.typed }) {
		return nil
	}
	t := &Tally{Hands: map[string]int{}}
	for i, c := range b.rounds[round] {
		switch o := i - len(b.asked.Options); {
		case o >= 0:
			*t.Sure.of(sureness[o]) = c.hands
		case c.typed || over:
			t.Hands[b.asked.Options[i].Letter] = c.hands
		}
	}
	return t
}

// Vote is what was counted so far, and what happened.
func (b Ballot) Vote() Vote {
	v := b.asked
	v.Options = slices.Clone(v.Options)
	v.First, v.Second = b.tally(0), b.tally(1)
	v.Open = b.phase == First && v.First != nil || b.phase == Second && v.Second != nil
	return v
}

// Phase is how far the question is.
func (b Ballot) Phase() Phase { return b.phase }

// Happened takes what a run showed; an observation of something else changes nothing.
func (b Ballot) Happened(seen lessons.Observation, by string) Ballot {
	if len(b.asked.Options) == 0 || b.asked.Options[0].Predicts.Subject != seen.Subject || seen.Value == "" {
		return b
	}
	if seen.Value == "None" || seen.Value == "nil" {
		seen.Value = lessons.Nothing // as the options say it
	}
	b.asked.Happened, b.asked.By = &seen, by
	return b
}
