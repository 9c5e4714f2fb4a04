package native_test

import (
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/guard"
	"exit42/demo/native"
)

// TestStuck: a parent that joins first waits for a child whose value does not fit, and the kernel
// says that nothing can move: Go's own threads, and the signals that it catches, are no reason to
// think otherwise.
func TestStuck(t *testing.T) {
	if !guard.CanLook {
		t.Skip("skipped: the kernel is not asked here")
	}
	for _, program := range []string{"pipe", "socket", "stdout"} {
		t.Run(program, func(t *testing.T) {
			s := startWith(t, program, demo.Experiment{
				Args:   []string{"--order=join-get", "--value=1MiB"},
				Limits: demo.Limits{Wall: time.Minute, Still: 100 * time.Millisecond},
			})
			s.until(is(demo.KindStuck))
			scene := s.scene()
			why, ok := scene.Why()
			if !ok || !why.Stuck || len(why.Links) != 2 || !why.Links[0].Waits() || !why.Links[1].Full {
				t.Errorf("%v %+v", ok, why)
			}
			if e := s.until(is(demo.KindLimit)); e.Name != "still" {
				t.Errorf("it was ended by %+v", e)
			}
			s.end()
			s.leftNothing()
		})
	}
}

// TestNotStuck: who sleeps for a time, or waits for one who does, is not stuck.
func TestNotStuck(t *testing.T) {
	for _, program := range []string{"pipe", "socket"} {
		if _, ok := native.Lookup(program); !ok {
			continue // not on this system
		}
		s := startWith(t, program, demo.Experiment{
			Args: []string{"--outcome=never"}, Limits: demo.Limits{Still: 100 * time.Millisecond},
		})
		s.end()
		if e, ok := s.last(is(demo.KindStuck)); ok {
			t.Errorf("%s was said to be stuck after %v", program, e.T)
		}
	}
}
