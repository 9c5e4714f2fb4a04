package demo

// read notes a read that was told by itself.
func (c *Channel) read(i int, e *Event) {
	w := c.wire(e.Channel, false)
	n := max(e.Len, 0)
	if n == 0 {
		return
	}
	if !w.lost && !c.agrees(w, e.Head) {
		w.lost, w.early = true, nil
	}
	w.out += n
	w.readBy(e.PID)
	if w.out > w.in && !w.lost {
		w.early = keepLast(append(w.early, readEarly{w.out, e.PID, i}), maxOpen)
	}
	c.pass(i, w, e.PID)
	c.drain(i, w)
}

// folded notes writes or reads that were not told one by one.
func (c *Channel) folded(i int, e *Event) {
	write := e.Name != "read"
	w := c.wire(e.Channel, write)
	w.summed = true
	if n := max(e.Len, 0); write {
		w.in += n
		w.torn, w.open, w.blocked = true, nil, nil
	} else if n > 0 {
		w.out += n
		w.readBy(e.PID)
		c.pass(i, w, w.sole())
	}
	c.drain(i, w)
}

func (w *wire) readBy(pid int) {
	if w.reader != 0 && w.reader != pid {
		pid = -1
	}
	w.reader = pid
}

// sole is who read the bytes of which it was not told, since nobody else ever read; 0 where
// that cannot be said.
func (w *wire) sole() int { return max(w.reader, 0) }

// pass notes which messages have been read to their end now, the last bytes by that process.
func (c *Channel) pass(i int, w *wire, to int) {
	if w.lost && w.out > w.in {
		return // there is no telling
	}
	if w.lost || w.summed {
		to = w.sole()
	}
	for k := range c.Messages {
		if m := &c.Messages[k]; c.unread(m, w) && m.end <= w.out {
			m.Received, m.To = i, to
		}
	}
}

func (c *Channel) unread(m *Message, w *wire) bool {
	return m.Received == 0 && w == &c.wires[m.wire]
}

// drain notes that as much was read as was written: nothing is on its way, so what was lost of
// the order does not matter any more.
func (c *Channel) drain(i int, w *wire) {
	if w.in == w.out {
		c.pass(i, w, w.sole())
		w.lost, w.early = false, nil
	}
}

// wasEarly notes who had read the message that was added last, where its write was told after the
// read: late, since it slept. Otherwise, as long as more was read than written, there are writes
// of which nothing is told.
func (c *Channel) wasEarly(w *wire, late bool) {
	if len(c.Messages) == 0 || w.lost {
		return
	}
	m := &c.Messages[len(c.Messages)-1]
	if !c.unread(m, w) || m.end > w.out {
		return
	}
	if !late && w.in != w.out {
		w.lost, w.early = true, nil
		return
	}
	for _, r := range w.early {
		if r.end >= m.end {
			m.Received, m.To = r.event, r.pid
			return
		}
	}
}

// agrees reports whether bytes that are read now are those that were written, as far as both are
// known. Writes of several processes may have been told in another order than they went in.
func (c *Channel) agrees(w *wire, data []byte) bool {
	at := -1 // the message that the bytes should be of
	for k := range c.Messages {
		if m := &c.Messages[k]; c.unread(m, w) && m.at <= w.out && w.out < m.end {
			at = k
			break
		}
	}
	if at < 0 {
		return true
	}
	m := &c.Messages[at]
	offset := w.out - m.at
	if m.has(offset, data) {
		return true
	}
	for k := range c.Messages {
		other := &c.Messages[k]
		if c.unread(other, w) && other.at > m.at && (offset == 0 || other.Len == m.Len) && other.has(offset, data) && !w.torn {
			c.advance(w, m.at, other)
			return true
		}
	}
	return false
}

// advance notes that a message went in before those from there on.
func (c *Channel) advance(w *wire, at int64, early *Message) {
	was, size := early.at, early.end-early.at
	for k := range c.Messages {
		if m := &c.Messages[k]; c.unread(m, w) && m.at >= at && m.at < was {
			m.at += size
			m.end += size
		}
	}
	early.at, early.end = at, at+size
}
