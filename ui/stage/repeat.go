package stage

import (
	"strconv"
	"strings"

	"exit42/demo"
)

// piece is how long a read has to be, in bytes, to be one of many of a long message.
const piece = 4096

// repeats reports whether a row says once more what the one after it says: that some more of a long
// message was read, and not its end.
func (d *picture) repeats(row, next *demo.Row) bool {
	return row.Text == "receives" && strings.HasPrefix(next.Text, row.Text) && row.PID == next.PID && row.Len == next.Len && row.Len >= piece &&
		!d.completes(row.Event) && !d.completes(next.Event)
}

// completes reports whether the last byte of a message was read with an event.
func (d *picture) completes(event int) bool {
	for i := range d.s.Channels {
		all := d.s.Channels[i].Messages
		for k := range all {
			if all[k].Received == event {
				return true
			}
		}
	}
	return false
}

// again is the row of as many reads as the row has, and one more.
func (d *picture) again(row *demo.Row) *demo.Row {
	if d.times == nil {
		d.times = map[int]int{}
	}
	d.times[row.Event] = max(1, d.times[row.Event]) + 1
	sign := " ×"
	if d.ascii {
		sign = " x"
	}
	many := *row
	many.Text = "receives" + sign + strconv.Itoa(d.times[row.Event])
	return &many
}

// rest is a row as it is drawn: the write of what follows a message's header says no more than that
// it came back, since the message is drawn where the header was written.
func (d *picture) rest(row *demo.Row) *demo.Row {
	if row.Text != "sends" || row.Len < piece {
		return row
	}
	for i := range d.s.Channels {
		all := d.s.Channels[i].Messages
		for k := range all {
			m := &all[k]
			if m.Sent == row.Event {
				return row
			}
			if m.From == row.PID && m.Sent < row.Event && len(m.Frame) > 0 && m.Len == row.Len {
				return &demo.Row{Event: row.Event, PID: row.PID, Text: "write returns", Tint: row.Tint}
			}
		}
	}
	return row
}

// own is a row as it is drawn: what a process wrote and read itself, one thread to another, crosses
// to nobody. Who reads it is known once it was read.
func (d *picture) own(row *demo.Row) *demo.Row {
	if row.Tint != demo.AboutValue || row.Way == demo.NoArrow || row.Peer != 0 {
		return row
	}
	for i := range d.s.Channels {
		all := d.s.Channels[i].Messages
		for k := range all {
			m := &all[k]
			switch {
			case m.From != row.PID || m.To != row.PID:
			case m.Sent == row.Event:
				return &demo.Row{Event: row.Event, PID: row.PID, Text: "writes to itself", Tint: row.Tint}
			case m.Received == row.Event:
				return &demo.Row{Event: row.Event, PID: row.PID, Text: "reads its own", Tint: row.Tint}
			}
		}
	}
	return row
}
