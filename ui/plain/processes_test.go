package plain_test

import (
	"strings"
	"testing"

	"exit42/demo"
	"exit42/ui/plain"
)

// TestStuck: why nothing could move comes first, and then who was ended for it.
func TestStuck(t *testing.T) {
	var trace demo.Trace
	for _, e := range []demo.Event{
		{Kind: demo.KindBegin, PID: 4711, Name: "main"},
		{Kind: demo.KindBegin, PID: 4712, PPID: 4711, Name: "fork"},
		{Kind: demo.KindBegin, PID: 4713, PPID: 4711, Name: "fork"},
		{Kind: demo.KindStatus, PID: 4711, Child: 4713, Status: new(9)},
		{Kind: demo.KindJoin, PID: 4711, Child: 4712, Value: "None"},
		{Kind: demo.KindAsleep, PID: 4711, Name: "wait4", Child: 4712},
		{Kind: demo.KindAsleep, PID: 4712, Name: "futex"},
		{Kind: demo.KindStuck},
		{Kind: demo.KindLimit, Name: "wall", Text: "ended after 9s: the watchdog's limit"},
		{Kind: demo.KindReaped, PID: 4711, Status: new(9)},
		{Kind: demo.KindReaped, PID: 4712, Status: new(9)},
		{Kind: demo.KindEnd, Name: "limit"},
	} {
		trace.Append(e)
	}
	var out strings.Builder
	if err := plain.Processes(&out, &trace, true); err != nil {
		t.Fatal(err)
	}
	want := `
Nothing could move:
  The parent waits in join() for the child 4712. The child 4712 waits for a lock or another thread. None of them can wake another.

The processes:
     4711  main              signal 9 (wait status 0x0009), ended by the watchdog
     4712  fork              signal 9 (wait status 0x0009), ended by the watchdog
     4713  fork              signal 9 (wait status 0x0009)
`
	if out.String() != want {
		t.Errorf("told:%s\nwant:%s", out.String(), want)
	}
}
