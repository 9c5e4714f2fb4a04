package ui

import (
	"fmt"
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// A Desk is where somebody writes the lessons that are shown.
type Desk struct {
	Name string // its folder, as the person named it
	Now  Written
	// Next waits until something else stands there; ok is false when nobody looks any more.
	Next func() (_ Written, ok bool)
}

// Written is what stands on a desk: lessons, or mistakes.
type Written struct {
	Title     string // of the whole; empty for none
	Page      string // its title page, in Markdown; empty for none
	Lessons   []lessons.Lesson
	Mistakes  []lessons.Mistake
	Recording func(folder string, p lessons.Program) (*demo.Trace, bool) // nil for none
}

// sitDown shows what stands on the desk at first: the one lesson, the contents, or the mistakes.
func (m *Model) sitDown() {
	m.contents.from = m.opts.Desk.Name
	m.putDown(m.opts.Desk.Now)
	if len(m.opts.Desk.Now.Mistakes) > 0 {
		m.showMistakes(m.opts.Desk.Now.Mistakes)
	} else {
		m.openOnly()
	}
}

// putDown takes the lessons that are shown from now on.
func (m *Model) putDown(now Written) {
	m.opts.Lessons, m.opts.Recording = now.Lessons, now.Recording
	m.contents.lessons, m.machine.recording = now.Lessons, now.Recording
	m.contents.title, m.contents.page = now.Title, now.Page
	m.contents.at = min(m.contents.at, len(now.Lessons)+len(besides)-1)
}

// openOnly opens the lesson that has no other beside it.
func (m *Model) openOnly() {
	if len(m.opts.Lessons) == 1 {
		m.open(m.opts.Lessons[0])
	}
}

// reload goes on with what was saved, and waits for the next save. Where there are mistakes, they
// are shown, and what was there is kept for when they are mended.
func (m *Model) reload(msg lessonsWritten) tea.Cmd {
	await := awaitWritten(m.opts.Desk.Next)
	if len(msg.now.Mistakes) > 0 {
		m.showMistakes(msg.now.Mistakes)
		return await
	}
	before := m.opts.Lessons
	m.putDown(msg.now)
	back := m.closeMistakes()
	if m.notice = "reloaded"; before == nil {
		m.notice = ""
		m.openOnly()
	}
	goesOn := m.reloadLessons(before)
	m.reloadRest()
	if back {
		return tea.Batch(await, goesOn, m.goOn())
	}
	return tea.Batch(await, goesOn)
}

// reloadLessons goes on in the lessons that were begun, as they are now. One may have another
// name, or be gone.
func (m *Model) reloadLessons(before []lessons.Lesson) tea.Cmd {
	var cmds []tea.Cmd
	begun, moved := map[string]lesson{}, map[string]string{}
	for _, old := range before {
		l, ok := m.screens[old.Slug].(lesson)
		if !ok {
			continue
		}
		delete(m.screens, old.Slug)
		to, there := sameLesson(m.opts.Lessons, old)
		if _, taken := begun[to.Slug]; !there || taken {
			_, ends := l.leave()
			cmds = append(cmds, ends)
			if moved[old.Slug] = ""; m.at == old.Slug {
				m.notice = fmt.Sprintf("reloaded: lesson %d is gone", old.Number)
			}
			continue
		}
		next, cmd := l.reloaded(to, m.machine)
		begun[to.Slug], moved[old.Slug] = next, to.Slug
		cmds = append(cmds, cmd)
	}
	for slug, l := range begun {
		m.screens[slug] = l
	}
	if to, ok := moved[m.at]; ok && to != m.at {
		m.at, m.page = to, noPage // what lies over it is about what is gone
	}
	if f, ok := m.screens[findScreen].(find); ok {
		if to, ok := moved[f.from]; ok {
			f.from = to
			m.screens[findScreen] = f
		}
	}
	return tea.Batch(cmds...)
}

// sameLesson is the lesson by that slug, or else the one in that folder.
func sameLesson(all []lessons.Lesson, old lessons.Lesson) (lessons.Lesson, bool) {
	i := slices.IndexFunc(all, func(l lessons.Lesson) bool { return l.Slug == old.Slug })
	if i < 0 {
		i = slices.IndexFunc(all, func(l lessons.Lesson) bool { return l.Folder == old.Folder })
	}
	if i < 0 {
		return lessons.Lesson{}, false
	}
	return all[i], true
}

// reloadRest has the screens that look at all lessons look again.
func (m *Model) reloadRest() {
	if f, ok := m.screens[findScreen].(find); ok {
		at := f.at
		f = f.over(m)
		f.near = min(max(f.here, 0), len(f.walks)-1)
		f = f.searched()
		f.at = min(at, max(len(f.hits)-1, 0))
		m.screens[findScreen] = f
	}
	if r, ok := m.screens[recapScreen].(recap); ok {
		m.screens[recapScreen] = r.anew(m.newRecap())
	}
}

// reloaded goes on in the lesson as it is now: at the same step, or the nearest, with what was
// said and seen in the parts that run the same as before.
func (l lesson) reloaded(to lessons.Lesson, m machine) (lesson, tea.Cmd) {
	old := l.walk
	record := old.Record()
	record.Step = nearestStep(old, to)
	now := lessons.Resume(to, record)
	kept := map[int]int{} // the parts in which the same runs as before: by their number before, what it is now
	for i := range old.Lesson().Parts {
		if part, same := samePart(old, now, i); same {
			kept[i] = part
		} else {
			record = reopened(record, old.Lesson(), i)
		}
	}
	w := lessons.Resume(to, record)
	here, at := old.PartIndex(), w.PartIndex()
	all := map[int]tried{}
	for i, tried := range l.others {
		if part, ok := kept[i]; ok {
			all[part] = tried
		}
	}
	part, same := kept[here]
	if same && part == at {
		l.walk, l.others = w, all
		return l.settled().resumed(m)
	}
	left, ends := l.leave()
	l = left.(lesson)
	if same {
		all[part] = l.tried
	}
	onStage, ok := all[at]
	if !ok {
		onStage = tried{run: run{id: l.ids.next(), pace: l.run.pace}}
	}
	delete(all, at)
	l.walk, l.others, l.tried = w, all, onStage
	next, cmd := l.entered().resumed(m)
	return next, tea.Batch(ends, cmd)
}

// settled is the lesson after its words have changed under a run that stays: what is chosen may
// not be there any more, and the questions may be others.
func (l lesson) settled() lesson {
	run := l.run
	l = l.entered()
	l.run = run
	if l.results = nil; l.evidence != nil && l.run.over {
		l.walk, _ = l.walk.EndRun(l.evidence, l.run.by())
		l.results = []result{{l.run.by(), l.answers(l.evidence)}}
	}
	return l
}

// nearestStep is the ID of the step to stand at: the same one; or where it has another title now,
// or is gone, the one after those that came before it.
func nearestStep(old lessons.Walk, to lessons.Lesson) string {
	steps := old.Lesson().Steps
	for i := old.Index(); i >= 0; i-- {
		at := to.Step(steps[i].ID)
		switch {
		case at < 0:
			continue
		case i < old.Index() && at+1 < len(to.Steps) && old.Lesson().Step(to.Steps[at+1].ID) < 0:
			at++ // it was not there before: it has come in the place of what is gone
		}
		return to.Steps[at].ID
	}
	return to.Steps[0].ID
}

// samePart finds a part of a lesson in the lesson as it is now, by its run. same is false where
// it is gone, or something else runs in it.
func samePart(old, to lessons.Walk, i int) (now int, same bool) {
	part := old.Lesson().Parts[i]
	anchor := part.Run
	if anchor < 0 {
		anchor = part.First
	}
	step := to.Lesson().Step(old.Lesson().Steps[anchor].ID)
	if step < 0 {
		return 0, false
	}
	to = to.Go(step)
	return to.PartIndex(), reflect.DeepEqual(runsIn(old.Go(anchor)), runsIn(to))
}

// runsIn is all that runs in the part in which the learner stands, and what passes there.
func runsIn(w lessons.Walk) []any {
	all := []any{w.Program()}
	run := w.Part().Run
	if run < 0 {
		return all
	}
	step := w.Lesson().Steps[run]
	all = append(all, step.Kind, step.ID)
	if step.Order != nil {
		all = append(all, step.Order.Passes)
	}
	for _, e := range step.Elsewhere {
		all = append(all, e.Tool, e.Program)
	}
	return all
}

// reopened is the record without what came of the runs of a part: what was said stays.
func reopened(r lessons.LessonRecord, of lessons.Lesson, i int) lessons.LessonRecord {
	part := of.Parts[i]
	for _, s := range of.Steps[part.First : part.Last+1] {
		gone := func(id string) bool { return id == s.ID }
		r.Ran, r.Passed = slices.DeleteFunc(r.Ran, gone), slices.DeleteFunc(r.Passed, gone)
		if a, ok := r.Answers[s.ID]; ok {
			a.Grade, a.Happened, a.By = lessons.NotObserved, lessons.Observation{}, ""
			r.Answers[s.ID] = a
		}
	}
	return r
}
