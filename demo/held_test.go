package demo

import "testing"

// TestHeldByAThread: a process stands still where one of its threads is held, and does so no more when
// any of them tells of something else.
func TestHeldByAThread(t *testing.T) {
	feeder := Event{Kind: KindWrite, PID: 11, Channel: "pipe:7", Len: 4, Thread: "QueueFeederThread", Held: true}
	full := Event{Kind: KindWriting, PID: 11, Channel: "pipe:7", Len: 70_000, Thread: "QueueFeederThread"}
	join := Event{Kind: KindJoin, PID: 11, Child: 12}
	for name, test := range map[string]struct {
		events []Event
		want   State
	}{
		"held":            {[]Event{feeder}, Held},
		"let go":          {[]Event{feeder, full}, Runs},
		"let go, waiting": {[]Event{join, feeder, full}, Waits},
	} {
		scene := story(test.events...).At(99)
		if p := scene.Proc(11); p.State != test.want {
			t.Errorf("%s: it is %v, want %v", name, p.State, test.want)
		}
	}
}
