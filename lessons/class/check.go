package class

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

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
			return fmt.Errorf("option %d has the letter %q, not %s", i+1, kept(o.Letter), want)
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
			return fmt.Errorf("hands are counted for %q, which is no option", kept(letter))
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
	v.Lesson, v.Step, v.Question, v.By = kept(v.Lesson), kept(v.Step), kept(v.Question), kept(v.By)
	options := make([]Option, len(v.Options))
	for i, o := range v.Options {
		options[i] = Option{kept(o.Letter), kept(o.Label), keptObservation(o.Predicts)}
	}
	v.Options = options
	if v.Happened != nil {
		seen := keptObservation(*v.Happened)
		v.Happened = &seen
	}
	return v
}

func keptObservation(o lessons.Observation) lessons.Observation {
	return lessons.Observation{Subject: kept(o.Subject), Value: kept(o.Value)}
}

// kept is a text as it is kept: what cannot be printed is made visible, and what is too long is cut.
func kept(text string) string {
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText-1]) + "…"
	}
	return text
}
