package demo

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// at dates an event, in milliseconds.
func at(ms int, e Event) Event {
	e.T = time.Duration(ms) * time.Millisecond
	return e
}

// inWords are events in few words: "read 10".
func inWords(events []Event) string {
	var words []string
	for _, e := range events {
		words = append(words, fmt.Sprint(e.Kind, " ", e.PID))
	}
	return strings.Join(words, ", ")
}

// TestOrder has events arrive in every order, each by itself, and looks in which they are told:
// though nobody waited for the others, no effect comes before its cause.
func TestOrder(t *testing.T) {
	one := packed(fortyTwo)
	status, stop := 0, 0x137f
	line := func(pid int) Event { return Event{Kind: KindLine, PID: pid} }
	output := Event{Kind: KindOutput, Name: "stdout"}
	made := Event{Kind: KindChannel, PID: 10, Channel: "socket:1", Value: "socket:2"}
	for name, test := range map[string]struct {
		events []Event // in the order of their time
		want   string
	}{
		"by time":                    {[]Event{at(1, line(10)), at(2, line(11)), at(3, line(12))}, "line 10, line 11, line 12"},
		"a read after its write":     {[]Event{at(1, sent(11, one)), at(2, got(10, one[:4])), at(3, got(10, one[4:]))}, "write 11, read 10, read 10"},
		"and what comes after it":    {[]Event{at(1, sent(11, one)), at(2, got(10, one)), at(3, line(10)), at(4, output)}, "write 11, read 10, line 10, output 0"},
		"through several hands":      {[]Event{at(1, sent(11, one)), at(2, got(10, one)), at(3, through(KindWrite, 10, "pipe:8", one)), at(4, through(KindRead, 12, "pipe:8", one))}, "write 11, read 10, write 10, read 12"},
		"a pair of sockets":          {[]Event{at(0, made), at(1, through(KindWrite, 10, "socket:1", one)), at(2, through(KindRead, 11, "socket:2", one))}, "channel 10, write 10, read 11"},
		"a status after last words":  {[]Event{at(1, line(11)), at(2, Event{Kind: KindExit, PID: 11}), at(3, Event{Kind: KindStatus, PID: 10, Child: 11, Status: &status}), at(4, line(10))}, "line 11, exit 11, status 10, line 10"},
		"reaped after last words":    {[]Event{at(1, Event{Kind: KindExit, PID: 11}), at(2, Event{Kind: KindReaped, PID: 11, Status: &status})}, "exit 11, reaped 11"},
		"a join() after a fork":      {[]Event{at(1, Event{Kind: KindStart, PID: 10}), at(2, Event{Kind: KindStarted, PID: 10, Child: 11, Method: "fork"}), at(3, Event{Kind: KindJoin, PID: 10, Child: 11}), at(4, Event{Kind: KindBegin, PID: 11, PPID: 10})}, "start 10, begin 11, started 10, join 10"},
		"a stop is no end":           {[]Event{at(1, line(11)), at(2, Event{Kind: KindStatus, PID: 10, Child: 11, Status: &stop}), at(3, Event{Kind: KindExit, PID: 11})}, "line 11, status 10, exit 11"},
		"a write that sleeps":        {[]Event{at(1, Event{Kind: KindWriting, PID: 11, Channel: "pipe:7", Len: 9}), at(1, sent(11, one)), at(2, got(10, one)), at(3, Event{Kind: KindExit, PID: 11})}, ""},
		"a source before its caller": {[]Event{at(1, sent(11, one)), at(2, got(10, one)), at(3, Event{Kind: KindSource}), at(3, line(10))}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if test.want == "" {
				test.want = inWords(test.events)
			}
			for _, arrival := range orders(len(test.events)) {
				if !inTurn(test.events, arrival) {
					continue
				}
				told := arrive(test.events, arrival)
				if bad := story(told...).Backwards(); len(bad) > 0 || len(told) != len(test.events) {
					t.Errorf("arriving as %v: %s\n%v", arrival, inWords(told), bad)
				}
				if slices.IsSorted(arrival) && inWords(told) != test.want {
					t.Errorf("arriving in order they are told as %s, want %s", inWords(told), test.want)
				}
			}
		})
	}
}

// arrive has the events arrive one by one, each long after all happened, and returns them as they are told.
func arrive(events []Event, arrival []int) (told []Event) {
	speaks := map[int]int{} // how many words of a process are to come
	for i := range events {
		speaks[events[i].PID]++
	}
	o := newOrder(func(pid int) bool { return speaks[pid] > 0 })
	var pending, ready []Event
	for _, i := range arrival {
		pending = append(pending, events[i])
		speaks[events[i].PID]--
		ready, pending = o.take(pending, time.Second, 0)
		told = append(told, ready...)
	}
	return told
}

