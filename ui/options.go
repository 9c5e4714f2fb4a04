package ui

import (
	"context"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/progress"
	"exit42/ui/theme"
)

// Options are what the program gets from the one place that knows the environment.
type Options struct {
	Title   string // of the whole workshop; empty where it has none of its own
	Page    string // its title page, in Markdown; empty for none
	Lessons []lessons.Lesson
	Open    string // the slug of the lesson to open; empty for the contents
	Method  string // the start method to begin with; empty for each runtime's default
	Theme   theme.Options
	// AskBackground lets the terminal say whether it is light or dark.
	AskBackground bool

	Python  func(context.Context) (python.Interpreter, error) // the one to begin with; nil for the first of all
	Pythons func(context.Context) ([]python.Interpreter, []python.Lack)
	Native  func(program string) (demo.Runtime, []demo.File, bool)
	// Recording is the recorded run of a lesson's program; nil where none are played.
	Recording func(folder string, p lessons.Program) (*demo.Trace, bool)
	// Elsewhere is a program in another language than Python and Go, with the tool of this machine
	// that runs it and how that is called: "Node 20.20.2"; ok is false where there is none. It may
	// ask the tool for its version, and is called outside of Update.
	Elsewhere func(tool string, p lessons.Program) (exp demo.Experiment, name string, ok bool)
	Save      func(name, text string) (path string, err error) // writes a file where the user is
	Edit      func(name, text string) (Edit, error)            // a file of its own for the person's editor; nil for none
	// EditFile is a file of the person's own in their editor, where it stands: its Close removes
	// nothing. Nil for no editor.
	EditFile func(path string) (Edit, error)
	// ExerciseDir is the folder that a person means who typed this: "~" is where they are at
	// home, and what is not absolute begins where they are. Nil leaves it as it is.
	ExerciseDir func(typed string) string

	Progress *progress.Store // what the learner has done; nil where nothing is kept
	Notice   string          // one line to begin with
	Sheet    string          // the cheat sheet, in Markdown

	Watch   *Watched  // a person's own program, or a trace, to show instead of the contents
	Compare *Compared // two runs, to show instead
	Desk    *Desk     // lessons that somebody writes, to play instead of Lessons; nothing is kept of them

	Present *Presented // a talk about the lessons, to give instead

	Matrix   bool // show the matrix instead
	Parallel int  // its cells at a time; 0 for as many as it finds good
	Go       bool // begin with the Go runtime
}
