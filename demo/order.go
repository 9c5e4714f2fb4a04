package demo

import (
	"cmp"
	"slices"
	"time"
)

// settle is how long an event waits for an older one from another process: order is by time,
// and arrival order is not the order of time.
const settle = 3 * time.Millisecond

// patience is how long an event may wait for its cause. On a busy machine a process may have to
// wait so long before it can tell what it did; and some causes are never told.
const patience = 500 * time.Millisecond

// An order puts events in order before they are told: by their time, and none before its cause.
// What is told is never moved afterwards, so an effect waits for its cause; and with it all that
// its process said later.
type order struct {
	speaks  func(pid int) bool // whether more is to be heard of a process
	given   map[int]bool       // the processes whose wait status was given to somebody
	begun   map[int]bool       // the processes that have begun; true for a fork server
	flow    map[string]int64   // by the end that is written to: bytes written and not read
	untold  map[string]bool    // the same: of its writes not each is told
	others  map[string]string  // the other ends of pairs of sockets
	writing map[writerTo]int64 // bytes of writes that sleep, which are in flow
}

// A writerTo is a thread that writes to a channel.
type writerTo struct {
	writer
	channel string
}

func newOrder(speaks func(pid int) bool) *order {
	return &order{
		speaks: speaks, given: map[int]bool{}, begun: map[int]bool{}, flow: map[string]int64{}, untold: map[string]bool{},
		others: map[string]string{}, writing: map[writerTo]int64{},
	}
}

// take takes of the events that wait those that may be told, in their order. Those of a time after
// settled are too new, and those after patient may wait for their causes.
func (o *order) take(pending []Event, settled, patient time.Duration) (ready, rest []Event) {
	slices.SortStableFunc(pending, func(a, b Event) int { return cmp.Compare(a.T, b.T) })
	n, _ := slices.BinarySearchFunc(pending, settled+1, func(e Event, t time.Duration) int { return cmp.Compare(e.T, t) })
	waiting := pending[:n]
	for told := -1; told < len(ready); { // what was told may be what others wait for
		told = len(ready)
		waits, left := waiters{}, waiting[:0]
		for i := range waiting {
			e := waiting[i]
			if e.T > patient && (waits.hold(&e) || o.early(&e)) {
				waits.add(&e)
				left = append(left, e)
				continue
			}
			if e.Kind == KindWitness && e.State == "Z" && o.given[e.PID] {
				continue // a look from before its status was given: it is a zombie no more
			}
			o.note(&e)
			ready = append(ready, e)
		}
		waiting = left
	}
	return ready, append(waiting, pending[n:]...)
}

// waiters are the processes of which an event waits.
type waiters map[int]bool

func (w waiters) add(e *Event) {
	w[e.PID] = true
	if e.Kind == KindStatus {
		w[e.Child] = true // that it is gone comes later
	}
}

// hold reports whether the event, too, has to wait. What no process said may come of what any did.
func (w waiters) hold(e *Event) bool {
	if e.PID == 0 || e.Kind == KindMemory {
		return len(w) > 0 && e.Kind != KindSource
	}
	return w[e.PID] || e.Child != 0 && w[e.Child]
}

// early reports whether the event comes before its cause.
func (o *order) early(e *Event) bool {
	switch e.Kind {
	case KindRead: // what a fork server reads the kernel may have written; subprocess reads what was printed
		from, known := o.written(e.Channel)
		return known && !o.untold[from] && o.flow[from] < e.Len && !o.begun[e.PID] && e.Name != "subprocess"
	case KindStarted: // who was made by fork begins at once
		_, begun := o.begun[e.Child]
		return !begun && e.Child != 0 && (e.Method == "fork" || e.Method == "forkserver")
	case KindStatus:
		return !stopped(e.Status) && o.speaks(e.Child)
	case KindReaped:
		return o.speaks(e.PID)
	}
	return false
}

// written is the end to which was written what is read from this one, if that is known.
func (o *order) written(channel string) (end string, known bool) {
	if isPipe(channel) {
		return channel, true
	}
	end, known = o.others[channel]
	return end, known
}

// note keeps in mind what was told.
func (o *order) note(e *Event) {
	switch {
	case e.Kind == KindBegin:
		o.begun[e.PID] = e.Name == "fork server"
		delete(o.given, e.PID)
		return
	case e.Kind == KindStatus && !stopped(e.Status):
		o.given[e.Child] = true
		return
	case e.Channel == "" || len(o.flow) > maxSpoken || len(o.writing) > maxSpoken:
		return
	}
	by := writerTo{writer{e.PID, e.Thread}, e.Channel}
	switch e.Kind {
	case KindChannel:
		if isSocket(e.Value) {
			o.others[e.Channel], o.others[e.Value] = e.Value, e.Channel
		}
	case KindWriting:
		o.flow[e.Channel] += e.Len
		o.writing[by] += e.Len
	case KindWrite:
		o.flow[e.Channel] += max(0, e.Len-o.writing[by])
		delete(o.writing, by)
	case KindFolded: // a sum comes later than what is in it
		o.untold[e.Channel], o.untold[o.others[e.Channel]] = true, true
	case KindRead:
		if from, known := o.written(e.Channel); known {
			if o.flow[from] -= e.Len; o.flow[from] < 0 {
				o.untold[from] = true // it was waited for in vain
			}
		}
	}
}
