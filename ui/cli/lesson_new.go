package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"exit42/content"
	"exit42/lessons"
	"exit42/lessons/workshop"
	"exit42/ui/stage"
)

func lessonNewCommand(env Env) *cobra.Command {
	like := ""
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "write a small workshop that works, to begin with",
		Long: "Writes a workshop.yaml, a title page, notes for the speaker and one lesson with its program into DIR,\n" +
			"which is made if it is not there, and must be empty if it is. With --like the lesson is a copy of a\n" +
			"built-in one. Give it a short name of its own (slug) where both are to be in a workshop.",
		Example: "  exit42 lesson new mine\n  exit42 lesson new mine --like promise\n  exit42 open mine",
		Args:    oneFolder, ValidArgsFunction: completeFolders,
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := beginning(like)
			if err != nil {
				return err
			}
			dir, err := env.typed(args[0])
			if err != nil {
				return err
			}
			if err := begin(dir, files); err != nil {
				return err
			}
			name := stage.Clean(args[0], env.ASCII)
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s has one lesson, which works.\nexit42 open %s plays it while you write; exit42 lesson check %s runs all that it claims.\n", name, name, name)
			return err
		},
	}
	cmd.Flags().StringVar(&like, "like", "", "begin with a copy of this built-in lesson: its number, its short name or words of its title")
	cmd.RegisterFlagCompletionFunc("like", env.completeLessons)
	return cmd
}

// beginning is the starter, or the same with a copy of a built-in lesson in the place of its own.
func beginning(like string) ([]workshop.File, error) {
	if like == "" {
		return workshop.Starter(), nil
	}
	w, err := builtIn()
	if err != nil {
		return nil, err
	}
	l, err := lessons.Lookup(w.Lessons, like)
	if err != nil {
		return nil, wrongLesson(err)
	}
	return workshop.StarterLike(content.Lessons(), l)
}

// typed is the path that a person means.
func (e Env) typed(name string) (string, error) {
	if e.Path == nil {
		return filepath.Abs(name)
	}
	return e.Path(name)
}

// begin writes files into an empty folder.
func begin(dir string, files []workshop.File) error {
	if err := empty(dir); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return fmt.Errorf("the folder cannot be made: %w", err)
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return fmt.Errorf("a file cannot be written: %w", err)
		}
		_, err = file.Write(f.Text)
		if err := errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("a file cannot be written: %w", err)
		}
	}
	return nil
}

// empty refuses a folder that holds something, and what is no folder.
func empty(dir string) error {
	file, err := os.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the folder cannot be looked into: %w", err)
	}
	defer file.Close()
	name := stage.Clean(filepath.Base(dir), false)
	switch names, err := file.Readdirnames(1); {
	case len(names) > 0:
		return UsageError{name + " holds something already; nothing was written", "name a folder that is not there yet"}
	case err != nil && err != io.EOF:
		return UsageError{name + " is no folder", "name a folder that is not there yet"}
	}
	return nil
}
