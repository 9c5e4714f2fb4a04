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
}

// nextTick is soon while an event waits to be told or a process is on its way out, and
// otherwise rare: a class may look at a held run for minutes.
func (s *Session) nextTick() time.Duration {
	if len(s.pending) > 0 {
		return settle
	}
	for _, p := range s.procs {
		if p.ended && !p.gone && p.told != "Z" && time.Since(p.endedAt) < 2*rare {
			return settle
		}
	}
	if s.looks.count.growing() {
		return brisk
	}
	return rare
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
	s.flush(settle)
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
		if p.ended && !p.gone && !p.silent && p.told != "Z" && s.ending == "" && time.Since(p.endedAt) > silence {
			p.silent = true
			s.tell(Event{Kind: KindQuiet, PID: p.pid, Name: "all"})
		}
		if !p.freed.IsZero() && time.Since(p.freed) > rare && !p.ended {
			p.freed = time.Time{}
			s.tell(Event{Kind: KindResumed, PID: p.pid})
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

// dead is the state of a process that the kernel is taking away: it has no parent and no status any
// more, and is there for an instant.
const dead = "X"

// look asks the kernel about one process and tells what is new: that it sleeps, is a zombie,
// or is no more. A process that only runs and sleeps in turn is told once.
func (s *Session) look(p *process) {
	if p.gone {
		return
	}
	if !guard.CanLook {
		if p.ended && !guard.Alive(p.pid) {
			s.tellGone(p)
		}
		return
	}
	st, ok := guard.Look(p.pid)
	if !ok || st.State == dead || p.last.Started != "" && st.Started != p.last.Started {
		s.tellGone(p)
		return
	}
	p.last = st
	if st.State == p.told || st.State == "R" || st.State == "S" && p.told != "" {
		return
	}
	p.told = st.State
	e := Event{Kind: KindWitness, PID: p.pid, PPID: st.PPID, State: st.State}
	if st.State == "Z" {
		e.Status = &st.Status
	}
	s.tell(e)
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
