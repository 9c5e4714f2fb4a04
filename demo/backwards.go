package demo

import "fmt"

// Backwards lists, in words, the events of a trace that are told after an effect of theirs. It
// should be empty: see [Session.Next].
func (t *Trace) Backwards() []string {
	b := backwards{
		trace: t, order: newOrder(func(int) bool { return false }),
		over: map[int]int{}, reaped: map[int]int{}, joins: map[int]int{}, early: map[string][]int{},
	}
	for i := range t.events {
		b.look(i, &t.events[i])
	}
	return b.found
}

// backwards is what is known of a trace up to an event: where something was told last.
type backwards struct {
	trace  *Trace
	order  *order
	over   map[int]int      // the end of a process, by pid
	reaped map[int]int      // that its status was given to somebody, or that it is gone
	joins  map[int]int      // that somebody waits for it
	early  map[string][]int // reads of what was not told to be written, by the end that is written to
	found  []string
}

func (b *backwards) look(i int, e *Event) {
	switch e.Kind {
	case KindBegin:
		delete(b.over, e.PID)
		delete(b.reaped, e.PID)
		if e.Name == "fork" { // any other takes its time until it tells
			b.after(i, b.joins, e.PID)
		}
		delete(b.joins, e.PID)
	case KindJoin:
		b.joins[e.Child] = i
	case KindWitness:
		if e.State == "Z" {
			b.after(i, b.reaped, e.PID)
			b.over[e.PID] = i
		}
	case KindStatus:
		if !stopped(e.Status) {
			b.ended(i, e.Child)
		}
	case KindReaped:
		b.ended(i, e.PID)
	case KindGone:
		b.over[e.PID], b.reaped[e.PID] = i, i
	case KindKilled:
		b.after(i, b.over, e.PID)
	case KindRead:
		if from, known := b.order.written(e.Channel); known && b.order.flow[from] < e.Len {
			b.early[from] = append(b.early[from], i)
		}
	case KindWrite:
		for _, k := range b.early[e.Channel] {
			if _, sleeps := b.order.writing[writerTo{writer{e.PID, e.Thread}, e.Channel}]; !sleeps && e.T <= b.trace.events[k].T {
				b.say(i, k)
			}
		}
		delete(b.early, e.Channel)
	}
	if e.moves() && e.Kind != KindBegin && e.Kind != KindFolded { // a sum comes later than what is in it
		b.after(i, b.over, e.PID)
	}
	b.order.note(e)
}

// ended notes that a process was waited for.
func (b *backwards) ended(i, pid int) {
	if gone, ok := b.reaped[pid]; ok && b.trace.events[gone].Kind == KindGone {
		b.say(i, gone)
	}
	b.over[pid], b.reaped[pid] = i, i
}

// after notes that event i comes after one that it caused, if that was told.
func (b *backwards) after(i int, told map[int]int, pid int) {
	if k, ok := told[pid]; ok && pid != 0 {
		b.say(i, k)
	}
}

func (b *backwards) say(cause, effect int) {
	c, e := &b.trace.events[cause], &b.trace.events[effect]
	b.found = append(b.found, fmt.Sprintf("event %d, %s at %v, is told after event %d, %s at %v", cause, c.Quoted(), c.T, effect, e.Quoted(), e.T))
}
