package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// A counter numbers the runs of all screens, so that what comes late of one is never taken for
// another's; and it knows their sessions.
type counter struct {
	last     int
	sessions sessions
}

func (c *counter) next() int {
	c.last++
	return c.last
}

// lessonStill is how long a run of a lesson goes on in which nothing can move any more: it is
// seen at once that it is stuck, and long enough to be read.
const lessonStill = 3 * time.Second

// start runs the part's program anew; what ran before is ended.
func (l lesson) start(m machine, g going) (lesson, tea.Cmd) {
	if !l.walk.MayRun() {
		l.refusal = string(lessons.NotAnswered)
		return l, nil
	}
	if l.exercising() {
		return l.startExercise(m, g)
	}
	exp, ok := m.experiment(l.walk.Lesson(), l.walk.Program())
	if !ok {
		l.refusal = m.lack(l.walk.Program())
		return l, nil
	}
	exp.Limits.Still = lessonStill
	return l.runs(exp, m.language(l.walk.Program()), g)
}

// runs has an experiment run, held, in the place of what ran before.
func (l lesson) runs(exp demo.Experiment, in lessons.Language, g going) (lesson, tea.Cmd) {
	exp.Hold = true
	next, cmd := l.run.start(l.ids, exp, g)
	l.run, l.language, l.evidence, l.failed, l.killed = next, in, nil, "", ""
	l.walk, _ = l.walk.BeginRun() // it may
	l.results = slices.Clone(l.results)
	l.chosen, l.jumped, l.reran, l.scrolled, l.refusal = l.firstChosen(), false, true, 0, ""
	return l, cmd
}

// ended takes the evidence of a run that has come to its end. One that the learner cut short by
// killing a process is only looked at: it decides nothing.
func (l lesson) ended() lesson {
	l.run = l.run.ended()
	l.failed = lastError(l.run.trace)
	if l.killed = l.run.killed(); l.killed != "" {
		l.evidence = nil
		return l
	}
	l.evidence = l.run.trace.Evidence()
	l.walk, _ = l.walk.EndRun(l.evidence, l.run.by()) // a run that was not allowed did not begin
	if l.exercising() {
		l = l.judged()
	}
	if o := l.walk.Lesson().Steps[max(l.walk.Part().Run, 0)].Order; o != nil && o.Passed(l.evidence) {
		l.walk, _ = l.walk.Pass()
	}
	l.chosen = l.firstChosen()
	l.results = slices.DeleteFunc(l.results, func(r result) bool { return r.by == l.run.by() })
	l.results = append(l.results, result{l.run.by(), l.answers(l.evidence)})
	return l
}

// exercising says that what the part runs is the learner's own.
func (l lesson) exercising() bool { return l.partRuns(lessons.Exercise) }

// partRuns says that the part's run is that of a step of this kind.
func (l lesson) partRuns(kind lessons.Kind) bool {
	run := l.walk.Part().Run
	return run >= 0 && l.walk.Lesson().Steps[run].Kind == kind
}

// A result is what one run said of the questions' subjects.
type result struct {
	by   string
	says []lessons.Observation
}

// answers are what a run said of the questions' subjects, in the canonical words that are the
// same for Python and Go.
func (l lesson) answers(ev lessons.Evidence) []lessons.Observation {
	var all []lessons.Observation
	part := l.walk.Part()
	for _, s := range l.walk.Lesson().Steps[part.First : part.Last+1] {
		if s.Question != nil {
			value, _, _ := ev.Says(s.Question.Subject)
			all = append(all, lessons.Observation{Subject: s.Question.Subject, Value: value})
		}
	}
	return all
}
