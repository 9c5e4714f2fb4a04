package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"exit42/lessons/class"
)

// CSV writes a row for each answer of each learner, and for each count of hands. A spreadsheet
// reads none of its cells as a formula, and all of them as UTF-8.
func (s *Summary) CSV(w io.Writer) error {
	var t table
	t.WriteString("\ufeff")
	t.row("who", "lesson", "step", "question", "knob", "answer", "sure", "result", "happened", "runtime", "method", "hands")
	for _, q := range s.Questions {
		for i := range q.Answers {
			a := &q.Answers[i]
			sure, result := a.Sure.String(), a.Grade
			if a.Skipped {
				sure, result = "", "skipped"
			}
			t.row(a.Who, q.Lesson, q.Step, q.Question, q.Knob, a.Label, sure, result, saw(a.Happened, languageOf(a.By)), runtime(a.By), method(a.By), "1")
		}
	}
	for i := range s.Votes {
		v := &s.Votes[i]
		who := "the class"
		if v.Talk != "" {
			who += " of " + v.Talk
		}
		t.votes(who+", first vote", v, v.First)
		t.votes(who+", second vote", v, v.Second)
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// table is rows of cells.
type table struct{ strings.Builder }

// votes is a row for each option.
func (t *table) votes(who string, v *class.Vote, hands *class.Tally) {
	if hands == nil {
		return
	}
	right, decided := v.Right()
	seen := ""
	if v.Happened != nil {
		seen = v.Happened.In(languageOf(v.By))
	}
	for _, o := range v.Options {
		result := Open
		switch {
		case decided && o.Letter == right.Letter:
			result = Right
		case v.Happened != nil:
			result = Wrong
		}
		t.row(who, v.Lesson, v.Step, v.Question, "", o.Label, "", result, seen, runtime(v.By), method(v.By), strconv.Itoa(hands.Hands[o.Letter]))
	}
}

// row writes its cells, every one between quotation marks.
func (t *table) row(cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			t.WriteByte(',')
		}
		fmt.Fprintf(t, `"%s"`, strings.ReplaceAll(harmless(cell), `"`, `""`))
	}
	t.WriteString("\r\n")
}

// formulas are the signs with which a spreadsheet begins one, the wide ones of East Asia too.
const formulas = "=+-@\t\r＝＋－＠"

// harmless is a text that no spreadsheet calculates: an apostrophe stands before what could begin
// a formula, also behind a semicolon, at which some of them begin a new cell.
func harmless(text string) string {
	var b strings.Builder
	begins := true
	for _, r := range text {
		if begins && strings.ContainsRune(formulas, r) {
			b.WriteByte('\'')
		}
		begins = r == ';' || begins && (r == ' ' || r == '"')
		b.WriteRune(r)
	}
	return b.String()
}

// runtime and method are the two parts of what ran a program, as in "Python 3.13.0 · fork".
func runtime(by string) string {
	name, _, _ := strings.Cut(by, " · ")
	return name
}

func method(by string) string {
	_, name, _ := strings.Cut(by, " · ")
	return name
}
