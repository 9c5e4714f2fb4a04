package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"exit42/demo/exercise"
)

// askFolder asks where the learner's files shall be.
func (l lesson) askFolder() (lesson, tea.Cmd) {
	if l.exercise.input.text() == "" {
		l.exercise.input = newTyped(4096).holding("exit42-" + l.walk.Lesson().Slug)
	}
	l.exercise.asks, l.exercise.trouble, l.exercise.hinted, l.exercise.solved = true, "", false, false
	var cmd tea.Cmd
	l.exercise.input, cmd = l.exercise.input.focused()
	return l, cmd
}

// prepare has the files written.
func (l lesson) prepare(m machine) (lesson, tea.Cmd) {
	p := l.walk.Program()
	l.exercise.id, l.exercise.asks, l.exercise.trouble = l.ids.next(), false, ""
	return l, prepareFolder(l.exercise.id, m.exerciseDir, l.exercise.input.text(), p.File, p.Source)
}

// watchFolder has somebody tell what is saved there. A watch that there is ends.
func (l lesson) watchFolder() (lesson, tea.Cmd) {
	ends := l.exercise.ends()
	ctx, end := context.WithCancel(context.Background())
	l.exercise.id, l.exercise.end, l.exercise.trouble = l.ids.next(), end, ""
	return l, tea.Batch(ends, watchFolder(ctx, l.exercise.id, l.exercise.folder))
}

// unwatched ends the watch: the learner leaves.
func (l lesson) unwatched() (lesson, tea.Cmd) {
	ends := l.exercise.ends()
	l.exercise.id, l.exercise.asks, l.exercise.hinted, l.exercise.solved, l.exercise.opening = 0, false, false, false, false
	l.exercise.end, l.exercise.saves, l.exercise.trouble = nil, nil, ""
	return l, ends
}

// updateExercise takes what came of the step's commands; taken is false for what came of others.
func (l lesson) updateExercise(msg tea.Msg, m machine) (_ lesson, cmd tea.Cmd, taken bool) {
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
		l.exercise.opening = false
		l.exercise.trouble = "No editor: " + msg.err.Error() + ". Open " + l.exercise.folder.File() + " in one yourself."
	case editorLeft:
		if l.exercise.opening = false; msg.err != nil {
			l.exercise.trouble = "The editor: " + msg.err.Error()
		}
	case tea.PasteMsg:
		l.exercise.input, cmd = l.exercise.input.update(msg)
	default:
		return l, nil, false
	}
	return l, cmd, true
}

// prepared takes the folder, or asks for another one.
func (l lesson) prepared(msg folderReady) (lesson, tea.Cmd) {
	if msg.err != nil {
		l.exercise.id = 0
		next, cmd := l.askFolder()
		next.exercise.trouble = msg.err.Error()
		return next, cmd
	}
	l.exercise.folder, l.exercise.found, l.exercise.ran = msg.folder, !msg.folder.Fresh, ""
	if msg.folder.Fresh {
		l.exercise.ran = l.walk.Program().Source
	}
	return l.watchFolder()
}

// watches runs at once what the learner did in the folder before, or meanwhile.
func (l lesson) watches(msg folderWatched, m machine) (lesson, tea.Cmd) {
	if msg.err != nil {
		next, ends := l.unwatched()
		next.exercise.trouble, next.exercise.folder = msg.err.Error(), exercise.Folder{}
		return next, ends
	}
	l.exercise.saves, l.exercise.saved = msg.saves, msg.saved
	return l.runSaved(m, awaitSave(msg.id, msg.saves))
}

// tookSave runs what was saved.
func (l lesson) tookSave(msg saveCame, m machine) (lesson, tea.Cmd) {
	if msg.over {
		return l, nil
	}
	if l.exercise.saved.Lack = msg.saved.Lack; msg.saved.Lack == "" {
		l.exercise.saved, l.exercise.found = msg.saved, false
	}
	return l.runSaved(m, awaitSave(msg.id, l.exercise.saves))
}

func (l lesson) runSaved(m machine, more tea.Cmd) (lesson, tea.Cmd) {
	if l.exercise.saved.Lack != "" || l.exercise.saved.Text == l.exercise.ran {
		return l, more
	}
	next, cmd := l.startExercise(m, toEnd)
	return next, tea.Batch(cmd, more)
}
