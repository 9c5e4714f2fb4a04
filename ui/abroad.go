package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// abroad is what an Elsewhere step has on the stage: a program a language, each of which runs
// to its end, one after the other.
type abroad struct {
	look   int  // the number of the look for the tools; 0 where nobody looks or has looked
	looked bool // it has come back
	wanted bool // they are to run as soon as the tools are known
	rows   []foreign

	first  int  // the first column in sight
	source bool // the chosen program is shown instead of the table
}

// A foreign is a program in one language, with the tool that runs it here.
type foreign struct {
	lessons.Elsewhere
	exp  demo.Experiment
	name string // the tool with its version: "Node 20.20.2"
	here bool   // this machine has the tool
	run  run
	said printed // of a run that is over
}

// lookAbroad looks for the tools, unless somebody has. Which Python there is may be known later.
func (l lesson) lookAbroad(m machine) (lesson, tea.Cmd) {
	l.abroad.rows = slices.Clone(l.abroad.rows)
	var cmd tea.Cmd
	if l.abroad.look == 0 {
		entries := l.walk.Step().Elsewhere
		l.abroad = abroad{look: l.ids.next(), wanted: l.abroad.wanted, rows: make([]foreign, len(entries))}
		for i, e := range entries {
			l.abroad.rows[i].Elsewhere = e
		}
		cmd = findTools(l.abroad.look, entries, m.abroad)
	}
	for i, row := range l.abroad.rows {
		if isOurs(row.Tool) && row.run.trace == nil {
			row.exp, row.here = m.atHome(l.walk.Lesson(), row.Elsewhere)
			if row.name = ""; row.here {
				row.name = row.exp.Runtime.Name()
			}
			l.abroad.rows[i] = row
		}
	}
	if l.abroad.wanted && l.abroad.ready(m) {
		return l.runAbroad(m)
	}
	return l, cmd
}

// isOurs reports whether a tool is one of the two that all lessons run.
func isOurs(tool string) bool { return tool == string(lessons.Python) || tool == string(lessons.Go) }

// atHome is a program in Python or Go, whichever of them is chosen for the other steps.
func (m machine) atHome(l lessons.Lesson, e lessons.Elsewhere) (demo.Experiment, bool) {
	if e.Tool == string(lessons.Go) {
		exp := demo.Experiment{Method: "exec", Args: e.Program.NativeArgs}
		var ok bool
		exp.Runtime, exp.Files, ok = m.native(e.Program.Native)
		return exp, ok && len(exp.Files) > 0
	}
	if m.golang = false; !m.plays() && len(m.pythons) == 0 {
		return demo.Experiment{}, false
	}
	return m.experiment(l, e.Program)
}

// ready says that it is known which tools are here.
func (a abroad) ready(m machine) bool { return a.looked && (m.searched || len(m.pythons) > 0) }

// toRun says that there is something to run that has not come to its end.
func (a abroad) toRun() bool {
	return !a.looked || slices.ContainsFunc(a.rows, func(f foreign) bool { return f.here && !f.run.over })
}

// live says that they run, or are about to.
func (a abroad) live() bool {
	return a.wanted || slices.ContainsFunc(a.rows, func(f foreign) bool { return f.run.live() })
}

// owns reports whether a message is about one of the runs, or about the tools.
func (a abroad) owns(id int) bool { return id == a.look || a.row(id) >= 0 }

func (a abroad) row(id int) int {
	return slices.IndexFunc(a.rows, func(f foreign) bool { return f.run.id == id && id != 0 })
}

// runAbroad runs all of them anew, as soon as it is known which there are.
func (l lesson) runAbroad(m machine) (lesson, tea.Cmd) {
	l, ends := l.stoppedAbroad()
	l.scrolled, l.abroad.source = 0, false
	if !l.abroad.ready(m) {
		l.abroad.wanted = true
		if l.abroad.look != 0 {
			return l, ends
		}
		next, looks := l.lookAbroad(m)
		return next, tea.Batch(ends, looks)
	}
	for i := range l.abroad.rows { // a copy, by stoppedAbroad
		l.abroad.rows[i].run, l.abroad.rows[i].said = run{}, printed{}
	}
	next, starts := l.nextAbroad()
	return next, tea.Batch(ends, starts)
}

