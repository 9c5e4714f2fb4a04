package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// lookElsewhere looks for the tools, unless somebody has. Which Python there is may be known later.
func (l lesson) lookElsewhere(m machine) (lesson, tea.Cmd) {
	l.elsewhere.rows = slices.Clone(l.elsewhere.rows)
	var cmd tea.Cmd
	if l.elsewhere.look == 0 {
		entries := l.walk.Step().Elsewhere
		l.elsewhere = elsewhereStage{look: l.ids.next(), wanted: l.elsewhere.wanted, rows: make([]translation, len(entries))}
		for i, e := range entries {
			l.elsewhere.rows[i].Translation = e
		}
		cmd = findTools(l.elsewhere.look, entries, m.elsewhere)
	}
	for i, row := range l.elsewhere.rows {
		if isOurs(row.Tool) && row.run.trace == nil {
			row.exp, row.here = m.atHome(l.walk.Lesson(), row.Translation)
			if row.name = ""; row.here {
				row.name = row.exp.Runtime.Name()
			}
			l.elsewhere.rows[i] = row
		}
	}
	if l.elsewhere.wanted && l.elsewhere.ready(m) {
		return l.runElsewhere(m)
	}
	return l, cmd
}

// isOurs reports whether a tool is one of the two that all lessons run.
func isOurs(tool string) bool { return tool == string(lessons.Python) || tool == string(lessons.Go) }

// atHome is a program in Python or Go, whichever of them is chosen for the other steps.
func (m machine) atHome(l lessons.Lesson, e lessons.Translation) (demo.Experiment, bool) {
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

// runElsewhere runs all of them anew, as soon as it is known which there are.
func (l lesson) runElsewhere(m machine) (lesson, tea.Cmd) {
	l, ends := l.stoppedElsewhere()
	l.scrolled, l.elsewhere.source = 0, false
	if !l.elsewhere.ready(m) {
		l.elsewhere.wanted = true
		if l.elsewhere.look != 0 {
			return l, ends
		}
		next, looks := l.lookElsewhere(m)
		return next, tea.Batch(ends, looks)
	}
	for i := range l.elsewhere.rows { // a copy, by stoppedElsewhere
		l.elsewhere.rows[i].run, l.elsewhere.rows[i].said = run{}, printed{}
	}
	next, starts := l.nextElsewhere()
	return next, tea.Batch(ends, starts)
}

// nextElsewhere runs the next one; after the last the step is done.
func (l lesson) nextElsewhere() (lesson, tea.Cmd) {
	l.elsewhere.rows = slices.Clone(l.elsewhere.rows)
	var by []string
	for i, row := range l.elsewhere.rows {
		if row.here && row.run.trace == nil {
			exp := row.exp
			exp.Limits.Still = lessonStill
			next, cmd := run{pace: usualPace}.start(l.ids, exp, toEnd)
			l.elsewhere.rows[i].run = next
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

// stoppedElsewhere ends what runs. What has come to its end is kept.
func (l lesson) stoppedElsewhere() (lesson, tea.Cmd) {
	var ends []tea.Cmd
	l.elsewhere.rows = slices.Clone(l.elsewhere.rows)
	for i, row := range l.elsewhere.rows {
		if row.run.live() {
			ends = append(ends, row.run.end())
			l.elsewhere.rows[i].run = run{}
		}
	}
	if l.elsewhere.wanted = false; !l.elsewhere.looked {
		l.elsewhere.look = 0
	}
	return l, tea.Batch(ends...)
}

// updateElsewhere takes what came of the step's commands; taken is false for what came of others.
func (l lesson) updateElsewhere(msg tea.Msg, m machine) (_ lesson, cmd tea.Cmd, taken bool) {
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
	i := l.elsewhere.row(id)
	if i < 0 {
		return l, nil, false
	}
	l.elsewhere.rows = slices.Clone(l.elsewhere.rows)
	row := &l.elsewhere.rows[i]
	var ended bool
	if row.run, cmd, ended = row.run.update(msg); ended {
		row.run = row.run.ended()
		row.said = printedBy(row.run.trace)
	}
	if row.run.over {
		next, more := l.nextElsewhere()
		return next, tea.Batch(cmd, more), true
	}
	return l, cmd, true
}

// foundTools takes what is known of the tools now.
func (l lesson) foundTools(msg toolsFound, m machine) (lesson, tea.Cmd) {
	l.elsewhere.looked = true
	l.elsewhere.rows = slices.Clone(l.elsewhere.rows)
	for i, t := range msg.tools {
		row := &l.elsewhere.rows[i]
		if isOurs(row.Tool) {
			continue
		}
		row.exp, row.name, row.here = t.exp, t.name, t.here
		if t.here || m.recording == nil {
			continue
		}
		if row.exp, row.here = m.recorded(l.walk.Lesson(), row.Program); row.here { // to be played
			row.name = row.exp.Runtime.Name()
		}
	}
	if l.elsewhere.wanted && l.elsewhere.ready(m) {
		return l.runElsewhere(m)
	}
	return l, nil
}
