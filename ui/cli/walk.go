package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/workshop"
	"exit42/ui/plain"
	"exit42/ui/progress"
)

// A walk is the tutorial as plain text, and what it runs the programs with.
type walk struct {
	env     Env
	find    func() []python.Interpreter // all that can be used and answer now; slow, and so asked for late
	lack    string                      // why there is no Python, where there is none
	pythons []python.Interpreter        // those that are known, the one that is used first
	golang  bool
	play    func(folder string, p lessons.Program) (*demo.Trace, bool) // what was recorded; nil for nothing
	tools   func(tool string, p lessons.Program) (demo.Experiment, string, bool)
}

// walk is the whole tutorial as append-only text, at the lesson of that slug.
func (s *screen) walk(cmd *cobra.Command, w workshop.Workshop, slug string) error {
	all := w.Lessons
	t, err := s.text(cmd, w)
	if err != nil {
		return err
	}
	store := s.store()
	record, notice := store.Load()
	note(cmd.ErrOrStderr(), notice)
	if last := record.Last; slug == "" && !record.Lessons[last].Done {
		slug = last
	}
	t.Start = slug
	t.Resume = func(slug string) (lessons.Walk, bool) { return resumed(all, store, slug) }
	t.Reached = func(at lessons.Walk, anew bool) {
		note(cmd.ErrOrStderr(), store.Save(progress.Change{Lesson: at.Lesson().Slug, State: at.Record(), Reset: anew}))
	}
	t.Recap = func() string { return lessons.NewRecap(all, store.Record()).Markdown("") }
	t.Notes = func() (string, error) {
		return s.env.Save(notesFile, lessons.NewRecap(all, store.Record()).Markdown(w.Sheet))
	}
	return atEnd(cmd.ErrOrStderr(), store, t.Walk(cmd.Context()))
}

// text is a workshop as append-only text, without progress.
func (s *screen) text(cmd *cobra.Command, of workshop.Workshop) (plain.Tutorial, error) {
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	w := walk{env: s.env, play: of.Recording, tools: elsewhere(s.env.Pythons.PATH), lack: "there is no Python here"}
	var known []python.Interpreter
	w.find = func() []python.Interpreter {
		if len(known) > 0 {
			return known
		}
		all, late := usable(ctx, stderr, s.env.Pythons)
		note(stderr, leftOut(late))
		if len(late) == 0 {
			known = all // otherwise they are asked again
		}
		return all
	}
	switch i, err := (runFlags{env: s.env, python: s.python}).interpreter(ctx, stderr); {
	case err == nil:
		w.pythons = []python.Interpreter{i}
	case s.python != "" || ctx.Err() != nil:
		return plain.Tutorial{}, err
	case errors.Is(err, python.ErrLate):
		note(stderr, err.Error())
		w.lack = "no Python answered in time"
	}
	return plain.Tutorial{
		Title: of.OwnTitle(), Page: of.Page, Sheet: of.Sheet,
		Lessons: of.Lessons, Out: cmd.OutOrStdout(), In: s.env.Stdin, Piped: !isTerminal(s.env.Stdin), ASCII: s.asciiOnly(),
		Experiment: w.experiment, Elsewhere: w.elsewhere, Bench: w.bench, Folder: w.folder, Use: w.use, Save: s.env.Save,
	}, nil
}

// walkOwn is lessons that somebody wrote as text; nothing is kept of them.
func (s *screen) walkOwn(cmd *cobra.Command, w workshop.Workshop) error {
	t, err := s.text(cmd, w)
	if err != nil {
		return err
	}
	return t.Walk(cmd.Context())
}

// wantsText reports whether somebody reads and types text: it was asked for by name or by the
// environment, or there is a terminal for both, and text is wanted on it.
func (s *screen) wantsText(cmd *cobra.Command) bool {
	return s.plain || s.env.Aloud || s.env.Plain && isTerminal(s.env.Stdin) && isTerminal(cmd.OutOrStdout())
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && file != nil && term.IsTerminal(file.Fd())
}

// notesFile is what the notes to take home are called.
const notesFile = "exit42-notes.md"

func resumed(all []lessons.Lesson, store *progress.Store, slug string) (lessons.Walk, bool) {
	r, ok := store.Record().Lessons[slug]
	at := slices.IndexFunc(all, func(l lessons.Lesson) bool { return l.Slug == slug })
	if !ok || at < 0 || r.Empty() {
		return lessons.Walk{}, false
	}
	return lessons.Resume(all[at], r), true
}

