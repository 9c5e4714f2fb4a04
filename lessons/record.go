package lessons

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Record is what is kept of a learner from one sitting to the next. It is a plain
// value without a clock. [Decode] reads one, [Record.Encode] writes it, and [Merge]
// brings together what two instances of the program know.
type Record struct {
	Last    string                  // the slug of the lesson that was open last; empty for the contents
	Lessons map[string]LessonRecord // by slug
}

// LessonRecord is what is kept of one lesson. Steps are named by their IDs, so that
// a step that was added to a lesson moves nothing.
type LessonRecord struct {
	Step    string                  // where the learner stands
	Done    bool                    // the last step was reached
	Seen    []string                // steps where the learner was
	Ran     []string                // steps whose run came to its end
	Passed  []string                // orders and exercises that were passed
	Hints   map[string]int          // how many hints were shown, by step
	Orders  map[string][]int        // how the lines of an order are arranged, by step: indexes of [Order.Lines]
	Answers map[string]AnswerRecord // by step: of questions, and the positions of knobs
}

// AnswerRecord is an answer, and what became of it.
type AnswerRecord struct {
	Letter    string
	Sure      Confidence
	Committed bool
	Skipped   bool
	Grade     Grade       // as the run said; NotObserved until then
	Happened  Observation // what the run showed
	By        string      // the runtime and the method that showed it, as in "Python 3.13.0 · fork"
}

// MaxKept is how long a text in a record may be, in characters.
const MaxKept = 200

// Kept is a text as it is kept: what cannot be printed is made visible, and what is
// too long is cut. A record's texts may come from processes, or from an editor.
func Kept(text string) string {
	text = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(text, string(unicode.ReplacementChar)))
	if runes := []rune(text); len(runes) > MaxKept {
		return string(runes[:MaxKept-1]) + "…"
	}
	return text
}

// Clone returns a record that shares nothing with this one.
func (r Record) Clone() Record {
	c := Record{Last: r.Last, Lessons: make(map[string]LessonRecord, len(r.Lessons))}
	for slug, l := range r.Lessons {
		c.Lessons[slug] = l.Clone()
	}
	return c
}

// Clone returns a record that shares nothing with this one.
func (l LessonRecord) Clone() LessonRecord {
	l.Seen, l.Ran, l.Passed = slices.Clone(l.Seen), slices.Clone(l.Ran), slices.Clone(l.Passed)
	l.Hints, l.Answers = maps.Clone(l.Hints), maps.Clone(l.Answers)
	orders := l.Orders
	l.Orders = nil
	for step, order := range orders {
		if l.Orders == nil {
			l.Orders = map[string][]int{}
		}
		l.Orders[step] = slices.Clone(order)
	}
	return l
}

// Equal says whether two records say the same.
func (r Record) Equal(other Record) bool {
	return r.Last == other.Last && maps.EqualFunc(r.Lessons, other.Lessons, LessonRecord.Equal)
}

// Equal says whether two records say the same of a lesson.
func (l LessonRecord) Equal(other LessonRecord) bool {
	return l.Step == other.Step && l.Done == other.Done &&
		slices.Equal(l.Seen, other.Seen) && slices.Equal(l.Ran, other.Ran) && slices.Equal(l.Passed, other.Passed) &&
		maps.Equal(l.Hints, other.Hints) && maps.Equal(l.Answers, other.Answers) &&
		maps.EqualFunc(l.Orders, other.Orders, slices.Equal[[]int])
}

// Empty says whether nothing is kept of the lesson.
func (l LessonRecord) Empty() bool { return l.Equal(LessonRecord{}) }

// Furthest returns the index of the last step of the lesson where the learner was,
// or -1.
func (l LessonRecord) Furthest(of Lesson) int {
	for i := len(of.Steps) - 1; i >= 0; i-- {
		if id := of.Steps[i].ID; id == l.Step || slices.Contains(l.Seen, id) {
			return i
		}
	}
	return -1
}
