package demo

import (
	"fmt"
	"time"

	"exit42/demo/guard"
)

// A process is one process of the run, as the session keeps it.
type process struct {
	pid     int
	conn    *conn
	gone    bool
	ended   bool // its connection has ended
	endedAt time.Time
	freed   time.Time  // when it was let go; zero once it has said something since
	last    guard.Stat // what the kernel said last
	told    string     // the state that was told last
	silent  bool       // it was told that nothing more of it will be
	over    time.Time  // when it was seen to be a zombie or no more
	reaped  bool       // somebody was given its status
	quiet   bool       // it was let go, and has said nothing for a while
}

// untilTick is how long until the next tick: a waiting event is told as soon as it has settled.
func (s *Session) untilTick() time.Duration {
	after := rare
	switch {
	case len(s.pending) > 0:
		settled := s.pending[0].T + settle - time.Since(s.began)
		return max(settled, time.Until(s.ticked.Add(settle/2)))
	case s.leaving():
		after = settle
	case s.frozen():
		after = frozen
	case s.looks.count.growing():
		after = brisk
	}
	return time.Until(s.ticked.Add(after))
}

// frozen is how often a run is looked at in which all are held. A class may look at it for minutes.
const frozen = 500 * time.Millisecond

// frozen reports whether each process of the run is held or has ended, and nothing was told for a
// while. Helpers do only what others ask for.
func (s *Session) frozen() bool {
	held := false
	for _, p := range s.procs {
		waits := p.conn != nil && p.conn.waiting && !p.conn.closed
		if !waits && !p.gone && !p.ended && (p.conn == nil || !p.conn.helper) {
			return false
		}
		held = held || waits
	}
	return held && time.Since(s.looks.stirred) > calm
}

// leaving reports whether a process is on its way out.
func (s *Session) leaving() bool {
	for _, p := range s.procs {
		if p.ended && !p.gone && p.told != "Z" && time.Since(p.endedAt) < 2*rare {
			return true
		}
	}
	return false
}

// silence is how long a process may live after its connection has ended before that is told: it
// is not on its way out.
const silence = 300 * time.Millisecond

// rare is how often a run is looked at in which nothing happens.
const rare = 50 * time.Millisecond

// tick lets settled events out, looks at the processes and counts the time.
func (s *Session) tick() {
	s.pending = append(s.pending, s.surplus.tell(time.Since(s.began), false)...)
	s.notice()
	s.losePatience()
	s.flush(false)
	s.looks.noticed = len(s.pending)
	elapsed := time.Since(s.ticked)
	s.ticked = time.Now()
	held := false
	for _, p := range s.procs {
		held = held || p.conn != nil && p.conn.waiting && !p.conn.closed
	}
	for _, p := range s.procs {
		if p.ended || held {
			s.look(p)
		}
		if p.ended && !p.gone && p.over.IsZero() && !p.silent && p.told != "Z" && s.ending == "" && time.Since(p.endedAt) > silence {
			p.silent = true
			s.tell(Event{Kind: KindQuiet, PID: p.pid, Name: "all"})
		}
		if !p.freed.IsZero() && time.Since(p.freed) > rare && !p.ended {
			p.freed, p.quiet = time.Time{}, true
			s.tell(Event{Kind: KindResumed, PID: p.pid})
		}
		if p.quiet && held && p.last.State == "S" {
			s.tellWait(p)
		}
	}
	s.countProcs()
	s.lookAtMemory(held)
	if held {
		s.looks.before = nil
		return
	}
	s.watchStill(elapsed)
	if s.unheld += elapsed; s.unheld > s.limits.Wall && s.ending == "" {
		s.tell(Event{Kind: KindLimit, Name: "wall", Text: fmt.Sprintf("ended after %v: the watchdog's limit", s.limits.Wall)})
		s.finish("limit")
	}
}

// atOnce is how much patience is lost from one tick to the next while something waits: on a busy
// machine this app, too, may stand still for a while, and what is waited for be there already.
const atOnce = 20 * time.Millisecond

func (s *Session) losePatience() {
	now := time.Since(s.began) - patience
	if len(s.pending) > 0 {
		now = min(now, s.patient+atOnce)
	}
	s.patient = now
}

// dead is the state of a process that the kernel is taking away: it has no parent and no status any
// more, and is there for an instant.
const dead = "X"

// look asks the kernel about one process and tells what is new: that it sleeps, is a zombie,
// or is no more. A process that only runs and sleeps in turn is told once. It is looked at before
// whatever comes of what is seen, and so it is dated.
func (s *Session) look(p *process) {
	if p.gone {
		return
	}
	if !guard.CanLook {
		if p.ended && !guard.Alive(p.pid) && !s.awaits(p, true) {
			s.tellGone(p)
		}
		return
	}
	at := time.Since(s.began)
	st, ok := guard.Look(p.pid)
	gone := !ok || st.State == dead || p.last.Started != "" && st.Started != p.last.Started
	if (gone || st.State == "Z") && s.awaits(p, gone) {
		return
	}
	if gone {
		s.tellGone(p)
		return
	}
	p.last = st
	if st.State == p.told || st.State == "R" || st.State == "S" && p.told != "" {
		return
	}
	p.told = st.State
	e := Event{Kind: KindWitness, T: at, PID: p.pid, PPID: st.PPID, State: st.State}
	if st.State == "Z" {
		e.Status = &st.Status
	}
	s.tell(e)
}

// awaits reports whether more is to be heard of a process that is over, for which it is not too
// late: its own last words, and who was given the status of one that is gone.
func (s *Session) awaits(p *process, gone bool) bool {
	if p.over.IsZero() {
		p.over = time.Now()
	}
	switch {
	case time.Since(p.over) > patience:
		return false
	case s.speaks(p.pid):
		return true
	}
	return gone && !p.reaped && !s.guardDone
}

// speaks reports whether the process has a connection, which has not ended.
func (s *Session) speaks(pid int) bool {
	p := s.procs[pid]
	return p != nil && p.conn != nil && !p.ended
}

// runs looks whether the process is there and can be killed: a zombie cannot, and a number may
// have come to another.
func (s *Session) runs(p *process) bool {
	if p.gone {
		return false
	}
	if !guard.CanLook {
		return guard.Alive(p.pid)
	}
	st, ok := guard.Look(p.pid)
	return ok && st.Started == p.last.Started && st.State != "Z"
}

func (s *Session) tellGone(p *process) {
	if !p.gone {
		p.gone = true
		s.guard.Forgets(p.pid)
		s.tell(Event{Kind: KindGone, PID: p.pid})
	}
}

// guardEnded looks whether the guard has said that nothing is left. If it was killed, its work
// is ours, as far as we know the processes.
func (s *Session) guardEnded() {
	if s.guardDone || s.ending != "" {
		return
	}
	s.tell(Event{Kind: KindTrouble, Text: "the guard of the run was killed; what is known of the run is ended"})
	s.ending = "trouble"
	for _, p := range s.procs {
		if s.runs(p) {
			guard.Kill(p.pid)
		}
	}
}
