package lessons

import (
	"fmt"
	"strings"
	"testing"
)

func TestLedger(t *testing.T) {
	claims := []Claim{
		{ID: "C1", Holds: Test{Observation{"pid", "another"}, false}},
		{ID: "C3", Holds: Test{Observation{"join()", "42"}, false}},
		{ID: "C4", Holds: Test{Observation{"returncode", Missing}, true}},
	}
	for _, c := range []struct {
		ev   Evidence
		want string
	}{
		{
			told{"pid": "another", "join()": "None", "returncode": "missing"},
			"C1 holds: the child has another pid (3) C3 fails: join() is None (6) C4 fails: there is no returncode (10)",
		},
		{
			told{"pid": "same", "join()": "42", "returncode": "0"},
			"C1 fails: the pid is the same (3) C3 holds: join() is 42 (6) C4 holds: returncode is 0 (10)",
		},
		{nil, "C1 not observed: not observed (0) C3 not observed: not observed (0) C4 not observed: not observed (0)"},
	} {
		var said []string
		for _, e := range Ledger(claims, c.ev) {
			said = append(said, fmt.Sprintf("%s %s: %s (%d)", e.ID, e.Ruling, e.Because.In(Python), e.Event))
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
