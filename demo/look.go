package demo

import (
	"os"
	"slices"
	"strings"
	"time"

	"exit42/demo/guard"
)

// A looker is what a session has seen of its run by asking the kernel.
type looker struct {
	noticed int       // events of pending that notice has had
	stirred time.Time // when somebody did something last
	count   count

	looked  time.Time     // when the last snapshot was taken
	pause   time.Duration // until the next one, at the least
	before  *snapshot
	stuck   bool          // nothing can move, and that was told
	still   time.Duration // for how long, while nobody was held
	sockets map[string]guard.Socket

	spoken map[string]bool       // the channels that processes have told of
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
		spoken: map[string]bool{}, asleep: map[int]map[int]Event{}, holds: map[hold]string{}, fills: map[string]Event{},
	}
}

// looker is the session's: it stands under pid 0, which no process has.
func (s *Session) looker() *looker {
	p := s.procs[0]
	if p == nil {
		p = &process{gone: true, look: newLooker()}
		s.procs[0] = p
	}
	return p.look
}

// maxSeen is how many processes a snapshot may have. Of more than that nothing is said.
const maxSeen = 512

// snapshot asks the kernel about all processes of the run, and which channels are not the
// program's own: those that we or the guard have open, and the other ends of those.
func (s *Session) snapshot() (now *snapshot, ours map[string]bool, ok bool) {
	pids, ok := guard.Below(s.guard.PID(), maxSeen)
	if !ok || len(pids) == 0 || len(pids) > maxSeen {
		return nil, nil, false
	}
	slices.Sort(pids)
	now = &snapshot{sockets: s.looker().sockets}
	for _, pid := range pids {
		if p, ok := see(pid, s.looker().before.proc(pid)); ok {
			now.procs = append(now.procs, p)
		}
	}
	here, ok := guard.Handles(os.Getpid())
	there, ok2 := guard.Handles(s.guard.PID())
	if !ok || !ok2 {
		return nil, nil, false
	}
	s.looker().connected(now, here)
	now.outside = channelsOf(now.sockets, here)
	return now, channelsOf(now.sockets, here, there), true
}

// maxSpoken is how many channels are kept in mind by their names.
const maxSpoken = 4096

// ofInterest are the channels that are worth telling about: those that a process has told of, and
// those for which alone a thread sleeps. A pool of 64 has two thousand ends of others besides.
func (l *looker) ofInterest(now *snapshot, ours map[string]bool) map[string]bool {
	names := map[string]bool{}
	for i := range now.procs {
		p := &now.procs[i]
		for _, h := range p.handles {
			if l.spoken[h.Channel] {
				names[h.Channel] = true
			}
		}
		for _, t := range p.threads {
			if len(t.On) == 1 {
				if h, ok := p.handle(t.On[0].FD); ok {
					names[h.Channel] = true
				}
			}
		}
	}
	for name := range names {
		if ours[name] {
			delete(names, name)
		}
	}
	return names
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

// connected asks who is connected to whom, if there is a socket of which that was not asked.
func (l *looker) connected(now *snapshot, here []guard.Handle) {
	all := slices.Clone(here)
	for i := range now.procs {
		all = append(all, now.procs[i].handles...)
	}
	isNew := func(h guard.Handle) bool {
		_, known := l.sockets[h.Channel]
		return strings.HasPrefix(h.Channel, "socket:") && !known
	}
	if !slices.ContainsFunc(all, isNew) {
		return
	}
	answer, _ := guard.Sockets()
	clear(l.sockets)
	for _, h := range all {
		if strings.HasPrefix(h.Channel, "socket:") {
			l.sockets[h.Channel] = answer[h.Channel]
		}
	}
}

// channelsOf are the channels of the handles, and their other ends.
func channelsOf(sockets map[string]guard.Socket, handles ...[]guard.Handle) map[string]bool {
	names := map[string]bool{}
	for _, h := range slices.Concat(handles...) {
		names[h.Channel] = true
		if peer := sockets[h.Channel].Peer; peer != "" {
			names[peer] = true
		}
	}
	return names
}
