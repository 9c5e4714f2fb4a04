package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/plain"
)

// runFlags are what a person says about a run.
type runFlags struct {
	env                     Env
	json, step              bool
	part                    int
	python, method, runtime string
}

func runCommand(env Env) *cobra.Command {
	f := runFlags{env: env}
	cmd := &cobra.Command{
		Use:   "run LESSON",
		Short: "start a lesson's processes now and print the evidence",
		Long: "Starts the lesson's processes now, one program after the other, tells what they do as they\n" +
			"do it, and ends with what it proves. With --json it prints the traces instead: one event a\n" +
			"line, as NDJSON. Where a lesson has several programs, one trace follows the other, each\n" +
			"beginning with an experiment; with --part there is one, as exit42 open reads it.",
		Args:              oneLesson,
		ValidArgsFunction: env.completeLessons,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd, strings.Join(args, " "))
		},
	}
	cmd.Flags().BoolVar(&f.json, "json", false, "print the trace, one event a line")
	cmd.Flags().IntVar(&f.part, "part", 0, "only this one of the lesson's programs, counted from 1")
	cmd.Flags().BoolVar(&f.step, "step", false, "hold the processes at each event until enter is pressed")
	cmd.Flags().StringVar(&f.python, "python", "", "the Python: a version, a command or a path")
	cmd.Flags().StringVar(&f.method, "method", "", "the start method: fork, spawn, forkserver")
	cmd.Flags().StringVar(&f.runtime, "runtime", "", "python or go (default: python where there is one)")
	cmd.RegisterFlagCompletionFunc("method", methodNames)
	cmd.RegisterFlagCompletionFunc("runtime", cobra.FixedCompletions([]string{"python", "go"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

var methodNames = cobra.FixedCompletions([]string{"fork", "spawn", "forkserver"}, cobra.ShellCompDirectiveNoFileComp)

// checkMethod refuses what is no start method anywhere; whether a runtime has it is found later.
func checkMethod(name string) error {
	all := []string{"fork", "spawn", "forkserver", "exec"}
	if name == "" || slices.Contains(all, name) {
		return nil
	}
	hint := "there is " + strings.Join(all[:3], ", ")
	if near := lessons.NearestWord(name, all); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return UsageError{fmt.Sprintf("no start method %q", name), hint}
}

func (f runFlags) run(cmd *cobra.Command, name string) error {
	w, err := f.env.taught()
	if err != nil {
		return err
	}
	l, err := lessons.Lookup(w.Lessons, name)
	if err != nil {
		return wrongLesson(err)
	}
	runs := runsOf(l)
	if f.part < 0 || f.part > len(runs) {
		return UsageError{fmt.Sprintf("lesson %q has %d programs, and no number %d", l.Slug, len(runs), f.part), ""}
	}
	wanted := runs
	if f.part > 0 {
		wanted = runs[f.part-1 : f.part]
	}
	py, err := f.pythonOrGo(cmd, l, wanted)
	if err != nil {
		return err
	}
	for n, one := range runs {
		if f.part != 0 && f.part != n+1 {
			continue
		}
		if py == nil && !one.inGo() {
			note(cmd.ErrOrStderr(), fmt.Sprintf("%s has no twin in Go; it is left out", one.program.File))
			continue
		}
		if len(runs) > 1 && !f.json {
			fmt.Fprintf(cmd.OutOrStdout(), "%sProgram %d of %d: %s\n", map[bool]string{true: "\n"}[n > 0 && f.part == 0], n+1, len(runs), one.name())
		}
		if !one.program.RunsOn(runtime.GOOS) {
			note(cmd.ErrOrStderr(), fmt.Sprintf("%s shows what its lesson says on %s, and may show something else here", one.program.File, strings.Join(one.program.OnlyOn, ", ")))
		}
		if err := f.runOne(cmd, py, one); err != nil {
			return err
		}
	}
	return nil
}

// A part is one of a lesson's programs, with the steps that are about it.
type part struct {
	lesson  lessons.Lesson
	program lessons.Program
	which   string // of several; empty for the only one
}

func (p part) name() string {
	if p.which == "" {
		return p.program.File
	}
	return p.program.File + ", " + p.which
}

// inGo reports whether there is the same program in Go.
func (p part) inGo() bool {
	_, _, ok := nativeProgram(p.program.Native)
	return ok
}

// runsOf are the programs that the lesson runs, each position of a knob by itself. An order is run
// as it is given; exercises and other languages are left out.
func runsOf(l lessons.Lesson) []part {
	var all []part
	for r := range l.Runs() {
		if r.Program.Tool != "" || r.Try == lessons.Solved || l.Steps[r.Part.Run].Exercise != nil {
			continue
		}
		only := l
		only.Steps = l.Steps[r.Part.First : r.Part.Last+1]
		all = append(all, part{only, r.Program, r.Which})
	}
	return all
}

// runOne runs one of the programs.
func (f runFlags) runOne(cmd *cobra.Command, py *python.Interpreter, p part) error {
	exp, lang, err := f.experiment(py, p.program)
	if err != nil {
		return err
	}
	session, err := demo.Start(exp)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(cmd.Context(), session.Close)
	defer stop()
	if f.step {
		go stepOnEnter(cmd.InOrStdin(), session)
	}
	out := cmd.OutOrStdout()
	if f.json {
		_, err = printTrace(out, session)
	} else {
		err = f.tell(cmd, session, p.lesson, lang)
	}
	session.Close()
	return errors.Join(err, cmd.Context().Err())
}

// pythonOrGo is the Python that runs these programs, by the flags and by what this machine has; nil
// where Go runs them. It is an error if Go is to run them and has none of them.
func (f runFlags) pythonOrGo(cmd *cobra.Command, l lessons.Lesson, wanted []part) (*python.Interpreter, error) {
	switch {
	case f.runtime != "" && f.runtime != "python" && f.runtime != "go":
		return nil, UsageError{fmt.Sprintf("no runtime %q", f.runtime), "there are python and go"}
	case f.runtime == "go" && f.python != "":
		return nil, UsageError{"--python goes with the runtime python", "leave out --python or --runtime go"}
	}
	missing := ""
	if f.runtime != "go" {
		i, err := f.interpreter(cmd.Context(), cmd.ErrOrStderr())
		if err == nil {
			return &i, nil
		}
		if f.runtime == "python" || f.python != "" || cmd.Context().Err() != nil {
			return nil, err
		}
		missing = err.Error()
	}
	switch inGo := slices.ContainsFunc(wanted, part.inGo); {
	case !inGo && missing == "":
		return nil, UsageError{noneInGo(l, wanted), "--runtime python runs it"}
	case !inGo:
		return nil, UsageError{missing + ", and " + noneInGo(l, wanted), fmt.Sprintf("exit42 open %s plays what was recorded", l.Slug)}
	case missing != "":
		note(cmd.ErrOrStderr(), fmt.Sprintf("%s; the same scenario runs in Go", missing))
	}
	return nil, nil
}

func noneInGo(l lessons.Lesson, wanted []part) string {
	if len(wanted) == 1 {
		return fmt.Sprintf("%s of lesson %q has no twin in Go", wanted[0].name(), l.Slug)
	}
	return fmt.Sprintf("lesson %q has no program in Go", l.Slug)
}

// experiment is what to run.
func (f runFlags) experiment(py *python.Interpreter, p lessons.Program) (demo.Experiment, lessons.Language, error) {
	if py != nil {
		return f.withMethod(demo.Experiment{Hold: f.step, Runtime: python.Runtime{Interpreter: *py}, Files: fileOf(p)}, lessons.Python)
	}
	rt, files, _ := nativeProgram(p.Native)
	return f.withMethod(demo.Experiment{Hold: f.step, Runtime: rt, Files: files, Args: p.NativeArgs}, lessons.Go)
}

func (f runFlags) withMethod(exp demo.Experiment, lang lessons.Language) (demo.Experiment, lessons.Language, error) {
	methods := exp.Runtime.Methods()
	if f.method == "" || slices.Contains(methods, f.method) {
		exp.Method = f.method
		return exp, lang, nil
	}
	hint := "there is " + strings.Join(methods, ", ")
	if near := lessons.NearestWord(f.method, methods); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return exp, lang, UsageError{fmt.Sprintf("%s has no start method %q here", exp.Runtime.Name(), f.method), hint}
}

// printTrace streams the events as they come, and returns how the run ended.
func printTrace(w io.Writer, s *demo.Session) (ended string, err error) {
	out := bufio.NewWriter(w)
	for {
		events, err := s.Next()
		if err == io.EOF {
			return ended, out.Flush()
		}
		for i := range events {
			out.Write(events[i].AppendJSON(nil))
			out.WriteByte('\n')
			if events[i].Kind == demo.KindEnd {
				ended = events[i].Name
			}
		}
		if err := out.Flush(); err != nil {
			return ended, err
		}
	}
}

// tell says what happens, line by line, and at the end what it proves.
func (f runFlags) tell(cmd *cobra.Command, s *demo.Session, l lessons.Lesson, lang lessons.Language) error {
	out := cmd.OutOrStdout()
	ascii := f.env.ASCII
	teller := plain.NewTeller(out, ascii)
	if f.step {
		fmt.Fprintln(out, "Each enter lets every process that is held go to its next event; end of input lets them run.")
	}
	for {
		events, err := s.Next()
		if err == io.EOF {
			return plain.Evidence(out, l, teller.Trace(), lang, ascii)
		}
		for _, e := range events {
			if err := teller.Tell(e); err != nil {
				return err
			}
		}
	}
}

// stepOnEnter steps at each line of input and runs at its end.
func stepOnEnter(in io.Reader, s *demo.Session) {
	for lines := bufio.NewScanner(in); lines.Scan(); {
		s.Step(demo.Everyone)
	}
	s.Run()
}
