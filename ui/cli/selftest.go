package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/selftest"
)

// selftestFlags are what a person says about the selftest.
type selftestFlags struct {
	env            Env
	json, ascii    bool
	lesson, python string
	parallel       int
}

func selftestCommand(env Env) *cobra.Command {
	f := selftestFlags{env: env}
	cmd := &cobra.Command{
		Use:   "selftest",
		Short: "execute every claim of every lesson on this machine",
		Long: "Runs each program of the lessons on every Python that is found, by each of its start methods,\n" +
			"in Go, and where a lesson has them in other languages, and holds each run against what the\n" +
			"lesson says of it. At the end it prints a table: a line for each program, with how many of its\n" +
			"claims held and on how many runtimes; then what failed, what is claimed for some versions or\n" +
			"systems only, and what was not run. It exits with 1 where a claim failed.\n\n" +
			"With --json it prints instead, as each run ends, one JSON object a line for each claim on each\n" +
			"runtime: lesson, program, which (of several cases with that program), runtime, method, claim,\n" +
			"with (the condition under which it is claimed), ok, and saw.",
		Example: "  exit42 selftest\n  exit42 selftest --lesson eight-bits --python 3.12\n  exit42 selftest --json | grep '\"ok\":false'",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return f.selftest(cmd) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, "print each claim as a line of JSON")
	flags.BoolVar(&f.ascii, "ascii", false, "print ASCII characters only")
	flags.StringVar(&f.lesson, "lesson", "", "one lesson only: its number, its short name or words of its title")
	flags.StringVar(&f.python, "python", "", "one Python only: a version, a command or a path")
	flags.IntVar(&f.parallel, "parallel", min(runtime.GOMAXPROCS(0), maxParallel), "how many runs at a time")
	cmd.RegisterFlagCompletionFunc("lesson", env.completeLessons)
	return cmd
}

func (f selftestFlags) selftest(cmd *cobra.Command) error {
	if f.parallel < 1 || f.parallel > maxParallel {
		return UsageError{fmt.Sprintf("--parallel is a number from 1 to %d, and got %d", maxParallel, f.parallel), ""}
	}
	cases, err := f.cases()
	if err != nil {
		return err
	}
	pythons, err := f.pythons(cmd)
	if err != nil {
		return err
	}
	if len(pythons) == 0 {
		note(cmd.ErrOrStderr(), "no Python 3.8 or newer can be used; the programs in Go are run")
	}
	runners := Runners(pythons, toolsFor(cases, f.env.Pythons.PATH))
	results, err := f.execute(cmd, selftest.Pair(cases, runners))
	if err != nil {
		return err
	}
	report := selftest.NewReport(cases, runners, results)
	if !f.json {
		text := reportText{Report: report, noPython: len(pythons) == 0}
		if _, err := io.WriteString(cmd.OutOrStdout(), clean(text.String(), f.ascii || f.env.ASCII)); err != nil {
			return err
		}
	}
	switch {
	case report.Runs == 0:
		return errors.New("nothing was run: no Python 3.8 or newer can be used, and there is no program in Go")
	case report.Wrong > 0:
		return fmt.Errorf("%s of the lessons failed here", counted(report.Wrong, "claim"))
	}
	return nil
}

// cases are those of all lessons, or of the one that was named.
func (f selftestFlags) cases() ([]selftest.Case, error) {
	w, err := f.env.taught()
	if err != nil {
		return nil, err
	}
	all := w.Lessons
	if f.lesson != "" {
		l, err := lessons.Lookup(all, f.lesson)
		if err != nil {
			return nil, wrongLesson(err)
		}
		all = []lessons.Lesson{l}
	}
	return selftest.Cases(all), nil
}

// pythons are those to run on: the one that was named, or all that are here.
func (f selftestFlags) pythons(cmd *cobra.Command) ([]python.Interpreter, error) {
	if f.python != "" {
		i, err := namedPython(cmd.Context(), f.env.Pythons, f.python)
		if stopped := cmd.Context().Err(); stopped != nil {
			err = stopped
		}
		return []python.Interpreter{i}, err
	}
	all, late := usable(cmd.Context(), cmd.ErrOrStderr(), f.env.Pythons)
	if err := cmd.Context().Err(); err != nil {
		return all, err
	}
	note(cmd.ErrOrStderr(), leftOut(late))
	return all, nil
}

// toolsFor are the tools of other languages that are here and that the cases name.
func toolsFor(cases []selftest.Case, path string) []others.Tool {
	var all []others.Tool
	for _, t := range others.Find(path) {
		if slices.ContainsFunc(cases, func(c selftest.Case) bool { return c.Tool == t.Name }) {
			all = append(all, t.Ask())
		}
	}
	return all
}

// execute runs the jobs and counts them on a terminal. With --json each result is printed as it
// comes.
func (f selftestFlags) execute(cmd *cobra.Command, jobs selftest.Jobs) ([]selftest.Result, error) {
	line := countingOn(cmd.ErrOrStderr())
	defer line.end()
	var results []selftest.Result
	var broken error
	failed := 0
	line.tell(0, len(jobs), "runs")
	err := jobs.Run(cmd.Context(), f.parallel, func(r selftest.Result) {
		results = append(results, r)
		if f.json && broken == nil {
			line.end()
			broken = printResult(cmd.OutOrStdout(), r)
		}
		more := "runs"
		if r.Failed() {
			failed++
		}
		if failed > 0 {
			more += fmt.Sprintf(", %d failed", failed)
		}
		line.tell(len(results), len(jobs), more)
	})
	return results, errors.Join(err, broken)
}

// A printedCheck is a claim on a runtime, as --json prints it.
type printedCheck struct {
	Lesson  string `json:"lesson"`
	Program string `json:"program"`
	Which   string `json:"which,omitempty"`
	Runtime string `json:"runtime"`
	Method  string `json:"method"`
	Claim   string `json:"claim"`
	With    string `json:"with,omitempty"`
	OK      bool   `json:"ok"`
	Saw     string `json:"saw"`
}

func printResult(w io.Writer, r selftest.Result) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	name, _, _ := strings.Cut(r.Runner.Label, methodMark)
	for _, c := range r.All() {
		err := enc.Encode(printedCheck{
			r.Case.Lesson.Slug, r.Case.File(), r.Case.What, name, r.Runner.In.Method, c.Claim, c.With, c.OK, c.Saw,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// counted is a number of things in words: "1 claim", "2 claims".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
