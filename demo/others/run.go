package others

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"exit42/demo"
)

// A Runtime runs files with a tool, and no probe.
type Runtime struct{ Tool Tool }

// Name is the tool with what is known of it: "Node 20.20.2", "sh (dash)".
func (r Runtime) Name() string { return r.Tool.String() }

// Path is the tool's program.
func (r Runtime) Path() string { return r.Tool.Path }

// method is the protocol's word for a program that is started by other means than those of
// multiprocessing. How these languages make their children is not observed.
const method = "exec"

// Methods are its start methods: there is no choice.
func (r Runtime) Methods() []string { return []string{method} }

// Prepare says what to start. Temporary files of the tool's own, such as a shell makes for a
// here-document, end with the run.
func (r Runtime) Prepare(job demo.Job) (demo.Command, error) {
	if job.Module != "" {
		return demo.Command{}, errors.New(r.Name() + " runs files, and no modules")
	}
	if job.Method != method {
		return demo.Command{}, fmt.Errorf("%s has no start method %q", r.Name(), job.Method)
	}
	return demo.Command{Args: append([]string{r.Path(), job.Entry}, job.Args...), Env: temporary(job.Dir), Unwatched: true}, nil
}

// ByHand is what a person types where the file is.
func (r Runtime) ByHand(job demo.Job) string {
	words := []string{demo.ShellWord(r.Path()), demo.ShellWord(job.Entry)}
	for _, arg := range job.Args {
		words = append(words, demo.ShellWord(arg))
	}
	line := strings.Join(words, " ")
	if runtime.GOOS == "windows" {
		return line
	}
	return line + "; echo $?"
}

// temporary makes dir the place of a program's temporary files.
func temporary(dir string) []string {
	if runtime.GOOS == "windows" {
		return []string{"TMP=" + dir, "TEMP=" + dir}
	}
	return []string{"TMPDIR=" + dir}
}
