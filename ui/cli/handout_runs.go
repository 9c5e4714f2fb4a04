package cli

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/handout"
)

// atOnce is how many programs run at a time: they wait for each other more than they work.
const atOnce = 6

// run runs the programs of the handout, or finds their recordings.
func (f handoutFlags) run(cmd *cobra.Command, s *handout.Source) error {
	pieces := handout.Programs(s.Workshop.Lessons)
	start := func(context.Context, handout.Piece) handout.Ran { return handout.Ran{Why: "it was not recorded"} }
	var py *python.Interpreter
	if !f.recorded {
		i, err := runFlags{env: f.env, python: f.python}.interpreter(cmd.Context())
		switch {
		case cmd.Context().Err() != nil:
			return cmd.Context().Err()
		case err == nil:
			py = &i
		case f.python != "":
			return err
		default:
			fmt.Fprintf(cmd.ErrOrStderr(), "exit42: %v; what needs one shows its recorded run\n", err)
		}
		start = f.starter(py)
	}
	line := countingOn(cmd.ErrOrStderr())
	defer line.end()
	ran, err := runAll(cmd.Context(), pieces, func(p handout.Piece) handout.Ran {
		if p.Tool == "" && py == nil {
			return recorded(s, p)
		}
		return start(cmd.Context(), p)
	}, func(done int) { line.tell(done, len(pieces), "runs") })
	if err != nil {
		return err
	}
	s.Run = func(p handout.Piece) handout.Ran {
		for i := range pieces {
			if pieces[i].Same(&p) {
				return ran[i]
			}
		}
		return handout.Ran{Why: "it is not among the programs that run"}
	}
	f.machine(s, ran)
	return nil
}

// recorded is the recorded run of a piece.
func recorded(s *handout.Source, p handout.Piece) handout.Ran {
	if s.Workshop.Recording != nil {
		if t, ok := s.Workshop.Recording(p.Folder, p.Program); ok {
			return handout.Ran{Trace: t, Recorded: true}
		}
	}
	return handout.Ran{Why: "no Python ran it, and there is no recording of it"}
}

// starter runs a piece by what it is written in.
func (f handoutFlags) starter(py *python.Interpreter) func(context.Context, handout.Piece) handout.Ran {
	tool := abroad(f.env.Pythons.PATH)
	return func(ctx context.Context, p handout.Piece) handout.Ran {
		var exp demo.Experiment
		by := ""
		switch lessons.Language(cmp.Or(p.Tool, string(lessons.Python))) {
		case lessons.Python:
			if py == nil {
				return handout.Ran{Why: "no Python was found here"}
			}
			exp = demo.Experiment{Runtime: python.Runtime{Interpreter: *py}, Files: fileOf(p.Program)}
		case lessons.Go:
			rt, files, ok := nativeProgram(p.Program.Native)
			if !ok {
				return handout.Ran{Why: "there is no such program in Go"}
			}
			exp = demo.Experiment{Runtime: rt, Files: files, Args: p.Program.NativeArgs}
		default:
			var ok bool
			if exp, by, ok = tool(p.Tool, p.Program); !ok {
				return handout.Ran{Why: p.Tool + " was not found here"}
			}
		}
		trace, err := demo.Record(ctx, exp)
		if err != nil {
			return handout.Ran{Why: "it could not be run: " + err.Error()}
		}
		return handout.Ran{Trace: demo.Portable(trace), By: by}
	}
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

// machine says of the handout what ran its programs.
func (f handoutFlags) machine(s *handout.Source, ran []handout.Ran) {
	s.Machine.OS = runtime.GOOS
	for i := range ran {
		if ran[i].Trace == nil || ran[i].By != "" {
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
