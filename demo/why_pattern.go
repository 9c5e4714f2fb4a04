package demo

import (
	"slices"
	"strings"
)

// name finds what is going on.
func (why *Reason) name(s *Scene) {
	switch {
	case why.joinBeforeGet(s):
	case !why.Stuck:
	case why.workerLost(s):
	case why.nobodyWrites(s):
	default:
		why.Pattern = "all-asleep"
	}
}

func (why *Reason) joinBeforeGet(s *Scene) bool {
	for _, waits := range why.Links {
		for _, writes := range why.Links {
			if waits.Waits() && writes.Full && strings.HasPrefix(writes.Channel, "pipe:") &&
				slices.Contains(s.waitedFor(&waits), writes.PID) && slices.Contains(writes.Holders, waits.PID) &&
				(why.Stuck || s.nobodyElse(&waits, &writes)) {
				why.Pattern, why.From, why.To = "join-before-get", writes.PID, waits.PID
				return true
			}
		}
	}
	return false
}

// nobodyElse reports whether, while others may still move, the one who waits is sure to be the only
// one who could read what is written, and sure not to. By the kernel's word it is known who has the
// reading end; without that it may be anybody.
func (s *Scene) nobodyElse(waits, writes *Link) bool {
	if waits.Timed {
		return false
	}
	for i := range s.Procs {
		p := &s.Procs[i]
		if p.PID == waits.PID && slices.ContainsFunc(p.Sleeps, func(sleep Sleep) bool { return sleep.Thread != "" }) {
			return false // another thread of it may come to read
		}
		could := !waits.Seen || !writes.Seen || slices.Contains(writes.Holders, p.PID)
		if could && p.PID != waits.PID && p.PID != writes.PID && p.State != Gone && p.State != Zombie && !p.Helper() {
			return false
		}
	}
	return true
}

func (why *Reason) workerLost(s *Scene) bool {
	first := &why.Links[0]
	if first.Call != "futex" || first.Waits() {
		return false
	}
	for i, lost := range s.Procs {
		code, ended := lost.ExitCode()
		if !ended || code == 0 || !lost.worker || forPool(lost.File) || s.stood(lost.PID) {
			continue
		}
		for _, p := range s.Procs[i+1:] {
			if p.worker && p.began > lost.spoke && len(p.Sleeps) > 0 && (p.PPID == lost.PPID || s.stood(p.PID)) {
				why.Pattern, why.From, why.To = "worker-lost", lost.PID, first.PID
				return true
			}
		}
	}
	return false
}

func (why *Reason) nobodyWrites(s *Scene) bool {
	for _, l := range why.Links {
		c := s.Channel(l.Channel)
		if l.Reads() && (c == nil || c.Fill == 0) {
			why.Pattern, why.To = "nobody-writes", l.PID
			return true
		}
	}
	return false
}

// stood reports whether the process slept when nothing could move any more, and was ended then: what
// it had open then is what matters.
func (s *Scene) stood(pid int) bool {
	p := s.Proc(pid)
	return s.Stuck && p != nil && p.State == Gone && len(p.Sleeps) > 0
}
