// Package native runs the scenarios in Go: this very binary, re-executed, is the parent and
// the child. It needs no interpreter, so it is there on every machine.
//
//	app ─► guard ─► parent (this binary) ─► child (this binary)
//
// The programs are ordinary compiled Go, in programs/; their source is embedded, so what is
// shown is what runs. What they call, and what tells the app of it, is package process.
//
// Law: always available, on every OS; the standard library and demo alone. The re-executed
// process takes its role in an init function of package programs, which imports so little
// that it runs before the packages of the screen are initialised.
package native

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"

	"exit42/demo"
	"exit42/demo/native/process"
	"exit42/demo/native/programs"
)

// Programs lists the names of the programs.
func Programs() []string { return programs.Names() }

// Lookup returns the files of a program, its main file first.
func Lookup(name string) ([]demo.File, bool) {
	var files []demo.File
	for _, f := range programs.Files(name) {
		files = append(files, demo.File(f))
	}
	return files, len(files) > 0
}

// A Runtime runs one of the programs. Its experiment's files are those that Lookup returns;
// they are shown, not compiled.
type Runtime struct{ Program string }

// Name is the version of Go by which this binary was made: "Go 1.26.0".
func (r Runtime) Name() string { return "Go " + strings.TrimPrefix(runtime.Version(), "go") }

// Path is this binary.
func (r Runtime) Path() string {
	if self, err := os.Executable(); err == nil {
		return self
	}
	return os.Args[0]
}

// method is the only start method: Go has no fork that could be used.
const method = "exec"

// Methods are its start methods.
func (r Runtime) Methods() []string { return []string{method} }

// Prepare says what to start. The probe needs no files.
func (r Runtime) Prepare(job demo.Job) (demo.Command, error) {
	if !slices.Contains(Programs(), r.Program) {
		return demo.Command{}, fmt.Errorf("no native program %q on %s", r.Program, runtime.GOOS)
	}
	if err := process.CheckArgs(job.Args); err != nil {
		return demo.Command{}, err
	}
	if job.Method != method {
		return demo.Command{}, fmt.Errorf("%s has no start method %q", r.Name(), job.Method)
	}
	settings := process.Settings{Socket: job.Socket, Port: job.Port, Token: job.Token, Program: job.Root}
	return demo.Command{
		MainThread: true,
		Args:       append([]string{r.Path()}, process.Args(r.Program, settings, job.Args...)...),
		Env:        temporary(job.Dir),
	}, nil
}

// temporary makes dir the place of a program's temporary files, so that they end with the run.
func temporary(dir string) []string {
	if runtime.GOOS == "windows" {
		return []string{"TMP=" + dir, "TEMP=" + dir}
	}
	return []string{"TMPDIR=" + dir}
}

// ByHand starts this binary in its role, unwatched: there is no file to run.
func (r Runtime) ByHand(job demo.Job) string {
	return byHand(append([]string{r.Path()}, process.ArgsByHand(r.Program, job.Args...)...))
}
