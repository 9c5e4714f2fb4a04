package progress

import (
	"slices"

	"exit42/lessons"
)

// A Change is what a learner did, as the whole state that it led to.
//
//	{Lesson: "promise", State: l}               the learner is in the lesson, and this is all of it
//	{Lesson: "promise", Reset: true}            the lesson begins anew; State may say how
//	{Reset: true}                               everything begins anew
//	{}                                          the contents were opened
//
// A reset forgets what other instances kept of the lesson, too.
type Change struct {
	Lesson string // its slug
	State  lessons.LessonRecord
	Reset  bool
}

// memory is what this instance told the file, and what it knows now.
type memory struct {
	before, after lessons.Record
	reset         lessons.Reset // not yet written
}

func newMemory() memory {
	empty := lessons.Record{}
	return memory{before: empty.Clone(), after: empty.Clone()}
}

// load takes what the file has.
func (m *memory) load(theirs lessons.Record) {
	m.after = lessons.Merge(theirs, m.before, m.after, m.reset)
	m.before = theirs.Clone()
}

// take takes a change, the newest.
func (m *memory) take(c Change) {
	switch {
	case c.Lesson != "":
		if c.Reset && !slices.Contains(m.reset.Lessons, c.Lesson) {
			m.reset.Lessons = append(m.reset.Lessons, c.Lesson)
		}
		m.after.Lessons[c.Lesson] = c.State.Clone()
	case c.Reset:
		m.reset.All = true
		clear(m.after.Lessons)
	}
	if c.Lesson == "" || !c.Reset {
		m.after.Last = c.Lesson
	}
}

func (m *memory) dirty() bool {
	return m.reset.All || len(m.reset.Lessons) > 0 || !m.before.Equal(m.after)
}

// telling is what one write is to bring to the file.
type telling struct {
	before, after lessons.Record
	reset         lessons.Reset
}

// tell is what there is to write. Until it is written or has failed, resets that come are new ones.
func (m *memory) tell() (telling, bool) {
	dirty := m.dirty()
	t := telling{m.before.Clone(), m.after.Clone(), m.reset}
	if dirty {
		m.reset = lessons.Reset{}
	}
	return t, dirty
}

func (m *memory) written(t telling) { m.before = t.after }

func (m *memory) failed(t telling) {
	m.reset.All = m.reset.All || t.reset.All
	m.reset.Lessons = append(m.reset.Lessons, t.reset.Lessons...)
}
