package ui

import (
	tea "charm.land/bubbletea/v2"

	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
)

// startExercise runs the learner's file where it stands. What ran before is ended.
func (l lesson) startExercise(m machine, g going) (lesson, tea.Cmd) {
	m = m.inPython()
	switch {
	case len(m.pythons) == 0 && m.searched:
		l.refusal = "an exercise needs Python, and there is none here"
		return l, nil
	case len(m.pythons) == 0:
		l.refusal = "Python is still being looked for"
		return l, nil
	case l.exercise.preparing():
		l.refusal = "the files are being written"
		return l, nil
	case !l.exercise.ready() && !l.at(lessons.Exercise):
		l.refusal = "there is no folder: the exercise asks for one"
		return l, nil
	case !l.exercise.ready():
		return l.askFolder()
	}
	l.exercise.nonce, l.exercise.verdict, l.exercise.ran = exercise.NewNonce(), nil, l.exercise.saved.Text
	l.exercise.hinted, l.exercise.solved, l.exercise.trouble = false, false, ""
	exp := exercise.Experiment(l.exercise.folder, python.Runtime{Interpreter: m.pythons[m.python]}, m.startMethod(), l.exercise.nonce)
	return l.runs(exp, lessons.Python, g)
}

// judged is the lesson with the verdict on a run that is over.
func (l lesson) judged() lesson {
	v := exercise.Judge(l.run.trace, l.exercise.nonce)
	l.exercise.verdict = &v
	if v.Kind == exercise.Passed {
		l.walk, _ = l.walk.Pass() // it is an exercise
	}
	return l
}
