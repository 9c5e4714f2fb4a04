package demo

import (
	"os"
	"slices"
	"time"

	"exit42/demo/guard"
)

// A looker is what a session has seen of its run by asking the kernel.
type looker struct {
	noticed int       // events of pending that notice has had
	stirred time.Time // when somebody did something last
	count   count

	looked  time.Time     // when the last snapshot was taken
	at      time.Duration // the same, as events are dated
	pause   time.Duration // until the next one, at the least
	before  *snapshot
	stuck   bool          // nothing can move, and that was told
	still   time.Duration // for how long, while nobody was held
	sockets map[string]guard.Socket

	spoken map[string]bool       // the channels that processes have told of
	pipes  map[string]bool       // those of them that are the library's, which never sets a time for a socket
	timers map[int]bool          // who has set a timer of its own, and may be woken by it
	asleep map[int]map[int]Event // what was told of threads, by pid and thread
	holds  map[hold]string       // what was told of who has what open
	fills  map[string]Event      // what was told of what lies in a pipe

	memories  []*memory
	memoryAt  time.Time
	endedLast int // how many processes had ended at the last look into memory
}

// A hold is one process's having a channel open.
type hold struct {
	pid     int
	channel string
}

func newLooker() *looker {
	return &looker{
		stirred: time.Now(), count: newCount(), pause: calm, sockets: map[string]guard.Socket{},
		spoken: map[string]bool{}, pipes: map[string]bool{}, timers: map[int]bool{}, asleep: map[int]map[int]Event{}, holds: map[hold]string{}, fills: map[string]Event{},
	}
}

// maxSeen is how many processes a snapshot may have. Of more than that nothing is said.
const maxSeen = 512

// ours are the channels that are not the program's own: those that we or the guard have open, and
// the other ends of those.
type ours struct {
	channels map[string]bool
	stdin    string // of them, the program's standard input; empty where that is none
}

// snapshot asks the kernel about all processes of the run.
func (s *Session) snapshot() (now *snapshot, not ours, ok bool) {
	pids, ok := guard.Below(s.guard.PID(), maxSeen)
	if !ok || len(pids) == 0 || len(pids) > maxSeen {
		return nil, not, false
	}
	slices.Sort(pids)
	now = &snapshot{sockets: s.looks.sockets, patient: s.looks.pipes}
	for _, pid := range pids {
		if p, ok := see(pid, s.looks.before.proc(pid)); ok {
			s.own(&p)
			now.procs = append(now.procs, p)
		}
	}
	here, ok := guard.Handles(os.Getpid())
	there, ok2 := guard.Handles(s.guard.PID())
	if !ok || !ok2 {
		return nil, not, false
	}
	s.looks.connected(now, here)
	now.outside = channelsOf(now.sockets, here)
	not = ours{channels: channelsOf(now.sockets, here, there)}
	if i := slices.IndexFunc(there, func(h guard.Handle) bool { return h.FD == 0 }); i >= 0 {
		not.stdin = there[i].Channel // as the guard gave it to the program
	}
	return now, not, true
}

// own leaves of what was seen of a process what is the program's, and not its runtime's: Go has
// threads of its own, and catches every signal. What is known from elsewhere is added.
func (s *Session) own(p *seen) {
	l := s.looks
	if !s.mainThread {
		p.alarmed = p.alarmed || l.timers[p.pid]
		return
	}
	p.alarmed = false
	for _, h := range p.handles {
		if isSocket(h.Channel) && len(l.pipes) < maxSpoken {
			l.pipes[h.Channel] = true // no program of ours gives one a time
		}
	}
	p.threads = slices.DeleteFunc(p.threads, func(t guard.Thread) bool { return t.TID != p.pid })
}

// see asks the kernel about one process. Who has not moved since before has open what it had.
func see(pid int, before *seen) (p seen, ok bool) {
	st, ok := guard.Look(pid)
	if !ok {
		return p, false
	}
	p = seen{pid: pid, ppid: st.PPID}
	threads, known := guard.Threads(pid)
	if st.State == "Z" && len(threads) <= 1 {
		p.zombie = true
		return p, true
	}
	p.threads, p.unknown = threads, !known
	if before != nil && !p.unknown && before.mark() == p.mark() {
		p.handles, p.alarmed = before.handles, before.alarmed
		return p, true
	}
	handles, open := guard.Handles(pid)
	p.handles, p.alarmed = handles, guard.Alarmed(pid)
	p.unknown = p.unknown || !open
	return p, true
}

// proc is what was seen of the process in an earlier snapshot, or nil.
func (s *snapshot) proc(pid int) *seen {
	if s == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(s.procs, pid, func(p seen, pid int) int { return p.pid - pid })
	if !ok {
		return nil
	}
	return &s.procs[i]
}
