package selftest_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"exit42/lessons"
	"exit42/lessons/selftest"
	"exit42/ui/cli"
)

// lost is a program that gets nothing from its child, and brought one that does.
const lost = `from multiprocessing import Process

from work import compute, report


def foo():
    return compute()


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    report(p.join())
`

const brought = `from multiprocessing import Process, Queue

from work import compute, report


def foo(q):
    q.put(compute())


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    report(q.get())
    p.join()
`

const lines = `first = "no"
last = "yes"
print("word is", first)
print("word is", last)
`

const wrong = `---
title: Wrong
slug: wrong
minutes: 1
program: exit_300.py
native: exitcode --value=300 --outcome=exit
---

An introduction.

## Predict: What is it?

The child exits.

- **a** none of it

  **Predicts:** ` + "`exitcode is 301`" + `

  **If not:** It is not.

- **b** all of it

  **Predicts:** ` + "`exitcode is 302`" + `

  **If not:** It is not.

**Why:** Because.

## Run: Watch

Watch it.

**Shows:** ` + "`exitcode is 45`, `join() is None`" + `

**Shows:** ` + "`exitcode is 45`" + ` with Windows

## Claims: The claims

Decided.

- **C1** It prints.

  **Would mean:** One sees it.

  **Holds if:** ` + "`printed total is 42`" + `

## Order: Put the lines right

**Program:** ` + "`lines.py`" + `

Words.

` + "```python\nprint(\"word is\", first)\nprint(\"word is\", last)\n```" + `

**Passes if:** ` + "`printed word is yes`" + `

**Solved:** 2 1

**Why:** It does not.

## Exercise: Bring it home

**Program:** ` + "`brought.py`" + `

**Solution:** ` + "`lost.py`" + `

Words.

**Why:** It does not.
`

const exits300 = `import sys
from multiprocessing import Process


def foo():
    sys.exit(300)


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
`

// wrongCases are those of a lesson in which all is wrong but that join() gives nothing back.
func wrongCases(t *testing.T) []selftest.Case {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"lesson.md": wrong, "exit_300.py": exits300, "lines.py": lines, "brought.py": brought, "lost.py": lost,
	} {
		files["01-wrong/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	all, err := lessons.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return selftest.Cases(all)
}

// TestFindsWhatIsWrong: by real runs, each false claim is found, and no other.
func TestFindsWhatIsWrong(t *testing.T) {
	for runtime, want := range map[string][]string{
		"Python": {
			`exit_300.py: exitcode is 45, but exitcode is 44`,
			`exit_300.py: "What is it?" should have one right answer, but exitcode is 44, and no answer says so`,
			`exit_300.py: C1 is decided, but printed total was not observed`,
			`lines.py: the lines, as they are given, do not pass, but printed word is yes`,
			`lines.py: the lines, put right, pass, but printed word is no`,
			`brought.py: the starter does not pass`,
			`lost.py: the solution passes`,
		},
		"Go": {
			`exit_300.py: exitcode is 45, but exitcode is 44`,
			`exit_300.py: "What is it?" should have one right answer, but exitcode is 44, and no answer says so`,
			`exit_300.py: C1 is decided, but printed total was not observed`,
		},
	} {
		t.Run(runtime, func(t *testing.T) {
			found := pythons(t)
			if runtime == "Python" && len(found) == 0 {
				t.Skip("no Python is here")
			}
			runners := cli.Runners(nil, nil)
			if runtime == "Python" {
				runners = cli.Runners(found[:1], nil)[:1]
			}
			cases := wrongCases(t)
			report := reportOf(t, cases, runners)
			if report.Wrong != len(want) {
				t.Errorf("%d claims failed, want %d", report.Wrong, len(want))
			}
			got := failures(report)
			for _, line := range want {
				if !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, line) }) {
					t.Errorf("not found: %s\nfound:\n%s", line, strings.Join(got, "\n"))
				}
			}
			if len(report.On) != 1 || report.On[0] != runners[0].Label {
				t.Errorf("it ran on %v", report.On)
			}
		})
	}
}

func reportOf(t *testing.T, cases []selftest.Case, runners []selftest.Runner) selftest.Report {
	t.Helper()
	var results []selftest.Result
	err := selftest.Pair(cases, runners).Run(t.Context(), 2, func(r selftest.Result) {
		results = append(results, r)
		if len(r.Checks) == 0 || r.Err != nil {
			t.Errorf("%s on %s: %d checks, %v", r.Case.Name(), r.Runner.Label, len(r.Checks), r.Err)
		}
	})
	if err != nil {
		t.Error(err)
	}
	return selftest.NewReport(cases, runners, results)
}

func failures(r selftest.Report) []string {
	var all []string
	for _, l := range r.Lines {
		for _, c := range l.Claims {
			for _, f := range c.Failed {
				all = append(all, l.Case.File()+": "+c.Text+", but "+f.Saw)
			}
		}
	}
	return all
}

// TestCannotRun: what cannot be run counts as failed, and says why.
func TestCannotRun(t *testing.T) {
	runner := cli.Runners(nil, nil)[0]
	cases := wrongCases(t)
	for i := range cases {
		cases[i].Program.NativeArgs = []string{"--no-such-argument"}
	}
	var results []selftest.Result
	if err := selftest.Pair(cases, []selftest.Runner{runner}).Run(t.Context(), 1, func(r selftest.Result) { results = append(results, r) }); err != nil {
		t.Fatal(err)
	}
	if len(results) != 1 || !results[0].Failed() || results[0].Err == nil {
		t.Errorf("%+v", results)
	}
}

// TestInterrupted: Run ends soon after its context, in the middle of runs that would go on for ever.
func TestInterrupted(t *testing.T) {
	found := pythons(t)
	if len(found) == 0 {
		t.Skip("no Python is here")
	}
	cases := wrongCases(t)[:1]
	cases[0].Program.Source = "import time\nprint('here', flush=True)\nwhile True: pass\n"
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel) // whenever it comes, it is before the end
	err := selftest.Pair(cases, cli.Runners(found[:1], nil)).Run(ctx, 2, func(r selftest.Result) {
		t.Errorf("%s came to an end: %v", r.Runner.Label, r.Err)
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
