package demo

import "time"

// A clock turns the time of the probes into the time of the run. All processes of a machine
// share one clock; how it stands to ours is asked where it can be, and otherwise learnt: the
// event that came with the least delay tells it best.
type clock struct {
	offset time.Duration // what to add to a probe's time
	sure   bool          // it was asked, or learnt of a first event
	exact  bool
}

// newClock is made when the run begins.
func newClock() clock {
	now, ok := probeTime()
	return clock{-now, ok, ok}
}

// date is the time of a probe's event that arrived at this time of the run. Nothing happens
// after its arrival.
func (c *clock) date(e Event, arrived time.Duration) time.Duration {
	told := e.T
	if e.Kind == KindBegin {
		told += time.Duration(e.Len)
	}
	if !c.exact && (!c.sure || arrived-told < c.offset) {
		c.offset, c.sure = arrived-told, true
	}
	return min(e.T+c.offset, arrived)
}
