package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// elsewhereStage is what an Elsewhere step has on the stage: a program a language, each of which runs
// to its end, one after the other.
type elsewhereStage struct {
	look   int  // the number of the look for the tools; 0 where nobody looks or has looked
	looked bool // it has come back
	wanted bool // they are to run as soon as the tools are known
	rows   []translation

	first  int  // the first column in sight
	source bool // the chosen program is shown instead of the table
}

// A translation is a program in one language, with the tool that runs it here.
type translation struct {
	lessons.Translation
	exp  demo.Experiment
	name string // the tool with its version: "Node 20.20.2"
	here bool   // this machine has the tool
	run  run
	said printed // of a run that is over
}

// ready says that it is known which tools are here.
func (e elsewhereStage) ready(m machine) bool { return e.looked && (m.searched || len(m.pythons) > 0) }

// toRun says that there is something to run that has not come to its end.
func (e elsewhereStage) toRun() bool {
	return !e.looked || slices.ContainsFunc(e.rows, func(r translation) bool { return r.here && !r.run.over })
}

// live says that they run, or are about to.
func (e elsewhereStage) live() bool {
	return e.wanted || slices.ContainsFunc(e.rows, func(r translation) bool { return r.run.live() })
}

// owns reports whether a message is about one of the runs, or about the tools.
func (e elsewhereStage) owns(id int) bool { return id == e.look || e.row(id) >= 0 }

func (e elsewhereStage) row(id int) int {
	return slices.IndexFunc(e.rows, func(r translation) bool { return r.run.id == id && id != 0 })
}

// close ends what runs, when the program ends.
func (e elsewhereStage) close() {
	for _, row := range e.rows {
		if row.run.session != nil {
			row.run.session.Close()
		}
	}
}

// elsewhereStep is the step that shows them.
type elsewhereStep struct{ anyStep }

// resumed looks for the tools.
func (s elsewhereStep) resumed(m machine) (lesson, tea.Cmd) { return s.l.lookElsewhere(m) }

// switched goes on with another Python or start method.
func (s elsewhereStep) switched(m machine) (lesson, tea.Cmd) {
	began := slices.ContainsFunc(s.l.elsewhere.rows, func(r translation) bool { return r.run.trace != nil })
	l, ends := s.l.stoppedElsewhere()
	for i := range l.elsewhere.rows { // a copy
		l.elsewhere.rows[i].run = run{}
	}
	l.elsewhere.wanted = began
	next, cmd := l.lookElsewhere(m)
	return next, tea.Batch(ends, cmd)
}

func (s elsewhereStep) enterGoesOn(machine) bool {
	return !s.l.elsewhere.live() && !s.l.elsewhere.toRun()
}

// byHand is how a person runs the chosen one.
func (s elsewhereStep) byHand(machine) (hand, bool) {
	r, ok := s.l.translation()
	if !ok || !r.here {
		return hand{}, false
	}
	job := demo.Job{Entry: r.exp.Files[0].Name, Method: r.exp.Method, Args: r.exp.Args}
	return hand{r.exp.Runtime.ByHand(job), r.exp.Files[0]}, true
}

// translation is the program that is chosen, or else the first that can run here; ok is false
// where there is none.
func (l lesson) translation() (_ translation, ok bool) {
	if l.chosen >= 0 && l.chosen < len(l.elsewhere.rows) {
		return l.elsewhere.rows[l.chosen], true
	}
	if i := slices.IndexFunc(l.elsewhere.rows, func(r translation) bool { return r.here }); i >= 0 {
		return l.elsewhere.rows[i], true
	}
	return translation{}, false
}
