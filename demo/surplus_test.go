package demo

import (
	"fmt"
	"testing"
	"time"
)

func TestSurplusLosesNoByte(t *testing.T) {
	var u surplus
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
		u.add(Event{Kind: kind, PID: 1 + i%4, Channel: "pipe:1", Len: int64(i)})
		if i%100 == 0 {
			u.told = time.Time{} // as if it had been long ago
			take(u.tell(time.Second, false))
		}
	}
	u.add(Event{Kind: KindFolded, Name: "write", PID: 1, Channel: "pipe:1", Len: 5, Count: 7})
	if bytes == 0 || count >= 1000 {
		t.Errorf("%d bytes in %d were told on the way; they are to be told now and then", bytes, count)
	}
	take(u.tell(time.Second, true))
	if bytes != 999*1000/2+5 || count != 1007 {
		t.Errorf("%d bytes in %d writes and reads; want %d in 1007", bytes, count, 999*1000/2+5)
	}
	if more := u.tell(time.Second, true); len(more) > 0 {
		t.Errorf("told twice: %v", more)
	}
}

func TestSurplusIsBounded(t *testing.T) {
	var u surplus
	var lost int64
	for i := range 3 * maxSurplus {
		lost += u.add(Event{Kind: KindWrite, PID: 1, Channel: fmt.Sprint("pipe:", i), Len: 1})
	}
	if told := u.tell(0, true); len(told) != maxSurplus || lost != 2*maxSurplus {
		t.Errorf("%d are told and %d lost", len(told), lost)
	}
}
