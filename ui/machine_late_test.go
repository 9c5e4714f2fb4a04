package ui

import (
	"testing"

	"exit42/demo/python"
)

// TestTakenInstead: no other Python is taken without a word for one that did not answer.
func TestTakenInstead(t *testing.T) {
	one := python.Interpreter{Path: "/b/python3", Version: "3.12.1", Impl: "CPython"}
	late := python.Lack{Path: "/a/python3", Why: "did not answer within 20s", Late: true}
	for name, test := range map[string]struct {
		before machine
		found  pythonsFound
		want   string
	}{
		"another":      {machine{}, pythonsFound{pythons: []python.Interpreter{one}, lacks: []python.Lack{late}}, "A Python did not answer in time: this machine is busy. Python 3.12.1 is taken instead."},
		"none":         {machine{}, pythonsFound{lacks: []python.Lack{late}}, ""},
		"the first":    {machine{pythons: []python.Interpreter{one}}, pythonsFound{pythons: []python.Interpreter{one}, lacks: []python.Lack{late}}, ""},
		"a broken one": {machine{}, pythonsFound{pythons: []python.Interpreter{one}, lacks: []python.Lack{{Path: "/a/python3", Why: "not executable"}}}, ""},
	} {
		if got := test.before.found(test.found).takenInstead(test.before); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
