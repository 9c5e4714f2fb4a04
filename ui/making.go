package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
)

// making is what an Exercise step has on the stage: the learner's folder, and what became of
// what was saved in it.
type making struct {
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
func (mk making) owns(id int) bool { return mk.id != 0 && mk.id == id }

// preparing says that the folder is being made.
func (mk making) preparing() bool { return mk.id != 0 && !mk.ready() }

// ready says that there is a folder.
func (mk making) ready() bool { return mk.folder.Dir != "" }

// ends ends the watch, outside of Update.
func (mk making) ends() tea.Cmd {
	if mk.end == nil {
		return nil
	}
	return func() tea.Msg {
		mk.end()
		return nil
	}
}

// close ends the watch.
func (mk making) close() {
	if mk.end != nil {
		mk.end()
	}
}

// exercising says that what the part runs is the learner's own.
func (l lesson) exercising() bool {
	run := l.walk.Part().Run
	return run >= 0 && l.walk.Lesson().Steps[run].Kind == lessons.Making
}

// inPython is the machine for what there is in Python only.
func (m machine) inPython() machine {
	m.golang = false
	return m
}

// askFolder asks where the learner's files shall be.
func (l lesson) askFolder() (lesson, tea.Cmd) {
	if l.making.input.text() == "" {
		l.making.input = newTyped(4096).holding("exit42-" + l.walk.Lesson().Slug)
	}
	l.making.asks, l.making.trouble, l.making.hinted, l.making.solved = true, "", false, false
	var cmd tea.Cmd
	l.making.input, cmd = l.making.input.focused()
	return l, cmd
}

// prepare has the files written.
func (l lesson) prepare(m machine) (lesson, tea.Cmd) {
	p := l.walk.Program()
	l.making.id, l.making.asks, l.making.trouble = l.ids.next(), false, ""
	return l, prepareFolder(l.making.id, m.exerciseDir, l.making.input.text(), p.File, p.Source)
}

// watchFolder has somebody tell what is saved there. A watch that there is ends.
func (l lesson) watchFolder() (lesson, tea.Cmd) {
	ends := l.making.ends()
	ctx, end := context.WithCancel(context.Background())
	l.making.id, l.making.end, l.making.trouble = l.ids.next(), end, ""
	return l, tea.Batch(ends, watchFolder(ctx, l.making.id, l.making.folder))
}

// resumedMaking watches the folder again that the learner has come back to.
func (l lesson) resumedMaking() (lesson, tea.Cmd) {
	if !l.making.ready() || l.making.end != nil {
		return l, nil
	}
	return l.watchFolder()
}

// unwatched ends the watch: the learner leaves.
func (l lesson) unwatched() (lesson, tea.Cmd) {
	ends := l.making.ends()
	l.making.id, l.making.asks, l.making.hinted, l.making.solved, l.making.opening = 0, false, false, false, false
	l.making.end, l.making.saves, l.making.trouble = nil, nil, ""
	return l, ends
}

// updateMaking takes what came of the step's commands; taken is false for what came of others.
func (l lesson) updateMaking(msg tea.Msg, m machine) (_ lesson, cmd tea.Cmd, taken bool) {
	switch msg := msg.(type) {
	case folderReady:
		l, cmd = l.prepared(msg)
	case folderWatched:
		l, cmd = l.watches(msg, m)
	case saveCame:
		l, cmd = l.tookSave(msg, m)
	case editorReady:
		if msg.err == nil {
			return l, editIn(msg.id, unhurried(msg.edit)), true
		}
		l.making.opening = false
		l.making.trouble = "No editor: " + msg.err.Error() + ". Open " + l.making.folder.File() + " in one yourself."
	case editorLeft:
		if l.making.opening = false; msg.err != nil {
			l.making.trouble = "The editor: " + msg.err.Error()
		}
	case tea.PasteMsg:
		l.making.input, cmd = l.making.input.update(msg)
	default:
		return l, nil, false
	}
	return l, cmd, true
}

// prepared takes the folder, or asks for another one.
func (l lesson) prepared(msg folderReady) (lesson, tea.Cmd) {
	if msg.err != nil {
		l.making.id = 0
		next, cmd := l.askFolder()
		next.making.trouble = msg.err.Error()
		return next, cmd
	}
	l.making.folder, l.making.found, l.making.ran = msg.folder, !msg.folder.Fresh, ""
	if msg.folder.Fresh {
		l.making.ran = l.walk.Program().Source
	}
	return l.watchFolder()
}

// watches runs at once what the learner did in the folder before, or meanwhile.
func (l lesson) watches(msg folderWatched, m machine) (lesson, tea.Cmd) {
	if msg.err != nil {
		next, ends := l.unwatched()
		next.making.trouble, next.making.folder = msg.err.Error(), exercise.Folder{}
		return next, ends
	}
	l.making.saves, l.making.saved = msg.saves, msg.saved
	return l.runSaved(m, awaitSave(msg.id, msg.saves))
}

// tookSave runs what was saved.
func (l lesson) tookSave(msg saveCame, m machine) (lesson, tea.Cmd) {
	if msg.over {
		return l, nil
	}
	if l.making.saved.Lack = msg.saved.Lack; msg.saved.Lack == "" {
		l.making.saved, l.making.found = msg.saved, false
	}
	return l.runSaved(m, awaitSave(msg.id, l.making.saves))
}

func (l lesson) runSaved(m machine, more tea.Cmd) (lesson, tea.Cmd) {
	if l.making.saved.Lack != "" || l.making.saved.Text == l.making.ran {
		return l, more
	}
	next, cmd := l.startMaking(m, toEnd)
	return next, tea.Batch(cmd, more)
}

// startMaking runs the learner's file where it stands. What ran before is ended.
func (l lesson) startMaking(m machine, g going) (lesson, tea.Cmd) {
	m = m.inPython()
	switch {
	case len(m.pythons) == 0 && m.searched:
		l.refusal = "an exercise needs Python, and there is none here"
		return l, nil
	case len(m.pythons) == 0:
		l.refusal = "Python is still being looked for"
		return l, nil
	case l.making.preparing():
		l.refusal = "the files are being written"
		return l, nil
	case !l.making.ready() && !l.at(lessons.Making):
		l.refusal = "there is no folder: the exercise asks for one"
		return l, nil
	case !l.making.ready():
		return l.askFolder()
	}
	l.making.nonce, l.making.verdict, l.making.ran = exercise.NewNonce(), nil, l.making.saved.Text
	l.making.hinted, l.making.solved, l.making.trouble = false, false, ""
	exp := exercise.Experiment(l.making.folder, python.Runtime{Interpreter: m.pythons[m.python]}, m.startMethod(), l.making.nonce)
	return l.runs(exp, lessons.Python, g)
}

// judged is the lesson with the verdict on a run that is over.
func (l lesson) judged() lesson {
	v := exercise.Judge(l.run.trace, l.making.nonce)
	l.making.verdict = &v
	if v.Kind == exercise.Passed {
		l.walk, _ = l.walk.Pass() // it is an exercise
	}
	return l
}

// byHandMaking is how a person runs the file in their folder.
func (l lesson) byHandMaking(m machine) (hand, bool) {
	m = m.inPython()
	if !l.making.ready() || len(m.pythons) == 0 {
		return hand{}, false
	}
	job := demo.Job{Entry: l.making.folder.File(), Method: m.startMethod()}
	return hand{command: python.Runtime{Interpreter: m.pythons[m.python]}.ByHand(job)}, true
}
