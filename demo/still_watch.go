package demo

import (
	"fmt"
	"slices"
	"time"
)

// calm is how long nothing must have been told before the kernel is asked why, and restful how
// long to wait between two looks when nothing changes.
const (
	calm    = 400 * time.Millisecond
	restful = time.Second
)

// notice sees each event that waits to be told, once: it tells what moves.
func (s *Session) notice() {
	l := s.looks
	for i := l.noticed; i < len(s.pending); i++ {
		e := &s.pending[i]
		switch e.Kind {
		case KindChannel:
			s.noteChannel(*e)
		case KindGone, KindReaped:
			delete(l.timers, e.PID)
		}
		if !e.moves() {
			continue
		}
		l.hear(e)
		l.stirred, l.pause, l.stuck, l.still = time.Now(), calm, false, 0
		delete(l.asleep, e.PID) // it sleeps no more, as the fold of the trace says, too
	}
	l.noticed = len(s.pending)
}

// hear keeps in mind what a process has told.
func (l *looker) hear(e *Event) {
	if e.Kind == KindTimer && len(l.timers) < maxSpoken {
		l.timers[e.PID] = true
	}
	if e.Channel == "" {
		return
	}
	delete(l.fills, e.Channel) // what lies in it is to be told again, as the fold counts from here on
	if len(l.spoken) < maxSpoken {
		l.spoken[e.Channel] = true
	}
	if e.libraryMade() && isSocket(e.Channel) && len(l.pipes) < maxSpoken {
		l.pipes[e.Channel] = true
		if isSocket(e.Value) {
			l.pipes[e.Value] = true
		}
	}
}

// libraryMade reports whether the event shows its channel to be one of multiprocessing's own.
func (e *Event) libraryMade() bool {
	switch e.Kind {
	case KindChannel:
		return e.Name == "Pipe" // of its other channels none is a socket
	case KindWrite, KindRead:
		return e.Name == "connection"
	}
	return false
}

// moves reports whether the event shows that a process of the run did something: it is its own
// word, or its output. What the kernel says about it when it is asked does not.
func (e *Event) moves() bool {
	switch e.Kind {
	case KindOutput, KindTyped, KindSignal:
		return true
	case KindExperiment, KindSource, KindTemp, KindWitness, KindGone, KindReaped, KindKilled, KindResumed,
		KindHolds, KindFill, KindMemory, KindAsleep, KindStuck, KindSkipped, KindTrouble, KindLimit, KindEnd:
		return false
	}
	return e.PID != 0
}

// watchStill asks the kernel, when nothing was told for a while, who sleeps and why, and ends a run
// in which nothing has been able to move for too long. It is not called while somebody is held.
func (s *Session) watchStill(elapsed time.Duration) {
	l := s.looks
	if s.ending != "" {
		return
	}
	if l.stuck {
		l.still += elapsed
	}
	over := l.stuck && l.still > s.limits.Still
	if time.Since(l.stirred) < calm || time.Since(l.looked) < l.pause && !over {
		return
	}
	l.looked, l.at = time.Now(), time.Since(s.began)
	now, ours, ok := s.snapshot()
	if !ok {
		return
	}
	same := now.sameAs(l.before)
	l.before = now
	channels := l.ofInterest(now, ours)
	s.tellHolds(now, channels)
	s.tellFills(now, channels)
	s.tellAsleep(now, ours)
	if !same {
		l.pause, l.stuck, l.still = calm, false, 0
		return
	}
	l.pause = min(l.pause*3/2, restful)
	switch {
	case !now.stuck():
		l.stuck, l.still = false, 0
	case !l.stuck:
		l.stuck = true
		s.tell(Event{Kind: KindStuck})
	case over:
		s.tell(Event{Kind: KindLimit, Name: "still", Text: fmt.Sprintf("ended: nothing could move for %v", s.limits.Still)})
		s.finish("limit")
	}
}

// forget drops what was told of processes that are no more.
func (l *looker) forget(now *snapshot) {
	gone := func(pid int) bool {
		return !slices.ContainsFunc(now.procs, func(p seen) bool { return p.pid == pid && !p.zombie })
	}
	for pid := range l.asleep {
		if gone(pid) {
			delete(l.asleep, pid)
		}
	}
	for h := range l.holds {
		if gone(h.pid) {
			delete(l.holds, h)
		}
	}
}
