package cli

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/ui"
	"exit42/ui/stage"
)

// compareFlags are what a person says about two runs.
type compareFlags struct {
	screen
	json   bool
	method string
	args   []string
	limit  time.Duration
}

func compareCommand(env Env) *cobra.Command {
	f := compareFlags{screen: screen{env: env}}
	differs := "≠"
	if env.ASCII {
		differs = stage.Clean(differs, true) // only where it is needed: cleaning takes tables of its own
	}
	cmd := &cobra.Command{
		Use:   "compare A B | FILE.py [ARGUMENT...]",
		Short: "two runs side by side, with marks where they differ",
		Long: "Sets two runs side by side: step by step, each process's with the same process's in the other,\n" +
			"with a mark where they differ: = the same, " + differs + " not the same, < only the left, > only the right.\n" +
			"A and B are programs that are run now, at full pace, or traces that were written to a file; or\n" +
			"one program is run twice, with two of --method, --python or --args. What looks like a flag and\n" +
			"is the program's own comes after --. With --json each pair is a line, and a and b in it are the\n" +
			"numbers of the lines of their traces. Exit code 0 says that they were compared, whatever differs.",
		Example: "  exit42 compare a.ndjson b.ndjson\n  exit42 compare returns.py sends.py\n  exit42 compare --method fork,spawn pool.py 64\n" +
			"  exit42 compare --python 3.8,3.13 pool.py\n  exit42 compare --args 65514 --args 65515 join_first.py",
		RunE: func(cmd *cobra.Command, args []string) error { return f.compare(cmd, args) },
	}
	flags := cmd.Flags()
	f.screen.flags(cmd)
	flags.Lookup("python").Usage = "two Pythons with a comma between, or one for both: versions, commands or paths"
	flags.StringVar(&f.method, "method", "", "two start methods with a comma between, or one for both: fork, spawn, forkserver")
	flags.StringArrayVar(&f.args, "args", nil, "arguments of the program, with blanks between; given twice, once for each run")
	flags.BoolVar(&f.json, "json", false, "print the pairs, one a line")
	flags.DurationVar(&f.limit, "limit", time.Minute, "how long each run may take")
	cmd.RegisterFlagCompletionFunc("method", methodNames)
	return cmd
}

func (f compareFlags) compare(cmd *cobra.Command, args []string) error {
	both, err := f.contestants(cmd.Context(), cmd.ErrOrStderr(), args)
	if err != nil {
		return err
	}
	profile, notHere := f.env.Screen(false)
	onScreen := !f.json && notHere == nil
	for i := range both {
		if both[i].trace != nil {
			continue
		}
		if onScreen {
			note(cmd.ErrOrStderr(), fmt.Sprintf("running %s", called(both[i].exp)))
		}
		if both[i].trace, err = runToEnd(cmd.Context(), both[i].exp); err != nil {
			return err
		}
	}
	of := ui.Compared{
		A: both[0].trace, B: both[1].trace,
		Titles: [2]string{both[0].title, both[1].title}, Files: [2]string{both[0].file, both[1].file},
	}
	switch {
	case f.json:
		return ui.WriteCompared(cmd.OutOrStdout(), of)
	case !onScreen:
		return ui.TellCompared(cmd.OutOrStdout(), of, f.env.ASCII || f.ascii)
	}
	f.python = ""
	return f.showIn(cmd.Context(), profile, ui.Options{Compare: &of})
}

// runToEnd runs an experiment at full pace.
func runToEnd(ctx context.Context, exp demo.Experiment) (*demo.Trace, error) {
	session, err := demo.Start(exp)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	stop := context.AfterFunc(ctx, session.Close)
	defer stop()
	trace := new(demo.Trace)
	for {
		events, err := session.Next()
		if err == io.EOF {
			return trace, ctx.Err()
		}
		for _, e := range events {
			trace.Append(e)
		}
	}
}
