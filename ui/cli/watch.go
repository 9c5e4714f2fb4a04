package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/ui"
	"exit42/ui/plain"
)

// watchFlags are what a person says about watching a program.
type watchFlags struct {
	screen
	runFlags
	module string
	atOnce bool
	limit  time.Duration
}

func watchCommand(env Env) *cobra.Command {
	f := watchFlags{screen: screen{env: env}, runFlags: runFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "watch FILE.py [ARGUMENT...]",
		Short: "watch a Python program of your own: its processes, what they send, what they wait for",
		Long: "Starts a Python program, unmodified, and shows its processes live and step by step: who runs,\n" +
			"who waits for whom, what goes through pipes and queues, and with what each one ends.\n" +
			"FILE.py may be - for a program on standard input. Flags come before FILE.py; what follows it\n" +
			"is the program's. ctrl+c goes to the program first, and the second one to exit42.\n" +
			"Without a terminal, or with --json, it runs at full pace and is told as text. The exit code is\n" +
			"then 0, whatever the program ended with, and 1 where the watchdog ended it.",
		Example: "  exit42 watch pool.py 64\n  exit42 watch --method spawn pool.py\n  exit42 watch -m package.tool --verbose\n" +
			"  exit42 watch --json pool.py > pool.ndjson; exit42 open pool.ndjson",
		RunE: func(cmd *cobra.Command, args []string) error {
			note(cmd.ErrOrStderr(), wentToProgram(cmd, args))
			return f.watch(cmd, args)
		},
	}
	flags := cmd.Flags()
	flags.SetInterspersed(false)
	f.screen.flags(cmd)
	flags.StringVarP(&f.module, "module", "m", "", "run a module by its name, as python -m does")
	flags.BoolVar(&f.atOnce, "run", false, "do not stop at the first step")
	flags.BoolVar(&f.json, "json", false, "print the trace, one event a line")
	flags.BoolVar(&f.step, "step", false, "without a screen: hold the processes at each event until enter is pressed")
	flags.StringVar(&f.method, "method", "", "the start method: fork, spawn, forkserver (default: the Python's own)")
	flags.DurationVar(&f.limit, "limit", 10*time.Minute, "how long the program may run; time in which it is held is not counted")
	cmd.RegisterFlagCompletionFunc("method", methodNames)
	return cmd
}

// wentToProgram says that a flag of ours stands behind FILE.py and so went to the program, as a slip
// of the hand may have it; empty where there is none.
func wentToProgram(cmd *cobra.Command, args []string) string {
	for i, arg := range args {
		name, long := strings.CutPrefix(arg, "--")
		name, _, _ = strings.Cut(name, "=")
		switch {
		case i == 0:
		case long && name == "":
			return "" // it was put there on purpose
		case long && cmd.Flags().Lookup(name) != nil:
			return fmt.Sprintf("--%s stands behind %[2]s, so it goes to the program; put it before %[2]s if it is for exit42", name, filepath.Base(args[0]))
		}
	}
	return ""
}

func (f watchFlags) watch(cmd *cobra.Command, args []string) error {
	exp, title, err := f.program(cmd.Context(), args)
	if err != nil {
		return err
	}
	if exp.Limits.Wall = f.limit; f.limit <= 0 {
		return UsageError{fmt.Sprintf("--limit %v is no time to run", f.limit), "--limit 10m is usual"}
	}
	if err := checkMethod(f.method); err != nil {
		return err
	}
	piped := len(exp.Files) > 0 // standard input was the program's text
	profile, notHere := f.screen.env.Screen(piped)
	if f.json || f.step || notHere != nil {
		return f.told(cmd, exp)
	}
	var more []tea.ProgramOption
	if piped {
		keys, _, err := tea.OpenTTY()
		if err != nil {
			return UsageError{"no keys can be read: " + err.Error(), "name the program's file instead of -"}
		}
		defer keys.Close()
		more = append(more, tea.WithInput(keys))
	}
	return f.showIn(cmd.Context(), profile, ui.Options{Method: f.method, Watch: &ui.Watched{Title: title, Experiment: typed(exp), Run: f.atOnce, Save: f.screen.env.Save}}, more...)
}

// typed is an experiment whose program reads what is typed on the screen.
func typed(exp demo.Experiment) demo.Experiment {
	exp.Input, exp.Stdin = true, nil
	return exp
}

// program is what to watch, without a runtime.
func (f watchFlags) program(ctx context.Context, args []string) (exp demo.Experiment, title string, err error) {
	env := f.screen.env
	dir, err := env.Dir()
	if err != nil {
		return exp, "", err
	}
	switch {
	case f.module != "":
		exp.Place, exp.Args = demo.Place{Dir: dir, Module: f.module, Root: dir}, args
		return exp, "-m " + f.module, nil
	case len(args) == 0:
		return exp, "", UsageError{"watch needs a program", "exit42 watch FILE.py, - for standard input, or -m MODULE"}
	case args[0] == "-":
		text, err := readAll(ctx, env.Stdin)
		if err == nil {
			err = isProgram("standard input", text)
		}
		if err == nil && len(text) > maxProgram {
			err = UsageError{fmt.Sprintf("standard input is larger than %d KiB", maxProgram>>10), "name the program's file"}
		}
		exp.Place, exp.Args = demo.Place{Dir: dir}, args[1:]
		exp.Files = []demo.File{{Name: "stdin.py", Text: string(text)}}
		return exp, "stdin.py", err
	}
	file, err := env.Open(args[0])
	if err != nil {
		return exp, "", noProgram(args[0], err)
	}
	defer file.Close()
	switch info, err := file.Stat(); {
	case err == nil && info.IsDir():
		return exp, "", UsageError{fmt.Sprintf("%s is a directory", args[0]), "name a file in it, or a module with -m"}
	case err == nil && !info.Mode().IsRegular():
		return exp, "", UsageError{args[0] + " is no regular file, so it can be read only once", "- reads a program from standard input"}
	}
	text, err := io.ReadAll(io.LimitReader(file, maxProgram+1))
	if err == nil {
		err = isProgram(args[0], text)
	}
	entry := filepath.Join(dir, args[0])
	if filepath.IsAbs(args[0]) {
		entry = args[0]
	}
	exp.Place = demo.Place{Dir: dir, Entry: entry, Root: filepath.Dir(entry)}
	exp.Args = args[1:]
	return exp, filepath.Base(entry), err
}

