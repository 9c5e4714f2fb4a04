package demo

import (
	"slices"
	"time"
)

// A surplus is the writes and reads that there is no room for one by one: so that no byte is lost
// from the count, each process's are told as one now and then.
type surplus struct {
	folded []Event
	told   time.Duration
}

// surplusEvery is how often they are told.
const surplusEvery = 100 * time.Millisecond

// add takes a write or a read.
func (c *surplus) add(e Event) {
	i := slices.IndexFunc(c.folded, func(f Event) bool {
		return f.PID == e.PID && f.Channel == e.Channel && f.Name == string(e.Kind)
	})
	if i < 0 {
		c.folded = append(c.folded, Event{Kind: KindFolded, PID: e.PID, Channel: e.Channel, Name: string(e.Kind)})
		i = len(c.folded) - 1
	}
	f := &c.folded[i]
	f.T, f.Len, f.Count = e.T, f.Len+e.Len, f.Count+1
}

// tell is what has gathered, if it is time for it or the last time.
func (c *surplus) tell(now time.Duration, last bool) []Event {
	if len(c.folded) == 0 || !last && now-c.told < surplusEvery {
		return nil
	}
	folded := c.folded
	c.folded, c.told = nil, now
	return folded
}
