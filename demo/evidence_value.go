package demo

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exit42/demo/pickle"
)

// ofMessages notes the first message that the parent read from a child. Where it read bytes, and
// nobody told how they came, that is all there is to say. whole: the child is known to have ended,
// and no event is missing.
func (ev Evidence) ofMessages(t *Trace, whole bool) {
	parent, read := t.last.Parent, -1
	if t.reads() {
		f := fold{}
		f.index = newIndex()
		for i := range t.events {
			e := &t.events[i]
			f.apply(i, e)
			c := f.Channel(e.Channel)
			if c == nil || c.Part == "forkserver" {
				continue
			}
			if m := f.arrived(c, parent); m != nil {
				ev.say("value", m.says(f.Run.Runtime), m.Received)
				ev.say("bytes", itoa(int(m.Len)), m.Received)
				return
			}
			if read < 0 && takes(e, parent) && !c.ownOf(parent) {
				read = i
			}
		}
	}
	switch {
	case read >= 0:
		ev.say("value", "bytes", read)
	case whole:
		ev.nothingCrossed(t)
	}
}

// takes reports whether the parent read bytes that may be a value's.
func takes(e *Event, parent int) bool {
	return e.PID == parent && forValues(e) && e.Len > 0 && (e.Kind == KindRead || e.Kind == KindFolded && e.Name == "read")
}

func (t *Trace) reads() bool {
	for i := range t.events {
		if takes(&t.events[i], t.last.Parent) {
			return true
		}
	}
	return false
}

// arrived is the oldest message in the channel that the parent has read and a child wrote.
func (f *fold) arrived(c *Channel, parent int) *Message {
	for k := range c.Messages {
		m := &c.Messages[k]
		if m.Received == 0 || m.To != parent || m.From == parent || m.Len == 0 {
			continue
		}
		if p := f.Proc(m.From); p == nil || !p.Helper() {
			return m
		}
	}
	return nil
}

// ownOf reports whether all that was told to have been written into the channel was written by
// that process: an executor wakes its own thread so.
func (c *Channel) ownOf(pid int) bool {
	for k := range c.Messages {
		if c.Messages[k].From != pid {
			return false
		}
	}
	return len(c.Messages) > 0
}

// nothingCrossed is said only of a run in which the child is known to have ended and the parent
// to have joined it, and of which no event is missing: then nothing was sent through a pipe or a
// socket. Shared memory and files are none.
func (ev Evidence) nothingCrossed(t *Trace) {
	joined, ok := ev.facts["join()"]
	run, dropped := ev.facts["run()"]
	switch {
	case !ok:
		return
	case dropped:
		joined = run
	case t.last.Ended != "done":
		return
	}
	ev.say("value", "nothing", joined.event)
	ev.say("bytes", "nothing", joined.event)
}

// says is what the message stands for: of a pickle the value, of a program in Go its text, and
// of all else that it is bytes.
func (m *Message) says(runtime string) string {
	if m.Len != int64(len(m.Head)) {
		return "bytes"
	}
	if strings.HasPrefix(runtime, "Go ") {
		text := strings.TrimSpace(string(m.Head))
		if utf8.ValidString(text) && text != "" && text == readable(text) {
			return canonical(text)
		}
		return "bytes"
	}
	if m.Head[0] == 0x80 { // the protocols of this century begin so, and no text does
		if value, ok := pickle.Value(m.Head); ok {
			return canonical(readable(value))
		}
	}
	return "bytes"
}

// maxFact is how long an observed value may be, in characters.
const maxFact = 200

// readable is text that a process gave, fit to be shown: without control characters, and cut short.
func readable(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > maxFact {
			b.WriteString("…")
			break
		}
		if !unicode.IsPrint(r) {
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}
