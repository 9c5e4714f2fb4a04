package demo

import (
	"fmt"
	"time"

	"exit42/demo/guard"
)

// A count is what is known of how many processes the run has.
type count struct {
	tasks int       // that the machine had when the run began
	last  string    // the number that the machine gave to one last
	made  time.Time // when it had made one, as far as we looked
	at    time.Time // when those of the run were counted
}

func newCount() count {
	n, last := guard.Tasks()
	return count{tasks: n, last: last}
}

// brisk is how often the machine is asked while processes are made: there may be twice as many
// within a few milliseconds.
const brisk = 10 * time.Millisecond

// growing reports whether processes are being made.
func (c *count) growing() bool { return time.Since(c.made) < rare }

// countProcs ends a run that has too many processes. They are counted when the machine has made
// some; where the kernel is not asked, those that are known are.
func (s *Session) countProcs() {
	if s.ending != "" {
		return
	}
	n := 0
	for _, p := range s.procs {
		if !p.gone {
			n++
		}
	}
	c := &s.looks.count
	over := n > s.limits.Procs
	if tasks, last := guard.Tasks(); last != c.last {
		c.last, c.made = last, time.Now()
		over = over || tasks > c.tasks+s.limits.Procs/2 && guard.MoreBelow(s.guard.PID(), s.limits.Procs)
		if !over && !s.frozen() && time.Since(c.at) > rare { // who is held makes none
			below, _ := guard.Below(s.guard.PID(), s.limits.Procs)
			over, c.at = len(below) > s.limits.Procs, time.Now()
		}
	}
	if over {
		if p := s.procs[s.root]; p != nil && !p.gone {
			guard.Stop(s.root) // by the time that the guard gets its turn there were many more
		}
		s.pause() // who begins now waits
		s.tell(Event{Kind: KindLimit, Name: "processes", Text: fmt.Sprintf("ended with more than %d processes at once: the limit", s.limits.Procs)})
		s.finish("limit")
	}
}
