package stage

import (
	"strconv"
	"strings"

	"exit42/demo"
)

// ends says which processes can write and read, and which have closed it or are gone.
func (l *look) ends(s *demo.Scene, c *demo.Channel, fact func() *row) {
	var write, read, both, closed, gone []int
	for _, e := range c.Ends {
		p := s.Proc(e.PID)
		switch {
		case p != nil && p.State >= demo.Zombie:
			gone = append(gone, e.PID)
		case e.Closed:
			closed = append(closed, e.PID)
		case e.Read && e.Write:
			both = append(both, e.PID)
		case e.Write:
			write = append(write, e.PID)
		case e.Read:
			read = append(read, e.PID)
		}
	}
	if c.Shared() {
		if who := append(append(both, write...), read...); len(who) > 1 {
			fact().put(l.text, "memory that "+pids(who)+" see")
		} else {
			fact().put(l.text, "memory that others can see, too")
		}
		both, write, read = nil, nil, nil
	}
	for _, e := range []struct {
		who       []int
		one, many string
	}{{write, "writes", "write"}, {read, "reads", "read"}, {both, "writes and reads", "write and read"}} {
		if len(e.who) == 0 {
			continue
		}
		r := fact()
		words := pids(e.who) + " " + verb(e.who, e.one, e.many)
		if r.max < narrow {
			words = strings.Replace(words, " and r", ", r", 1)
		}
		r.put(l.text, words)
	}
	if len(closed) > 0 {
		fact().put(l.gone, l.glyphs.Cross+" closed in "+pids(closed))
	}
	if len(gone) > 0 {
		fact().put(l.gone, l.glyphs.Dead+" "+pids(gone)+" gone")
	}
}

// pids names the first few processes, and counts the rest.
func pids(all []int) string {
	const named = 3
	var words []string
	for i, pid := range all {
		if i == named && len(all) > named+1 {
			words = append(words, "and "+strconv.Itoa(len(all)-named)+" more")
			break
		}
		words = append(words, strconv.Itoa(pid))
	}
	return strings.Join(words, " ")
}

func verb(who []int, one, many string) string {
	if len(who) == 1 {
		return one
	}
	return many
}

// fill draws what lies in a channel, against what fits, and says how that is known.
func (l *look) fill(c *demo.Channel, fact func() *row) {
	const bar = 10
	r := fact()
	if oneEnded(c) && !c.Looked {
		r.put(l.muted, "its other end is not known")
		return
	}
	if c.Cap > 0 && r.max >= narrow {
		full := int(bar * min(1, float64(max(0, c.Fill))/float64(c.Cap)))
		if full == 0 && c.Fill > 0 {
			full = 1
		}
		r.putWide(l.value, times(l.glyphs.Full, full), full)
		r.putWide(l.muted, times(l.glyphs.Free, bar-full), bar-full)
		r.put(l.text, " ")
	}
	switch {
	case c.Fill <= 0:
		r.put(l.text, "empty")
	case c.Fill >= c.Cap && c.Cap > 0 && r.max < narrow:
		r.put(l.warn, "full: ")
		r.put(l.value, grouped(c.Fill))
	case c.Cap > 0:
		r.put(l.value, grouped(c.Fill))
		of := " of " + grouped(c.Cap)
		if r.max >= narrow {
			of = " of " + plural(c.Cap, "byte")
		}
		r.put(l.text, of)
		if c.Fill >= c.Cap {
			r.put(l.warn, " full")
		}
	default:
		r.put(l.value, grouped(c.Fill))
		r.put(l.text, " "+strings.TrimPrefix(plural(c.Fill, "byte"), grouped(c.Fill)+" ")+" in it")
	}
	switch {
	case c.Looked && r.max >= narrow:
		r.put(l.muted, ", says the kernel")
	case c.Looked:
		r.put(l.muted, ", kernel")
	default:
		r.put(l.inferred, ", counted")
	}
}

// passed says how much went through.
func (l *look) passed(c *demo.Channel, fact func() *row) {
	if c.Sent+c.Received == 0 {
		return
	}
	words := plural(c.Sent, "write") + ", " + plural(c.Received, "read")
	if c.Sent == 0 && c.Read > 0 && !oneEnded(c) {
		words = "writes not told, " + plural(c.Received, "read")
	}
	if c.Folded > 0 {
		words += ", " + grouped(c.Folded) + " of them not told one by one"
	}
	fact().put(l.muted, words)
}

// memory says what lay in memory that is shared, at the last look.
func (l *look) memory(c *demo.Channel, fact func() *row) {
	if c.Size > 0 {
		size := plural(c.Size, "byte")
		if c.Type != "" {
			size += ", items of type " + Clean(clip(c.Type, 4), l.ascii)
		}
		fact().put(l.muted, size)
	}
	if len(c.Memory) == 0 && c.Value == "" {
		fact().put(l.muted, "not looked at yet")
		return
	}
	r := fact()
	if len(c.Memory) > 0 {
		r.put(l.value, hexBytes(c.Memory, max(1, r.max/6), l.glyphs.Ellipsis))
	}
	if c.Value != "" {
		if r.at > 0 {
			r.put(l.text, " = ")
		}
		r.put(l.valueStrong, Clean(clip(c.Value, r.max), l.ascii))
	}
	fact().put(l.muted, "no bytes on a wire: a look from outside")
}
