package lab

import (
	"maps"
	"slices"
	"strings"

	"exit42/demo"
)

// ProgramName is the name of the program's file.
const ProgramName = "lab.py"

// Program is the Python program for the knobs: complete, guarded, the same for every start method
// and for Python 3.8 and later. Its parent prints
//
//	the parent has 42                    what it has; of 1 MiB, "1048576 characters"
//	the parent has nothing: EOFError     where the way itself says so
//	the cause is _RemoteTraceback        the type of the exception's cause, where it shows it
//	exitcode is 0                        of the child or the worker, where it is to be had
//
// Where there is no program for the knobs (see Knobs.Lack) its text is empty.
func Program(k Knobs) demo.File {
	if k.Lack() != "" {
		return demo.File{Name: ProgramName}
	}
	s := &script{k: k, imports: map[string]bool{}, froms: map[string][]string{}}
	s.foo()
	programs[k.Way](s)
	return demo.File{Name: ProgramName, Text: s.text()}
}

// Snippet is the program to copy for a way: 42 is returned, get, then join.
func Snippet(w Way) string { return Program(Knobs{Return, FortyTwo, "", w, GetJoin}).Text }

// programs write what is each way's own.
var programs = map[Way]func(*script){
	None: (*script).promise, ExitCode: (*script).exitCode,
	Pipe: (*script).pipe, SimpleQueue: (*script).simpleQueue, Queue: (*script).queue,
	SharedValue: (*script).sharedValue, SharedArray: (*script).sharedArray, SharedMemory: (*script).sharedMemory,
	Manager: (*script).manager, Pool: (*script).pool, Executor: (*script).executor,
	File: (*script).file, Stdout: (*script).stdout, Socket: (*script).socket,
}

// A script is a Python program while it is written.
type script struct {
	k       Knobs
	imports map[string]bool     // import KEY
	froms   map[string][]string // from KEY import …
	parts   []string            // classes and functions, in their order
	main    []string            // lines of the guarded block
}

func (s *script) needs(modules ...string) {
	for _, m := range modules {
		s.imports[m] = true
	}
}

func (s *script) from(module string, names ...string) {
	s.froms[module] = append(s.froms[module], names...)
}

func (s *script) part(lines ...string) { s.parts = append(s.parts, strings.Join(lines, "\n")) }
func (s *script) do(lines ...string)   { s.main = append(s.main, lines...) }

// text puts the program together, the way that PEP 8 lays one out.
func (s *script) text() string {
	var b strings.Builder
	for _, module := range slices.Sorted(maps.Keys(s.imports)) {
		b.WriteString("import " + module + "\n")
	}
	for _, module := range slices.Sorted(maps.Keys(s.froms)) {
		b.WriteString("from " + module + " import " + strings.Join(s.froms[module], ", ") + "\n")
	}
	for _, part := range s.parts {
		b.WriteString("\n\n" + part + "\n")
	}
	b.WriteString("\n\nif __name__ == \"__main__\":\n")
	for _, line := range s.main {
		b.WriteString("    " + line + "\n")
	}
	return b.String()
}

func indent(lines []string) []string {
	var deeper []string
	for _, line := range lines {
		deeper = append(deeper, "    "+line)
	}
	return deeper
}

// foo writes the function of the child, which comes to the outcome.
func (s *script) foo() {
	var last string
	switch value := s.k.expression(); s.k.Outcome {
	case Raise:
		s.part("class MyError(Exception):", "    pass")
		last = `raise MyError("no value today")`
	case SysExit:
		s.needs("sys")
		last = "sys.exit(" + value + ")"
	case OSExit:
		s.needs("os")
		last = "os._exit(" + value + ")"
	case Signal:
		s.needs("os", "signal")
		last = "os.kill(os.getpid(), signal.SIGKILL)"
	case Never:
		s.needs("time")
		last = "time.sleep(1_000_000)"
	default:
		last = "return " + value
	}
	s.part("def foo():", "    "+last)
}

// inOrder does the two steps in the order of the knobs.
func (s *script) inOrder(get, join []string) {
	if s.k.Ordered() == GetJoin {
		s.do(get...)
		s.do(join...)
		return
	}
	s.do(join...)
	s.do(get...)
}

// has prints what the parent has.
func (s *script) has(value string) string {
	switch {
	case !s.k.valued():
	case s.k.Value == MiB:
		return `print("the parent has", len(` + value + `), "characters", flush=True)`
	case s.k.Value == Text, s.k.Value == Typed:
		value = "repr(" + value + ")"
	}
	return `print("the parent has", ` + value + `, flush=True)`
}

// unless does the steps, and where the outcome may have the parent meet an exception, says so.
func (s *script) unless(exception string, may bool, steps ...string) []string {
	if !may {
		return steps
	}
	lines := append([]string{"try:"}, indent(steps)...)
	return append(lines,
		"except "+exception+":",
		`    print("the parent has nothing: `+exception[strings.LastIndex(exception, ".")+1:]+`", flush=True)`)
}
