package demo

import "cmp"

// channel notes what the event says of a channel.
func (f *fold) channel(i int, e *Event) {
	switch e.Kind {
	case KindChannel, KindWrite, KindRead, KindWriting, KindReading, KindFolded, KindMemory, KindFill, KindHolds:
		if c := f.using(i, e); c != nil {
			c.note(i, e, f)
		}
	case KindGone, KindReaped:
		f.closeEnds(e.PID)
	case KindStatus:
		if !stopped(e.Status) {
			f.closeEnds(e.Child)
		}
	case KindWitness:
		if e.State == "Z" { // whose descriptors the kernel has closed
			f.closeEnds(e.PID)
		}
	}
}

// using returns the channel that the event is about, all its own, and makes it where it is new.
func (f *fold) using(i int, e *Event) *Channel {
	if e.Channel == "" {
		return nil
	}
	c := f.Channel(e.Channel)
	if c == nil {
		f.Channels = append(f.Channels, Channel{Name: e.Channel, Event: i})
		c = &f.Channels[len(f.Channels)-1]
		f.index.channels[c.Name] = len(f.Channels) - 1
	}
	if e.Kind == KindChannel && e.Value != "" && !isMemory(e.Channel) {
		c = f.pair(i, c, e)
	}
	c.own()
	return c
}

// note changes what is known of the channel.
func (c *Channel) note(i int, e *Event, f *fold) {
	switch e.Kind {
	case KindChannel:
		c.made(i, e, f)
	case KindWrite:
		c.crosses(e, f)
		c.write(i, e, framed(e, &f.Run))
	case KindRead:
		c.crosses(e, f)
		c.read(i, e)
		c.printed(i, e)
	case KindFolded:
		c.crosses(e, f)
		c.Folded += max(e.Count, 0)
		c.folded(i, e)
	case KindWriting:
		c.use(e.PID, false, true, f)
		w := c.wire(e.Channel, true)
		w.blocked = keepLast(append(w.blocked, writer{e.PID, e.Thread}), maxOpen)
	case KindReading:
		c.use(e.PID, true, false, f)
	case KindMemory:
		c.Memory, c.Value = e.Head, e.Value
	case KindFill:
		c.Fill, c.Looked = max(e.Len, 0), true
		c.Cap = cmp.Or(e.Cap, c.Cap)
	case KindHolds:
		c.holds(e, f)
	}
}

// made notes how the channel came to be. Its maker knows best; of others only the news counts.
func (c *Channel) made(i int, e *Event, f *fold) {
	first := len(c.Ends) == 0
	if first || c.Ends[0].PID == e.PID {
		c.What, c.File, c.Line = cmp.Or(e.Name, c.What), cmp.Or(e.File, c.File), cmp.Or(e.Line, c.Line)
	} else {
		c.What = cmp.Or(c.What, e.Name)
		if c.File == "" {
			c.File, c.Line = e.File, e.Line
		}
	}
	memory := isMemory(c.Name)
	if memory {
		c.Size, c.Type = cmp.Or(max(e.Len, 0), c.Size), cmp.Or(e.Text, c.Type)
	}
	// Who makes a pipe has both its ends; to whom it came, not always, nor who made it for a program.
	both := memory || c.Event == i && e.Child == 0
	c.use(e.PID, both, both, f)
	c.use(e.Child, false, false, f)
}

// printed notes what was read of a program's output of whose writes nothing was told, since they
// were made in C: nobody knows who wrote it.
func (c *Channel) printed(i int, e *Event) {
	w := c.wire(e.Channel, false)
	if n := max(e.Len, 0); e.Name == "subprocess" && n > 0 && w.in == 0 && len(w.blocked) == 0 {
		m := Message{To: e.PID, Received: i, Len: n, Head: e.Head, at: w.out - n, end: w.out}
		c.Messages = keepLast(append(c.Messages, m), keptMessages)
	}
}

// crosses counts what went through, one by one or folded.
func (c *Channel) crosses(e *Event, f *fold) {
	n, count := max(e.Len, 0), int64(1)
	write := e.Kind == KindWrite
	if e.Kind == KindFolded {
		write, count = e.Name != "read", max(e.Count, 0)
	} else {
		c.Part = cmp.Or(c.Part, e.Name)
	}
	if write {
		c.Written += n
		c.Sent += count
	} else {
		c.Read += n
		c.Received += count
	}
	c.Fill, c.Looked = max(0, c.Written-c.Read), false
	c.use(e.PID, !write, write, f)
}

// wire is that on which bytes go that are written to, or read from, an end of that name.
func (c *Channel) wire(end string, write bool) *wire {
	switch {
	case c.Other == "" && !isSocket(c.Name):
		return &c.wires[0] // a pipe
	case (end == c.Name) == write:
		return &c.wires[0]
	}
	return &c.wires[1]
}
