// Package selftest executes what the lessons claim: every run of every lesson, on every
// runtime that it is given, held against what the lesson says that it shows.
//
// Law: a claim is checked by a real run and by nothing else; it prints nothing.
package selftest

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/guard"
	"exit42/lessons"
)

// A Case is one thing that a lesson runs.
type Case struct {
	Lesson  lessons.Lesson
	Step    int    // the step that runs it
	What    string // which of several: an option of its knob, "solved", a language; empty for the only one
	Program lessons.Program
	Tool    string // the one tool that runs it; empty for Python and Go

	made   bool // it is an exercise's, and runs beside work.py
	shows  []lessons.Shown
	asks   []lessons.Step // the questions that its run decides
	claims []lessons.Claim
	judge  judge
}

// Name says which case it is: "eight-bits: exit_300.py".
func (c Case) Name() string {
	name := c.Lesson.Slug + ": " + c.Program.File
	if c.Program.File == "" {
		name = c.Lesson.Slug + ": " + c.Program.Native
	}
	if c.What != "" {
		name += ", " + c.What
	}
	return name
}

// A judge decides what cannot be said as an observation.
type judge func(t *demo.Trace, nonce string) []Check

// A Runner is what cases run on.
type Runner struct {
	Label string // "Python 3.13.0 · fork"
	Tool  string // "Python", "Go", "Node"
	In    lessons.Circumstances
	// Prepare makes the experiment of a program; ok is false where this runner has none for it.
	Prepare func(p lessons.Program) (_ demo.Experiment, ok bool)
}

// A Check is one claim, executed.
type Check struct {
	Claim string
	OK    bool
	Saw   string // what the run showed instead
}

// A Result is a case on a runner.
type Result struct {
	Case   Case
	Runner Runner
	Checks []Check
	Err    error // it could not be run
}

// Failed says whether a claim failed, or could not be executed.
func (r Result) Failed() bool {
	for _, c := range r.Checks {
		if !c.OK {
			return true
		}
	}
	return r.Err != nil
}

// Jobs are the cases, each with each runner that has a program for it.
type Jobs []Job

// A Job is one case on one runner.
type Job struct {
	Case   Case
	Runner Runner
	exp    demo.Experiment
}

// Pair gives each case to each runner that has a program for it.
func Pair(cases []Case, runners []Runner) Jobs {
	var jobs Jobs
	for _, c := range cases {
		for _, r := range runners {
			if c.Tool != "" && c.Tool != r.Tool || c.Tool == "" && r.Tool != string(lessons.Python) && r.Tool != string(lessons.Go) {
				continue
			}
			if exp, ok := r.Prepare(c.Program); ok {
				jobs = append(jobs, Job{c, r, exp})
			}
		}
	}
	return jobs
}

// Run runs the jobs, so many at a time, and tells each result as it comes. It returns when all
// are told, or soon after the context has ended: then the error is the context's.
func (jobs Jobs) Run(ctx context.Context, parallel int, tell func(Result)) error {
	todo, results := make(chan Job), make(chan Result)
	var workers sync.WaitGroup
	for range max(parallel, 1) {
		workers.Go(func() {
			for job := range todo {
				results <- job.run(ctx)
			}
		})
	}
	go func() {
		defer close(todo)
		for _, job := range jobs {
			select {
			case todo <- job:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		workers.Wait()
		close(results)
	}()
	for r := range results {
		if ctx.Err() == nil {
			tell(r)
		}
	}
	return ctx.Err()
}

// still is how long a run that is stuck is looked at: its proof comes before.
const still = time.Second

func (j Job) run(ctx context.Context) Result {
	r := Result{Case: j.Case, Runner: j.Runner}
	exp, nonce := j.exp, ""
	if j.Case.made {
		dir, err := guard.NewDir(os.TempDir())
		if err != nil {
			r.Err = err
			return r
		}
		defer dir.Remove()
		nonce = exercise.NewNonce()
		if exp, r.Err = inFolder(dir.Path, j, nonce); r.Err != nil {
			return r
		}
	}
	exp.Limits.Still = still
	trace, err := toEnd(ctx, exp)
	if err != nil {
		r.Err = err
		return r
	}
	r.Checks = j.Case.check(trace, j.Runner.In, nonce)
	return r
}

// inFolder is an exercise's program in a folder as a learner has it.
func inFolder(dir string, j Job, nonce string) (demo.Experiment, error) {
	p := j.Case.Program
	folder, err := exercise.Prepare(filepath.Join(dir, "exercise"), p.File, p.Source)
	return exercise.Experiment(folder, j.exp.Runtime, j.exp.Method, nonce), err
}

// toEnd runs an experiment to its end.
func toEnd(ctx context.Context, exp demo.Experiment) (*demo.Trace, error) {
	session, err := demo.Start(exp)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	stop := context.AfterFunc(ctx, session.Close)
	defer stop()
	trace := new(demo.Trace)
	for {
		events, err := session.Next()
		for _, e := range events {
			trace.Append(e)
		}
		if err == io.EOF {
			return trace, ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("the run broke off: %w", err)
		}
	}
}
