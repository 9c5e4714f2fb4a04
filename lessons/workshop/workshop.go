// Package workshop is what a binary teaches: the built-in lessons, a teacher's own, or both.
//
// Law: it reads through an [fs.FS] or an [io.ReaderAt] that it is given. What anybody may have
// made is bounded before it is read, and is taken as a whole or refused in one line.
package workshop

import (
	"io/fs"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
)

// A Workshop is lessons in their order, and what belongs to all of them.
type Workshop struct {
	Title   string // "exit42" where it has none of its own
	Page    string // Markdown: its title page; empty for none
	Notes   string // Markdown, for the speaker: to the whole of it
	Own     bool   // there are lessons in it that are not built in
	Lessons []lessons.Lesson
	Sheet   string // the cheat sheet, in Markdown; empty for none
	Notice  string // why the workshop beside the binary is not this one, in a line; empty where all is well

	// Recording is the recorded run of a lesson's program; ok is false where there is none. It is
	// nil where there are no recordings.
	Recording func(folder string, p lessons.Program) (_ *demo.Trace, ok bool)
}

// plainTitle is the title of a workshop that has none of its own.
const plainTitle = "exit42"

// BuiltIn is the workshop of these folders: the lessons, their recordings and the cheat sheet.
func BuiltIn(files, recordings fs.FS, sheet string) (Workshop, error) {
	all, err := lessons.Load(files)
	if err != nil {
		return Workshop{}, err
	}
	return Workshop{Title: plainTitle, Lessons: all, Sheet: sheet, Recording: recording.NewShelf(recordings).Find}, nil
}

// OwnTitle is the title that it has of its own; empty for none.
func (w Workshop) OwnTitle() string {
	if w.Title == plainTitle {
		return ""
	}
	return w.Title
}

// Minutes are what the lessons are planned for, all together.
func (w Workshop) Minutes() int {
	sum := 0
	for _, l := range w.Lessons {
		sum += l.Minutes
	}
	return sum
}
