package demo

import (
	"testing"
	"time"
)

func TestSurplusLosesNoByte(t *testing.T) {
	var c surplus
	now := 10 * surplusEvery
	var bytes, count int64
	take := func(events []Event) {
		for _, e := range events {
			bytes, count = bytes+e.Len, count+e.Count
		}
	}
	for i := range 1000 {
		kind := KindWrite
		if i%3 == 0 {
			kind = KindRead
		}
		c.add(Event{Kind: kind, PID: 1 + i%4, Channel: "pipe:1", Len: int64(i), T: now})
		take(c.tell(now, false))
		now += time.Millisecond
	}
	if bytes == 0 || count == 1000 {
		t.Errorf("%d bytes in %d were told on the way; they are to be told now and then", bytes, count)
	}
	take(c.tell(now, true))
	if bytes != 999*1000/2 || count != 1000 {
		t.Errorf("%d bytes in %d writes and reads; want %d in 1000", bytes, count, 999*1000/2)
	}
	if more := c.tell(now, true); len(more) > 0 {
		t.Errorf("told twice: %v", more)
	}
}
