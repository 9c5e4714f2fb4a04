package cli

import (
	"runtime"
	"slices"
	"strconv"
	"strings"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/selftest"
)

// Runners are all that can run the lessons' programs: each of these Pythons by each of its start
// methods, Go, and the tools of other languages.
func Runners(pythons []python.Interpreter, tools []others.Tool) []selftest.Runner {
	var all []selftest.Runner
	for n, i := range pythons {
		name := i.Name()
		if slices.ContainsFunc(pythons[:n], func(before python.Interpreter) bool { return before.Name() == name }) {
			name += " at " + i.Path // two of one version
		}
		for _, method := range i.Methods {
			all = append(all, pythonRunner(i, name, method))
		}
	}
	all = append(all, goRunner())
	for _, t := range tools {
		all = append(all, toolRunner(t))
	}
	return all
}

func pythonRunner(i python.Interpreter, name, method string) selftest.Runner {
	in := lessons.Circumstances{Language: lessons.Python, Minor: minor(i), Method: method, System: runtime.GOOS}
	return selftest.Runner{
		Label: name + methodMark + method, Tool: string(lessons.Python), In: in,
		Prepare: func(p lessons.Program) (demo.Experiment, bool) {
			return demo.Experiment{Runtime: python.Runtime{Interpreter: i}, Files: fileOf(p), Method: method}, p.File != ""
		},
	}
}

func goRunner() selftest.Runner {
	in := lessons.Circumstances{Language: lessons.Go, Method: "exec", System: runtime.GOOS}
	return selftest.Runner{
		Label: native.Runtime{}.Name(), Tool: string(lessons.Go), In: in,
		Prepare: func(p lessons.Program) (demo.Experiment, bool) {
			rt, files, ok := nativeProgram(p.Native)
			return demo.Experiment{Runtime: rt, Files: files, Args: p.NativeArgs}, ok
		},
	}
}

func toolRunner(t others.Tool) selftest.Runner {
	in := lessons.Circumstances{Method: "exec", System: runtime.GOOS}
	return selftest.Runner{
		Label: t.String(), Tool: t.Name, In: in,
		Prepare: func(p lessons.Program) (demo.Experiment, bool) {
			return demo.Experiment{Runtime: others.Runtime{Tool: t}, Files: fileOf(p)}, p.File != ""
		},
	}
}

func fileOf(p lessons.Program) []demo.File { return []demo.File{{Name: p.File, Text: p.Source}} }

// minor is the 13 of 3.13.0.
func minor(i python.Interpreter) int {
	rest, _ := strings.CutPrefix(i.Version, "3.")
	digits, _, _ := strings.Cut(rest, ".")
	n, _ := strconv.Atoi(digits)
	return n
}
