package lab_test

import (
	"testing"

	"exit42/demo/lab"
)

// TestTurn: each dial comes round to where it was, and on the way to each of its choices.
func TestTurn(t *testing.T) {
	for dial, d := range lab.Dials() {
		k := lab.Default()
		k.Way = lab.Pipe
		seen := map[string]bool{}
		first := k
		for range d.Choices {
			seen[k.Choice(dial).Name] = true
			next := k.Turn(dial, 1)
			if next == k || next.Turn(dial, -1) != k {
				t.Errorf("%s: from %v to %v and back to %v", d.Name, k, next, next.Turn(dial, -1))
			}
			k = next
		}
		if k != first || len(seen) != len(d.Choices) {
			t.Errorf("%s: came to %v from %v by %v", d.Name, k, first, seen)
		}
	}
}

// TestIdle: a dial that makes no difference does not turn, and keeps its wish for later.
func TestIdle(t *testing.T) {
	k := lab.Default()
	k.Way = lab.Queue
	k = k.Turn(lab.OrderDial, 1)
	k.Way = lab.SharedValue
	if k.Idle(lab.OrderDial) == "" || k.Turn(lab.OrderDial, 1) != k || k.Ordered() != lab.JoinGet {
		t.Errorf("%v: %q", k, k.Idle(lab.OrderDial))
	}
	k.Way, k.Order = lab.File, lab.GetJoin
	if k.Choice(lab.OrderDial).Name != "join, then get" {
		t.Errorf("%v: %v", k, k.Choice(lab.OrderDial))
	}
	k.Way, k.Outcome = lab.Queue, lab.Raise
	if k.Ordered() != lab.GetJoin || k.Idle(lab.ValueDial) == "" || k.Turn(lab.ValueDial, 1) != k {
		t.Errorf("%v: %q", k, k.Idle(lab.ValueDial))
	}
}

// TestIdleMakesNoDifference: where a dial is idle its position is not in the program.
func TestIdleMakesNoDifference(t *testing.T) {
	for _, k := range everyKnobs() {
		for _, dial := range []int{lab.ValueDial, lab.OrderDial} {
			other := k.Set(dial, (k.Position(dial)+1)%len(lab.Dials()[dial].Choices))
			differs := lab.Program(k).Text != lab.Program(other).Text
			if idle := k.Idle(dial) != ""; idle && differs {
				t.Errorf("%v and %v differ", k, other)
			}
		}
	}
}

func TestType(t *testing.T) {
	k := lab.Default().Set(lab.ValueDial, len(lab.Values())-1)
	if k.Lack() == "" || lab.Program(k).Text != "" {
		t.Errorf("nothing typed: %q", k.Lack())
	}
	if same, err := k.Type("lambda: 1"); err == nil || same != k {
		t.Errorf("a lambda was typed: %v", same)
	}
	typed, err := k.Type("[1, 2]")
	if err != nil || typed.Lack() != "" || typed.Choice(lab.ValueDial).Name != "[1, 2]" {
		t.Errorf("%v, %v", typed, err)
	}
}
