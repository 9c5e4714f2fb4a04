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
	// Number orders the changes, since they may arrive in any order: of a lesson's states that
	// with the highest number wins. A change without a number is the newest.
	Number int
	Lesson string // its slug
	State  lessons.LessonRecord
	Reset  bool
}

// memory is what this instance told the file, and what it knows now.
type memory struct {
	before, after lessons.Record
	reset         lessons.Reset // not yet written

	newest  int            // the highest number
	numbers map[string]int // of the states in after
	all     int            // of the last reset of everything
	last    int            // of what after.Last is from
}

func newMemory() memory {
	empty := lessons.Record{}
	return memory{before: empty.Clone(), after: empty.Clone(), numbers: map[string]int{}}
}

// load takes what the file has.
func (m *memory) load(theirs lessons.Record) {
	m.after = lessons.Merge(theirs, m.before, m.after, m.reset)
	m.before = theirs.Clone()
}

func (m *memory) take(c Change) {
	if c.Number == 0 {
		c.Number = m.newest + 1
	}
	m.newest = max(m.newest, c.Number)
	switch {
	case c.Number < m.all: // everything was forgotten after it
		return
	case c.Lesson != "":
		m.lesson(c)
	case c.Reset:
		m.forget(c.Number)
	}
	if c.Number >= m.last && (c.Lesson == "" || !c.Reset) {
		m.last, m.after.Last = c.Number, c.Lesson
	}
}

// lesson takes the state of a lesson, unless there is a newer one.
func (m *memory) lesson(c Change) {
	if c.Reset && !slices.Contains(m.reset.Lessons, c.Lesson) {
		m.reset.Lessons = append(m.reset.Lessons, c.Lesson)
	}
	if c.Number >= m.numbers[c.Lesson] {
		m.numbers[c.Lesson] = c.Number
		m.after.Lessons[c.Lesson] = c.State.Clone()
	}
}

// forget forgets everything that is older.
func (m *memory) forget(number int) {
	m.all, m.reset.All = number, true
	for slug := range m.after.Lessons {
		if m.numbers[slug] < number {
			delete(m.after.Lessons, slug)
		}
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
