package ui

import (
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
	"exit42/ui/progress"
)

// kept is what the store was last told, so that it is told only what is new.
type kept struct {
	at      string
	lessons map[string]lessons.LessonRecord
	resets  map[string]int // how often a lesson was begun anew
}

// resume opens the lessons that were begun where they were left, and shows the one that was
// asked for, or else the one that was left last, unless it is done.
func (m *Model) resume(open string) {
	m.kept = kept{lessons: map[string]lessons.LessonRecord{}, resets: map[string]int{}}
	if m.opts.Progress == nil {
		m.show(open)
		return
	}
	record := m.opts.Progress.Record()
	for _, l := range m.opts.Lessons {
		if r, ok := record.Lessons[l.Slug]; ok && !r.Empty() {
			s := newLesson(lessons.Resume(l, r), &m.ids)
			m.screens[l.Slug], m.kept.lessons[l.Slug] = s, s.walk.Record()
		}
	}
	m.kept.at = record.Last
	if last := record.Last; open == "" && !record.Lessons[last].Done {
		open = last
	}
	m.show(open)
	m.contents = m.contents.after(record)
}

// show opens the lesson of that name, if there is one.
func (m *Model) show(slug string) {
	for _, l := range m.opts.Lessons {
		if l.Slug == slug {
			m.open(l)
		}
	}
}

// keep tells the store what has changed: what became of the lessons that were touched, and where
// the learner is.
func (m *Model) keep() tea.Cmd {
	touched := m.touched
	m.touched = nil
	if m.opts.Progress == nil {
		return nil
	}
	news := false
	for _, name := range touched {
		if l, ok := m.screens[name].(lesson); ok && name != m.at {
			news = m.keepLesson(l, false) || news
		}
	}
	switch l, ok := m.screen().(lesson); {
	case ok:
		news = m.keepLesson(l, true) || news
	case m.at == "" && m.kept.at != "": // only the contents are another place to come back to
		m.kept.at, news = "", true
		m.opts.Progress.Keep(progress.Change{})
	}
	if !news {
		return nil
	}
	return keepProgress(m.opts.Progress)
}

// keepLesson tells the store of a lesson, where there is something new. here says that the learner
// is in it now; the store takes any lesson that it is told of for the last.
func (m *Model) keepLesson(l lesson, here bool) (news bool) {
	slug, record := l.walk.Lesson().Slug, l.walk.Record()
	anew := l.resets != m.kept.resets[slug]
	if (!here || m.kept.at == slug) && !anew && record.Equal(m.kept.lessons[slug]) {
		return false
	}
	m.kept.at, m.kept.lessons[slug], m.kept.resets[slug] = slug, record, l.resets
	m.opts.Progress.Keep(progress.Change{Lesson: slug, State: record, Reset: anew})
	return true
}

// after chooses the first lesson that is not done.
func (c contents) after(r lessons.Record) contents {
	for i, l := range c.lessons {
		if !r.Lessons[l.Slug].Done {
			c.at = i
			return c
		}
	}
	return c
}
