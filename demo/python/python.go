// Package python finds Python interpreters and runs unmodified programs under a probe that
// tells what multiprocessing does.
//
// Law: the program runs unmodified, and the probe changes nothing that the program can see:
// its output, exit status, environment, modules, file descriptors and tracebacks are those of
// a run without it. The probe itself is Python, in probe/.
package python

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"exit42/demo"
)

// Name is the interpreter as it stands beside a result: "Python 3.13.0".
func (i Interpreter) Name() string {
	if i.Impl != "CPython" {
		return i.Impl + " " + i.Version
	}
	return "Python " + i.Version
}

// A Runtime runs programs with one interpreter.
type Runtime struct{ Interpreter Interpreter }

// Name is the interpreter with its version.
func (r Runtime) Name() string { return r.Interpreter.Name() }

// Path is the interpreter's program.
func (r Runtime) Path() string { return r.Interpreter.Path }

// Methods are the interpreter's start methods, its default first.
func (r Runtime) Methods() []string { return r.Interpreter.Methods }

// Prepare writes the probe into the job's directory.
func (r Runtime) Prepare(job demo.Job) (demo.Command, error) {
	if !slices.Contains(r.Methods(), job.Method) {
		return demo.Command{}, fmt.Errorf("%s has no start method %q here", r.Name(), job.Method)
	}
	folder := filepath.Join(job.Dir, "probe")
	files := append(probeFiles(), r.Interpreter.compiled...)
	files = append(files, file{"exit42probe/settings.py", r.settings(job, folder)})
	if err := writeProbe(folder, files); err != nil {
		return demo.Command{}, fmt.Errorf("the probe cannot be written: %w", err)
	}
	path := folder
	if job.Path != "" {
		path += string(filepath.ListSeparator) + job.Path
	}
	if theirs := os.Getenv("PYTHONPATH"); theirs != "" { // an empty entry would be the current directory
		path += string(filepath.ListSeparator) + theirs
	}
	return demo.Command{
		Args: append([]string{r.Path()}, program(job)...),
		Env:  []string{"PYTHONPATH=" + path},
	}, nil
}

func (r Runtime) settings(job demo.Job, folder string) string {
	method := job.Method
	if method == r.Interpreter.Default {
		method = "" // nothing to change: the program runs as if it had been typed
	}
	return fmt.Sprintf("SOCKET = %s\nPORT = %d\nTOKEN = %s\nROOT = %s\nPROBE = %s\nMETHOD = %s\n",
		literal(job.Socket), job.Port, literal(job.Token), literal(job.Root), literal(folder), literal(method))
}

// ByHand is what a person types where the file is. Where Python has to be told the start method,
// that is a line each, all of which begin at the margin: so it can be read, and copied.
func (r Runtime) ByHand(job demo.Job) string {
	words := program(job)
	if job.Method != r.Interpreter.Default {
		run := fmt.Sprintf(`runpy.run_path(%s, run_name="__main__")`, literal(job.Entry))
		if job.Module != "" {
			run = fmt.Sprintf(`runpy.run_module(%s, run_name="__main__", alter_sys=True)`, literal(job.Module))
		}
		code := fmt.Sprintf("\nimport multiprocessing, runpy\nmultiprocessing.set_start_method(%s)\n%s\n", literal(job.Method), run)
		words = append([]string{"-c", code}, job.Args...)
	}
	line := demo.ShellWord(r.Path())
	for _, word := range words {
		line += " " + demo.ShellWord(word)
	}
	return line + "; echo $?"
}

// program is how an interpreter is told what to run.
func program(job demo.Job) []string {
	if job.Module != "" {
		return append([]string{"-m", job.Module}, job.Args...)
	}
	return append([]string{job.Entry}, job.Args...)
}

// literal writes s as a Python string: what Go escapes, Python reads in the same way.
func literal(s string) string { return strconv.QuoteToASCII(s) }
