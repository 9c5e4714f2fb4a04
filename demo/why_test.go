package demo

import (
	"cmp"
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestWhyJoinBeforeGet(t *testing.T) {
	scene := stands().At(100)
	why, ok := scene.Why()
	want := Reason{Pattern: "join-before-get", Stuck: true, From: 2, To: 1, Links: []Link{
		{PID: 1, Call: "poll", Channel: "pipe:9", Child: 2, Seen: true},
		{PID: 2, Call: "futex", Seen: true, File: "p.py", Line: 5},
		{PID: 2, Thread: "QueueFeederThread", Call: "write", Channel: "pipe:7", Len: 65536, Seen: true, Full: true, Holders: []int{1, 2}, File: "p.py", Line: 5},
	}}
	if !ok || !reflect.DeepEqual(why, want) {
		t.Errorf("got  %+v\nwant %+v", why, want)
	}
	if over := stands(Event{Kind: KindLimit, Name: "still"}, Event{Kind: KindGone, PID: 1}, Event{Kind: KindGone, PID: 2}, Event{Kind: KindEnd}); over != nil {
		s := over.At(100)
		if why, _ := s.Why(); why.Pattern != want.Pattern {
			t.Errorf("when it is over: %+v", why)
		}
	}
}

// TestWhyNot: what the evidence does not say is not said.
func TestWhyNot(t *testing.T) {
	for _, c := range []struct {
		name    string
		events  []Event
		ok      bool
		pattern string
		links   int
	}{
		{name: "nobody sleeps", events: []Event{{Kind: KindLine, PID: 1}}},
		{name: "waits for who computes", ok: true, links: 1, events: []Event{{Kind: KindAsleep, PID: 1, Name: "wait4", Child: 2}}},
		{name: "reads while others run", ok: true, links: 1, events: []Event{{Kind: KindAsleep, PID: 1, Name: "read", Channel: "pipe:7"}}},
		{name: "reads while nobody runs", ok: true, links: 1, pattern: "nobody-writes", events: []Event{
			{Kind: KindAsleep, PID: 1, Name: "read", Channel: "pipe:7"}, {Kind: KindStuck}}},
		{name: "the reader is not the one who waits", ok: true, links: 2, pattern: "all-asleep", events: []Event{
			{Kind: KindHolds, PID: 2, Channel: "pipe:7", Name: "both"},
			{Kind: KindAsleep, PID: 1, Name: "wait4", Child: 2},
			{Kind: KindAsleep, PID: 2, Name: "write", Channel: "pipe:7"}, {Kind: KindStuck}}},
		{name: "each waits for the other", ok: true, links: 2, pattern: "nobody-writes", events: []Event{
			{Kind: KindHolds, PID: 1, Channel: "pipe:7", Name: "write"}, {Kind: KindHolds, PID: 1, Channel: "pipe:8", Name: "read"},
			{Kind: KindHolds, PID: 2, Channel: "pipe:7", Name: "read"}, {Kind: KindHolds, PID: 2, Channel: "pipe:8", Name: "write"},
			{Kind: KindAsleep, PID: 1, Name: "read", Channel: "pipe:8"},
			{Kind: KindAsleep, PID: 2, Name: "read", Channel: "pipe:7"}, {Kind: KindStuck}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var trace Trace
			for _, e := range append([]Event{{Kind: KindBegin, PID: 1, Name: "main"}, {Kind: KindBegin, PID: 2, PPID: 1, Name: "fork"}}, c.events...) {
				trace.Append(e)
			}
			scene := trace.At(100)
			why, ok := scene.Why()
			if ok != c.ok || why.Pattern != c.pattern || len(why.Links) != c.links {
				t.Errorf("%v %+v", ok, why)
			}
		})
	}
}

// TestWhyWhileOthersMove: that nobody will read is said early only where nobody else could.
func TestWhyWhileOthersMove(t *testing.T) {
	const early = "join-before-get"
	seen := []Event{
		{Kind: KindHolds, PID: 1, Channel: "pipe:7", Name: "both"}, {Kind: KindHolds, PID: 2, Channel: "pipe:7", Name: "both"},
		{Kind: KindAsleep, PID: 1, Name: "wait4", Child: 2}, {Kind: KindAsleep, PID: 2, Name: "write", Channel: "pipe:7"}}
	told := []Event{
		{Kind: KindChannel, PID: 1, Channel: "pipe:7", Name: "Pipe"},
		{Kind: KindWriting, PID: 2, Channel: "pipe:7"}, {Kind: KindJoin, PID: 1, Child: 2, Value: "None"}}
	for _, c := range []struct {
		name    string
		events  []Event
		more    []Event
		pattern string
	}{
		{"the two alone", seen, nil, early},
		{"a third could read", seen, []Event{{Kind: KindHolds, PID: 3, Channel: "pipe:7", Name: "both"}}, ""},
		{"a third could, and has ended", seen, []Event{{Kind: KindHolds, PID: 3, Channel: "pipe:7", Name: "both"}, {Kind: KindGone, PID: 3}}, early},
		{"a third could, and nothing moves", seen, []Event{{Kind: KindHolds, PID: 3, Channel: "pipe:7", Name: "both"}, {Kind: KindStuck}}, early},
		{"a third can write", seen, []Event{{Kind: KindHolds, PID: 3, Channel: "pipe:7", Name: "write"}}, early},
		{"for a time", seen, []Event{{Kind: KindAsleep, PID: 1, Name: "poll", Value: "timed", Child: 2}}, ""},
		{"for a time, as it was told", seen, []Event{
			{Kind: KindJoin, PID: 1, Child: 2, Value: "2"}, {Kind: KindAsleep, PID: 1, Name: "read", Channel: "pipe:9"}}, ""},
		{"another thread of it could read", seen, []Event{{Kind: KindAsleep, PID: 1, Name: "sleep", Thread: "9", Value: "timed"}}, ""},
		{"somebody has read since", told[:2], []Event{{Kind: KindGone, PID: 3}, {Kind: KindRead, PID: 1, Channel: "pipe:7", Len: 4}, told[2]}, ""},
		{"somebody has read since, and nothing moves", seen, []Event{{Kind: KindRead, PID: 3, Channel: "pipe:7", Len: 4}, {Kind: KindStuck}}, early},
		{"a third of which nothing is known", told, nil, ""},
		{"a third that has ended", told, []Event{{Kind: KindGone, PID: 3}}, early},
	} {
		t.Run(c.name, func(t *testing.T) {
			var trace Trace
			begin := []Event{{Kind: KindBegin, PID: 1, Name: "main"}, {Kind: KindBegin, PID: 2, PPID: 1, Name: "fork"}, {Kind: KindBegin, PID: 3, PPID: 1, Name: "fork"}}
			for _, e := range slices.Concat(begin, c.events, c.more) {
				trace.Append(e)
			}
			scene := trace.At(100)
			if why, ok := scene.Why(); !ok || why.Pattern != c.pattern {
				t.Errorf("%v %+v", ok, why)
			}
		})
	}
}

// TestWhyWorkerLost: only a worker of a pool is missed, and only where another has come for it.
func TestWhyWorkerLost(t *testing.T) {
	const pool, own = "/usr/lib/python3.13/multiprocessing/pool.py", "/tmp/p.py"
	works := func(pid int) Event { return Event{Kind: KindEnter, PID: pid, Func: "worker", File: pool} }
	task, lost := Event{Kind: KindLine, PID: 2, File: own, Line: 5}, Event{Kind: KindStatus, PID: 1, Child: 2, Status: new(int)}
	*lost.Status = 9
	begin := Event{Kind: KindBegin, PID: 3, PPID: 1, Name: "fork"}
	for _, c := range []struct {
		name    string
		events  []Event
		pattern string
	}{
		{"a worker", []Event{works(2), task, lost, begin, works(3)}, "worker-lost"},
		{"a worker whose last words come late", []Event{lost, begin, works(3), {Kind: KindEnter, PID: 2, File: pool, T: 1}, {Kind: KindLine, PID: 2, File: own, T: 2}}, "worker-lost"},
		{"a worker without a task", []Event{works(2), lost, begin, works(3)}, "all-asleep"},
		{"a worker for which none has come", []Event{works(2), begin, works(3), task, lost}, "all-asleep"},
		{"a Process, and another one later", []Event{task, lost, begin}, "all-asleep"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var trace Trace
			events := []Event{{Kind: KindBegin, PID: 1, Name: "main"}, {Kind: KindBegin, PID: 2, PPID: 1, Name: "fork"}}
			for i := range c.events {
				c.events[i].T = cmp.Or(c.events[i].T, time.Duration(i+10))
			}
			for _, e := range slices.Concat(events, c.events, []Event{
				{Kind: KindAsleep, PID: 1, Name: "futex"}, {Kind: KindAsleep, PID: 3, Name: "futex"}, {Kind: KindStuck}}) {
				trace.Append(e)
			}
			scene := trace.At(100)
			if why, ok := scene.Why(); !ok || why.Pattern != c.pattern {
				t.Errorf("%v %+v", ok, why)
			}
		})
	}
}
