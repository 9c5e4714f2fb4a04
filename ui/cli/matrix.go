package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/ui"
)

// matrixFlags are what a person says about the matrix.
type matrixFlags struct {
	screen
	runFlags
	markdown bool
	parallel int
}

func matrixCommand(env Env) *cobra.Command {
	f := matrixFlags{screen: screen{env: env}, runFlags: runFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "matrix",
		Short: "measure every way to get the value back, on this machine",
		Long: "Runs a program for each way back and each question: does 42 arrive, does 1 MiB, does an object,\n" +
			"what comes back of an exception, what of a child that is killed, with which exit code the child\n" +
			"ends, what if the parent joins first, and what it costs. On a terminal it opens the matrix there.\n" +
			"Without one, or with --markdown or --json, it measures at once and prints the table at the end.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.matrix(cmd) },
	}
	flags := cmd.Flags()
	f.screen.flags(cmd)
	flags.BoolVar(&f.json, "json", false, "print the cells as JSON")
	flags.BoolVar(&f.markdown, "markdown", false, "print the table as Markdown")
	flags.StringVar(&f.method, "method", "", "the start method: fork, spawn, forkserver (default: the Python's own)")
	flags.StringVar(&f.runtime, "runtime", "", "python or go (default: python where there is one)")
	flags.IntVar(&f.parallel, "parallel", 2, "how many cells run at a time; costs are measured alone")
	cmd.RegisterFlagCompletionFunc("method", methodNames)
	cmd.RegisterFlagCompletionFunc("runtime", runtimeNames)
	return cmd
}

var runtimeNames = cobra.FixedCompletions([]string{"python", "go"}, cobra.ShellCompDirectiveNoFileComp)

// maxParallel is how many cells may run at a time: each is a handful of processes.
const maxParallel = 64

func (f matrixFlags) matrix(cmd *cobra.Command) error {
	switch {
	case f.parallel < 1 || f.parallel > maxParallel:
		return UsageError{fmt.Sprintf("--parallel is a number from 1 to %d, and got %d", maxParallel, f.parallel), ""}
	case f.json && f.markdown:
		return UsageError{"--json and --markdown are two ways to print the same", "leave one of them out"}
	}
	f.runFlags.python = f.screen.python
	if err := f.checkRuntime(); err != nil {
		return err
	}
	if profile, notHere := f.screen.env.Screen(false); notHere == nil && !f.json && !f.markdown {
		if err := checkMethod(f.method); err != nil {
			return err
		}
		o := ui.Options{Matrix: true, Parallel: f.parallel, Method: f.method, Go: f.runtime == "go"}
		return f.showIn(cmd.Context(), profile, o)
	}
	return f.measure(cmd)
}

// measure measures at once and prints the table. What was interrupted is not printed.
func (f matrixFlags) measure(cmd *cobra.Command) error {
	s, err := f.setup(cmd)
	if err != nil {
		return err
	}
	s.Parallel = f.parallel
	line, done := countingOn(cmd.ErrOrStderr()), lab.NewMatrix(s)
	m, err := lab.Measure(cmd.Context(), s, func(c lab.Cell) {
		done.Put(c)
		line.tell(done.Done(), len(done.Cells), "")
	})
	line.end()
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	switch {
	case f.json:
		return m.JSON(out)
	case f.markdown:
		return m.Markdown(out)
	}
	return f.print(out, &m)
}

func (f matrixFlags) checkRuntime() error {
	switch {
	case f.runtime != "" && f.runtime != "python" && f.runtime != "go":
		return UsageError{fmt.Sprintf("no runtime %q", f.runtime), "there are python and go"}
	case f.runtime == "go" && f.runFlags.python != "":
		return UsageError{"--python goes with the runtime python", "leave out --python or --runtime go"}
	}
	return nil
}

// setup is what to measure on, by the flags and by what this machine has.
func (f matrixFlags) setup(cmd *cobra.Command) (lab.Setup, error) {
	var s lab.Setup
	if f.runtime != "go" {
		i, err := f.interpreter(cmd.Context(), cmd.ErrOrStderr())
		switch {
		case err == nil:
			s.Runtime = python.Runtime{Interpreter: i}
		case f.runtime == "python" || f.runFlags.python != "" || cmd.Context().Err() != nil:
			return s, err
		default:
			note(cmd.ErrOrStderr(), fmt.Sprintf("%v; the ways that Go has are measured", err))
		}
	}
	if s.Runtime == nil {
		s.Runtime = native.Runtime{}
	}
	exp, _, err := f.withMethod(demo.Experiment{Runtime: s.Runtime}, "")
	s.Method = exp.Method
	return s, err
}

// print writes the table as text, its long answers cut short; Markdown and JSON have them whole.
func (f matrixFlags) print(w io.Writer, m *lab.Matrix) error {
	rows := [][]string{{"way back"}}
	for _, c := range lab.Columns() {
		rows[0] = append(rows[0], string(c))
	}
	for _, way := range m.Rows {
		row := []string{way.Name()}
		for _, c := range lab.Columns() {
			row = append(row, ansi.Truncate(m.Text(way, c), maxAnswer, f.cut()))
		}
		rows = append(rows, row)
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, %s. Measured under observation: without it each is quicker.\n\n", m.Runtime, m.Method, m.OS)
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+2))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	b.WriteString("\n" + m.Advice() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// maxAnswer is how wide an answer is in the table, in cells.
const maxAnswer = 20

func (f matrixFlags) cut() string {
	if f.screen.env.ASCII {
		return "~"
	}
	return "…"
}
