package demo

import "slices"

// A wire is one direction of a channel: bytes go in at one end and come out at the other in
// the same order, so that the n-th byte that is read is the n-th that was written.
type wire struct {
	in, out int64         // how many bytes were written, and read
	open    []openMessage // messages of which more is to be written
	blocked []writer      // whose write sleeps, so that it is told after the reads of its bytes
	early   []readEarly   // reads of bytes whose write was not told yet
	reader  int           // who read all of it so far; -1 for several processes
	torn    bool          // some writes were not told one by one
	summed  bool          // some writes or reads were not
	lost    bool          // the bytes that were read are not those that were written: some were not told
}

// A writer is a thread of a process.
type writer struct {
	pid    int
	thread string
}

// An openMessage is one of which only a part was written.
type openMessage struct {
	writer
	frame []byte // the bytes of its header, where they are not whole yet
	sent  int    // the event of its first write
	left  int64  // bytes to come
}

// A readEarly is a read of bytes that were not told to have been written.
type readEarly struct {
	end        int64
	pid, event int
}

// maxOpen is how many messages at a time may be written in parts, and reads be early.
const maxOpen = 64

// write notes a write that was told by itself.
func (c *Channel) write(i int, e *Event, framed bool) {
	w := c.wire(e.Channel, true)
	o := openMessage{writer: writer{e.PID, e.Thread}, sent: i}
	late := w.unblock(o.writer)
	n := max(e.Len, 0)
	switch {
	case n == 0:
	case framed:
		c.writeFramed(e, w, o, n)
	default:
		c.add(Message{From: e.PID, Sent: i, Len: n, Head: e.Head}, e, w, 0)
	}
	w.in += n
	c.wasEarly(w, late)
	c.drain(i, w)
}

// unblock forgets that the writer's write sleeps, and reports whether it did.
func (w *wire) unblock(by writer) bool {
	k := slices.Index(w.blocked, by)
	if k >= 0 {
		w.blocked = slices.Delete(w.blocked, k, k+1)
	}
	return k >= 0
}

// add begins a message, of which so many bytes went in before.
func (c *Channel) add(m Message, e *Event, w *wire, before int64) {
	if w == &c.wires[1] {
		m.wire = 1
	}
	if isSocket(c.Name) {
		m.End = e.Channel
	}
	m.at = w.in - before
	m.end = m.at + int64(len(m.Frame)) + m.Len
	c.Messages = keepLast(append(c.Messages, m), keptMessages)
}

// writeFramed notes a write of n bytes by who says first how long each message is. One write
// never has parts of two messages in it.
func (c *Channel) writeFramed(e *Event, w *wire, o openMessage, n int64) {
	k := slices.IndexFunc(w.open, func(other openMessage) bool { return other.writer == o.writer })
	if k >= 0 {
		before := w.open[k]
		w.open = slices.Delete(w.open, k, k+1)
		switch {
		case before.frame != nil:
			o = before
		case n <= before.left:
			c.goOn(e, w, before, n)
			return
		}
	}
	c.begin(e, w, o, n)
}

// begin notes the first write of a message, or that after the first part of a header.
func (c *Channel) begin(e *Event, w *wire, o openMessage, n int64) {
	head, before := e.Head, int64(len(o.frame))
	if before > 0 {
		head = slices.Concat(o.frame, head)
	}
	n += before
	frame, rest, size, complete := splitFrame(head)
	whole := int64(len(frame)) + size
	switch {
	case !complete && int64(len(head)) == n && !w.torn:
		o.frame = head
		w.keepOpen(o)
	case !complete || size < 0 || n > whole || size > longestMixed && n != whole && n != int64(len(frame)):
		// It is not framed, whatever wrote it.
		if !w.torn {
			c.add(Message{From: e.PID, Sent: o.sent, Len: n, Head: head}, e, w, before)
		}
	case w.torn && n != whole && n != int64(len(frame)): // it may be the middle of a message
	default:
		c.add(Message{From: e.PID, Sent: o.sent, Len: size, Frame: frame, Head: rest}, e, w, before)
		if o.frame, o.left = nil, whole-n; o.left > 0 {
			w.keepOpen(o)
		}
	}
}

func (w *wire) keepOpen(o openMessage) { w.open = keepLast(append(w.open, o), maxOpen) }

// goOn notes n more bytes of a message.
func (c *Channel) goOn(e *Event, w *wire, o openMessage, n int64) {
	k := slices.IndexFunc(c.Messages, func(m Message) bool { return m.Sent == o.sent && w == &c.wires[m.wire] })
	if k >= 0 { // and not dropped since
		m := &c.Messages[k]
		switch known := int64(len(m.Head)); {
		case known == 0 && o.left == m.Len:
			m.Head = e.Head
		case known == m.Len-o.left && known < keptHead:
			head := slices.Concat(m.Head, e.Head)
			m.Head = slices.Clip(head[:min(len(head), keptHead)])
		}
	}
	if o.left -= n; o.left > 0 {
		w.keepOpen(o)
	}
}

// keepLast drops the oldest of more than n.
func keepLast[T any](list []T, n int) []T {
	if len(list) <= n {
		return list
	}
	return list[len(list)-n:]
}
