package stage

import (
	"encoding/hex"
	"math"
	"strings"

	"exit42/demo"
)

// A crossing is what is known of the bytes behind a row: the message that began or ended with
// its event.
type crossing struct {
	message *demo.Message
	channel *demo.Channel
	frame   bool // the row's event carried the header, too
	p       payload
}

// crossings finds the messages of rows.
func (l *look) crossings(s *demo.Scene, rows []*demo.Row) map[int]*crossing {
	found, first := map[int]*crossing{}, math.MaxInt
	for _, r := range rows {
		if r.Tint == demo.AboutValue && r.Way != demo.NoArrow && r.Peer == 0 {
			found[r.Event], first = nil, min(first, r.Event)
		}
	}
	if len(found) == 0 {
		return found
	}
	for i := range s.Channels {
		all := s.Channels[i].Messages
		for k := range all {
			m := &all[k]
			if max(m.Sent, m.Received) < first {
				continue
			}
			if c, wanted := found[m.Sent]; wanted && c == nil && m.Sent > 0 {
				found[m.Sent] = &crossing{message: m, channel: &s.Channels[i], frame: true, p: l.dissect(m)}
			}
			if c, wanted := found[m.Received]; wanted && c == nil && m.Received > 0 {
				found[m.Received] = &crossing{message: m, channel: &s.Channels[i], p: l.dissect(m)}
			}
		}
	}
	return found
}

// label writes the bytes in at most w cells, or the text that they are; empty where too few
// would be seen.
func (c *crossing) label(w int, ellipsis string) string {
	const least, most = 4, 16 // bytes that are worth showing
	label := ""
	if c.text() {
		label, _ = fit(c.p.value, w, ellipsis)
		return label
	}
	if c.frame && len(c.message.Frame) > 0 {
		label = hex.EncodeToString(c.message.Frame[:min(len(c.message.Frame), 12)]) + " "
	}
	room := (w - len(label) + 1) / 3
	data := c.p.bytes
	if room = min(room, most); len(data) > room {
		room = min(most, (w-len(label))/3) // the ellipsis
	}
	switch {
	case len(data) == 0 && len(label) <= w:
		return strings.TrimSpace(label) // the header alone
	case len(data) == 0 || room < min(least, len(data)):
		return ""
	}
	return label + hexBytes(data, room, ellipsis)
}

// text reports whether the bytes are drawn as text.
func (c *crossing) text() bool { return len(c.p.ops) == 0 && c.p.value != "" }

// words say in at most w cells, or else in a few, what the bytes mean; empty where that is not
// known.
func (c *crossing) words(l *look, w int) string {
	if len(c.p.bytes) == 0 && c.frame && len(c.message.Frame) > 0 {
		return plural(c.message.Len, "byte") + " " + follow(c.message.Len)
	}
	words := c.p.opcodes(l.glyphs.Separator, l.ascii)
	if cells(words) > w && c.p.value != "" {
		return "= " + c.p.value
	}
	if words != "" && int64(len(c.p.bytes)) < c.message.Len {
		words = plural(c.message.Len, "byte") + ": " + words
	}
	return words
}

// below says which rows have the meaning of their bytes in a line below them: the newest ones
// that have any, and no more than n.
func (d *picture) below(rows []*demo.Row, n int) map[int]string {
	said := map[int]string{}
	for i := len(rows) - 1; i >= 0 && len(said) < n; i-- {
		if c := d.bytes[rows[i].Event]; c != nil && (rows[i].PID == d.s.Parent || rows[i].PID == d.s.Child) {
			if words := c.words(d.look, d.at.w-d.at.kernel); words != "" {
				said[rows[i].Event] = words
			}
		}
	}
	return said
}

// drawBelow draws what the bytes of the row above mean, under its arrow.
func (d *picture) drawBelow(words string, inside bool) string {
	r := d.row()
	if inside {
		d.hang(&r, false)
	}
	at := d.at.kernel
	if room := d.at.w - at; cells(words) > room {
		at = max(2, at-(cells(words)-room))
	}
	r.to(at)
	r.put(d.value, words)
	return r.String()
}

// onlyTo reports whether nobody but the one who read the message could have read it, so that it
// was sent to him.
func (c *crossing) onlyTo() bool {
	for _, end := range c.channel.Ends {
		if end.PID != c.message.To && (end.Read || !end.Write) && !end.Closed {
			return false
		}
	}
	return true
}

// carries draws the bytes of a row as its arrow, from the kernel's lane on into that of the
// peer, where nothing stands. It draws nothing and says so, if they are not known, or there
// is no room for them.
func (d *picture) carries(r *row, row *demo.Row, toRight bool) bool {
	const around = 5 // a blank on each side, the head, a cell of line on each
	c := d.bytes[row.Event]
	if c == nil {
		return false
	}
	from, to := d.at.kernel, d.at.kernel+d.at.kernelW
	if between := d.inFocus(c.message.From) && d.inFocus(c.message.To); between {
		if row.PID == d.s.Parent {
			to = d.at.w
		} else {
			from = max(r.at, min(2, from))
		}
	}
	label := c.label(to-from-around, d.glyphs.Ellipsis)
	if label == "" {
		return false
	}
	w := max(d.at.kernelW, cells(label)+around)
	from = d.at.kernel
	if row.PID == d.s.Child {
		from = to - w
	}
	r.to(from)
	d.shaft(r, row, label, w, toRight)
	return true
}

// inFocus reports whether an end of a message, as far as it is known, is one of the two.
func (d *picture) inFocus(pid int) bool {
	return pid == 0 || pid == d.s.Parent || pid == d.s.Child
}
