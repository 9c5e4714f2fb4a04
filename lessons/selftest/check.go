package selftest

import (
	"fmt"
	"slices"
	"strings"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/lessons"
)

// A judge decides what cannot be said as an observation.
type judge func(t *demo.Trace, nonce string) []Check

// Check holds a run against what its case claims, in the circumstances of the run. nonce is that
// of an exercise.
func (c Case) Check(t *demo.Trace, in lessons.Circumstances, nonce string) []Check {
	ev := t.Evidence()
	var checks []Check
	unmet := lessons.Unmet(c.Shows, in, ev)
	for _, s := range c.Shows {
		if s.With.Hold(in) {
			failed := slices.ContainsFunc(unmet, func(u lessons.Shown) bool { return u.Observation == s.Observation })
			checks = append(checks, Check{s.Observation.String(), s.With.String(), !failed, saw(ev, s.Subject)})
		}
	}
	for _, s := range c.asks {
		checks = append(checks, decided(s, ev))
	}
	for _, e := range lessons.Ledger(c.claims, ev) {
		checks = append(checks, Check{Claim: e.ID + " is decided", OK: e.Ruling != lessons.Open, Saw: saw(ev, e.Holds.Subject)})
	}
	if c.judge != nil {
		checks = append(checks, c.judge(t, nonce)...)
	}
	return checks
}

// Subjects are all that a lesson wants to know of a run of the case, each once, in order. A
// recording shows the same of them as a run does: its test asks for them.
func (c Case) Subjects() []string {
	var all []string
	for _, s := range c.Shows {
		all = append(all, s.Subject)
	}
	for _, s := range c.asks {
		all = append(all, s.Question.Subject)
	}
	for _, claim := range c.claims {
		all = append(all, claim.Holds.Subject)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// decided says whether exactly one answer of a question came true.
func decided(s lessons.Step, ev lessons.Evidence) Check {
	var right []string
	for _, o := range s.Question.Options {
		if o.Grade(ev) == lessons.Right {
			right = append(right, o.Letter)
		}
	}
	says := "no answer says so"
	switch {
	case len(right) == 1:
		says = right[0] + " says so"
	case len(right) > 1:
		says = strings.Join(right, " and ") + " say so"
	}
	return Check{Claim: fmt.Sprintf("%q should have one right answer", s.Title), OK: len(right) == 1, Saw: saw(ev, s.Question.Subject) + ", and " + says}
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
		claim := "the lines, put right, pass"
		if !want {
			claim = "the lines, as they are given, do not pass"
		}
		return []Check{{Claim: claim, OK: o.Passed(ev) == want, Saw: strings.Join(seen, "; ")}}
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
		return []Check{{Claim: claim, OK: (v.Kind == exercise.Passed) == want, Saw: exercise.Words(v)}}
	}
}
