package selftest_test

import (
	"testing"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/selftest"
)

// TestOtherSystemsAreLeftOut: a claim about a program that is for other systems is not executed.
func TestOtherSystemsAreLeftOut(t *testing.T) {
	prepare := func(lessons.Program) (demo.Experiment, bool) { return demo.Experiment{}, true }
	runner := func(system string) selftest.Runner {
		return selftest.Runner{Tool: "Python", In: lessons.Circumstances{System: system}, Prepare: prepare}
	}
	cases := []selftest.Case{{Program: lessons.Program{File: "a.py"}}, {Program: lessons.Program{File: "b.py", OnlyOn: []string{"Linux", "macOS"}}}}
	for system, want := range map[string]int{"linux": 2, "darwin": 2, "windows": 1} {
		if got := len(selftest.Pair(cases, []selftest.Runner{runner(system)})); got != want {
			t.Errorf("on %s %d cases run, want %d", system, got, want)
		}
	}
}
