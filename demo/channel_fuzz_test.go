package demo

import (
	"bytes"
	"testing"
)

// FuzzMessages writes messages into a real queue of bytes, whole or in parts, and reads them in
// pieces of any size: each is found again, with who wrote and read it and when.
func FuzzMessages(f *testing.F) {
	f.Add([]byte("\x00\x05\x41\x03\x02\x04\x42\x50\x41\xff\x82\xff\x41\xff\xc0\x01"))
	f.Add(bytes.Repeat([]byte("\x00\x05\x41\x04\x41\x05"), 50))
	f.Fuzz(func(t *testing.T, data []byte) {
		var events []Event
		var want []Message
		var pipe []byte
		var written, read int64
		put := func(pid int, part []byte) {
			events = append(events, sent(pid, part))
			pipe = append(pipe, part...)
			written += int64(len(part))
		}
		for ; len(data) >= 2 && len(events) < 500; data = data[2:] {
			n := int(data[1])
			switch pid := 20 + int(data[0]>>4&3); data[0] >> 6 {
			case 0: // a message in one write
				message := packed(string(bytes.Repeat(data[1:2], n)))
				want = append(want, Message{From: pid, Sent: first + len(events), Len: int64(n), end: written + int64(len(message))})
				put(pid, message)
			case 1: // a read
				n = min(n, len(pipe))
				if n == 0 {
					continue
				}
				events = append(events, got(40, pipe[:n]))
				pipe, read = pipe[n:], read+int64(n)
				for i := range want {
					if want[i].Received == 0 && want[i].end <= read {
						want[i].Received, want[i].To = first+len(events)-1, 40
					}
				}
			default: // a long message, in a few writes
				message := packed(string(bytes.Repeat(data[1:2], 20_000+n)))
				want = append(want, Message{From: pid, Sent: first + len(events), Len: 20_000 + int64(n), end: written + int64(len(message))})
				put(pid, message[:4])
				if message = message[4:]; data[0]&1 == 1 {
					put(pid, message[:n+1])
					message = message[n+1:]
				}
				put(pid, message)
			}
		}
		trace := story(events...)
		scene := trace.At(trace.Len())
		c := scene.Channel("pipe:7")
		if c == nil {
			return
		}
		want = want[max(0, len(want)-keptMessages):]
		if len(c.Messages) != len(want) || c.Written != written || c.Read != read || c.Fill != written-read {
			t.Fatalf("%d messages and not %d; %d bytes written and %d read and not %d and %d", len(c.Messages), len(want), c.Written, c.Read, written, read)
		}
		for i, m := range c.Messages {
			w := want[i]
			if m.From != w.From || m.To != w.To || m.Sent != w.Sent || m.Received != w.Received || m.Len != w.Len || len(m.Frame) != 4 || int64(len(m.Head)) < min(252, m.Len) {
				t.Errorf("message %d is %+v, want %+v", i, m, w)
			}
		}
		checkScenes(t, trace, 1+trace.Len()/10)
	})
}
