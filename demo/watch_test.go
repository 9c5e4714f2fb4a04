package demo

import (
	"testing"
	"time"
)

// TestFrozen: a run is looked at rarely only where all are held, and nothing was told for a while.
func TestFrozen(t *testing.T) {
	long := time.Now().Add(-time.Minute)
	held, runs, helper := &conn{waiting: true}, &conn{}, &conn{helper: true}
	for name, c := range map[string]struct {
		procs   []*process
		stirred time.Time
		frozen  bool
	}{
		"nobody yet":          {nil, long, false},
		"all held":            {[]*process{{conn: held}, {conn: held}}, long, true},
		"just now":            {[]*process{{conn: held}}, time.Now(), false},
		"one goes on":         {[]*process{{conn: held}, {conn: runs}}, long, false},
		"one has ended":       {[]*process{{conn: held}, {conn: runs, ended: true, told: "Z"}}, long, true},
		"all have ended":      {[]*process{{conn: runs, ended: true, told: "Z"}}, long, false},
		"a helper":            {[]*process{{conn: held}, {conn: helper}}, long, true},
		"one without a probe": {[]*process{{conn: held}, {}}, long, false},
		"a closed connection": {[]*process{{conn: &conn{waiting: true, closed: true}}}, long, false},
	} {
		s := &Session{procs: map[int]*process{}, looks: &looker{stirred: c.stirred}, began: long, ticked: time.Now()}
		for i, p := range c.procs {
			s.procs[i] = p
		}
		if s.frozen() != c.frozen {
			t.Errorf("%s: frozen %v, want %v", name, !c.frozen, c.frozen)
		}
		if wait := s.untilTick(); wait > rare != c.frozen {
			t.Errorf("%s: the next tick is in %v", name, wait)
		}
		s.pending = []Event{{T: time.Since(s.began)}}
		if wait := s.untilTick(); wait > settle {
			t.Errorf("%s: an event that waits has settled in %v", name, wait)
		}
	}
}
