package cli

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons/recording"
	"exit42/ui/handout"
)

// atOnce is how many programs run at a time: they wait for each other more than they work.
const atOnce = 6

// run runs the programs of the handout, or finds their recordings.
func (f handoutFlags) run(cmd *cobra.Command, s *handout.Source) error {
	pieces := handout.Programs(s.Workshop.Lessons)
	do := func(p handout.Piece) handout.Ran { return recorded(s, p, "nothing was run") }
	if !f.recorded {
		py, err := f.interpreter(cmd)
		if err != nil {
			return err
		}
		here := f.env.launcher(py)
		do = func(p handout.Piece) handout.Ran { return ran(cmd.Context(), s, p, here) }
	}
	line := countingOn(cmd.ErrOrStderr())
	defer line.end()
	all, err := runAll(cmd.Context(), pieces, do, func(done int) { line.tell(done, len(pieces), "runs") })
	if err != nil {
		return err
	}
	s.Run = func(p handout.Piece) handout.Ran {
		for i := range pieces {
			if pieces[i].Same(&p) {
				return all[i]
			}
		}
		return handout.Ran{Why: "it is not among the programs that run"}
	}
	f.machine(s, pieces, all)
	return nil
}

// interpreter is the Python that was named, or the first that is here; nil where there is none, which
// is said.
func (f handoutFlags) interpreter(cmd *cobra.Command) (*python.Interpreter, error) {
	i, err := runFlags{env: f.env, python: f.python}.interpreter(cmd.Context(), cmd.ErrOrStderr())
	switch {
	case cmd.Context().Err() != nil:
		return nil, cmd.Context().Err()
	case err == nil:
		return &i, nil
	case f.python != "":
		return nil, err
	}
	note(cmd.ErrOrStderr(), fmt.Sprintf("%v; what needs one shows its recorded run", err))
	return nil, nil
}

// ran runs a piece on this machine. Where that cannot be, its recording is shown.
func ran(ctx context.Context, s *handout.Source, p handout.Piece, here launcher) handout.Ran {
	exp, lack := here.experiment(p.Program)
	if lack == "" && !p.Program.RunsOn(runtime.GOOS) {
		lack = "on this system it does not show what the lesson says"
	}
	if lack != "" {
		return recorded(s, p, lack)
	}
	trace, err := demo.Record(ctx, exp)
	if err != nil {
		return handout.Ran{Why: "it could not be run: " + err.Error()}
	}
	return handout.Ran{Trace: demo.Portable(trace)}
}

// recorded is the recorded run of a piece; lack is why it does not run here.
func recorded(s *handout.Source, p handout.Piece, lack string) handout.Ran {
	if s.Workshop.Recording != nil {
		_, files, _ := nativeProgram(p.Program.Native)
		if t, ok := s.Workshop.Recording(p.Folder, recording.Shown(p.Program, files)); ok {
			return handout.Ran{Trace: t, Recorded: true}
		}
	}
	return handout.Ran{Why: lack + ", and there is no recording of it"}
}

// runAll does something with each piece, several at a time, and counts them. The error is the
// context's.
func runAll(ctx context.Context, pieces []handout.Piece, do func(handout.Piece) handout.Ran, tell func(done int)) ([]handout.Ran, error) {
	ran := make([]handout.Ran, len(pieces))
	todo, done := make(chan int), make(chan int)
	var workers sync.WaitGroup
	for range min(atOnce, len(pieces)) {
		workers.Go(func() {
			for i := range todo {
				ran[i] = do(pieces[i])
				done <- i
			}
		})
	}
	go func() {
		defer close(done)
		for i := range pieces {
			if ctx.Err() != nil {
				break
			}
			todo <- i
		}
		close(todo)
		workers.Wait()
	}()
	n := 0
	tell(n)
	for range done {
		n++
		tell(n)
	}
	return ran, ctx.Err()
}

// machine says of the handout what ran its programs, which but for a few are in Python.
func (f handoutFlags) machine(s *handout.Source, pieces []handout.Piece, ran []handout.Ran) {
	s.Machine.OS = runtime.GOOS
	for i := range ran {
		if ran[i].Trace == nil || pieces[i].Program.Tool != "" {
			continue
		}
		run := ran[i].Trace.At(0).Run
		s.Machine = handout.Machine{OS: run.OS, Runtime: run.Runtime, Method: run.Method, Recorded: ran[i].Recorded}
		break
	}
	if !s.Machine.Recorded && !f.recorded && f.env.Now != nil {
		s.Machine.Date = f.env.Now().Format("2 January 2006")
	}
}