// nextAbroad runs the next one; after the last the step is done.
func (l lesson) nextAbroad() (lesson, tea.Cmd) {
	l.abroad.rows = slices.Clone(l.abroad.rows)
	var by []string
	for i, row := range l.abroad.rows {
		if row.here && row.run.trace == nil {
			exp := row.exp
			exp.Limits.Still = lessonStill
			next, cmd := run{pace: usualPace}.start(l.ids, exp, toEnd)
			l.abroad.rows[i].run = next
			return l, cmd
		}
		if row.here && row.run.err == nil {
			by = append(by, row.name)
		}
	}
	if len(by) > 0 {
		l.walk, _ = l.walk.EndRun(nil, strings.Join(by, ", ")) // there are no predictions in such a part
	}
	return l, nil
}

// stoppedAbroad ends what runs. What has come to its end is kept.
func (l lesson) stoppedAbroad() (lesson, tea.Cmd) {
	var ends []tea.Cmd
	l.abroad.rows = slices.Clone(l.abroad.rows)
	for i, row := range l.abroad.rows {
		if row.run.live() {
			ends = append(ends, row.run.end())
			l.abroad.rows[i].run = run{}
		}
	}
	if l.abroad.wanted = false; !l.abroad.looked {
		l.abroad.look = 0
	}
	return l, tea.Batch(ends...)
}

// updateAbroad takes what came of the step's commands; taken is false for what came of others.
func (l lesson) updateAbroad(msg tea.Msg, m machine) (_ lesson, cmd tea.Cmd, taken bool) {
	id := 0
	switch msg := msg.(type) {
	case toolsFound:
		l, cmd = l.foundTools(msg, m)
		return l, cmd, true
	case runStarted:
		id = msg.id
	case eventsCame:
		id = msg.id
	}
	i := l.abroad.row(id)
	if i < 0 {
		return l, nil, false
	}
	l.abroad.rows = slices.Clone(l.abroad.rows)
	row := &l.abroad.rows[i]
	var ended bool
	if row.run, cmd, ended = row.run.update(msg); ended {
		row.run = row.run.ended()
		row.said = printedBy(row.run.trace)
	}
	if row.run.over {
		next, more := l.nextAbroad()
		return next, tea.Batch(cmd, more), true
	}
	return l, cmd, true
}

// foundTools takes what is known of the tools now.
func (l lesson) foundTools(msg toolsFound, m machine) (lesson, tea.Cmd) {
	l.abroad.looked = true
	l.abroad.rows = slices.Clone(l.abroad.rows)
	for i, t := range msg.tools {
		if row := &l.abroad.rows[i]; !isOurs(row.Tool) {
			row.exp, row.name, row.here = t.exp, t.name, t.here
		}
	}
	if l.abroad.wanted && l.abroad.ready(m) {
		return l.runAbroad(m)
	}
	return l, nil
}

// switchedAbroad goes on with another Python or start method.
func (l lesson) switchedAbroad(m machine) (lesson, tea.Cmd) {
	began := slices.ContainsFunc(l.abroad.rows, func(f foreign) bool { return f.run.trace != nil })
	l, ends := l.stoppedAbroad()
	for i := range l.abroad.rows { // a copy
		l.abroad.rows[i].run = run{}
	}
	l.abroad.wanted = began
	next, cmd := l.lookAbroad(m)
	return next, tea.Batch(ends, cmd)
}

// foreign is the program that is chosen, or else the first that can run here; ok is false
// where there is none.
func (l lesson) foreign() (_ foreign, ok bool) {
	if l.chosen >= 0 && l.chosen < len(l.abroad.rows) {
		return l.abroad.rows[l.chosen], true
	}
	if i := slices.IndexFunc(l.abroad.rows, func(f foreign) bool { return f.here }); i >= 0 {
		return l.abroad.rows[i], true
	}
	return foreign{}, false
}

// byHandAbroad is how a person runs the chosen one.
func (l lesson) byHandAbroad() (hand, bool) {
	f, ok := l.foreign()
	if !ok || !f.here {
		return hand{}, false
	}
	job := demo.Job{Entry: f.exp.Files[0].Name, Method: f.exp.Method, Args: f.exp.Args}
	return hand{f.exp.Runtime.ByHand(job), f.exp.Files[0]}, true
}

// close ends what runs, when the program ends.
func (l lesson) close() {
	l.making.close()
	for _, row := range l.abroad.rows {
		if row.run.session != nil {
			row.run.session.Close()
		}
	}
}
