package demo

import "sort"

// A Trace is what one run did: an append-only list of events, the first of them
// [KindExperiment]. The zero Trace is empty and ready to use. It is not safe for use by
// several goroutines at once.
type Trace struct {
	events []Event
	folds  []fold // the state before every foldEvery-th event, so that a jump replays few
	last   fold   // the state after the last event
	rows   []Row  // the rows of all events; each is written once and never changed
	lines  []Line // what was printed, likewise
}

// foldEvery events are replayed at the most to show any moment of a trace.
const foldEvery = 256

// Append adds one event.
func (t *Trace) Append(e Event) {
	if len(t.events)%foldEvery == 0 {
		t.folds = append(t.folds, t.last.clone())
	}
	t.events = append(t.events, e)
	if row, ok := t.last.apply(len(t.events)-1, &t.events[len(t.events)-1]); ok {
		t.rows = append(t.rows, row)
	}
	if e.Kind == KindOutput {
		t.lines = append(t.lines, Line{len(t.events) - 1, e.Name, e.Text, e.State == "partial"})
	}
}

// Len is the number of events.
func (t *Trace) Len() int { return len(t.events) }

// Event is event i of 0 to Len()-1.
func (t *Trace) Event(i int) Event { return t.events[i] }

// At is the scene after event i. Before the first event, i < 0, nothing has happened; past
// the last, the scene is that after the last.
func (t *Trace) At(i int) Scene {
	if i >= len(t.events)-1 {
		return t.scene(t.last.clone(), len(t.events)-1)
	}
	if i < 0 {
		return Scene{Index: -1}
	}
	f := t.folds[i/foldEvery].clone()
	for k := i / foldEvery * foldEvery; k <= i; k++ {
		f.apply(k, &t.events[k])
	}
	return t.scene(f, i)
}

func (t *Trace) scene(f fold, i int) Scene {
	s := f.Scene
	s.Index = i
	n := sort.Search(len(t.rows), func(k int) bool { return t.rows[k].Event > i })
	s.Rows = t.rows[:n:n]
	n = sort.Search(len(t.lines), func(k int) bool { return t.lines[k].Event > i })
	s.Output = t.lines[:n:n]
	return s
}
