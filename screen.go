package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui"
	"exit42/ui/theme"
)

// screen is what a person says about the tutorial's looks.
type screen struct {
	light, contrast, ascii bool
	python                 string
}

func (s *screen) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.light, "light", false, "colours for a light background (otherwise the terminal is asked)")
	cmd.Flags().BoolVar(&s.contrast, "contrast", false, "high contrast")
	cmd.Flags().BoolVar(&s.ascii, "ascii", false, "draw with ASCII characters only")
	cmd.Flags().StringVar(&s.python, "python", "", "the Python to begin with: a version, a command or a path")
}

// show runs the tutorial, at the lesson of that name if there is a name.
func (s *screen) show(ctx context.Context, name string) error {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		return err
	}
	slug := ""
	if name != "" {
		l, err := lessons.Lookup(all, name)
		if err != nil {
			return wrongLesson(err)
		}
		slug = l.Slug
	}
	if err := needTerminal(); err != nil {
		return err
	}
	find, err := pythons(ctx, s.python)
	if err != nil {
		return err
	}
	m := ui.New(ui.Options{
		Lessons: all, Open: slug,
		Theme: theme.Options{
			Dark: !s.light, Contrast: s.contrast, ASCII: s.ascii || theme.ASCII(os.Getenv, runtime.GOOS),
			Profile: colorprofile.Detect(os.Stdout, os.Environ()),
		},
		AskBackground: !s.light,
		Pythons:       find, Native: nativeProgram, Save: saveHere,
	})
	_, err = tea.NewProgram(m, tea.WithContext(ctx), tea.WithFPS(120)).Run()
	m.Close()
	return err
}

// needTerminal refuses to draw where nobody can see it.
func needTerminal() error {
	if os.Getenv("TERM") != "dumb" && term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) {
		return nil
	}
	return usageError{"the tutorial needs a terminal to draw on", "exit42 run promise prints the evidence as plain text"}
}

// finder looks where this user's Pythons are.
func finder() python.Finder {
	root := os.Getenv("PYENV_ROOT")
	if home, err := os.UserHomeDir(); root == "" && err == nil {
		root = filepath.Join(home, ".pyenv")
	}
	if _, err := os.Stat(root); err != nil {
		root = ""
	}
	return python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: root}
}

type findFunc = func(context.Context) ([]python.Interpreter, []python.Lack)

// pythons is how to find all interpreters, or the one that was named.
func pythons(ctx context.Context, name string) (findFunc, error) {
	f := finder()
	if name == "" {
		return f.Find, nil
	}
	i, err := namedPython(ctx, f, name)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) ([]python.Interpreter, []python.Lack) {
		found, lacks := f.Find(ctx)
		return append([]python.Interpreter{i}, without(found, i.Path)...), lacks
	}, nil
}

func without(all []python.Interpreter, path string) []python.Interpreter {
	var rest []python.Interpreter
	for _, i := range all {
		if i.Path != path {
			rest = append(rest, i)
		}
	}
	return rest
}

func namedPython(ctx context.Context, f python.Finder, name string) (python.Interpreter, error) {
	i, err := f.Resolve(ctx, name)
	if err != nil {
		return i, usageError{err.Error(), ""}
	}
	if !i.Supported() {
		return i, usageError{fmt.Sprintf("%s cannot be used", i.Name()), "CPython 3.8 or newer is needed"}
	}
	return i, nil
}

func nativeProgram(name string) (demo.Runtime, []demo.File, bool) {
	files, ok := native.Lookup(name)
	return native.Runtime{Program: name}, files, ok
}

// saveHere writes a program's file into the current directory, over no other file.
func saveHere(name, text string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, []byte(text)) {
			return path, nil
		}
		return "", fmt.Errorf("another %s is already here; it was left as it is", name)
	}
	if err != nil {
		return "", fmt.Errorf("cannot write %s here: %w", name, err)
	}
	_, err = file.WriteString(text)
	return path, errors.Join(err, file.Close())
}
