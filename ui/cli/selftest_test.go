package cli

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exit42/lessons"
	"exit42/lessons/selftest"
)

func init() {
	os.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, each guard would stay for a second
}

// nowhere is a machine on which nothing is found: what is in Go runs alone.
func nowhere() Env { return Env{} }

func TestSelftestInGoAlone(t *testing.T) {
	out, errs, err := did(selftestCommand(nowhere()), "--lesson", "eight-bits", "--ascii")
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"lesson: program  ", "eight-bits: exit_300.py  ", "eight-bits: exits, Go  ",
		"\nNot run:\n", "eight-bits: exits.js, Node: no Node is here\n", "No Python 3.8 or newer could be used: ",
		"\nClaimed for some versions, start methods or systems only:\n", "\nAll ",
	} {
		if !strings.Contains(out, words) {
			t.Errorf("no %q in:\n%s", words, out)
		}
	}
	if strings.Contains(out, "Failed:") || strings.ContainsFunc(out, func(r rune) bool { return r > '~' }) {
		t.Errorf("failures, or more than ASCII:\n%s", out)
	}
	if !strings.HasPrefix(errs, "exit42: no Python") || strings.Contains(errs, "\r") {
		t.Errorf("stderr, which is no terminal: %q", errs)
	}
}

func TestSelftestJSON(t *testing.T) {
	out, _, err := did(selftestCommand(nowhere()), "--lesson", "promise", "--json")
	if err != nil {
		t.Fatal(err)
	}
	claims := map[string]bool{}
	for line := range strings.Lines(out) {
		var c printedCheck
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if c.Lesson != "promise" || c.Program != "promise.py" || !strings.HasPrefix(c.Runtime, "Go ") || c.Method != "exec" || !c.OK || c.Saw == "" {
			t.Errorf("%+v", c)
		}
		claims[c.Claim] = true
	}
	if len(claims) < 6 || !claims["C3 is decided"] || !claims[`"What is p.exitcode?" should have one right answer`] {
		t.Errorf("claims: %v", claims)
	}
}

func TestSelftestUsage(t *testing.T) {
	for _, c := range []struct{ args, says string }{
		{"--parallel 0", "--parallel is a number from 1 to 64, and got 0"},
		{"--parallel 65", "--parallel is a number from 1 to 64, and got 65"},
		{"--lesson promse", `no lesson "promse"`},
		{"--python nopython", `no command "nopython" on PATH`},
		{"promise", `selftest takes no arguments, and got "promise"`},
	} {
		_, _, err := did(Commands(nowhere()), append([]string{"selftest"}, strings.Fields(c.args)...)...)
		var usage UsageError
		if !errors.As(err, &usage) || !strings.HasPrefix(usage.What, c.says) {
			t.Errorf("%s: %v", c.args, err)
		}
	}
}

// TestSelftestInterrupted: the error is that which main makes 130 of, no table is printed, and
// nothing is left behind.
func TestSelftestInterrupted(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	cmd := selftestCommand(nowhere())
	ctx, cancel := context.WithCancel(t.Context())
	cmd.SetContext(ctx)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	go func() { // with the first claim that is printed
		r.Read(make([]byte, 1))
		cancel()
	}()
	cmd.SetArgs([]string{"--json", "--parallel", "1"})
	cmd.SetOut(w)
	cmd.SetErr(w)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.Execute()
	w.Close()
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(temp, "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestSelftestFailures: what was claimed, what was seen and where, once for all that saw the same.
func TestSelftestFailures(t *testing.T) {
	shown, err := lessons.ParseShown("`exitcode is 0` with Python 3.9+")
	if err != nil {
		t.Fatal(err)
	}
	c := selftest.Case{Lesson: lessons.Lesson{Slug: "one"}, Program: lessons.Program{File: "a.py"}, Shows: shown}
	elsewhere := selftest.Case{Lesson: lessons.Lesson{Slug: "one"}, Step: 1, What: "Node", Tool: "Node", Program: lessons.Program{File: "a.js"}}
	var runners []selftest.Runner
	var results []selftest.Result
	for _, one := range []struct {
		label, saw string
		ok         bool
	}{
		{"Python 3.13.0 · fork", "exitcode is 1", false}, {"Python 3.13.0 · spawn", "exitcode is 1", false},
		{"Python 3.12.1 · fork", "exitcode is 2\x1b[2J", false}, {"Go 1.26", "exitcode is 0", true},
	} {
		r := selftest.Runner{Label: one.label}
		runners = append(runners, r)
		results = append(results, selftest.Result{Case: c, Runner: r, Checks: []selftest.Check{
			{Claim: "exitcode is 0", With: "Python 3.9+", OK: one.ok, Saw: one.saw}, {Claim: "value is 42", OK: true},
		}})
	}
	report := reportText{Report: selftest.NewReport([]selftest.Case{c, elsewhere}, runners, results)}
	want := `lesson: program  claims held  runtimes
one: a.py        1 of 2              4
one: a.js, Node  not run             0

Failed:

one: a.py
  claimed: exitcode is 0: Python 3.9+
  seen:    exitcode is 1
  on:      Python 3.13.0 (fork, spawn)
  seen:    exitcode is 2\x1b[2J
  on:      Python 3.12.1 (fork)

Claimed for some versions, start methods or systems only:

one: a.py
  exitcode is 0: Python 3.9+

Not run:

  one: a.js, Node: no Node is here

1 of 2 claims failed, in 4 runs on Python 3.13.0 (fork, spawn), Python
3.12.1 (fork), Go 1.26.
`
	if got := clean(report.String(), true); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
