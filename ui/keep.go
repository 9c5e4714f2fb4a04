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

// keep tells the store what has changed: where the learner is, and what they did there.
func (m *Model) keep() tea.Cmd {
	if m.opts.Progress == nil {
		return nil
	}
	l, ok := m.screen().(lesson)
	if !ok {
		if m.at != "" || m.kept.at == "" {
			return nil // only the contents are a place to come back to
		}
		m.kept.at = ""
		m.opts.Progress.Keep(progress.Change{})
		return keepProgress(m.opts.Progress)
	}
	slug, record := l.walk.Lesson().Slug, l.walk.Record()
	anew := l.resets != m.kept.resets[slug]
	if m.kept.at == slug && !anew && record.Equal(m.kept.lessons[slug]) {
		return nil
	}
	m.kept.at, m.kept.lessons[slug], m.kept.resets[slug] = slug, record, l.resets
	m.opts.Progress.Keep(progress.Change{Lesson: slug, State: record, Reset: anew})
	return keepProgress(m.opts.Progress)
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
