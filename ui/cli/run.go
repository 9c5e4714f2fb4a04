package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exit42/content"
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
			"line, as NDJSON, each trace beginning with an experiment.",
		Args:              oneLesson,
		ValidArgsFunction: completeLessons,
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
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		return err
	}
	l, err := lessons.Lookup(all, name)
	if err != nil {
		return wrongLesson(err)
	}
	runs := runsOf(l)
	if f.part < 0 || f.part > len(runs) {
		return UsageError{fmt.Sprintf("lesson %q has %d programs, and no number %d", l.Slug, len(runs), f.part), ""}
	}
	for n, one := range runs {
		if f.part != 0 && f.part != n+1 {
			continue
		}
		if len(runs) > 1 && !f.json {
			fmt.Fprintf(cmd.OutOrStdout(), "%sProgram %d of %d: %s\n", map[bool]string{true: "\n"}[n > 0 && f.part == 0], n+1, len(runs), one.name())
		}
		err := f.runOne(cmd, one)
		var lacks noTwin
		if errors.As(err, &lacks) && f.part == 0 && len(runs) > 1 {
			fmt.Fprintf(cmd.ErrOrStderr(), "exit42: %v; it is left out\n", err)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// noTwin is the error of a program that there is in Python alone.
type noTwin struct{ file string }

func (e noTwin) Error() string { return e.file + " has no twin in Go" }

// A part is one of a lesson's programs, with the steps that are about it.
type part struct {
	lesson  lessons.Lesson
	program lessons.Program
	knob    string // its position; empty where there is none
}

func (p part) name() string {
	if p.knob == "" {
		return p.program.File
	}
	return p.program.File + ", " + p.knob
}

// runsOf are the programs that the lesson runs, each position of a knob by itself. An order is run
// as it is given; exercises and other languages are left out.
func runsOf(l lessons.Lesson) []part {
	var all []part
	for _, of := range l.Parts {
		if of.Run < 0 || l.Steps[of.Run].Kind != lessons.Run && l.Steps[of.Run].Kind != lessons.Ordering {
			continue
		}
		only := l
		only.Steps = l.Steps[of.First : of.Last+1]
		if of.Turn < 0 {
			all = append(all, part{only, of.Program, ""})
			continue
		}
		for _, v := range l.Steps[of.Turn].Variants {
			all = append(all, part{only, v.Program, v.Label})
		}
	}
	return all
}

// runOne runs one of the programs.
func (f runFlags) runOne(cmd *cobra.Command, p part) error {
	exp, lang, err := f.experiment(cmd, p.program)
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

// experiment is what to run, by the flags and by what this machine has.
func (f runFlags) experiment(cmd *cobra.Command, p lessons.Program) (demo.Experiment, lessons.Language, error) {
	switch f.runtime {
	case "", "python", "go":
	default:
		return demo.Experiment{}, "", UsageError{fmt.Sprintf("no runtime %q", f.runtime), "there are python and go"}
	}
	if f.runtime == "go" && f.python != "" {
		return demo.Experiment{}, "", UsageError{"--python goes with the runtime python", "leave out --python or --runtime go"}
	}
	exp := demo.Experiment{Hold: f.step}
	lang := lessons.Python
	if f.runtime != "go" {
		i, err := f.interpreter(cmd.Context())
		switch {
		case err == nil:
			exp.Runtime, exp.Files = python.Runtime{Interpreter: i}, fileOf(p)
		case f.runtime == "python" || f.python != "":
			return exp, lang, err
		default:
			fmt.Fprintf(cmd.ErrOrStderr(), "exit42: %v; the same scenario runs in Go\n", err)
		}
	}
	if exp.Runtime == nil {
		rt, files, ok := nativeProgram(p.Native)
		if !ok {
			return exp, lang, noTwin{p.File}
		}
		exp.Runtime, exp.Files, exp.Args, lang = rt, files, p.NativeArgs, lessons.Go
	}
	return f.withMethod(exp, lang)
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

// interpreter is the Python that was named, or the first that is found.
func (f runFlags) interpreter(ctx context.Context) (python.Interpreter, error) {
	finder := f.env.Pythons
	if f.python != "" {
		return namedPython(ctx, finder, f.python)
	}
	if i, err := finder.Resolve(ctx, "python3"); err == nil && i.Supported() {
		return i, nil // no need to ask them all
	}
	found, _ := finder.Find(ctx)
	for _, i := range found {
		if i.Supported() {
			return i, nil
		}
	}
	return python.Interpreter{}, UsageError{"no Python 3.8 or newer was found", "--runtime go runs the same scenario without Python"}
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
