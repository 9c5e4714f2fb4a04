package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// A step is what the lesson does at the step where the learner stands. Most kinds do the same, with
// the one run of their part: see anyStep. Two bring something of their own to the stage, and their
// methods are all that they do otherwise: an Elsewhere step, a program a language, see
// elsewhere.go; an Exercise step, the learner's own folder, see exercise.go.
type step interface {
	// resumed does what is to be done when the learner comes to the step.
	resumed(m machine) (lesson, tea.Cmd)
	// switched goes on with another interpreter or method.
	switched(m machine) (lesson, tea.Cmd)
	// press does what a key asks for. k holds what is possible now.
	press(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd)
	// typing reports whether all keys are letters of a text.
	typing() bool
	// enable says which keys can be pressed now, and short which matter most, in order.
	enable(k *keys, m machine)
	short(k keys) []key.Binding
	// enterGoesOn says that nothing of the step's own is left for enter to do.
	enterGoesOn(m machine) bool
	// byHand is how a person does the same without us.
	byHand(m machine) (hand, bool)
	// picture is the stage, of exactly h lines, and words is the one place for words.
	picture(lk look, m machine, w, h int) []string
	words(lk look, m machine, w, h int) []string
}

// step is that of the learner's step.
func (l lesson) step() step {
	switch usual := (anyStep{&l}); l.walk.Step().Kind {
	case lessons.Elsewhere:
		return elsewhereStep{usual}
	case lessons.Exercise:
		return exerciseStep{usual}
	default:
		return usual
	}
}

// anyStep is a step whose run is that of its part. The lesson that it looks at stays as it is: what
// changes it returns the next one.
type anyStep struct{ l *lesson }

func (anyStep) typing() bool             { return false }
func (anyStep) enterGoesOn(machine) bool { return true }

// switched runs at once by the other method or interpreter, where a run has been seen: the
// question is whether its result is the same.
func (s anyStep) switched(m machine) (lesson, tea.Cmd) {
	if s.l.run.trace == nil {
		return *s.l, nil
	}
	return s.l.start(m, toEnd)
}

// resumed runs again what had run when the learner was here last, and is looked back at now: a
// trace is not kept from one day to the next.
func (s anyStep) resumed(m machine) (lesson, tea.Cmd) {
	l := s.l.knowsRun()
	part := l.walk.Part()
	if l.run.trace != nil || !l.walk.Ran() || l.walk.Index() <= part.Run || l.partRuns(lessons.Elsewhere) || l.exercising() {
		return l, nil
	}
	if _, ok := m.experiment(l.walk.Lesson(), l.walk.Program()); !ok {
		return l, nil
	}
	next, cmd := l.start(m, toEnd)
	next.reran = false
	return next, cmd
}

// knowsRun has the walk know that a run is on the stage: in a lesson that was written anew it does not.
func (l lesson) knowsRun() lesson {
	if l.run.trace != nil {
		l.walk, _ = l.walk.BeginRun()
	}
	return l
}

func (s anyStep) byHand(m machine) (hand, bool) {
	if s.l.exercising() {
		return exerciseStep{s}.byHand(m)
	}
	exp, ok := m.experiment(s.l.walk.Lesson(), s.l.walk.Program())
	if !ok {
		return hand{}, false
	}
	job := demo.Job{Entry: exp.Files[0].Name, Method: exp.Method, Args: exp.Args}
	return hand{exp.Runtime.ByHand(job), exp.Files[0]}, true
}