// experiment is how a program is run here: live in Python or in Go, and played where there is no
// Python, or where on this system it would not show what its lesson says.
func (w *walk) experiment(l lessons.Lesson, p lessons.Program) (demo.Experiment, lessons.Language, error) {
	shows := p.RunsOn(runtime.GOOS)
	switch {
	case shows && w.golang:
		rt, files, ok := nativeProgram(p.Native)
		if !ok {
			return demo.Experiment{}, lessons.Go, fmt.Errorf("%s has no twin in Go: type runtime python", p.File)
		}
		return demo.Experiment{Runtime: rt, Files: files, Args: p.NativeArgs}, lessons.Go, nil
	case shows && len(w.pythons) > 0:
		return demo.Experiment{Runtime: python.Runtime{Interpreter: w.pythons[0]}, Files: fileOf(p)}, lessons.Python, nil
	}
	if exp, ok := w.recorded(l, p); ok {
		return exp, lessons.Python, nil
	}
	lack := w.lack
	if !shows {
		lack = "this system shows something else"
	}
	return demo.Experiment{}, lessons.Python, fmt.Errorf("%s, and there is no recording of %s", lack, p.File)
}

// recorded is a program's recording.
func (w *walk) recorded(l lessons.Lesson, p lessons.Program) (exp demo.Experiment, ok bool) {
	if w.play == nil {
		return exp, false
	}
	trace, ok := w.play(l.Folder, p)
	return demo.Experiment{Recording: trace, Files: fileOf(p)}, ok
}

// elsewhere is how a program in one of several languages is run here. It is played where there is
// nothing that runs it.
func (w *walk) elsewhere(l lessons.Lesson, e lessons.Translation) (exp demo.Experiment, ok bool) {
	here := launcher{tools: w.tools}
	if len(w.pythons) > 0 {
		here.python = &w.pythons[0]
	}
	exp, lack := here.experiment(e.Program)
	if lack != "" {
		return w.recorded(l, e.Program)
	}
	return exp, true
}

// use chooses Go, or a Python by its name.
func (w *walk) use(words string) (string, error) {
	words = strings.ToLower(strings.TrimSpace(words))
	for _, i := range w.find() {
		if !slices.ContainsFunc(w.pythons, func(known python.Interpreter) bool { return known.Path == i.Path }) {
			w.pythons = append(w.pythons, i)
		}
	}
	var names []string
	for n, i := range w.pythons {
		name := strings.ToLower(i.Name())
		names = append(names, i.Name())
		if words == "python" || words != "" && (strings.Contains(name, words)) && words != "go" {
			w.pythons[0], w.pythons[n] = w.pythons[n], w.pythons[0]
			w.golang = false
			return i.Name(), nil
		}
	}
	if words == "go" {
		w.golang = true
		return goRunner().Label, nil
	}
	if words == "python" {
		w.golang = false // what there is of it is recorded
		return "Python, recorded", nil
	}
	there := strings.Join(append(names, "Go"), ", ")
	if words == "" {
		return there, nil
	}
	return "", fmt.Errorf("there is no runtime %q here; there is %s", words, there)
}

// folder is the folder that is proposed for an exercise.
func (w *walk) folder(l lessons.Lesson) string { return "exit42-" + l.Slug }

// A bench is a learner's folder on this machine.
type bench struct {
	exercise.Folder
	runtime demo.Runtime
	nonce   string
}

func (w *walk) bench(starter lessons.Program, dir string) (plain.Bench, error) {
	if len(w.pythons) == 0 {
		return nil, fmt.Errorf("an exercise needs a Python, and %s", w.lack)
	}
	path, err := w.env.Path(dir)
	if err != nil {
		return nil, err
	}
	f, err := exercise.Prepare(filepath.Clean(path), starter.File, starter.Source)
	return &bench{Folder: f, runtime: python.Runtime{Interpreter: w.pythons[0]}}, err
}

func (b *bench) Fresh() bool { return b.Folder.Fresh }

func (b *bench) Experiment() (demo.Experiment, error) {
	b.nonce = exercise.NewNonce()
	return exercise.Experiment(b.Folder, b.runtime, "", b.nonce), nil
}

func (b *bench) Judge(t *demo.Trace) (passed bool, words string) {
	v := exercise.Judge(t, b.nonce)
	return v.Kind == exercise.Passed, exercise.Words(v)
}
