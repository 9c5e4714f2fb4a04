package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
)

// exerciseStage is what an Exercise step has on the stage: the learner's folder, and what became of
// what was saved in it.
type exerciseStage struct {
	id      int             // of the messages about the folder; 0 where none is waited for
	asks    bool            // for the folder
	input   typed           // its name
	folder  exercise.Folder // without a Dir where there is none yet
	saves   <-chan exercise.Saved
	end     context.CancelFunc // ends the watch; nil where nobody watches
	saved   exercise.Saved     // what stands in the learner's file, or why nothing can be read there
	found   bool               // the file was there before; until the first save
	opening bool               // an editor opens, or is open
	trouble string             // why there is no folder, no watch or no editor, in one line

	ran     string            // the text that needs no run: what ran last, or a new starter
	nonce   string            // of the run on the stage
	verdict *exercise.Verdict // on that run, once it is over

	hinted bool // the last hint is shown
	solved bool // the solution is shown
	line   int  // of the solution, the one that is kept in sight
}

// owns reports whether a message is about the folder.
func (e exerciseStage) owns(id int) bool { return e.id != 0 && e.id == id }

// preparing says that the folder is being made.
func (e exerciseStage) preparing() bool { return e.id != 0 && !e.ready() }

// ready says that there is a folder.
func (e exerciseStage) ready() bool { return e.folder.Dir != "" }

// ends ends the watch, outside of Update.
func (e exerciseStage) ends() tea.Cmd {
	if e.end == nil {
		return nil
	}
	return func() tea.Msg {
		e.end()
		return nil
	}
}

// close ends the watch.
func (e exerciseStage) close() {
	if e.end != nil {
		e.end()
	}
}

// exerciseStep is the step in which the learner works there.
type exerciseStep struct{ anyStep }

func (s exerciseStep) typing() bool { return s.l.exercise.asks }

// resumed watches the folder again that the learner has come back to.
func (s exerciseStep) resumed(machine) (lesson, tea.Cmd) {
	l := s.l.knowsRun()
	if !l.exercise.ready() || l.exercise.end != nil {
		return l, nil
	}
	return l.watchFolder()
}

// byHand is how a person runs the file in their folder.
func (s exerciseStep) byHand(m machine) (hand, bool) {
	m = m.inPython()
	if !s.l.exercise.ready() || len(m.pythons) == 0 {
		return hand{}, false
	}
	job := demo.Job{Entry: s.l.exercise.folder.File(), Method: m.startMethod()}
	return hand{command: python.Runtime{Interpreter: m.pythons[m.python]}.ByHand(job)}, true
}

// inPython is the machine for what there is in Python only.
func (m machine) inPython() machine {
	m.golang = false
	return m
}
