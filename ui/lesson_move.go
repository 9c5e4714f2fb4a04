package ui

import (
	"errors"
	"maps"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// move takes the walk's answer: the next walk, or why not.
func (l lesson) move(m machine) func(lessons.Walk, error) (lesson, tea.Cmd) {
	return func(w lessons.Walk, err error) (lesson, tea.Cmd) { return l.moved(w, err, m) }
}

// moved is the lesson with the learner where the walk is then. Leaving a step ends what it has
// besides the run; leaving the part ends the run.
func (l lesson) moved(w lessons.Walk, err error, m machine) (next lesson, ends tea.Cmd) {
	var refusal lessons.Refusal
	if errors.As(err, &refusal) {
		l.refusal = string(refusal)
		return l, nil
	}
	before := l.walk
	if l.walk = w; w.Index() == before.Index() {
		return l, nil
	}
	if w.PartIndex() == before.PartIndex() {
		next, ends = l.stepLeft()
	} else {
		next, ends = l.stopped()
		next = next.changed(before.PartIndex())
	}
	next, again := next.entered().resumed(m)
	return next, tea.Batch(ends, again)
}

// changed puts another part on the stage. What was tried in the one before is kept.
func (l lesson) changed(from int) lesson {
	l.others = maps.Clone(l.others)
	if l.others == nil {
		l.others = map[int]tried{}
	}
	l.others[from] = l.tried
	next, ok := l.others[l.walk.PartIndex()]
	if !ok {
		next = l.untried()
	}
	l.tried = next
	return l
}

// untried is a stage on which nothing has run.
func (l lesson) untried() tried { return tried{run: run{id: l.ids.next(), pace: l.run.pace}} }

// entered is the lesson when the learner has come to a step.
func (l lesson) entered() lesson {
	l.picked, l.jumped, l.reran, l.scrolled = false, false, false, 0
	l.chosen = l.firstChosen()
	l.run = l.run.moveTo(lastMoment)
	return l
}

// firstChosen is what is chosen when a step is entered: of the verdicts the first, so that its
// explanation is read; of the lines the first; of the claims none.
func (l lesson) firstChosen() int {
	switch {
	case l.at(lessons.Verdict) && l.evidence != nil, l.at(lessons.Ordering):
		return 0
	}
	return -1
}

const lastMoment = 1 << 30
