package demo

import "time"

// A mode is what becomes of a process that waits at an event.
type mode int

const (
	stepping mode = iota
	playing
	running
)

// Who names the processes that a step lets go.
type Who int

// The processes that Step can name. ChildOnly is every process but the program itself.
const (
	Everyone Who = iota
	ParentOnly
	ChildOnly
)

// Step lets each process that is held go to its next event, and stops a play.
func (s *Session) Step(who Who) {
	if s.replay != nil {
		s.inReplay(func(r *replay) {
			r.pause()
			r.step(s, func(pid int) bool { return who == Everyone || (who == ParentOnly) == (pid == r.main) })
		})
		return
	}
	s.do(func() {
		s.pause()
		s.letGo(who)
	})
}

// StepOne lets one process go to its next event, and stops a play.
func (s *Session) StepOne(pid int) {
	if s.replay != nil {
		s.inReplay(func(r *replay) {
			r.pause()
			r.step(s, func(p int) bool { return p == pid })
		})
		return
	}
	s.do(func() {
		s.pause()
		if p := s.procs[pid]; p != nil {
			s.release(p)
		}
	})
}

// Play lets one event happen in each process at every tick of pace.
func (s *Session) Play(pace time.Duration) {
	if s.replay != nil {
		s.inReplay(func(r *replay) {
			r.pause()
			r.play(s, max(pace, time.Millisecond))
		})
		return
	}
	s.do(func() {
		s.pause()
		s.mode, s.pace = playing, time.NewTicker(max(pace, time.Millisecond))
		s.letGo(Everyone)
	})
}

// Pause holds every process at its next event.
func (s *Session) Pause() {
	if s.replay != nil {
		s.inReplay((*replay).pause)
		return
	}
	s.do(s.pause)
}

// Run lets all processes run to the end.
func (s *Session) Run() {
	if s.replay != nil {
		s.inReplay(func(r *replay) { r.tellAll(s) })
		return
	}
	s.do(func() {
		s.pause()
		s.mode = running
		s.letGo(Everyone)
	})
}

func (s *Session) pause() {
	if s.pace != nil {
		s.pace.Stop()
		s.pace = nil
	}
	s.mode = stepping
	for _, p := range s.procs {
		if c := p.conn; c != nil && !c.holds && !c.helper && !c.closed {
			c.holds = true
			c.answer(answerHold)
		}
	}
}

func (s *Session) letGo(who Who) {
	for pid, p := range s.procs {
		if who == Everyone || (who == ParentOnly) == (pid == s.main) {
			s.release(p)
		}
	}
}

func (s *Session) release(p *process) {
	if p == nil {
		return
	}
	c := p.conn
	if c == nil || !c.waiting || c.closed {
		return
	}
	c.waiting, p.freed = false, time.Now()
	if s.mode == running || c.helper {
		c.holds = false
		c.answer(answerRun)
		return
	}
	c.answer(answerGo)
}
