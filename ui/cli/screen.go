package cli

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui"
	"exit42/ui/progress"
	"exit42/ui/theme"
)

// screen is what a person says about the tutorial's looks.
type screen struct {
	env                    Env
	light, contrast, ascii bool
	plain                  bool
	python                 string
	store                  func() *progress.Store // what the learner has done
}

func (s *screen) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.light, "light", false, "colours for a light background (otherwise the terminal is asked)")
	cmd.Flags().BoolVar(&s.contrast, "contrast", false, "high contrast")
	cmd.Flags().BoolVar(&s.ascii, "ascii", false, "draw with ASCII characters only")
	cmd.Flags().BoolVar(&s.plain, "plain", false, "text only: no cursor movement, no boxes; for screen readers and pipes")
	cmd.Flags().StringVar(&s.python, "python", "", "the Python to begin with: a version, a command or a path")
}

// asciiOnly reports whether nothing but ASCII is to be shown.
func (s *screen) asciiOnly() bool { return s.ascii || s.env.ASCII }

// show runs the tutorial, at the lesson of that name if there is a name.
func (s *screen) show(cmd *cobra.Command, name string) error {
	w, err := s.env.taught()
	if err != nil {
		return err
	}
	slug := ""
	if name != "" {
		l, err := lessons.Lookup(w.Lessons, name)
		if err != nil {
			return wrongLesson(err)
		}
		slug = l.Slug
	}
	if s.plain || s.env.Plain {
		return s.walk(cmd, w, slug)
	}
	profile, err := s.env.Screen(false)
	if err != nil {
		return UsageError{err.Error(), "exit42 --plain is the tutorial as text"}
	}
	store := s.store()
	_, notice := store.Load()
	err = s.showIn(cmd.Context(), profile, ui.Options{Open: slug, Progress: store, Notice: cmp.Or(notice, w.Notice)})
	return atEnd(cmd.ErrOrStderr(), store, err)
}

// showIn runs the program on the screen, with what the flags and the surroundings add to its options.
func (s *screen) showIn(ctx context.Context, profile colorprofile.Profile, o ui.Options, more ...tea.ProgramOption) error {
	w, err := s.env.taught()
	if err != nil {
		return err
	}
	if o.Python, err = s.firstPython(ctx); err != nil {
		return err
	}
	o.ExerciseDir, o.EditFile = s.exerciseDir, s.env.EditFile
	if o.Lessons == nil {
		of := ofWorkshop(w)
		o.Title, o.Page, o.Lessons, o.Recording, o.Sheet = of.Title, of.Page, of.Lessons, of.Recording, of.Sheet
	}
	o.Elsewhere = elsewhere(s.env.Pythons.PATH)
	o.Theme = theme.Options{Dark: !s.light, Contrast: s.contrast, ASCII: s.asciiOnly(), Profile: profile}
	o.AskBackground = !s.light
	o.Pythons, o.Native, o.Save, o.Edit = s.env.Pythons.Find, nativeProgram, s.env.Save, s.env.Edit
	m := ui.New(o)
	_, err = tea.NewProgram(m, append(more, tea.WithFPS(120))...).Run() // without ctx: ctrl+c is a key here, and may be an editor's
	m.Close()
	return err
}

// firstPython is how to find the interpreter to begin with: the one that was named, which must
// be there, or the one that a person gets who types python3.
func (s *screen) firstPython(ctx context.Context) (func(context.Context) (python.Interpreter, error), error) {
	if s.python == "" {
		finder := s.env.Pythons
		finder.Limit = cmp.Or(finder.Limit, 8*time.Second) // the search for all asks it again, and waits longer
		return func(ctx context.Context) (python.Interpreter, error) { return finder.Resolve(ctx, "python3") }, nil
	}
	i, err := namedPython(ctx, s.env.Pythons, s.python)
	return func(context.Context) (python.Interpreter, error) { return i, nil }, err
}

func nativeProgram(name string) (demo.Runtime, []demo.File, bool) {
	files, ok := native.Lookup(name)
	return native.Runtime{Program: name}, files, ok
}

// exerciseDir is the folder that a person means who typed this.
func (s *screen) exerciseDir(typed string) string {
	if path, err := s.env.Path(typed); err == nil {
		return path
	}
	return typed
}
