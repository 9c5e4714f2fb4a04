package demo

import (
	"slices"
	"testing"
)

// stands is a trace in which 1 waits for 2, whose feeder thread writes into a full pipe that 1 has open.
func stands(more ...Event) *Trace {
	var t Trace
	for _, e := range append([]Event{
		{Kind: KindBegin, PID: 1, Name: "main"},
		{Kind: KindBegin, PID: 2, PPID: 1, Name: "fork"},
		{Kind: KindLine, PID: 2, File: "p.py", Line: 5},
		{Kind: KindWriting, PID: 2, Thread: "QueueFeederThread", Channel: "pipe:7", Len: 65536},
		{Kind: KindJoin, PID: 1, Child: 2, Value: "None"},
		{Kind: KindHolds, PID: 1, Channel: "pipe:7", Name: "both"},
		{Kind: KindHolds, PID: 2, Channel: "pipe:7", Name: "both"},
		{Kind: KindFill, Channel: "pipe:7", Len: 61444, Cap: 65536},
		{Kind: KindAsleep, PID: 1, Name: "poll", Channel: "pipe:9"},
		{Kind: KindAsleep, PID: 2, Name: "futex"},
		{Kind: KindAsleep, PID: 2, Name: "write", Thread: "77", Channel: "pipe:7"},
		{Kind: KindStuck},
	}, more...) {
		t.Append(e)
	}
	return &t
}

func sleepsOf(t *Trace, pid int) []Sleep {
	s := t.At(t.Len())
	return s.Proc(pid).Sleeps
}

// TestSleeps: what the kernel says of a thread is joined to what the probe said of it.
func TestSleeps(t *testing.T) {
	trace := stands()
	if got, want := sleepsOf(trace, 1), []Sleep{{Call: "poll", Channel: "pipe:9", Child: 2, Seen: true}}; !slices.Equal(got, want) {
		t.Errorf("1: %+v, want %+v", got, want)
	}
	if got, want := sleepsOf(trace, 2), []Sleep{{Call: "futex", Seen: true}, {Thread: "QueueFeederThread", Call: "write", Channel: "pipe:7", Len: 65536, Seen: true}}; !slices.Equal(got, want) {
		t.Errorf("2: %+v, want %+v", got, want)
	}
	if s := trace.At(8); s.Stuck || len(s.Proc(2).Sleeps) != 1 || s.Proc(2).Sleeps[0].Seen {
		t.Errorf("an older scene has changed: %+v", s.Proc(2).Sleeps)
	}
}

// TestStillInJoin: who was woken for a moment inside join() is still in it.
func TestStillInJoin(t *testing.T) {
	woken := Event{Kind: KindAsleep, PID: 1, Channel: "pipe:9"}
	trace := stands(woken)
	if got, want := sleepsOf(trace, 1), []Sleep{{Call: "join", Child: 2}}; !slices.Equal(got, want) {
		t.Errorf("woken: %+v, want %+v", got, want)
	}
	trace = stands(woken, Event{Kind: KindFolded, PID: 1, Name: "write", Channel: "pipe:8"}, Event{Kind: KindAsleep, PID: 1, Name: "poll", Channel: "pipe:9"})
	if got, want := sleepsOf(trace, 1), []Sleep{{Call: "poll", Channel: "pipe:9", Child: 2, Seen: true}}; !slices.Equal(got, want) {
		t.Errorf("asleep again: %+v, want %+v", got, want)
	}
	trace = stands(woken, Event{Kind: KindJoined, PID: 1, Child: 2}, Event{Kind: KindAsleep, PID: 1, Name: "read", Channel: "pipe:9"})
	if got, want := sleepsOf(trace, 1), []Sleep{{Call: "read", Channel: "pipe:9", Seen: true}}; !slices.Equal(got, want) {
		t.Errorf("after it: %+v, want %+v", got, want)
	}
}

// TestAwake: whatever a process does ends its sleeps, and that nothing can move.
func TestAwake(t *testing.T) {
	for _, c := range []struct {
		name   string
		event  Event
		stuck  bool
		sleeps int // of 2
	}{
		{"a line of the other", Event{Kind: KindLine, PID: 1}, false, 2},
		{"a line", Event{Kind: KindLine, PID: 2}, false, 0},
		{"a write of the thread", Event{Kind: KindWrite, PID: 2, Thread: "QueueFeederThread", Channel: "pipe:7"}, false, 0},
		{"the thread sleeps no more", Event{Kind: KindAsleep, PID: 2, Thread: "77", Channel: "pipe:7"}, false, 1},
		{"the main thread sleeps no more", Event{Kind: KindAsleep, PID: 2}, false, 1},
		{"the main thread sleeps for something else", Event{Kind: KindAsleep, PID: 2, Name: "read"}, false, 2},
		{"it is looked at", Event{Kind: KindWitness, PID: 2, State: "S"}, true, 2},
		{"it is ended", Event{Kind: KindGone, PID: 2}, true, 2},
		{"the limit", Event{Kind: KindLimit, Name: "still"}, true, 2},
		{"output", Event{Kind: KindOutput, Name: "stdout", Text: "x"}, false, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			trace := stands(c.event)
			if s := trace.At(trace.Len()); s.Stuck != c.stuck || len(s.Proc(2).Sleeps) != c.sleeps {
				t.Errorf("stuck %v, sleeps %+v", s.Stuck, s.Proc(2).Sleeps)
			}
		})
	}
	trace := stands(Event{Kind: KindLine, PID: 1}, Event{Kind: KindGone, PID: 2})
	if got := sleepsOf(trace, 2); len(got) > 0 {
		t.Errorf("who is gone sleeps: %+v", got)
	}
}
