package demo

import (
	"encoding/binary"
	"strconv"
)

// A step is what one event means, in numbers that are the same in two runs.
type step struct {
	event int
	who   int // the thread of a process, or the stream of output
	what  int // the kind of thing that it did
	raw   int // the rest of it, as it was told
	clean int // and without what differs from run to run for no reason of the program's

	glimpse bool // whether it was seen at all is chance
}

// same reports whether two steps of a kind are the same in the rest, too. A number may be a
// pid in one of the runs and by chance a value in the other, so either will do.
func (s *step) same(other *step) bool { return s.raw == other.raw || s.clean == other.clean }

// A keyer turns what was told into numbers, the same for the same.
type keyer struct {
	number map[string]int
}

func (k *keyer) key(s string) int {
	n, ok := k.number[s]
	if !ok {
		n = len(k.number) + 1
		k.number[s] = n
	}
	return n
}

// steps lists the steps of a run in order.
func (k *keyer) steps(t *Trace) []step {
	names := newNames(t, k)
	begun := map[string]string{}     // what was printed of a line whose end has not come
	reads := map[[2]string]*pieces{} // by who reads, and from where
	steps := make([]step, 0, len(t.rows)+len(t.lines))
	rows, lines := t.rows, t.lines
	for len(rows)+len(lines) > 0 {
		if len(lines) == 0 || len(rows) > 0 && rows[0].Event < lines[0].Event {
			e := &t.events[rows[0].Event]
			who := names.doer(e)
			steps = append(steps, k.did(e, &rows[0], who, names))
			if e.Kind == KindRead && e.Name == "connection" && !names.folded[e.Channel] {
				reader := [2]string{who, e.Channel}
				if reads[reader] == nil {
					reads[reader] = new(pieces)
				}
				reads[reader].take(e, steps, k)
			}
			rows = rows[1:]
			continue
		}
		line := &lines[0]
		lines = lines[1:]
		if begun[line.Stream] += line.Text; !line.Partial {
			s := step{event: line.Event, who: k.key("who " + line.Stream), what: k.key("what line")}
			s.raw, s.clean = k.key("is "+begun[line.Stream]), k.key("is "+names.clean(begun[line.Stream]))
			steps = append(steps, s)
			delete(begun, line.Stream)
		}
	}
	return steps
}

// did is the step that an event is.
func (k *keyer) did(e *Event, r *Row, who string, names *names) step {
	what, rest := meaning(e, r, names)
	s := step{event: r.Event, who: k.key("who " + who), what: k.key("what " + what), raw: k.key("is " + rest)}
	s.clean, s.glimpse = s.raw, e.Kind == KindWitness || e.Kind == KindGone
	if e.Kind != KindWrite && e.Kind != KindRead || !forValues(e) {
		s.clean = k.key("is " + names.clean(rest))
	}
	return s
}

// meaning says what an event did: the kind of thing, by which it finds its like in another
// run, and the rest of it, which may differ there.
func meaning(e *Event, r *Row, names *names) (what, rest string) {
	what = string(e.Kind)
	switch e.Kind {
	case KindBegin:
		rest = e.Name
	case KindEnter:
		rest = e.Func
	case KindReturn:
		what, rest = "back", "returns "+e.Value
	case KindRaise:
		what, rest = "back", "raises "+raised(e)
	case KindRun, KindJoined:
		rest = e.Value
	case KindWrite, KindRead:
		what += " " + e.Name
		if rest = crossed(e.Len, e.Head); !forValues(e) && len(e.Head) == 8 { // a pid, or an exit code
			rest = strconv.FormatUint(binary.LittleEndian.Uint64(e.Head), 10)
		}
	case KindExit:
		if rest = e.Value; e.Code != nil {
			rest = itoa(*e.Code)
		}
	case KindWitness, KindStatus:
		rest = names.of(e.Child) + " " + coded(e)
	case KindReaped:
		rest = coded(e)
	case KindJoin:
		rest = names.of(e.Child)
	case KindAttr:
		what += " " + e.Name
		rest = e.Value
	case KindMissing, KindFailed:
		what += " " + e.Name
		rest = firstWord(e.Text)
	default:
		rest = r.Text + " " + r.Kernel
	}
	return what, rest
}

// coded is the exit code that an event carries.
func coded(e *Event) string {
	switch {
	case e.Status != nil:
		return itoa(DecodeStatus(*e.Status))
	case e.Code != nil:
		return itoa(*e.Code)
	}
	return ""
}
