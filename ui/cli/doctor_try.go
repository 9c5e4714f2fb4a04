package cli

import (
	"context"
	"io"
	"time"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/ui/doctor"
)

// tried is the program that a doctor runs: a parent starts a child and waits for it, and asks for
// its exit code.
const tried = "promise"

// tryGo runs it in Go.
func (d discretion) tryGo(ctx context.Context) doctor.Run {
	rt, files, _ := nativeProgram(tried)
	return d.try(ctx, native.Runtime{}.Name(), demo.Experiment{Runtime: rt, Files: files})
}

// tryPython runs it in a Python, by its default start method. The program is the built-in lesson's,
// whatever is taught here.
func (d discretion) tryPython(ctx context.Context, i python.Interpreter) doctor.Run {
	w, err := builtIn()
	if err != nil {
		return doctor.Run{Why: err.Error()}
	}
	for _, l := range w.Lessons {
		if l.Slug == tried {
			return d.try(ctx, i.Name()+", "+i.Default, demo.Experiment{Runtime: python.Runtime{Interpreter: i}, Files: fileOf(l.Parts[0].Program)})
		}
	}
	return doctor.Run{}
}

// tryPatience is how long one run may take: on a machine with much to do it takes seconds.
const tryPatience = 20 * time.Second

// try runs an experiment to its end, and says what came of it.
func (d discretion) try(ctx context.Context, name string, exp demo.Experiment) doctor.Run {
	exp.Limits.Wall = tryPatience
	r, began := doctor.Run{Tried: true, Name: d.say(name)}, time.Now()
	session, err := demo.Start(exp)
	if err != nil {
		r.Why = d.say(err.Error())
		return r
	}
	stop := context.AfterFunc(ctx, session.Close)
	trace := new(demo.Trace)
	for {
		events, err := session.Next()
		for _, e := range events {
			trace.Append(e)
		}
		if err == io.EOF {
			break
		}
	}
	stop()
	session.Close()
	r.Millis = time.Since(began).Milliseconds()
	code, _, read := trace.Evidence().Says("exitcode")
	ended := trace.At(trace.Len())
	switch {
	case ended.Ended != "done":
		r.Why = d.say("it ended by " + ended.Ended + " " + ended.Limit)
	case ended.Child == 0:
		r.Why = "it told of no child" + d.printed(ended.Output)
	case !read:
		r.Why = "the parent read no exit code" + d.printed(ended.Output)
	default:
		r.Works, r.ExitCode = true, d.say(code)
	}
	return r
}

// printed is the last line that a program printed, which in trouble is the reason.
func (d discretion) printed(lines []demo.Line) string {
	if len(lines) == 0 {
		return ""
	}
	return "; it printed " + d.say(lines[len(lines)-1].Text)
}
