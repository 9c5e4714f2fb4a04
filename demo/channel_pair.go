package demo

import (
	"cmp"
	"slices"
	"sort"
)

// pair notes the other end of a pair of sockets. Where that was already a channel of its own,
// since bytes went through it before this was told, the two become one.
func (f *fold) pair(i int, c *Channel, e *Event) *Channel {
	if c.Other != "" || e.Value == c.Name {
		return c
	}
	other := f.Channel(e.Value)
	if other == nil {
		c.Other = e.Value
		f.index.channels[c.Other] = slices.IndexFunc(f.Channels, func(k Channel) bool { return k.Name == c.Name })
		return c
	}
	if other.Other != "" {
		return c // it has another one already: one of the two does not tell the truth
	}
	name, drop := c.Name, other.Name
	c.own()
	other.own()
	c.join(i, other, f.index)
	f.index.moved = true
	f.Channels = slices.DeleteFunc(f.Channels, func(k Channel) bool { return k.Name == drop })
	return f.Channel(name)
}

// join takes over what is known of the other end: its writes and our reads were of the same wire.
func (c *Channel) join(i int, other *Channel, x *index) {
	c.Other, c.Event = other.Name, min(c.Event, other.Event)
	c.Written, c.Read = c.Written+other.Written, c.Read+other.Read
	c.Sent, c.Received, c.Folded = c.Sent+other.Sent, c.Received+other.Received, c.Folded+other.Folded
	c.Fill, c.Looked = max(0, c.Written-c.Read), false
	for _, end := range other.Ends {
		mine := c.end(end.PID, x)
		mine.Read, mine.Write = mine.Read || end.Read, mine.Write || end.Write
		mine.Seen, mine.Closed = mine.Seen || end.Seen, mine.Closed || end.Closed
	}
	for _, m := range other.Messages {
		m.wire = 1 - m.wire
		c.Messages = append(c.Messages, m)
	}
	sort.SliceStable(c.Messages, func(i, j int) bool { return c.Messages[i].Sent < c.Messages[j].Sent })
	c.Messages = keepLast(c.Messages, keptMessages)
	for k := range c.wires {
		w := &c.wires[k]
		w.join(&other.wires[1-k])
		c.pass(i, w, w.sole())
	}
}

// join takes over what the other end knows of the same wire: of the two, one knew the writes,
// and one the reads.
func (w *wire) join(other *wire) {
	w.in, w.out = w.in+other.in, w.out+other.out
	w.open, w.blocked = append(w.open, other.open...), append(w.blocked, other.blocked...)
	w.reader = cmp.Or(w.reader, other.reader)
	w.torn, w.summed = w.torn || other.torn, w.summed || other.summed
	w.early = nil
}
