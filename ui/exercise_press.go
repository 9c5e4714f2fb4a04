package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// press gives a key to the folder's name, or to what can be done with the learner's file.
func (s exerciseStep) press(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd) {
	l := *s.l
	switch {
	case l.exercise.asks:
		return l.pressFolder(msg, m)
	case key.Matches(msg, k.enter) && s.enterGoesOn(m):
		return l.move(m)(l.walk.Next())
	case key.Matches(msg, k.enter) && l.run.live():
		if slices.ContainsFunc(l.run.scene().Procs, func(p demo.Proc) bool { return p.State == demo.Held }) {
			l.run = l.run.step(demo.Everyone) // and not what runs to its end
		}
	case key.Matches(msg, k.enter), key.Matches(msg, k.toEnd) && !l.run.live():
		return l.startExercise(m, toEnd)
	case key.Matches(msg, k.hint):
		l = l.hintOrSolution(m)
	case key.Matches(msg, k.edit):
		return l.editOwn(m)
	case key.Matches(msg, k.up):
		l.exercise.line = max(l.exercise.line-1, 0)
	case key.Matches(msg, k.down):
		l.exercise.line = min(l.exercise.line+1, l.solutionLines())
	case key.Matches(msg, k.scroll):
		return s.anyStep.press(msg, k, m)
	default:
		l.exercise.hinted, l.exercise.solved = false, false // it is about the run
		return anyStep{&l}.press(msg, k, m)
	}
	return l, nil
}

// pressFolder edits the name of the folder.
func (l lesson) pressFolder(msg tea.KeyPressMsg, m machine) (_ lesson, cmd tea.Cmd) {
	switch msg.String() {
	case "esc":
		l.exercise.asks, l.exercise.trouble = false, ""
	case "enter":
		return l.prepare(m)
	default:
		l.exercise.input, cmd = l.exercise.input.update(msg)
	}
	return l, cmd
}

// hintOrSolution gives a hint, and after the last the solution, and takes that away again.
func (l lesson) hintOrSolution(m machine) lesson {
	l.scrolled = 0
	switch {
	case l.exercise.solved:
		l.exercise.solved = false
	case l.hintsLeft(m):
		l.walk, _ = l.walk.Hint() // there is one
		l.exercise.hinted = true
	default:
		l.exercise.solved, l.exercise.hinted, l.exercise.line = true, false, 0
	}
	return l
}

// editOwn opens the learner's file in their editor.
func (l lesson) editOwn(m machine) (lesson, tea.Cmd) {
	if m.editFile == nil {
		l.exercise.trouble = "Open " + l.exercise.folder.File() + " in an editor of your own."
		return l, nil
	}
	if l.exercise.opening {
		return l, nil
	}
	l.exercise.opening = true
	return l, openFile(l.exercise.id, m.editFile, l.exercise.folder.File())
}

// solution is the program that passes.
func (l lesson) solution() lessons.Program { return l.walk.Step().Exercise.Solution }
