// Package selftest executes what the lessons claim: every run of every lesson, on every
// runtime that it is given, held against what the lesson says that it shows.
//
//	Cases(lessons) ─► Pair(cases, runners) ─► Jobs.Run ─► Result ─► Report
//
// Unlike package lessons it starts processes and makes folders for exercises: through demo and
// its packages alone.
//
// Law: a claim is checked by a real run and by nothing else; it prints nothing.
package selftest

import (
	"cmp"

	"exit42/demo"
	"exit42/lessons"
)

// A Case is one thing that a lesson runs.
type Case struct {
	Lesson  lessons.Lesson
	Step    int    // the step that runs it
	What    string // which of several: an option of its knob, "put right", a language; empty for the only one
	Program lessons.Program
	Tool    string          // the one tool that runs it; empty for Python and Go
	Shows   []lessons.Shown // what it must show

	made   bool           // it is an exercise's, and runs beside work.py
	fails  bool           // it must not pass: a starter, or the lines as they are given
	asks   []lessons.Step // the questions that its run decides
	claims []lessons.Claim
	judge  judge
}

// Name says which case it is: "eight-bits: exit_300.py".
func (c Case) Name() string {
	name := c.Lesson.Slug + ": " + c.File()
	if c.What != "" {
		name += ", " + c.What
	}
	return name
}

// File is the file that the case runs, or the name of its program in Go.
func (c Case) File() string { return cmp.Or(c.Program.File, c.Program.Native) }

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
	With  string // the condition under which it is claimed: "Python 3.9+"; empty for none
	OK    bool
	Saw   string // what the run showed
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
	for _, c := range r.All() {
		if !c.OK {
			return true
		}
	}
	return false
}

// All are its checks; where it could not be run, that is one of them.
func (r Result) All() []Check {
	if r.Err == nil {
		return r.Checks
	}
	return append(r.Checks[:len(r.Checks):len(r.Checks)], Check{Claim: "it can be run", Saw: r.Err.Error()})
}
