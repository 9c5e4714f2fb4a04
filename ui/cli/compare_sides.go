package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"exit42/demo"
	"exit42/demo/python"
)

// still is how long a run goes on in which nothing can move: nobody waits at the keyboard.
const still = 2 * time.Second

// A contestant is one of the two: a trace from a file, or what is to be run.
type contestant struct {
	trace *demo.Trace
	exp   demo.Experiment
	file  string // from which the trace was read
	title string // empty for what the trace says about itself
}

// contestants are the two that the command line names. Nothing has been run yet.
func (f compareFlags) contestants(ctx context.Context, stderr io.Writer, args []string) (both [2]contestant, err error) {
	methods, pythons, err := f.axes(args)
	if err != nil {
		return both, err
	}
	one := len(methods) == 2 || len(pythons) == 2 || len(f.args) == 2
	for i := range both {
		named := args
		if !one {
			named = args[i : i+1]
		}
		if both[i].trace, err = f.traceIn(named[0]); err != nil {
			return both, err
		}
		if both[i].trace != nil {
			if one {
				return both, UsageError{named[0] + " is a trace: what ran cannot be run in another way", "exit42 compare A.ndjson B.ndjson compares two"}
			}
			both[i].file = filepath.Base(named[0])
			continue
		}
		if len(f.args) > 0 {
			named = append(named[:1:1], strings.Fields(f.args[min(i, len(f.args)-1)])...)
		}
		if both[i].exp, err = f.experiment(ctx, stderr, named, sideOf(methods, i), sideOf(pythons, i)); err != nil {
			return both, err
		}
	}
	f.entitle(&both)
	return both, nil
}

// axes are what differs between two runs of one program, and the mistakes that can be made.
func (f compareFlags) axes(args []string) (methods, pythons []string, err error) {
	methods, pythons = listed(f.method), listed(f.screen.python)
	const hint = "exit42 compare A B, or one program with --method fork,spawn, --python 3.8,3.13 or --args X --args Y"
	var two []string
	for _, axis := range []struct {
		flag  string
		named []string
	}{{"--method", methods}, {"--python", pythons}, {"--args", f.args}} {
		switch n := len(axis.named); {
		case n > 2:
			return nil, nil, UsageError{fmt.Sprintf("%s names %d, and two are compared", axis.flag, n), hint}
		case n == 2:
			two = append(two, axis.flag)
		}
		if axis.flag != "--args" && slices.Contains(axis.named, "") {
			return nil, nil, UsageError{axis.flag + " names nothing on one side of its comma", hint}
		}
	}
	switch {
	case len(args) == 0:
		err = UsageError{"compare needs two traces or programs, or one program to run in two ways", hint}
	case len(two) > 1:
		err = UsageError{fmt.Sprintf("%s and %s both name two", two[0], two[1]), "one thing is compared at a time: give one of them a single value"}
	case len(two) == 0 && len(args) == 1:
		err = UsageError{fmt.Sprintf("nothing to compare %s with", args[0]), hint}
	case len(two) == 0 && len(args) > 2:
		err = UsageError{fmt.Sprintf("compare takes two files, and got %d", len(args)), hint}
	case len(f.args) > 0 && len(two) == 1 && len(args) > 1:
		err = UsageError{"arguments are given twice, after the program and with --args", "leave out one of the two"}
	}
	return methods, pythons, err
}

func listed(names string) []string {
	if names == "" {
		return nil
	}
	all := strings.Split(names, ",")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// sideOf is what was named for side i, or for both.
func sideOf(named []string, i int) string {
	if len(named) == 0 {
		return ""
	}
	return named[min(i, len(named)-1)]
}

// traceIn reads the trace in a file; nil where the file is a program.
func (f compareFlags) traceIn(name string) (*demo.Trace, error) {
	file, err := f.env.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, UsageError{fmt.Sprintf("no file %q", name), "exit42 compare takes programs, or traces as exit42 watch --json prints them"}
	}
	if err != nil {
		return nil, UsageError{err.Error(), ""}
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, UsageError{name + " is no file that can be read", "exit42 compare takes programs, or traces as exit42 watch --json prints them"}
	}
	in := bufio.NewReader(file)
	begins, _ := in.Peek(len(traceBegins))
	if !bytes.Equal(begins, []byte(traceBegins)) && !strings.HasSuffix(name, ".ndjson") {
		return nil, nil
	}
	trace, err := demo.Read(in)
	if err != nil {
		return nil, noTrace(name, err)
	}
	return trace, nil
}

// noTrace refuses a file, and says what prints a trace.
func noTrace(name string, err error) UsageError {
	what, hint := err.Error(), "exit42 watch --json FILE.py prints one"
	if said, remedy, ok := strings.Cut(what, "; "); ok {
		what, hint = said, remedy
	}
	return UsageError{fmt.Sprintf("%s is no trace that can be read: %s", name, what), hint}
}

// traceBegins is how a trace begins; no program does.
const traceBegins = `{"ev":"experiment"`

// experiment is a program with its arguments, to be run by a method and a Python.
func (f compareFlags) experiment(ctx context.Context, stderr io.Writer, args []string, method, name string) (demo.Experiment, error) {
	exp, _, err := watchFlags{screen: f.screen}.program(ctx, args)
	if err != nil {
		return exp, err
	}
	r := runFlags{env: f.env, python: name, method: method}
	i, err := r.interpreter(ctx, stderr)
	if err != nil {
		var usage UsageError
		if errors.As(err, &usage) && name == "" {
			usage.Hint = "two traces can be compared without Python"
			err = usage
		}
		return exp, err
	}
	exp.Runtime = python.Runtime{Interpreter: i}
	if exp, _, err = r.withMethod(exp, ""); err != nil {
		return exp, err
	}
	if exp.Method == "" {
		exp.Method = exp.Runtime.Methods()[0]
	}
	exp.Limits = demo.Limits{Wall: f.limit, Still: still}
	return exp, nil
}

// entitle names the two where what their traces say of themselves would be the same.
func (f compareFlags) entitle(both *[2]contestant) {
	if len(f.args) < 2 {
		return
	}
	for i := range both {
		both[i].title = called(both[i].exp)
	}
}

// called is an experiment in a few words.
func called(exp demo.Experiment) string {
	program := append([]string{filepath.Base(exp.Place.Entry)}, exp.Args...)
	return strings.Join([]string{strings.Join(program, " "), exp.Runtime.Name(), exp.Method}, " · ")
}
