package selftest

import (
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/lessons"
)

// check holds a run against what its case claims.
func (c Case) check(t *demo.Trace, in lessons.Circumstances, nonce string) []Check {
	ev := t.Evidence()
	var checks []Check
	unmet := lessons.Unmet(c.shows, in, ev)
	for _, s := range c.shows {
		if !s.With.Hold(in) {
			continue
		}
		check := Check{Claim: s.String(), OK: true}
		for _, u := range unmet {
			if u.Observation == s.Observation {
				check.OK, check.Saw = false, saw(ev, s.Subject)
			}
		}
		checks = append(checks, check)
	}
	for _, s := range c.asks {
		checks = append(checks, decided(s, ev))
	}
	for _, e := range lessons.Ledger(c.claims, ev) {
		checks = append(checks, Check{e.ID + " is decided", e.Ruling != lessons.Open, saw(ev, e.Holds.Subject)})
	}
	if c.judge != nil {
		checks = append(checks, c.judge(t, nonce)...)
	}
	return checks
}

// decided says whether exactly one answer of a question came true.
func decided(s lessons.Step, ev lessons.Evidence) Check {
	var right []string
	for _, o := range s.Question.Options {
		if o.Grade(ev) == lessons.Right {
			right = append(right, o.Letter)
		}
	}
	return Check{fmt.Sprintf("%q has one right answer", s.Title), len(right) == 1,
		fmt.Sprintf("%s; right: %s", saw(ev, s.Question.Subject), strings.Join(right, ", "))}
}

func saw(ev lessons.Evidence, subject string) string {
	value, _, ok := ev.Says(subject)
	if !ok {
		return subject + " was not observed"
	}
	return lessons.Observation{Subject: subject, Value: value}.String()
}

// passes judges an order of lines.
func passes(o lessons.Order, want bool) judge {
	return func(t *demo.Trace, _ string) []Check {
		ev := t.Evidence()
		var seen []string
		for _, p := range o.Passes {
			seen = append(seen, saw(ev, p.Subject))
		}
		claim := "the order passes"
		if !want {
			claim = "the order does not pass"
		}
		return []Check{{claim, o.Passed(ev) == want, strings.Join(seen, "; ")}}
	}
}

// solves judges a program of an exercise.
func solves(want bool) judge {
	return func(t *demo.Trace, nonce string) []Check {
		v := exercise.Judge(t, nonce)
		claim := "the solution passes"
		if !want {
			claim = "the starter does not pass"
		}
		return []Check{{claim, (v.Kind == exercise.Passed) == want, exercise.Words(v)}}
	}
}
