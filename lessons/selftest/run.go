package selftest

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"sync"
	"time"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/guard"
	"exit42/lessons"
)

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
			if !c.isFor(r.Tool) || !c.Program.RunsOn(r.In.System) {
				continue
			}
			if exp, ok := r.Prepare(c.Program); ok {
				jobs = append(jobs, Job{c, r, exp})
			}
		}
	}
	return jobs
}

// isFor says whether that tool runs the case.
func (c Case) isFor(tool string) bool {
	switch {
	case c.Tool != "":
		return tool == c.Tool
	case c.made:
		return tool == string(lessons.Python)
	}
	return tool == string(lessons.Python) || tool == string(lessons.Go)
}

// waits says whether a run of the case stands still for a while: it is stuck, by what its lesson
// says, or it is the order or the starter that must not pass.
func (j Job) waits() bool {
	return j.Case.fails || slices.ContainsFunc(j.Case.Shows, func(s lessons.Shown) bool { return s.Subject == "ended" && s.Value == "stuck" })
}

// Run runs the jobs, so many at a time, and tells each result as it comes, those that wait first.
// It returns when all are told, or soon after the context has ended: then the error is the
// context's, and nothing is left of what it started.
func (jobs Jobs) Run(ctx context.Context, parallel int, tell func(Result)) error {
	jobs = slices.Clone(jobs)
	sort.SliceStable(jobs, func(i, j int) bool { return jobs[i].waits() && !jobs[j].waits() })
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

// limits are generous, since other runs go on beside each. Where nothing proves that a run is
// stuck, the wall is what ends it.
func limits() demo.Limits {
	l := demo.Limits{Still: still}
	if runtime.GOOS == "linux" {
		l.Wall = 2 * time.Minute
	}
	return l
}

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
	exp.Limits = limits()
	trace, err := toEnd(ctx, exp)
	if err != nil {
		r.Err = err
		return r
	}
	r.Checks = j.Case.Check(trace, j.Runner.In, nonce)
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
	if err := ctx.Err(); err != nil {
		return nil, err
	}
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
