package ui

import (
	"time"

	"exit42/demo"
)

// A run is one run on the stage: live, or over and only looked at.
type run struct {
	id      int
	session *demo.Session         // nil until it has started, and after its end
	wanted  []func(*demo.Session) // what was asked for before it had started
	trace   *demo.Trace
	at      int // the event after which the scene is shown
	follow  bool
	since   int // the first event of the last step
	playing bool
	pace    int // index into paces
	label   string
	err     error
	over    bool
	batch   time.Time // when the last events came
}

// paces are the speeds of a play, as the time between two events of a process.
var paces = []time.Duration{2 * time.Second, time.Second, 600 * time.Millisecond, 300 * time.Millisecond, 120 * time.Millisecond, 40 * time.Millisecond}

const usualPace = 2

// took is what the run makes of its events.
func (r run) took(events []demo.Event) run {
	for _, e := range events {
		r.trace.Append(e)
	}
	if r.follow {
		r.at = r.trace.Len() - 1
	}
	r.batch = time.Now()
	return r
}

// live reports whether it starts or goes on.
func (r run) live() bool { return r.trace != nil && !r.over }

func (r run) scene() demo.Scene {
	if r.trace == nil {
		return demo.Scene{Index: -1}
	}
	return r.trace.At(r.at)
}

// worthWords leaves out what the eye needs not stop at: output has a pane of its own, and a
// process that sleeps because it is held is no news.
func worthWords(e demo.Event) bool {
	switch e.Kind {
	case demo.KindExperiment, demo.KindSource, demo.KindOutput, demo.KindSkipped, demo.KindTemp:
		return false
	case demo.KindWitness:
		return e.State == "Z"
	}
	return true
}

// scrub moves to the next moment at which something is to be seen, forward or back.
func (r run) scrub(by int) run {
	if r.trace == nil {
		return r
	}
	last := r.trace.Len() - 1
	i := min(max(r.at, 0), last) + by
	for i > 0 && i < last && !worthWords(r.trace.Event(i)) {
		i += by
	}
	return r.moveTo(i)
}

func (r run) moveTo(i int) run {
	if r.trace == nil {
		return r
	}
	last := r.trace.Len() - 1
	r.at = min(max(i, 0), last)
	r.follow = r.at == last
	return r
}

// tell calls a method of the session, now or as soon as the run has started.
func (r run) tell(f func(*demo.Session)) run {
	switch {
	case r.session != nil:
		f(r.session)
	case r.live():
		r.wanted = append(r.wanted, f)
	}
	return r
}

// started takes the session and tells it what was asked for in the meantime.
func (r run) started(s *demo.Session) run {
	r.session = s
	for _, f := range r.wanted {
		f(s)
	}
	r.wanted = nil
	return r
}
