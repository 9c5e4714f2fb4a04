package selftest_test

import (
	"context"
	"flag"
	"slices"
	"strings"
	"testing"
	"time"

	"exit42/content"
	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/selftest"
	"exit42/ui/cli"
)

// every asks for each Python by each method, as exit42 selftest does it. That takes two processors
// some minutes; otherwise it is the newest Python by each, the oldest by its default method, and
// those between share the cases.
var every = flag.Bool("every", false, "each Python by each start method")

// TestEveryClaim: what the lessons claim holds on this machine.
func TestEveryClaim(t *testing.T) {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	cases := selftest.Cases(all)
	found := pythons(t)
	if len(found) == 0 {
		t.Log("no Python is here: what is in Go is executed")
	}
	var elsewhere []others.Tool
	if !testing.Short() {
		elsewhere = tools(t, cases)
	}
	runners := cli.Runners(chosen(found), elsewhere)
	report := selftest.NewReport(cases, runners, executed(t, shared(selftest.Pair(cases, runners))))
	for _, l := range report.Lines {
		for _, c := range l.Claims {
			for _, f := range c.Failed {
				t.Errorf("%s\nclaimed: %s %s\nseen: %s\non: %s", l.Case.Name(), c.Text, c.With, f.Saw, strings.Join(f.On, ", "))
			}
		}
	}
	t.Logf("%d runs on %s", report.Runs, strings.Join(report.On, ", "))
}

// shared leaves each case to a sixth of the Pythons between the newest and the oldest, in turn.
func shared(jobs selftest.Jobs) selftest.Jobs {
	first, last := 1<<30, 0
	for _, j := range jobs {
		if j.Runner.Tool == string(lessons.Python) {
			first, last = min(first, j.Runner.In.Minor), max(last, j.Runner.In.Minor)
		}
	}
	turn := map[string]int{}
	return slices.DeleteFunc(jobs, func(j selftest.Job) bool {
		minor := j.Runner.In.Minor
		if *every || j.Runner.Tool != string(lessons.Python) || minor == first || minor == last {
			return false
		}
		name := j.Case.Name()
		if _, ok := turn[name]; !ok {
			turn[name] = len(turn)
		}
		return (turn[name]+minor)%6 != 0
	})
}

// executed are the results of the jobs, all that come before the test has to end.
func executed(t *testing.T, jobs selftest.Jobs) []selftest.Result {
	ctx := t.Context()
	if limit, ok := t.Deadline(); ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, limit.Add(-5*time.Second))
		defer cancel()
	}
	var results []selftest.Result
	if err := jobs.Run(ctx, 2, func(r selftest.Result) { results = append(results, r) }); err != nil {
		t.Errorf("after %d of %d runs: %v", len(results), len(jobs), err)
	}
	return results
}

// chosen are the Pythons with the methods by which they are to run.
func chosen(found []python.Interpreter) []python.Interpreter {
	var all []python.Interpreter
	for n, i := range found {
		switch {
		case testing.Short() && n > 0:
			return all
		case testing.Short() || !*every && n > 0:
			i = byDefault(i)
		}
		all = append(all, i)
	}
	return all
}
