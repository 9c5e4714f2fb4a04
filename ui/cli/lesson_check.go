package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"exit42/demo/python"
	"exit42/lessons/selftest"
	"exit42/lessons/workshop"
)

// checkFlags are what a person says about the check of a workshop.
type checkFlags struct{ selftestFlags }

func (f *checkFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.python, "python", "", "one Python only: a version, a command or a path")
	flags.IntVar(&f.parallel, "parallel", min(runtime.GOMAXPROCS(0), maxParallel), "how many runs at a time")
}

func lessonCheckCommand(env Env) *cobra.Command {
	f := checkFlags{selftestFlags{env: env}}
	cmd := &cobra.Command{
		Use:   "check DIR",
		Short: "check lessons as strictly as the built-in ones are checked",
		Long: "Reads the workshop in DIR and names each mistake with file, line and remedy. Then it runs each program\n" +
			"of its own lessons on every Python that is found, by each start method, in Go and in other languages\n" +
			"where a lesson has them, and holds each run against what the lesson claims: a question must have\n" +
			"exactly one right answer, what **Shows:** says must be seen, a starter must not pass and a solution\n" +
			"must. Where all claims hold, it looks at the recordings in DIR/recordings: each must be of the program\n" +
			"as it is now, and must show what is claimed. exit42 lesson pack makes those that are not there or not\n" +
			"right. The exit code is 1 where something is wrong. It needs a Python.",
		Example: "  exit42 lesson check mine\n  exit42 lesson check mine --python 3.12",
		Args:    oneFolder, ValidArgsFunction: completeFolders,
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := env.deskAt(args[0])
			if err != nil {
				return err
			}
			r, _, err := f.check(cmd, d)
			if err != nil { // pack would refuse it, so nothing is said of recordings
				return err
			}
			return f.checkRecordings(cmd, d, r)
		},
	}
	f.add(cmd)
	return cmd
}

// deskAt is a folder that must be there.
func (e Env) deskAt(name string) (desk, error) {
	dir, err := e.typed(name)
	if err != nil {
		return desk{}, err
	}
	if !isFolder(dir) {
		return desk{}, UsageError{fmt.Sprintf("no folder %q", name), "exit42 lesson new begins one"}
	}
	return desk{name: name, dir: dir}, nil
}

// check reads a workshop and executes what its own lessons claim. What it finds wrong is told, and
// is an error. The Pythons are those that it ran on.
func (f checkFlags) check(cmd *cobra.Command, d desk) (workshop.Reading, []python.Interpreter, error) {
	if f.parallel < 1 || f.parallel > maxParallel {
		return workshop.Reading{}, nil, UsageError{fmt.Sprintf("--parallel is a number from 1 to %d, and got %d", maxParallel, f.parallel), ""}
	}
	r := d.read()
	if len(r.Mistakes) > 0 {
		return r, nil, d.check(cmd, d.wrong(r.Mistakes...))
	}
	cases := selftest.Cases(r.Own)
	if len(cases) == 0 {
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s; nothing runs in it that is its own.\n", counted(len(r.Workshop.Lessons), "lesson"))
		return r, nil, err
	}
	pythons, err := f.pythons(cmd)
	if err != nil {
		return r, nil, err
	}
	if len(pythons) == 0 {
		return r, nil, errors.New("nothing was checked: the claims of lessons are executed in Python 3.8 or newer, and none can be used here")
	}
	return r, pythons, f.execAll(cmd, cases, pythons)
}

// execAll executes the claims of these cases, and prints the table.
func (f checkFlags) execAll(cmd *cobra.Command, cases []selftest.Case, pythons []python.Interpreter) error {
	runners := Runners(pythons, toolsFor(cases, f.env.Pythons.PATH))
	results, err := f.execute(cmd, selftest.Pair(cases, runners))
	if err != nil {
		return err
	}
	report := selftest.NewReport(cases, runners, results)
	text := reportText{Report: report}
	if _, err := io.WriteString(cmd.OutOrStdout(), clean(text.String(), f.env.ASCII)); err != nil {
		return err
	}
	if report.Wrong > 0 {
		return fmt.Errorf("%s failed here; mend the claims or their programs first", counted(report.Wrong, "claim"))
	}
	return nil
}
