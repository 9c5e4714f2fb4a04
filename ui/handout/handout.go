// Package handout is the workshop on paper: its prose, programs and questions, the runs of this
// machine as pictures, and the answers at the end.
//
//	lessons ─┐
//	         ├─► New ─► Document: blocks ─┬─► Markdown
//	traces ──┘                            └─► HTML, with pictures in SVG
//
// Law: pure. A document is a function of lessons and traces, and a page is a function of a
// document; nothing runs here, and there is no clock. What came from a process or a file of
// somebody else's is bounded, cleaned, and written as text.
package handout

import (
	"slices"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/workshop"
)

// A Source is what a handout is made of.
type Source struct {
	Workshop workshop.Workshop // with the lessons that are wanted, and no others
	Machine  Machine
	Answers  bool // the answers stand at the end; otherwise the pictures are empty, to be filled in

	// Run is the run of a program; it is asked for those that [Programs] names.
	Run func(Piece) Ran
	// Native is the file of a program in Go.
	Native func(name string) (file, text string, ok bool)
}

// A Machine is where the programs ran.
type Machine struct {
	OS       string
	Runtime  string // "Python 3.13.0"; empty where nothing ran
	Method   string
	Recorded bool   // it is another one than this, and it was earlier
	Date     string // when they ran; empty where that is not to be said
}

// A Piece is a program of a lesson that is run for the handout.
type Piece struct {
	Folder  string // of its lesson
	Program lessons.Program
}

// Same reports whether two pieces are one program of one lesson.
func (p *Piece) Same(q *Piece) bool {
	a, b := &p.Program, &q.Program
	return p.Folder == q.Folder && a.Tool == b.Tool && a.File == b.File && a.Source == b.Source &&
		a.Native == b.Native && slices.Equal(a.NativeArgs, b.NativeArgs)
}

// A Ran is what became of a run.
type Ran struct {
	Trace    *demo.Trace // nil where there is none
	Recorded bool
	Why      string // why there is no trace, as half a sentence
}

// Programs are all that the lessons run, but for what the learner writes.
func Programs(all []lessons.Lesson) []Piece {
	var pieces []Piece
	for i := range all {
		l := &all[i]
		for r := range l.Runs() {
			if l.Steps[r.Part.Run].Exercise == nil {
				pieces = append(pieces, Piece{l.Folder, r.Program})
			}
		}
	}
	return pieces
}
