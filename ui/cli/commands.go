// Package cli is the command line: its commands, flags, completions and manual page.
//
// Law: it knows of the environment what it is given in Env, and decides no exit code.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/workshop"
	"exit42/ui"
	"exit42/ui/progress"
	"exit42/ui/stage"
)

// Env is what the command line may know of its surroundings.
type Env struct {
	Release  string                                                         // "v1.0.0"
	Pythons  python.Finder                                                  // where this user's interpreters are
	Save     func(name, text string) (string, error)                        // writes a file where the user is
	Screen   func(fromStdin bool) (profile colorprofile.Profile, err error) // what can be drawn on; an error where nothing can
	Dir      func() (string, error)                                         // the directory that the user is in
	Open     func(name string) (*os.File, error)
	Edit     func(name, text string) (Edit, error) // a file of its own for the person's editor; nil for none
	EditFile func(path string) (Edit, error)       // a file where it stands, in that editor
	Stdin    *os.File
	Path     func(typed string) (string, error) // the absolute path that a person means: ~ is where they are at home
	Plain    bool                               // text is wanted instead of a screen
	Aloud    bool                               // it is read aloud: text is wanted whatever it goes to
	Again    <-chan struct{}                    // closed when the user interrupts for the second time
	ASCII    bool                               // only ASCII can be shown
	Beside   string                             // the directory that this binary is in; empty where nobody can tell
	Now      func() time.Time
	Around   func() Surroundings // the terminal and the folders, for a report about this machine

	curriculum func() (workshop.Workshop, error) // what taught asks; nil for the built-in lessons
}

// An Edit is a program in the person's own editor.
type Edit = ui.Edit

// Commands is the command line. A command's long text is its manual.
func Commands(env Env) *cobra.Command {
	var state string
	store := func() *progress.Store { return progress.Open(state) }
	var root *cobra.Command
	env.curriculum = env.findsOwn(func() io.Writer { return root.ErrOrStderr() })
	s := screen{env: env, store: store}
	root = &cobra.Command{
		Use:   "exit42",
		Short: "exit 42 is not return 42: what reaches a process's parent, and how",
		Long: "A child process computes 42: what reaches its parent, and how?\n\n" +
			"exit42 takes a popular, wrong article through its own scenario, starts real processes\n" +
			"while you watch, and shows that the exit code is not the returned value.\n" +
			"Without a command it opens the tutorial.",
		Args:          noArgs,
		SilenceErrors: true, SilenceUsage: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asked, _ := cmd.Flags().GetBool("version"); asked {
				_, err := fmt.Fprintf(cmd.OutOrStdout(), "exit42 %s\n", version(env.Release))
				return err
			}
			return s.show(cmd, "")
		},
	}
	root.Flags().BoolP("version", "v", false, "version for exit42")
	root.SetFlagErrorFunc(wrongFlag)
	root.PersistentFlags().StringVar(&state, "state", "", "the file in which your progress is kept (default: exit42/progress.yaml where the system keeps such files)")
	s.flags(root)
	root.AddCommand(progressCommand(env, store), recapCommand(env, store), openCommand(&s), listCommand(env, store), runCommand(env), watchCommand(env), matrixCommand(env), compareCommand(env), selftestCommand(env), recordCommand(env), manCommand(env, root),
		presentCommand(&s), notesCommand(&s), handoutCommand(&s), doctorCommand(&s), reportCommand(&s), lessonCommand(&s))
	return root
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.HasParent() {
		return UsageError{fmt.Sprintf("%s takes no arguments, and got %q", cmd.Name(), args[0]), ""}
	}
	hint := cmd.CommandPath() + " --help says what there is"
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near := lessons.NearestWord(args[0], names); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return UsageError{fmt.Sprintf("no command %q", args[0]), hint}
}

