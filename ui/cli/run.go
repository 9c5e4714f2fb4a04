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
	python, method, runtime string
}

func runCommand(env Env) *cobra.Command {
	f := runFlags{env: env}
	cmd := &cobra.Command{
		Use:   "run LESSON",
		Short: "start a lesson's processes now and print the evidence",
		Long: "Starts the lesson's processes now, tells what they do as they do it, and ends with what\n" +
			"it proves. With --json it prints the trace instead: one event a line, as NDJSON.",
		Args:              oneLesson,
		ValidArgsFunction: completeLessons,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.run(cmd, strings.Join(args, " "))
		},
	}
	cmd.Flags().BoolVar(&f.json, "json", false, "print the trace, one event a line")
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
	exp, lang, err := f.experiment(cmd, l)
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
		err = f.tell(cmd, session, l, lang)
	}
	session.Close()
	return errors.Join(err, cmd.Context().Err())
}

// experiment is what to run, by the flags and by what this machine has.
func (f runFlags) experiment(cmd *cobra.Command, l lessons.Lesson) (demo.Experiment, lessons.Language, error) {
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
			exp.Runtime, exp.Files = python.Runtime{Interpreter: i}, []demo.File{{Name: l.Parts[0].Program.File, Text: l.Parts[0].Program.Source}}
		case f.runtime == "python" || f.python != "":
			return exp, lang, err
		default:
			fmt.Fprintf(cmd.ErrOrStderr(), "exit42: %v; the same scenario runs in Go\n", err)
		}
	}
	if exp.Runtime == nil {
		rt, files, ok := nativeProgram(l.Parts[0].Program.Native)
		if !ok {
			return exp, lang, UsageError{fmt.Sprintf("lesson %q has no program in Go", l.Slug), "use --runtime python"}
		}
		exp.Runtime, exp.Files, lang = rt, files, lessons.Go
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
