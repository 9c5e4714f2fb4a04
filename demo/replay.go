package demo

import (
	"errors"
	"time"
)

// A replay tells the events of a recording, in their order and unchanged. Its processes wait
// where they were held when it was made: an event of one that waits comes after it was let go.
//
// All of it is done under the session's lock, by those who ask for it and by one timer.
type replay struct {
	events []Event
	next   int           // the first that was not told yet
	waits  map[int]Kind  // the processes that are held, and at what
	last   time.Duration // when what was told last happened, or what comes after a step
	main   int
	pace   *time.Timer // of a play; nil for none
	over   bool
}

// startReplay plays a recording: nothing runs, and no file is touched.
func startReplay(exp Experiment) (*Session, error) {
	t := exp.Recording
	if t.Len() == 0 || t.events[0].Kind != KindExperiment {
		return nil, errors.New("the recording is empty")
	}
	s := &Session{done: make(chan struct{}), news: make(chan struct{}, 1)}
	s.replay = &replay{events: t.events[:t.Len():t.Len()], waits: map[int]Kind{}, main: t.last.Parent}
	s.inReplay(func(r *replay) {
		if exp.Hold {
			r.tell(s)
		} else {
			r.tellAll(s)
		}
	})
	return s, nil
}

// inReplay carries out what was asked for, and ends the session after its last event.
func (s *Session) inReplay(f func(r *replay)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.replay
	if r.over {
		return
	}
	f(r)
	if r.next == len(r.events) {
		r.pause()
		r.over = true
		close(s.done)
	}
	s.wake()
}

// causal is how much later than the event before it an output may be told for it to be of what
// went on before: when all that wait are let go, a new one comes later than that. See [Record].
const causal = 10 * time.Millisecond

// blocked reports whether the next event comes only after a process was let go, and which. Who
// printed a line is not told: it is one of those that wait, where it comes late.
func (r *replay) blocked() (pid int, yes bool) {
	if r.next == len(r.events) {
		return 0, false
	}
	e := &r.events[r.next]
	switch {
	case e.Kind == KindOutput || e.Kind == KindSkipped:
		return 0, len(r.waits) > 0 && e.T-r.last > causal
	case e.Kind == KindBegin: // by its parent's start, or the program's, which asks a fork server
		for _, maker := range []int{e.PPID, r.main} {
			if r.waits[maker] == KindStart {
				return maker, true
			}
		}
	case e.Kind == KindStatus && r.waits[e.Child] != "":
		return e.Child, true
	case e.Kind == KindWitness && e.State != "Z": // it sleeps where it waits
		return 0, false
	}
	return e.PID, r.waits[e.PID] != ""
}

func (r *replay) tellNext(s *Session) {
	e := r.events[r.next]
	r.next++
	r.last = max(r.last, e.T)
	if e.Held && e.PID != 0 {
		r.waits[e.PID] = e.Kind
	}
	s.ready = append(s.ready, e)
}

// tell tells what comes until somebody is to be let go.
func (r *replay) tell(s *Session) {
	for r.next < len(r.events) {
		if _, yes := r.blocked(); yes {
			return
		}
		r.tellNext(s)
	}
}

func (r *replay) tellAll(s *Session) {
	r.waits = map[int]Kind{}
	s.ready = append(s.ready, r.events[r.next:]...)
	r.next = len(r.events)
}

// step lets go those that wait and are meant. Where the recording goes on with others first, they
// go with them, up to the next point at which one of those that are meant waits.
func (r *replay) step(s *Session, meant func(pid int) bool) {
	goal, free := -1, false
	for pid := range r.waits {
		if meant(pid) {
			delete(r.waits, pid)
			free = true
			if k := r.nextHeld(pid); k >= 0 && (goal < 0 || k < goal) {
				goal = k
			}
		}
	}
	if !free {
		return
	}
	r.last = r.events[r.next].T
	for r.next <= goal {
		if pid, yes := r.blocked(); yes {
			delete(r.waits, pid)
		}
		r.tellNext(s)
	}
	r.tell(s)
}

// nextHeld is the next event at which the process waits, or -1.
func (r *replay) nextHeld(pid int) int {
	for k := r.next; k < len(r.events); k++ {
		if e := &r.events[k]; e.PID == pid && e.Held {
			return k
		}
	}
	return -1
}
