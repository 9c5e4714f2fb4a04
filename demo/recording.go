package demo

import (
	"cmp"
	"context"
	"errors"
	"io"
	"time"
)

// between is how long a recording stands after all its processes have been heard, before they are let
// go again: what they have printed comes in time, and a replay can tell it from what they print next.
const between = 3 * causal

// Record runs the experiment step by step to its end, and returns its trace. A process that is about
// to join is let go after the others have gone as far as they can alone: so it is seen what a child
// leaves behind that nobody has waited for yet. A run in which nothing can move is ended soon.
// The trace has the paths of this machine in it: see [Portable].
func Record(ctx context.Context, exp Experiment) (*Trace, error) {
	exp.Hold, exp.Recording = true, nil
	exp.Limits.Still = cmp.Or(exp.Limits.Still, time.Second)
	s, err := Start(exp)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r := recorder{session: s, trace: new(Trace), held: map[int]Kind{}, owe: map[int]bool{}, due: map[int]int{}}
	if err := r.run(ctx); err != nil {
		return r.trace, err
	}
	if end := &r.trace.events[r.trace.Len()-1]; end.Kind != KindEnd || end.Name == "trouble" {
		return r.trace, errors.New("the recording did not come to its end")
	}
	if bad := r.trace.Backwards(); len(bad) > 0 {
		return r.trace, errors.New("the machine was too busy for a recording (" + bad[0] + "); try again")
	}
	return r.trace, nil
}

// A recorder steps a run.
type recorder struct {
	session *Session
	trace   *Trace
	held    map[int]Kind // the processes that wait to be let go, and at what
	owe     map[int]bool // those that were let go and have not been heard since
	due     map[int]int  // those that are at work, and how often they are waited for before a join
	waited  int          // how often they were, one after the other
}

// patient is how long those that were let go are waited for: they may have nothing to say for a
// while. Before a join they are waited for more often, and the most where they are sure to come:
// those that were started and begin, and those that exit and will be gone.
const (
	patient = 10 * between
	perhaps = 3
	surely  = 20
)

// run steps the session to its end.
func (r *recorder) run(ctx context.Context) error {
	batches := make(chan []Event)
	go func() { // ends with the session
		defer close(batches)
		for {
			events, err := r.session.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			batches <- events
		}
	}()
	calm := time.NewTimer(between)
	defer calm.Stop()
	done := ctx.Done()
	for {
		select {
		case events, ok := <-batches:
			if !ok {
				return ctx.Err()
			}
			for i := range events {
				r.hear(&events[i])
			}
			calm.Reset(between)
		case <-calm.C:
			if len(r.owe) > 0 {
				clear(r.owe)
				calm.Reset(patient)
			} else if r.step() {
				calm.Reset(patient)
			}
		case <-done:
			done = nil
			go r.session.Close() // the events that are left come to an end
		}
	}
}

// hear takes an event.
func (r *recorder) hear(e *Event) {
	r.trace.Append(*e)
	r.waited = 0
	switch e.Kind {
	case KindStarted:
		if scene := r.trace.At(r.trace.Len()); e.Child != 0 && scene.Proc(e.Child) == nil {
			r.due[e.Child] = surely
		}
	case KindReading, KindWriting, KindQuiet:
		delete(r.owe, e.PID)
		delete(r.due, e.PID)
	case KindResumed:
		delete(r.owe, e.PID)
	case KindGone, KindReaped, KindWitness:
		if e.Kind != KindWitness || e.State == "Z" {
			delete(r.owe, e.PID)
			delete(r.held, e.PID)
			delete(r.due, e.PID)
		}
	}
	if e.Held && e.PID != 0 {
		delete(r.owe, e.PID)
		delete(r.due, e.PID)
		r.held[e.PID] = e.Kind
	}
}

// step lets go all that wait, but for those that are about to join while there is more to come
// from others. It reports whether there is anything to wait for now.
func (r *recorder) step() bool {
	others := false
	for _, at := range r.held {
		others = others || at != KindJoin
	}
	if !others && len(r.held) > 0 && r.waited < r.patience() {
		r.waited++
		return true
	}
	let := false
	for pid, at := range r.held {
		if at == KindJoin && others {
			continue
		}
		delete(r.held, pid)
		r.owe[pid], r.due[pid], let = true, perhaps, true
		if at == KindBegin || at == KindExit {
			r.due[pid] = surely
		}
		r.session.StepOne(pid)
	}
	return let
}

// patience is how often those that are at work are waited for.
func (r *recorder) patience() int {
	most := 0
	for _, n := range r.due {
		most = max(most, n)
	}
	return most
}