// inTurn reports whether what each process says arrives in its order.
func inTurn(events []Event, arrival []int) bool {
	last := map[int]int{}
	for _, i := range arrival {
		if pid := events[i].PID; pid != 0 {
			if i < last[pid] {
				return false
			}
			last[pid] = i
		}
	}
	return true
}

// orders are all the orders of n things.
func orders(n int) (all [][]int) {
	if n == 0 {
		return [][]int{nil}
	}
	for _, shorter := range orders(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), at, n-1))
		}
	}
	return all
}

// TestOrderWaitsForNothingLong: what is never told is not waited for longer than patience, and of the
// same channel not again.
func TestOrderWaitsForNothingLong(t *testing.T) {
	one := packed(fortyTwo)
	for name, events := range map[string][]Event{
		"a read":  {at(5, got(10, one)), at(6, Event{Kind: KindLine, PID: 10})},
		"a start": {at(5, Event{Kind: KindStarted, PID: 10, Child: 11, Method: "fork"})},
		"an end":  {at(5, Event{Kind: KindStatus, PID: 10, Child: 11})},
	} {
		o := newOrder(func(int) bool { return true })
		ready, rest := o.take(slices.Clone(events), time.Second, 0)
		if len(ready) != 0 {
			t.Errorf("%s: %s is not waited for", name, inWords(ready))
		}
		if ready, rest = o.take(rest, time.Second, time.Second); len(ready) != len(events) || len(rest) != 0 {
			t.Errorf("%s: told is %s, and %s waits", name, inWords(ready), inWords(rest))
		}
	}
	o := newOrder(func(int) bool { return true })
	o.take([]Event{at(5, got(10, one))}, time.Second, time.Second)
	if ready, _ := o.take([]Event{at(6, got(10, one))}, time.Second, 0); len(ready) != 1 {
		t.Error("a second read of what nobody tells of was held back")
	}
	if ready, rest := o.take([]Event{at(5, Event{Kind: KindLine, PID: 10})}, 4*time.Millisecond, 0); len(ready) != 0 || len(rest) != 1 {
		t.Error("what is too new was told")
	}
}

// TestBackwards: the checker itself finds what is told the wrong way round.
func TestBackwards(t *testing.T) {
	one := packed(fortyTwo)
	status := 0
	waited := Event{Kind: KindStatus, PID: 10, Child: 11, Status: &status}
	zombie := Event{Kind: KindWitness, PID: 11, State: "Z", Status: &status}
	for name, events := range map[string][]Event{
		"received before sent":  {at(2, got(10, one)), at(1, sent(11, one))},
		"zombie after waitpid":  {at(1, waited), at(2, zombie)},
		"gone before waitpid":   {at(2, Event{Kind: KindGone, PID: 11}), at(1, waited)},
		"words after the end":   {at(2, waited), at(1, Event{Kind: KindExit, PID: 11})},
		"words after a zombie":  {at(2, zombie), at(1, Event{Kind: KindExit, PID: 11})},
		"killed after its end":  {at(2, waited), at(1, Event{Kind: KindKilled, PID: 11})},
		"joined before it runs": {at(1, Event{Kind: KindJoin, PID: 10, Child: 12}), at(2, Event{Kind: KindBegin, PID: 12, Name: "fork"})},
	} {
		if bad := story(events...).Backwards(); len(bad) != 1 {
			t.Errorf("%s: %q", name, bad)
		}
		slices.Reverse(events)
		if bad := story(events...).Backwards(); len(bad) != 0 {
			t.Errorf("%s, the right way round: %q", name, bad)
		}
	}
}

// TestLateLook: a zombie that was seen before its status was given, and is told after it, is no news.
func TestLateLook(t *testing.T) {
	ms := time.Millisecond
	o := newOrder(func(int) bool { return false })
	ready, rest := o.take([]Event{
		{Kind: KindStatus, PID: 1, Child: 2, Status: new(int), T: 10 * ms},
		{Kind: KindWitness, PID: 2, State: "Z", Status: new(int), T: 11 * ms},
		{Kind: KindWitness, PID: 3, State: "Z", Status: new(int), T: 12 * ms},
	}, 20*ms, 0)
	if len(ready) != 2 || ready[1].PID != 3 || len(rest) != 0 {
		t.Errorf("told: %v, waiting: %v", ready, rest)
	}
}
