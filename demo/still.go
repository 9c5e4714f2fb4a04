package demo

import (
	"fmt"
	"strings"

	"exit42/demo/guard"
)

// A snapshot is what the kernel says of all processes of a run at one moment.
type snapshot struct {
	procs   []seen
	sockets map[string]guard.Socket // of the Unix sockets among the channels, by name
	outside map[string]bool         // channels that somebody who is not of the run has open, too
	patient map[string]bool         // sockets for which a read or write waits as long as it takes
}

// A seen is one process in a snapshot.
type seen struct {
	pid, ppid int
	zombie    bool
	unknown   bool // the kernel didn't say what it waits for
	alarmed   bool // a timer of its own may wake it
	threads   []guard.Thread
	handles   []guard.Handle
}

// capable says which processes can ever move again, as far as that is decided by others of the
// run: who runs, sleeps for a time, waits for somebody outside or does what is not understood can,
// and so can who waits for one who can. Whoever is not in it waits for ever, unless somebody from
// outside takes part, say by a signal.
func (s *snapshot) capable() map[int]bool {
	can := map[int]bool{}
	for more := true; more; {
		more = false
		for i := range s.procs {
			if p := &s.procs[i]; !can[p.pid] && s.moves(p, can) {
				can[p.pid], more = true, true
			}
		}
	}
	return can
}

// moves reports whether some thread of the process can move, given those who can.
func (s *snapshot) moves(p *seen, can map[int]bool) bool {
	switch {
	case p.zombie:
		return false
	case p.unknown, p.alarmed:
		return true
	}
	for i := range p.threads {
		if s.wakes(p, &p.threads[i], can) {
			return true
		}
	}
	return false
}

// wakes reports whether the thread runs, or whether what it sleeps for can happen.
func (s *snapshot) wakes(p *seen, t *guard.Thread, can map[int]bool) bool {
	switch t.State {
	case "Z", "X": // a thread that has ended before its process
		return false
	case "T": // somebody has to continue it
		return len(can) > 0
	case "S":
	default:
		return true
	}
	switch {
	case t.Call == "" || t.Timed:
		return true
	case t.Call == "wait4" || t.Call == "waitid":
		return s.childEnds(p.pid, t.Child, can)
	case t.Call == "futex" && !t.Shared:
		return false // its own threads alone can wake it, and each is asked
	case len(t.On) == 0:
		return len(can) > 0
	case s.givesUp(p, t):
		return true
	}
	for _, w := range t.On {
		if s.ready(p, w, can) {
			return true
		}
	}
	return false
}

// givesUp reports whether the thread's call may end by itself: a socket can have been given a time
// for that (SO_RCVTIMEO), which nobody else can see. Calls that wait for several things heed none.
func (s *snapshot) givesUp(p *seen, t *guard.Thread) bool {
	switch t.Call {
	case "read", "readv", "recvfrom", "recvmsg", "write", "writev", "sendto", "sendmsg", "accept", "accept4":
		h, _ := p.handle(t.On[0].FD)
		return isSocket(h.Channel) && !s.patient[h.Channel]
	}
	return false
}

// childEnds reports whether wait() can return: with this child, or for 0 with any.
func (s *snapshot) childEnds(parent, child int, can map[int]bool) bool {
	found := false
	for _, p := range s.procs {
		if p.pid == child || child == 0 && p.ppid == parent {
			found = true
			if p.zombie || can[p.pid] {
				return true
			}
		}
	}
	return !found // there is nothing to wait for: the call is about to return
}

// ready reports whether the descriptor can become what the thread waits for.
func (s *snapshot) ready(p *seen, w guard.Wait, can map[int]bool) bool {
	h, ok := p.handle(w.FD)
	switch {
	case !ok: // a terminal, a timer: no other process of the run is asked
		return true
	case isPipe(h.Channel):
		return w.Read && s.reaches(h.Channel, can, writes) || w.Write && s.reaches(h.Channel, can, reads)
	}
	socket := s.sockets[h.Channel]
	switch {
	case socket.Listen:
		return len(can) > 0
	case socket.Peer == "": // of the internet, or nobody knows
		return true
	}
	return s.reaches(socket.Peer, can, reads)
}

func isPipe(channel string) bool { return strings.HasPrefix(channel, "pipe:") }

func (p *seen) handle(fd int) (guard.Handle, bool) {
	for _, h := range p.handles {
		if h.FD == fd {
			return h, true
		}
	}
	return guard.Handle{}, false
}

func reads(h guard.Handle) bool  { return h.Read }
func writes(h guard.Handle) bool { return h.Write }

// reaches reports whether somebody who can move has that end of the channel open. Where no process
// of the run has it, the sleeper is about to learn that, or somebody outside has it.
func (s *snapshot) reaches(channel string, can map[int]bool, end func(guard.Handle) bool) bool {
	if s.outside[channel] {
		return true
	}
	held := false
	for i := range s.procs {
		p := &s.procs[i]
		for _, h := range p.handles {
			if h.Channel == channel && end(h) {
				held = true
				if can[p.pid] {
					return true
				}
				break
			}
		}
	}
	return !held
}

// stuck reports whether there is a process of the run, and none can move.
func (s *snapshot) stuck() bool {
	lives := false
	for _, p := range s.procs {
		lives = lives || !p.zombie
	}
	return lives && len(s.capable()) == 0
}

// sameAs reports whether no thread of the run has moved between two snapshots. Each then slept
// all the time between its two looks, and so there was a moment at which all slept.
func (s *snapshot) sameAs(before *snapshot) bool {
	if before == nil || len(s.procs) != len(before.procs) {
		return false
	}
	for i := range s.procs {
		if s.procs[i].mark() != before.procs[i].mark() {
			return false
		}
	}
	return true
}

// mark is equal for two looks at a process that did not move between them.
func (p *seen) mark() string {
	var b strings.Builder
	fmt.Fprint(&b, p.pid, p.zombie, p.unknown)
	for _, t := range p.threads {
		fmt.Fprint(&b, ";", t.TID, t.State, t.Call, t.Child, t.On, t.Ran)
	}
	return b.String()
}
