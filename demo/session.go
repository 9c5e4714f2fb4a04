package demo

import (
	"io"
	"sync"
	"time"

	"exit42/demo/guard"
)

// A Session is one run of an [Experiment], live or recorded. Its events come out of [Session.Next]; its
// methods may be called from any goroutine, are carried out in their order, and do not wait,
// but for Close.
type Session struct {
	called chan struct{} // there is something in calls
	done   chan struct{} // closed when the run has ended and nothing of it is left

	mu    sync.Mutex
	calls []func()      // asked for and not yet done, in their order
	ready []Event       // told and not yet taken by Next
	news  chan struct{} // there is something in ready, or done is closed

	replay *replay // a recording that is played; nil in a live run

	// What follows belongs to the goroutine of loop.
	exp        Experiment
	limits     Limits
	began      time.Time
	guard      *guard.Guard
	dir        *guard.Dir
	root       int  // the pid that the guard started
	rootGone   bool // ... and has reaped: the number may be another\'s
	main       int  // the pid of the program itself: on Windows a venv starts it by a launcher
	mode       mode
	pace       *time.Ticker
	procs      map[int]*process
	pending    []Event // waiting for others that are older, or their causes
	order      *order
	patient    time.Duration // what happened before that waits no more for a cause
	clock      clock
	kept       int // frequent events kept
	dropped    int64
	surplus    surplus
	looks      *looker
	mainThread bool          // see Command
	unwatched  bool          // see Command
	unheld     time.Duration // time in which nobody was held by us
	ticked     time.Time
	guardDone  bool // the guard has said that nothing is left
	standing   Place
	files      map[string]bool // the program's own files that were told, or cannot be
	sourced    bool            // the library's lines have been told
	input      *input          // nil where nobody may type
	ending     string
}

// Next returns the events that have come since the last call, waiting for at least one.
// After the last, KindEnd, it returns io.EOF.
func (s *Session) Next() ([]Event, error) {
	for {
		if batch := s.take(); len(batch) > 0 {
			return batch, nil
		}
		select {
		case <-s.news:
		case <-s.done:
			if batch := s.take(); len(batch) > 0 {
				return batch, nil
			}
			return nil, io.EOF
		}
	}
}

func (s *Session) take() []Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	batch := s.ready
	s.ready = nil
	return batch
}

func (s *Session) wake() {
	select {
	case s.news <- struct{}{}:
	default:
	}
}

// do has f called by the loop, if the run still goes on: soon, and in the order of the calls. To
// the processes of a recording nothing can be done.
func (s *Session) do(f func()) {
	if s.replay != nil {
		return
	}
	s.mu.Lock()
	s.calls = append(s.calls, f)
	s.mu.Unlock()
	select {
	case s.called <- struct{}{}:
	default:
	}
}

// doCalls does what was asked for.
func (s *Session) doCalls() {
	s.mu.Lock()
	calls := s.calls
	s.calls = nil
	s.mu.Unlock()
	for _, f := range calls {
		f()
	}
}

// Kill ends one process of the run by SIGKILL (on Windows, TerminateProcess).
func (s *Session) Kill(pid int) {
	s.do(func() {
		at := time.Since(s.began) // before what comes of it
		if p := s.procs[pid]; p != nil && s.runs(p) && guard.Kill(pid) == nil {
			s.tell(Event{Kind: KindKilled, T: at, PID: pid, Name: "you"})
		}
	})
}

// Close ends the run and waits until nothing of it is left.
func (s *Session) Close() {
	if s.replay != nil {
		s.inReplay(func(r *replay) { r.finish(s) })
	}
	s.do(func() { s.finish("closed") })
	<-s.done
}

// Done is closed when the run has ended and nothing of it is left.
func (s *Session) Done() <-chan struct{} { return s.done }

// finish ends the run for the given reason, once.
func (s *Session) finish(why string) {
	if s.ending == "" {
		s.ending = why
		s.guard.End()
	}
}
