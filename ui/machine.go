package ui

import (
	"runtime"
	"slices"
	"strings"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
)

// A machine is what there is to run programs with, and what is chosen of it.
type machine struct {
	searched bool
	pythons  []python.Interpreter
	lacks    []python.Lack
	native   func(program string) (demo.Runtime, []demo.File, bool)
	// recording is a program's recorded run; it costs nothing when it is asked for again.
	recording func(folder string, p lessons.Program) (*demo.Trace, bool)
	// elsewhere is a program in another language with the tool that runs it; it may take its time.
	elsewhere func(tool string, p lessons.Program) (demo.Experiment, string, bool)
	// exerciseDir makes the name of a folder absolute, and editFile edits a file where it stands;
	// both are called outside of Update.
	exerciseDir func(name string) string
	editFile    func(path string) (Edit, error)

	python int // index into pythons
	golang bool
	method string // empty: the runtime's default
	live   bool   // lessons run in Go where they could play recordings
}

// first takes the interpreter to begin with.
func (m machine) first(i python.Interpreter) machine {
	if len(m.pythons) == 0 && !m.searched {
		m.pythons = []python.Interpreter{i}
	}
	return m
}

// found takes the interpreters that can be used, and goes on with the one that is chosen.
func (m machine) found(msg pythonsFound) machine {
	var chosen string
	if len(m.pythons) > 0 {
		chosen = m.pythons[m.python].Path
	}
	m.searched, m.lacks = true, msg.lacks
	all := slices.DeleteFunc(slices.Clone(msg.pythons), func(i python.Interpreter) bool { return !i.Supported() })
	at := slices.IndexFunc(all, func(i python.Interpreter) bool { return i.Path == chosen })
	if at < 0 && chosen != "" {
		all, at = append([]python.Interpreter{m.pythons[m.python]}, all...), 0
	}
	if m.pythons, m.python = all, max(at, 0); len(all) == 0 {
		m.golang = true
	}
	return m
}

// playsFor says that a program's recording is played: lessons play recordings, or this program
// shows nothing on this system.
func (m machine) playsFor(p lessons.Program) bool {
	return m.plays() || m.recording != nil && !p.RunsOn(runtime.GOOS)
}

// language is what a lesson's program is written in that runs, or is played.
func (m machine) language(p lessons.Program) lessons.Language {
	if m.golang && !m.playsFor(p) {
		return lessons.Go
	}
	return lessons.Python
}

// experiment is a lesson's program with the chosen runtime; ok is false where there is none (yet).
func (m machine) experiment(l lessons.Lesson, p lessons.Program) (_ demo.Experiment, ok bool) {
	exp := demo.Experiment{Method: m.startMethod()}
	switch {
	case m.playsFor(p):
		return m.recorded(l, p)
	case m.golang:
		exp.Args = p.NativeArgs
		exp.Runtime, exp.Files, ok = m.native(p.Native)
		return exp, ok
	case len(m.pythons) == 0:
		return demo.Experiment{}, false
	}
	exp.Runtime, exp.Files = python.Runtime{Interpreter: m.pythons[m.python]}, []demo.File{{Name: p.File, Text: p.Source}}
	return exp, true
}

// methods are the start methods of the chosen runtime, its default first.
func (m machine) methods() []string {
	switch {
	case m.golang:
		return []string{"exec"}
	case len(m.pythons) == 0:
		return nil
	}
	return m.pythons[m.python].Methods
}

// startMethod is the chosen one, or the default where the runtime does not have it.
func (m machine) startMethod() string {
	all := m.methods()
	switch {
	case slices.Contains(all, m.method):
		return m.method
	case len(all) > 0:
		return all[0]
	}
	return ""
}

// name is how the choice stands in the header.
func (m machine) name() string {
	switch {
	case m.golang:
		return "Go " + strings.TrimPrefix(runtime.Version(), "go")
	case len(m.pythons) > 0:
		return m.pythons[m.python].Name()
	case !m.searched:
		return "looking for Python"
	}
	return "no Python"
}

func (m machine) nextPython() machine {
	if len(m.pythons) > 0 {
		m.python = (m.python + 1) % len(m.pythons)
		m.golang = false
	}
	return m
}

func (m machine) otherRuntime() machine {
	if len(m.pythons) > 0 {
		m.golang = !m.golang
	} else {
		m.live = !m.live
	}
	return m
}

// enable turns on the keys that choose among what there is.
func (m machine) enable(k *keys) {
	methods := m.methods()
	choice := len(methods) > 1
	enable(choice && slices.Contains(methods, "fork"), &k.fork)
	enable(choice && slices.Contains(methods, "spawn"), &k.spawn)
	enable(choice && slices.Contains(methods, "forkserver"), &k.forkserver)
	enable(len(m.pythons) > 1 && !m.golang, &k.python)
	enable(len(m.pythons) > 0, &k.runtime)
}
