package cli

import (
	"strings"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
)

// A launcher knows what runs the lessons' programs on this machine.
type launcher struct {
	python *python.Interpreter                                                  // nil where there is none
	tools  func(tool string, p lessons.Program) (demo.Experiment, string, bool) // nil for none
}

// launcher runs programs in Python with this one, and others with what is in the PATH.
func (e Env) launcher(py *python.Interpreter) launcher {
	return launcher{py, elsewhere(e.Pythons.PATH)}
}

// experiment is the run of a program. Where this machine cannot run it, it has no runtime, and lack
// is why, as half a sentence.
func (l launcher) experiment(p lessons.Program) (exp demo.Experiment, lack string) {
	exp.Files = fileOf(p)
	switch lessons.Language(p.Tool) {
	case "", lessons.Python:
		if l.python == nil {
			return exp, "no Python was found here"
		}
		exp.Runtime = python.Runtime{Interpreter: *l.python}
	case lessons.Go:
		rt, files, ok := nativeProgram(p.Native)
		if !ok {
			return exp, "there is no such program in Go"
		}
		return demo.Experiment{Runtime: rt, Files: files, Args: p.NativeArgs}, ""
	default:
		if l.tools != nil {
			if found, _, ok := l.tools(p.Tool, p); ok {
				return found, ""
			}
		}
		return exp, p.Tool + " was not found here"
	}
	return exp, ""
}

// toRecord is the run of a program as it is recorded on a system, named as in runtime.GOOS. Where
// the program would not show what its lesson says, there is no runtime: nothing is recorded there.
func (l launcher) toRecord(p lessons.Program, system string) demo.Experiment {
	exp, _ := l.experiment(p)
	if !p.RunsOn(system) {
		exp.Runtime = nil
	}
	return exp
}

// unrecorded is why a program cannot be recorded on a system, as half a sentence.
func unrecorded(p lessons.Program, system string) string {
	if !p.RunsOn(system) {
		return "it is for " + strings.Join(p.OnlyOn, " and ")
	}
	return p.Tool + " is not here"
}