func openCommand(parent *screen) *cobra.Command {
	s := screen{env: parent.env, store: parent.store}
	cmd := &cobra.Command{
		Use:   "open LESSON | DIR | FILE.zip | TRACE",
		Short: "open the tutorial at a lesson, lessons that you write, or a trace that was written to a file",
		Long: "Opens the tutorial at a lesson; or the lessons in a folder or a zip; or a trace that was written to a file.\n\n" +
			"DIR is the folder of a lesson that you write, with its lesson.md and programs, or a folder with a\n" +
			"folder such as 01-promise for each lesson. It is read again on each save, and you stay at your step.\n" +
			"Mistakes are named with file, line and remedy. What was recorded stands in DIR/recordings, and is\n" +
			"played where that cannot run. exit42 lesson --help says what a workshop.yaml in DIR may say.\n" +
			"FILE.zip is such a folder, as exit42 lesson pack makes it; it is read once, and nothing is unpacked.\n" +
			"One that is damaged, or holds what no workshop needs, is refused in one line.\n\n" +
			"Programs of lessons run on your machine, as any program of theirs would: open those of people you trust.\n" +
			"Progress in these lessons is not kept; it is kept of those beside the program (exit42 lesson --help).\n" +
			"A name that a lesson has, too, is the lesson: ./promise is the folder. With --plain they are text, and\n" +
			"are read once. Otherwise, without a terminal, the lessons are listed, or their mistakes are named and\n" +
			"the exit code is 1.",
		Example: "  exit42 open 3\n  exit42 open ./my-lesson\n  exit42 open lessons.zip\n  exit42 open pool.ndjson",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return UsageError{"open needs a LESSON, a DIR, a FILE.zip or a TRACE", "exit42 list shows the lessons; exit42 open --help says more"}
			}
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			names, _ := s.env.completeLessons(cmd, args, typed)
			return names, cobra.ShellCompDirectiveDefault // or a file's
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			name := strings.Join(args, " ")
			if w, err := s.env.taught(); err == nil {
				_, err := lessons.Lookup(w.Lessons, name)
				if err != nil && s.isDir(name) {
					return s.openDesk(cmd, name)
				}
				if err != nil && isZip(name) && s.isFile(name) {
					return s.openZip(cmd, name)
				}
				if err != nil && (s.isFile(name) || strings.ContainsAny(name, `./\`)) {
					return s.openTrace(cmd, name)
				}
			}
			return s.show(cmd, name)
		},
	}
	s.flags(cmd)
	return cmd
}

func listCommand(env Env, store func() *progress.Store) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "list the lessons, a line each, with your progress",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := env.taught()
			if err != nil {
				return err
			}
			record, notice := store().Load()
			note(cmd.ErrOrStderr(), notice)
			return listLessons(cmd.OutOrStdout(), w.Lessons, lessons.NewRecap(w.Lessons, record))
		},
	}
}

// listLessons writes a line a lesson: how long it takes, or how far the learner is.
func listLessons(w io.Writer, all []lessons.Lesson, recap lessons.Recap) error {
	var b strings.Builder
	for i, l := range all {
		far := fmt.Sprintf("%d minutes", l.Minutes)
		if s := recap.Lessons[i]; s.Reached > 0 {
			far = s.Standing()
		}
		fmt.Fprintf(&b, "%d  %-14s %s (%s)\n", l.Number, l.Slug, l.Title, far)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func manCommand(env Env, root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "print the manual page, for man -l -",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, root)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), page.Build(dated{roff.NewDocument(), madeOf(env.Release).at}))
			return err
		},
	}
}

func oneLesson(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return UsageError{cmd.Name() + " needs a lesson", "exit42 list shows the lessons"}
	}
	return nil
}

func (e Env) completeLessons(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	w, _ := e.taught()
	var names []string
	for _, l := range w.Lessons {
		names = append(names, l.Slug+"\t"+l.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// A UsageError says that the command line is at fault; Hint is what to do instead.
type UsageError struct{ What, Hint string }

func (e UsageError) Error() string { return e.What }

// OneLine is what a person is told of an error: its text may name files, and hold what processes and
// files of others say.
func OneLine(text string, ascii bool) string {
	return stage.Clean(strings.ReplaceAll(text, "\n", "; "), ascii)
}

// wrongLesson makes a usage error of a lesson's name that leads nowhere.
func wrongLesson(err error) error {
	var unknown lessons.Unknown
	if !errors.As(err, &unknown) {
		return err
	}
	hint := "exit42 list shows the lessons"
	if unknown.Nearest != "" {
		hint = fmt.Sprintf("did you mean %q? %s", unknown.Nearest, hint)
	}
	return UsageError{fmt.Sprintf("no lesson %q", unknown.Name), hint}
}
