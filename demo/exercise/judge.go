package exercise

import (
	"strconv"
	"strings"

	"exit42/demo"
)

// Judge reads from the trace of a run, which was given the nonce, whether the number that a child
// computed came to the parent.
func Judge(t *demo.Trace, nonce string) Verdict {
	s := t.At(t.Len())
	j := judge{t: t, scene: &s, nonce: nonce, lines: printed(t, "stdout")}
	j.reports = reports(&s, j.lines)
	v := Verdict{Parent: s.Parent, Event: -1}
	j.about(&v, j.child())
	switch p := s.Proc(s.Parent); {
	case s.Ended == "limit" && s.Stuck:
		v.Kind = Stuck
		if why, ok := s.Why(); ok {
			v.Pattern = why.Pattern
		}
	case s.Ended == "limit":
		v.Kind, v.Message = Limit, s.Limit
	case s.Ended != "done":
		v.Kind = Unfinished
	case p == nil:
		j.crash(&v, nil)
	default:
		if code, ok := p.ExitCode(); ok && code != 0 {
			j.crash(&v, &code)
			break
		}
		j.value(&v)
	}
	return v
}

// A judge is what is read of one run.
type judge struct {
	t       *demo.Trace
	scene   *demo.Scene
	nonce   string
	lines   []line // on stdout
	reports []report
	ways    *ways          // nil until somebody asks
	owners  map[string]int // by number, who computes it; nil until somebody asks
}

// came says through what something came from the child to the parent.
func (j *judge) came(child int) (what string, ok bool) {
	if j.ways == nil {
		j.ways = newWays(j.t, j.scene)
	}
	return j.ways.came(child, j.scene.Parent)
}

// value judges a run that came to its end: each value that the parent reported must be good.
func (j *judge) value(v *Verdict) {
	const most = 100 // of a program that reports and reports, the first
	good := 0
	for _, r := range j.reports {
		if good == most {
			return
		}
		if r.pid != j.scene.Parent {
			continue
		}
		one := *v
		j.one(&one, r)
		if good++; good == 1 || one.Kind != Passed {
			*v = one
		}
		if one.Kind != Passed {
			return
		}
	}
	if good == 0 {
		j.none(v)
	}
}

// one judges one value that the parent reported.
func (j *judge) one(v *Verdict, r report) {
	v.Got, v.By, v.Event = clean(r.value), r.pid, r.event
	number := strings.TrimSpace(r.value)
	child := j.owner(number)
	switch {
	case child != 0:
		j.about(v, child)
		v.Computed = true
		j.way(v)
	case number == strconv.Itoa(j.computed(r.pid)):
		v.Kind = ByItself
	case number == "None":
		v.Kind = NoReport
	default:
		v.Kind = Guessed
		if child := j.ownerIn(r.value); child != 0 {
			v.Kind = Wrapped
			j.about(v, child)
			v.Computed = true
		}
	}
}

// way judges a number of a child's that the parent has.
func (j *judge) way(v *Verdict) {
	way, ok := j.came(v.Child)
	switch v.Way = clean(way); {
	case !j.endedWell(v): // before the way: who is killed may not come to tell what it wrote
		v.Kind = ChildFailed
	case !ok && !strings.HasPrefix(j.scene.Run.OS, "windows"):
		v.Kind = Unwatched
	default:
		v.Kind, v.Unseen = Passed, !ok
	}
}

// none judges a run in which the parent reported nothing.
func (j *judge) none(v *Verdict) {
	v.Kind = NoReport
	for _, r := range j.reports {
		v.Kind, v.Got, v.By, v.Event = Printed, clean(r.value), r.pid, r.event
		j.about(v, r.pid)
		v.Computed = v.Computed || j.ownerIn(r.value) == r.pid
		return
	}
	for _, l := range j.lines {
		child := j.ownerIn(l.text)
		if child == 0 {
			continue
		}
		j.about(v, child)
		v.Got, v.Event, v.Computed = strconv.Itoa(v.Want), l.event, true
		if _, came := j.came(child); !came {
			v.Kind = Printed
		}
		return
	}
}
