package demo

import "slices"

// maxClosed is how many ends of processes that have it no more a channel remembers.
const maxClosed = 256

// own makes the channel's slices its own, since older scenes may share them.
func (c *Channel) own() {
	if c.mine {
		return
	}
	c.mine = true
	c.Ends, c.Messages = slices.Clone(c.Ends), slices.Clone(c.Messages)
	for i := range c.wires {
		w := &c.wires[i]
		w.open, w.early, w.blocked = slices.Clone(w.open), slices.Clone(w.early), slices.Clone(w.blocked)
	}
}

// end returns what is known of the process's end; it is made where it is new.
func (c *Channel) end(pid int, x *index) *End {
	for i := range c.Ends {
		if c.Ends[i].PID == pid {
			return &c.Ends[i]
		}
	}
	c.Ends = append(c.Ends, End{PID: pid})
	x.hasEnd(pid, c.Name)
	return &c.Ends[len(c.Ends)-1]
}

// use notes that the process can read or write, since it does.
func (c *Channel) use(pid int, read, write bool, f *fold) {
	if pid == 0 {
		return
	}
	end := c.end(pid, f.index)
	end.Read, end.Write = end.Read || read, end.Write || write
	end.Closed = f.dead(pid) // the word of the dead may come late
}

// holds notes what the kernel says of the process's end.
func (c *Channel) holds(e *Event, f *fold) {
	if e.PID == 0 {
		return
	}
	end := c.end(e.PID, f.index)
	end.Seen, end.Closed = true, e.Name == ""
	if !end.Closed {
		end.Read, end.Write = e.Name != "write", e.Name != "read"
	}
	c.forgetClosed()
}

// closeEnds notes that the process has come to its end, and has nothing open any more.
func (f *fold) closeEnds(pid int) {
	if f.dead(pid) {
		return // it was noted before
	}
	for name := range f.index.ends[pid] {
		c := f.Channel(name)
		if c == nil {
			continue // it comes later
		}
		k := slices.IndexFunc(c.Ends, func(end End) bool { return end.PID == pid && !end.Closed })
		if k >= 0 {
			c.own()
			c.Ends[k].Closed = true
			c.forgetClosed()
		}
	}
}

// dead reports whether the process is known to have ended.
func (f *fold) dead(pid int) bool {
	p := f.Proc(pid)
	return p != nil && (p.State == Gone || p.State == Zombie)
}

// forgetClosed drops the oldest of too many ends that are closed.
func (c *Channel) forgetClosed() {
	if len(c.Ends) <= maxClosed {
		return
	}
	closed := 0
	for i := range c.Ends {
		if c.Ends[i].Closed {
			closed++
		}
	}
	for i := 0; closed > maxClosed; i++ {
		if c.Ends[i].Closed {
			c.Ends = slices.Delete(c.Ends, i, i+1)
			closed--
			i--
		}
	}
}
