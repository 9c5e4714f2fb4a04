package demo

import (
	"reflect"
	"testing"
)

func TestWhyJoinBeforeGet(t *testing.T) {
	scene := stands().At(100)
	why, ok := scene.Why()
	want := Reason{Pattern: "join-before-get", Stuck: true, From: 2, To: 1, Links: []Link{
		{PID: 1, Call: "poll", Channel: "pipe:9", Child: 2, Seen: true},
		{PID: 2, Call: "futex", Seen: true, File: "p.py", Line: 5},
		{PID: 2, Thread: "QueueFeederThread", Call: "write", Channel: "pipe:7", Seen: true, Full: true, Holders: []int{1, 2}, File: "p.py", Line: 5},
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
