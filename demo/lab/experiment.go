package lab

import (
	"context"
	"errors"
	"io"

	"exit42/demo"
	"exit42/demo/native"
)

// Experiment is one run of the program for the knobs: in Go where the runtime is a
// native.Runtime, whatever its program, and else in Python. An empty method is the runtime's
// default. The error says why there is no such run.
func Experiment(k Knobs, r demo.Runtime, method string) (demo.Experiment, error) {
	if r == nil {
		return demo.Experiment{}, errors.New("there is nothing to run it with")
	}
	exp := demo.Experiment{Runtime: r, Method: method}
	if _, ok := r.(native.Runtime); ok {
		program, files, args, ok, why := Native(k)
		if !ok {
			return exp, errors.New(why)
		}
		exp.Runtime, exp.Files, exp.Args = program, files, args
		return exp, nil
	}
	if why := k.Lack(); why != "" {
		return exp, errors.New(why)
	}
	exp.Files = []demo.File{Program(k)}
	return exp, nil
}

// Run runs an experiment to its end and returns what it did. When ctx is done the run is closed
// at once; the trace is then what there was until then, and the error that of ctx. Nothing of
// the run is left when it returns.
func Run(ctx context.Context, exp demo.Experiment) (*demo.Trace, error) {
	return Follow(ctx, exp, func(demo.Event) error { return nil })
}

// Follow is Run, and calls see with each event as it comes. An error of see closes the run, and
// is returned.
func Follow(ctx context.Context, exp demo.Experiment, see func(demo.Event) error) (*demo.Trace, error) {
	t := new(demo.Trace)
	if err := ctx.Err(); err != nil {
		return t, err
	}
	s, err := demo.Start(exp)
	if err != nil {
		return t, err
	}
	defer func() {
		s.Close()
		for end := error(nil); end != io.EOF; {
			end = take(t, s)
		}
	}()
	stop := context.AfterFunc(ctx, s.Close)
	defer stop()
	for {
		events, end := s.Next()
		for _, e := range events {
			t.Append(e)
			if err := see(e); err != nil {
				return t, err
			}
		}
		if end == io.EOF {
			return t, ctx.Err()
		}
	}
}

// take takes what has come of a session that was closed into the trace.
func take(t *demo.Trace, s *demo.Session) error {
	events, end := s.Next()
	for _, e := range events {
		t.Append(e)
	}
	return end
}
