package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"exit42/demo/python"
)

// tryAgain is what to do about a Python that did not answer in time.
const tryAgain = "this machine may be busy: try again"

// usable are the Pythons here that can run the lessons, the one of a shell's python3 first, and
// those that did not answer in time.
func usable(ctx context.Context, stderr io.Writer, f python.Finder) (all []python.Interpreter, late []python.Lack) {
	defer asking(stderr)()
	found, lacks := f.Find(ctx)
	for _, i := range found {
		if i.Supported() {
			all = append(all, i)
		}
	}
	return all, lateOf(lacks)
}

// lateOf are those that did not answer in time.
func lateOf(lacks []python.Lack) (late []python.Lack) {
	for _, l := range lacks {
		if l.Late {
			late = append(late, l)
		}
	}
	return late
}

// asking says on a terminal that Pythons are asked, if that is not done soon.
func asking(stderr io.Writer) (done func()) {
	if !isTerminal(stderr) {
		return func() {}
	}
	slow := time.AfterFunc(3*time.Second, func() { note(stderr, "waiting for Python to answer") })
	return func() { slow.Stop() }
}

// silent says which Pythons did not answer: "/usr/bin/python3 did not answer within 20s".
func silent(late []python.Lack) string {
	var paths []string
	for _, l := range late {
		paths = append(paths, l.Path)
	}
	return strings.Join(paths, ", ") + " " + late[0].Why
}

// leftOut says which Pythons are left out since they did not answer; empty where there is none.
func leftOut(late []python.Lack) string {
	if len(late) == 0 {
		return ""
	}
	are := "is"
	if len(late) > 1 {
		are = "are"
	}
	return silent(late) + ", and " + are + " left out; " + tryAgain
}

// none is the error of a machine that has no Python that can be used, or on which none answered.
func none(late []python.Lack) error {
	if len(late) > 0 {
		return lateError("no Python answered: " + silent(late) + "; " + tryAgain)
	}
	return UsageError{"no Python 3.8 or newer was found", "--runtime go runs the same scenario without Python"}
}

// lateError is an error that is one of time.
type lateError string

func (e lateError) Error() string        { return string(e) }
func (e lateError) Is(target error) bool { return target == python.ErrLate }

// interpreter is the Python that was named, or the first that is found. It is said on stderr where
// one is taken in the place of another that did not answer.
func (f runFlags) interpreter(ctx context.Context, stderr io.Writer) (python.Interpreter, error) {
	defer asking(stderr)()
	if f.python != "" {
		return namedPython(ctx, f.env.Pythons, f.python)
	}
	i, ok, lacks := f.env.Pythons.First(ctx)
	late := lateOf(lacks)
	switch {
	case ctx.Err() != nil:
		return i, ctx.Err()
	case !ok:
		return i, none(late)
	case len(late) > 0:
		note(stderr, fmt.Sprintf("%s; %s is taken", silent(late), i.Name()))
	}
	return i, nil
}

func namedPython(ctx context.Context, f python.Finder, name string) (python.Interpreter, error) {
	i, err := f.Resolve(ctx, name)
	switch {
	case errors.Is(err, python.ErrLate):
		return i, fmt.Errorf("%w; %s", err, tryAgain)
	case err != nil:
		return i, UsageError{err.Error(), ""}
	case !i.Supported():
		return i, UsageError{fmt.Sprintf("%s cannot be used", i.Name()), "CPython 3.8 or newer is needed"}
	}
	return i, nil
}
