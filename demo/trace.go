package demo

import (
	"slices"
	"sort"
)

// A Trace is what one run did: an append-only list of events, the first of them
// [KindExperiment]. The zero Trace is empty and ready to use. It is not safe for use by
// several goroutines at once.
type Trace struct {
	events []Event
	saved  []saved // states on the way, so that a jump replays few events
	last   fold    // the state after the last event
	rows   []Row   // the rows of all events; each is written once and never changed
	lines  []Line  // what was printed, likewise
	shown  *Scene  // the scene that was asked for last: one picture asks for it many times
}

// A saved state is that before event at.
type saved struct {
	at int
	fold
}

// Append adds one event.
func (t *Trace) Append(e Event) {
	if t.last.index == nil {
		t.last.index = newIndex()
	}
	if t.saveDue() {
		t.saved = append(t.saved, saved{len(t.events), t.last.clone()})
	}
	if len(t.events) == cap(t.events) {
		t.events = slices.Grow(t.events, len(t.events)+1) // twice as many, since to copy events is dear
	}
	t.events = append(t.events, e)
	if row, ok := t.last.apply(len(t.events)-1, &t.events[len(t.events)-1]); ok {
		t.rows = append(t.rows, row)
	}
	if e.Kind == KindOutput {
		t.lines = append(t.lines, Line{len(t.events) - 1, e.Name, e.Text, e.State == "partial"})
	}
}

// saveEvery events, a state may be saved.
const saveEvery = 256

// saveDue reports whether the state is to be saved now. The more there is in it the longer the
// way to the next, so that a trace of very many processes needs no more memory an event.
func (t *Trace) saveDue() bool {
	if len(t.events)%saveEvery != 0 || len(t.saved) == 0 {
		return len(t.events) == 0
	}
	way := len(t.events) - t.saved[len(t.saved)-1].at
	return way >= t.last.weight()
}

// weight is how large a state is, in events that may be replayed instead of saving it.
func (f *fold) weight() int {
	n := len(f.Procs) + len(f.Channels)
	for i := range f.Channels {
		n += len(f.Channels[i].Messages)/2 + len(f.Channels[i].Ends)/8
	}
	return n
}

// Len is the number of events.
func (t *Trace) Len() int { return len(t.events) }

// Event is event i of 0 to Len()-1.
func (t *Trace) Event(i int) Event { return t.events[i] }

// At is the scene after event i. Before the first event, i < 0, nothing has happened; past
// the last, the scene is that after the last. What is in it is only to be read.
func (t *Trace) At(i int) Scene {
	i = min(i, len(t.events)-1)
	if i < 0 {
		return Scene{Index: -1}
	}
	if t.shown == nil || t.shown.Index != i {
		s := t.at(i)
		t.shown = &s
	}
	return *t.shown
}

// at makes the scene after event i.
func (t *Trace) at(i int) Scene {
	if i == len(t.events)-1 {
		return t.scene(t.last.clone(), i)
	}
	from := &t.saved[sort.Search(len(t.saved), func(k int) bool { return t.saved[k].at > i })-1]
	f := from.clone()
	for k := from.at; k <= i; k++ {
		f.apply(k, &t.events[k])
	}
	return t.scene(f, i)
}

func (t *Trace) scene(f fold, i int) Scene {
	s := f.Scene
	s.Index = i
	for k := range s.Channels {
		s.Channels[k].mine = false
	}
	n := sort.Search(len(t.rows), func(k int) bool { return t.rows[k].Event > i })
	s.Rows = t.rows[:n:n]
	n = sort.Search(len(t.lines), func(k int) bool { return t.lines[k].Event > i })
	s.Output = t.lines[:n:n]
	return s
}
