package report

import (
	"fmt"

	"exit42/lessons"
)

// results count what became of answers.
type results struct {
	Right   int `json:"right"`
	Wrong   int `json:"wrong"`
	Open    int `json:"open"`
	Skipped int `json:"skipped"`
}

func (t *results) add(p *Prediction) {
	switch {
	case p.Skipped:
		t.Skipped++
	case p.Grade == Right:
		t.Right++
	case p.Grade == Wrong:
		t.Wrong++
	default:
		t.Open++
	}
}

// plus is what two counts are together.
func (t results) plus(other results) results {
	return results{t.Right + other.Right, t.Wrong + other.Wrong, t.Open + other.Open, t.Skipped + other.Skipped}
}

// answers are how many were given.
func (t results) answers() int { return t.Right + t.Wrong + t.Open }

// said is the counts as a sentence without its end.
func (t results) said(what string) string {
	said := fmt.Sprintf("%s: %d came true, %d did not", counted(t.answers(), what), t.Right, t.Wrong)
	if t.Open > 0 {
		said += fmt.Sprintf(", %d %s open", t.Open, isOrAre(t.Open))
	}
	if t.Skipped > 0 {
		said += fmt.Sprintf("; %d %s skipped", t.Skipped, wasOrWere(t.Skipped))
	}
	return said
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func wasOrWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// Sureness counts how sure those were who gave an answer.
type Sureness struct {
	Certain int `json:"certain"`
	Fairly  int `json:"fairly"`
	Guess   int `json:"guess"`
	Unsaid  int `json:"unsaid"`
}

func (s *Sureness) add(c lessons.Confidence) {
	switch c {
	case lessons.Certain:
		s.Certain++
	case lessons.FairlySure:
		s.Fairly++
	case lessons.Guess:
		s.Guess++
	default:
		s.Unsaid++
	}
}

// all is how many they are.
func (s Sureness) all() int { return s.Certain + s.Fairly + s.Guess + s.Unsaid }

// weight is what so many answers count, the surer the more.
func (s Sureness) weight() int { return 3*s.Certain + 2*s.Fairly + s.Guess + s.Unsaid }

// String is the counts in words, as in "11 certain, 5 fairly sure, 2 guesses".
func (s Sureness) String() string {
	said := ""
	for _, of := range []struct {
		n         int
		one, many string
	}{{s.Certain, "certain", "certain"}, {s.Fairly, "fairly sure", "fairly sure"}, {s.Guess, "guess", "guesses"}, {s.Unsaid, "not said", "not said"}} {
		if of.n == 0 {
			continue
		}
		if said != "" {
			said += ", "
		}
		word := of.many
		if of.n == 1 {
			word = of.one
		}
		said += fmt.Sprintf("%d %s", of.n, word)
	}
	return said
}