// readAll reads a program, unless that is interrupted.
func readAll(ctx context.Context, from io.Reader) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		text, err := io.ReadAll(io.LimitReader(from, maxProgram+1))
		read <- result{text, err}
	}()
	select {
	case r := <-read:
		return r.text, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// maxProgram is how much of a program is looked at, in bytes, before it is run; what comes by
// standard input must not be larger.
const maxProgram = 256 << 10

// isProgram refuses what is no text.
func isProgram(name string, text []byte) error {
	switch {
	case bytes.HasPrefix(text, []byte(traceBegins)):
		return UsageError{name + " is a trace, and no program", "exit42 open " + name + " shows it"}
	case bytes.IndexByte(text, 0) >= 0:
		return UsageError{name + " is no text, so no Python program", "name a program's source"}
	}
	return nil
}

func noProgram(name string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return UsageError{fmt.Sprintf("no file %q", name), "exit42 watch FILE.py, - for standard input, or -m MODULE"}
	}
	return UsageError{err.Error(), ""}
}

// told runs the program and tells what it does, as text or as its trace.
func (f watchFlags) told(cmd *cobra.Command, exp demo.Experiment) error {
	r := f.runFlags
	r.python = f.screen.python
	i, err := r.interpreter(cmd.Context(), cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	exp.Runtime, exp.Hold = python.Runtime{Interpreter: i}, f.step
	if exp, _, err = r.withMethod(exp, ""); err != nil {
		return err
	}
	fromUs := len(exp.Files) > 0 || f.step // standard input is the program's text, or it steps
	if !fromUs {
		exp.Stdin = f.screen.env.Stdin
	}
	session, err := demo.Start(exp)
	if err != nil {
		return err
	}
	defer session.Close()
	interrupted := f.interrupts(cmd, session)
	if f.step {
		go stepOnEnter(cmd.InOrStdin(), session)
	}
	out := cmd.OutOrStdout()
	ended := ""
	if f.json {
		ended, err = printTrace(out, session)
	} else {
		ended, err = tellAll(out, session, f.screen.asciiOnly())
	}
	session.Close()
	if err == nil && ended == "limit" {
		err = errors.New("the watchdog ended the program")
	}
	return errors.Join(err, interrupted())
}

// interrupts gives the first interrupt to the program; the second one ends the run. What it
// returns says at the end whether there was one.
func (f watchFlags) interrupts(cmd *cobra.Command, s *demo.Session) (interrupted func() error) {
	ctx, cancel := context.WithCancel(cmd.Context())
	stop := context.AfterFunc(cmd.Context(), func() {
		fmt.Fprintln(cmd.ErrOrStderr(), "exit42: ctrl+c went to the program; once more ends it")
		s.Interrupt()
		select {
		case <-f.screen.env.Again:
			s.Close()
		case <-ctx.Done():
		}
	})
	return func() error {
		stop()
		cancel()
		return cmd.Context().Err()
	}
}

// tellAll says what happens, line by line, and at the end what became of each process. It
// returns how the run ended.
func tellAll(out io.Writer, s *demo.Session, ascii bool) (ended string, err error) {
	teller := plain.NewTeller(out, ascii)
	for {
		events, err := s.Next()
		if err == io.EOF {
			return ended, plain.Processes(out, teller.Trace(), ascii)
		}
		for _, e := range events {
			if e.Kind == demo.KindEnd {
				ended = e.Name
			}
			if err := teller.Tell(e); err != nil {
				return ended, err
			}
		}
	}
}

// openTrace shows a trace from a file, on the screen or as text.
func (s *screen) openTrace(cmd *cobra.Command, name string) error {
	file, err := s.env.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return UsageError{fmt.Sprintf("no file %q", name), "exit42 open LESSON, or the file of a trace"}
	}
	if err != nil {
		return UsageError{err.Error(), ""}
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return UsageError{name + " is no file with a trace", "exit42 watch --json FILE.py prints one"}
	}
	trace, err := demo.Read(bufio.NewReader(file))
	if trace == nil {
		return noTrace(name, err)
	}
	lack := ""
	if err != nil {
		lack = fmt.Sprintf("what follows cannot be read: %v", err)
	}
	profile, notHere := s.env.Screen(false)
	if notHere == nil {
		return s.showIn(cmd.Context(), profile, ui.Options{Watch: &ui.Watched{Title: filepath.Base(name), Trace: trace, Lack: lack, Save: s.env.Save}})
	}
	teller := plain.NewTeller(cmd.OutOrStdout(), s.asciiOnly())
	for i := range trace.Len() {
		if err := teller.Tell(trace.Event(i)); err != nil {
			return err
		}
	}
	if lack != "" {
		note(cmd.ErrOrStderr(), fmt.Sprintf("%s: %s", name, lack))
	}
	return plain.Processes(cmd.OutOrStdout(), trace, s.asciiOnly())
}

// isFile reports whether a name that is no lesson's leads to a file. It opens nothing: to open a
// pipe would be to wait for its writer.
func (s *screen) isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular() && !strings.HasPrefix(name, "-")
}
