package class

import (
	"errors"
	"fmt"

	"exit42/lessons"
)

// check says what a vote cannot be.
func (v *Vote) check() error {
	switch {
	case v.Lesson == "" || v.Step == "":
		return errors.New("it does not say which lesson and step it is about")
	case len(v.Options) < 2 || len(v.Options) > maxOptions:
		return fmt.Errorf("it has %d options; a question has 2 to %d", len(v.Options), maxOptions)
	case v.First == nil:
		return errors.New("nothing is counted in it")
	}
	for i, o := range v.Options {
		if want := string(rune('a' + i)); o.Letter != want {
			return fmt.Errorf("option %d has the letter %q, not %s", i+1, lessons.Kept(o.Letter), want)
		}
	}
	for _, t := range []*Tally{v.First, v.Second} {
		if err := v.checkTally(t); err != nil {
			return err
		}
	}
	return nil
}

func (v *Vote) checkTally(t *Tally) error {
	if t == nil {
		return nil
	}
	last := rune('a' + len(v.Options) - 1)
	for letter, n := range t.Hands {
		if len(letter) != 1 || letter < "a" || letter > string(last) {
			return fmt.Errorf("hands are counted for %q, which is no option", lessons.Kept(letter))
		}
		if err := checkHands(n); err != nil {
			return err
		}
	}
	for _, c := range sureness {
		if err := checkHands(*t.Sure.of(c)); err != nil {
			return err
		}
	}
	return nil
}

func checkHands(n int) error {
	if n < 0 || n > MaxHands {
		return fmt.Errorf("%d hands cannot be; 0 to %d can", n, MaxHands)
	}
	return nil
}

// kept is the vote with texts that are harmless and not too long.
func (v Vote) kept() Vote {
	v.Lesson, v.Step, v.Question, v.By, v.Talk = lessons.Kept(v.Lesson), lessons.Kept(v.Step), lessons.Kept(v.Question), lessons.Kept(v.By), ""
	options := make([]Option, len(v.Options))
	for i, o := range v.Options {
		options[i] = Option{lessons.Kept(o.Letter), lessons.Kept(o.Label), keptObservation(o.Predicts)}
	}
	v.Options = options
	if v.Happened != nil {
		seen := keptObservation(*v.Happened)
		v.Happened = &seen
	}
	return v
}

func keptObservation(o lessons.Observation) lessons.Observation {
	return lessons.Observation{Subject: lessons.Kept(o.Subject), Value: lessons.Kept(o.Value)}
}
