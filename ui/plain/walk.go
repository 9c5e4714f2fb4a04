package plain

import (
	"context"
	"io"

	"exit42/demo"
	"exit42/lessons"
)

// A Tutorial is the whole of it as text: lines come out, lines go in. A function that is nil is
// something that there is not here, and its words are not offered.
type Tutorial struct {
	Title   string // of the whole workshop; empty where it has none of its own
	Page    string // its title page, as Markdown; empty for none
	Lessons []lessons.Lesson
	Start   string // the slug of the lesson to begin with; empty for the contents
	Out     io.Writer
	In      io.Reader
	Piped   bool // In is no terminal, which would show each line that is typed, and its end
	ASCII   bool
	Width   int    // of what is written; 0 for 76. Lines of programs are as long as they are
	Sheet   string // the cheat sheet, as Markdown

	// Experiment is how a program of a lesson is run here, with its Recording where it can only be
	// played, and in which language that is. It is needed. The error says why it cannot be run.
	Experiment func(l lessons.Lesson, p lessons.Program) (demo.Experiment, lessons.Language, error)
	// Elsewhere is the same for a program in another language; not ok where its tool is not here.
	Elsewhere func(l lessons.Lesson, e lessons.Translation) (exp demo.Experiment, ok bool)
	// Bench makes the learner's folder for an exercise, and puts the starter into it.
	Bench func(starter lessons.Program, dir string) (Bench, error)
	// Folder is the folder for an exercise that is proposed.
	Folder func(l lessons.Lesson) string

	// Use chooses what runs the programs from then on, and says what it is; no words: it says
	// what there is.
	Use func(words string) (string, error)
	// Save writes a program's file where the learner is, and returns its path.
	Save func(name, text string) (string, error)

	// Resume is where the learner stood in a lesson; false for never begun.
	Resume func(slug string) (lessons.Walk, bool)
	// Reached is told each time the learner has come further; anew says that the lesson was reset,
	// and what was kept of it is to be forgotten.
	Reached func(w lessons.Walk, anew bool)

	Recap func() string          // what was predicted and what happened, as Markdown
	Notes func() (string, error) // writes the notes to take home, and says where
}

// A Bench is a learner's folder with a program to be mended.
type Bench interface {
	File() string // the path of the learner's file
	Fresh() bool  // the starter was written now: there was no work of the learner's
	// Experiment runs what is in the file now. Each run is another, and Judge is of the last.
	Experiment() (demo.Experiment, error)
	// Judge says what a run was worth, in a sentence or two.
	Judge(t *demo.Trace) (passed bool, words string)
}

// Walk leads through the lessons until the learner quits or the input ends; then it returns nil.
// Otherwise the error is that of ctx, or of writing or reading.
func (t Tutorial) Walk(ctx context.Context) error {
	reading, stop := context.WithCancel(ctx)
	defer stop()
	w := newWalker(ctx, t, newInput(reading, t.In))
	err := w.walk()
	if err == io.EOF {
		w.gap()
		w.say("The input has ended, and so does the tutorial.")
	}
	switch {
	case w.err != nil:
		return w.err
	case err == io.EOF || err == errQuit:
		return nil
	}
	return err
}
