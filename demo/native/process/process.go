// Package process starts child processes the way Python's multiprocessing does, for the
// programs that this binary shows: a function runs in a process of its own, which is this
// binary once more.
//
// It is also the probe of those programs. Each call tells what it does in the protocol that
// package demo documents, and waits where the app holds it. Go offers no way to watch a
// program line by line, so a line is told where the program calls this package, and the lines
// between are not; nor is os.Exit inside a target, of which only the wait status tells. All of it
// happens on the main thread, which really sleeps in the system call that waits; the other
// threads are those of Go's runtime.
//
// Law: the standard library alone, and of it only what is initialised before the packages of
// the screen are (not net, os/exec or path/filepath), so that a re-executed process takes its
// role within a millisecond of being started.
package process

import (
	"fmt"
	"os"
	"strings"
)

// A Process is a function that runs in a child process.
type Process struct {
	child *os.Process
	end   *ending // nil until the child has been waited for
}

// Start runs target, a registered function, in a child process, and gives it what it takes. It
// panics if that cannot be done: a program whose child does not start has nothing to show.
func Start(target any, given ...any) *Process { return start(reach(), target, nil, given) }

// StartInto is Start with the child's standard output going into the sending end of a pipe.
func StartInto(out *Conn, target any, given ...any) *Process {
	return start(reach(), target, out, given)
}

func start(at place, target any, out *Conn, given []any) *Process {
	t := lookup(target, len(given))
	app.tell(at.event("start", event{Name: t.short()}))
	child, err := spawn(t, out, given)
	if err != nil {
		app.tell(at.event("failed", event{Name: "start", Text: err.Error()}))
		panic(err)
	}
	app.mention(at.event("started", event{Child: child.Pid, Method: "exec"}))
	return &Process{child: child}
}

// ExitCode is the child's exit code, an int: negative for the signal that ended it. It is nil
// until Join has returned.
func (p *Process) ExitCode() any {
	at := reach()
	code := p.exitCode()
	app.tell(at.event("attr", event{Name: "exitcode", Value: brief(code), Child: p.child.Pid}))
	return code
}

func (p *Process) exitCode() any {
	if p.end == nil {
		return nil
	}
	return p.end.exitCode()
}

// Attr looks, while the program runs, for an exported field or method of that name, in upper
// or lower case. A program that simply named one which is not there would not compile.
func (p *Process) Attr(name string) (any, error) {
	at := reach()
	e := event{Name: strings.ToLower(name), Child: p.child.Pid}
	value, ok := p.attr(e.Name)
	if !ok {
		err := fmt.Errorf("missing: %T has neither a field nor a method %s", p, name)
		e.Text = err.Error()
		app.tell(at.event("missing", e))
		return nil, err
	}
	e.Value = brief(value)
	app.tell(at.event("attr", e))
	return value, nil
}

// attr finds a method by its name in lower case; a field is never exported. With the names
// written out, the linker knows which methods of all types nobody calls, and leaves them out.
func (p *Process) attr(name string) (any, bool) {
	switch name {
	case "attr":
		return p.Attr, true
	case "exitcode":
		return p.ExitCode, true
	case "join":
		return p.Join, true
	case "joinfor":
		return p.JoinFor, true
	case "kill":
		return p.Kill, true
	case "processstate":
		return p.ProcessState, true
	}
	return nil, false
}
