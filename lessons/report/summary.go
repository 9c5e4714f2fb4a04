package report

import (
	"cmp"
	"io"
	"slices"

	"exit42/lessons"
	"exit42/lessons/class"
)

// A Summary is what the reports and votes of a class say together.
type Summary struct {
	Kind           string          `json:"kind"` // always ClassKind
	Version        int             `json:"version"`
	Refused        int             `json:"refused"` // files that were not counted
	Twice          []string        `json:"twice"`   // names that stand on more than one report; each report is counted
	Learners       []Learner       `json:"learners"`
	Lessons        []*Brought      `json:"lessons"`
	Misconceptions []Misconception `json:"misconceptions"` // the most and surest answers first
	Votes          []class.Vote    `json:"votes"`
	Questions      []*Question     `json:"questions"`
}

// ClassKind is the kind of a summary that was written to a file.
const ClassKind = "exit42 class"

// A Learner is one who handed in a report.
type Learner struct {
	Who     string `json:"who"`   // a name, or "somebody 1"
	Named   bool   `json:"named"` // the name was given
	Lessons int    `json:"lessons"`
	Done    int    `json:"done"`
	Begun   int    `json:"begun"` // and not done
	results
}

func (l *Learner) count(of *Lesson) {
	switch {
	case of.Done:
		l.Done++
	case of.Reached > 0:
		l.Begun++
	}
}

// finished says whether all lessons are done.
func (l *Learner) finished() bool { return l.Lessons > 0 && l.Done == l.Lessons }

// Brought is how far a class brought a lesson.
type Brought struct {
	Number  int    `json:"number,omitempty"`
	Slug    string `json:"slug"`
	Title   string `json:"title"`
	Reports int    `json:"reports"` // that tell of it
	Done    int    `json:"done"`
	Begun   int    `json:"begun"` // and not done

	place int
}

// A Misconception is an answer that did not come true.
type Misconception struct {
	Lesson   string   `json:"lesson"`
	Number   int      `json:"number,omitempty"`
	Step     string   `json:"step"`
	Knob     string   `json:"knob,omitempty"`
	Question string   `json:"question"`
	Label    string   `json:"label"`
	Of       int      `json:"of"`     // how many answered the question
	Sure     Sureness `json:"sure"`   // those who were wrong
	Weight   int      `json:"weight"` // 3 for each who was certain, 2 fairly sure, 1 for the others
	Happened []Seen   `json:"happened"`
	Why      string   `json:"why,omitempty"` // what the lesson says to them, in Markdown

	known bool // the question is the lesson's
}

// Summary is what was counted so far.
func (c *Class) Summary() Summary {
	s := Summary{
		Kind: ClassKind, Version: Version, Refused: c.refused, Twice: append([]string{}, c.twice...), Learners: c.inAlphabet(), Lessons: []*Brought{},
		Misconceptions: []Misconception{}, Votes: c.votesInOrder(), Questions: c.inOrder(),
	}
	for _, b := range c.brought {
		s.Lessons = append(s.Lessons, b)
	}
	slices.SortFunc(s.Lessons, func(a, b *Brought) int { return cmp.Compare(a.place, b.place) })
	for _, q := range s.Questions {
		s.Misconceptions = append(s.Misconceptions, q.misconceptions()...)
	}
	s.rank()
	return s
}

// misconceptions are the options that did not come true for somebody.
func (q *Question) misconceptions() []Misconception {
	var all []Misconception
	lang := q.language()
	for _, o := range q.Options {
		if o.wrong.all() == 0 {
			continue
		}
		all = append(all, Misconception{
			Lesson: q.Lesson, Number: q.Number, Step: q.Step, Knob: q.Knob, Question: q.Question,
			Label: q.label(o), Of: q.Results.answers(), Sure: o.wrong, Weight: o.wrong.weight(),
			Happened: o.saw(lang), Why: q.otherwise(o), known: q.known != nil,
		})
	}
	return all
}

// results are what became of all answers.
func (s *Summary) results() (all results) {
	for _, q := range s.Questions {
		all = all.plus(q.Results)
	}
	return all
}

// certain counts what became of the answers that were given most surely.
func (s *Summary) certain() (all results) {
	for _, q := range s.Questions {
		for i := range q.Answers {
			if a := &q.Answers[i]; a.Sure == lessons.Certain {
				all.add(&Prediction{Grade: a.Grade, Skipped: a.Skipped})
			}
		}
	}
	return all
}

// Encode writes the summary as JSON.
func (s *Summary) Encode(w io.Writer) error { return encode(w, s) }
