package lessons

import (
	"fmt"
	"slices"
	"sort"
)

// Recap is what became of a learner's predictions, as a record has it.
type Recap struct {
	Predictions []Prediction // what is worth another look comes first
	Lessons     []Studied    // every lesson, in its order
}

// Prediction is one question that was answered or skipped.
type Prediction struct {
	Number   int    // of the lesson
	Title    string // of the lesson
	Slug     string // of the lesson
	Step     string // the question's step, by its ID
	Question string // its title
	Knob     string // how the part's knob was turned; empty where there is none
	Said     string // the option, in the words of the program's language; empty when skipped
	Sure     Confidence
	Skipped  bool
	Grade    Grade
	Happened string // what the run showed; empty when it was not observed
	By       string // what ran; empty when nothing did
	Why      string // Markdown: the explanation, or the refutation of the option

	at int // the step
}

// Studied is how far a lesson was brought.
type Studied struct {
	Number    int
	Title     string
	Slug      string
	Steps     int
	Reached   int // how many steps, to the furthest where the learner was
	Done      bool
	Questions int
	Tasks     int // orders and exercises
	Passed    int // of these
	Tally
}

// Tally counts predictions. What is committed and in no other count is open: it was
// not run, or the run did not show it.
type Tally struct{ Committed, Right, Wrong, Skipped int }

// NewRecap looks up what a record tells of these lessons. What it tells of others,
// or of questions and options that are gone, is passed over.
func NewRecap(all []Lesson, r Record) Recap {
	var recap Recap
	for _, l := range all {
		kept := r.Lessons[l.Slug]
		studied := Studied{
			Number: l.Number, Title: l.Title, Slug: l.Slug,
			Steps: len(l.Steps), Reached: kept.Furthest(l) + 1, Done: kept.Done,
		}
		for i, s := range l.Steps {
			if s.Order != nil || s.Exercise != nil {
				studied.Tasks++
				studied.Passed += count(slices.Contains(kept.Passed, s.ID))
			}
			if s.Question == nil {
				continue
			}
			studied.Questions++
			if p, ok := l.predicted(i, kept); ok {
				studied.add(p)
				recap.Predictions = append(recap.Predictions, p)
			}
		}
		recap.Lessons = append(recap.Lessons, studied)
	}
	asked := recap.Predictions
	sort.SliceStable(asked, func(i, j int) bool { return asked[i].rank() < asked[j].rank() })
	return recap
}

// StudiedIn is how far the lesson of a walk was brought.
func StudiedIn(w Walk) Studied {
	l := w.Lesson()
	return NewRecap([]Lesson{l}, Record{Lessons: map[string]LessonRecord{l.Slug: w.Record()}}).Lessons[0]
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// predicted is what was said to the question of a step; ok is false where nothing was.
func (l Lesson) predicted(step int, kept LessonRecord) (p Prediction, ok bool) {
	s := l.Steps[step]
	a := kept.Answers[s.ID]
	p = Prediction{Number: l.Number, Title: l.Title, Slug: l.Slug, Step: s.ID, Question: s.Title, Knob: l.turned(step, kept), at: step}
	if !a.Committed {
		p.Skipped = a.Skipped
		return p, a.Skipped
	}
	option, ok := s.Question.Option(a.Letter)
	if !ok {
		return p, false
	}
	lang := languageOf(a.By)
	p.Said, p.Sure, p.Grade, p.By = option.LabelIn(lang), a.Sure, a.Grade, a.By
	if a.Happened != (Observation{}) {
		p.Happened = a.Happened.In(lang)
	}
	switch a.Grade {
	case Right:
		p.Why = s.Question.Why
	case Wrong:
		p.Why = option.Otherwise
	}
	return p, true
}

// turned is the label of the position at which the knob of the step's part stands.
func (l Lesson) turned(step int, kept LessonRecord) string {
	if len(l.Parts) == 0 {
		return ""
	}
	turn := l.Parts[l.PartOf(step)].Turn
	if turn < 0 || turn >= len(l.Steps) {
		return ""
	}
	v, _ := l.Steps[turn].Variant(kept.Answers[l.Steps[turn].ID].Letter)
	return v.Label
}

// Recorded begins what is kept of what ran, where that was a recording, which is always of Python.
const Recorded = "RECORDED "

// languageOf is what the program was written in, by what ran it.
func languageOf(by string) Language {
	if len(by) >= 3 && by[:3] == "Go " {
		return Go
	}
	return Python
}

func (s *Studied) add(p Prediction) {
	s.Committed += count(!p.Skipped)
	s.Skipped += count(p.Skipped)
	s.Right += count(p.Grade == Right)
	s.Wrong += count(p.Grade == Wrong)
}

// rank is smaller for what is more worth another look: being sure and wrong most of
// all. Of what was right, a guess that came true is knowledge least.
func (p Prediction) rank() int {
	switch {
	case p.Grade == Wrong:
		return int(Certain - p.Sure) // 0 to 3
	case p.Skipped:
		return 5
	case p.Grade == NotObserved:
		return 4
	}
	return 6 + int(p.Sure)
}

// Surprises are the predictions that did not come true, the surest first.
func (r Recap) Surprises() []Prediction {
	n := 0
	for n < len(r.Predictions) && r.Predictions[n].Grade == Wrong {
		n++
	}
	return r.Predictions[:n]
}

// Of returns the predictions of one lesson, in the order of its steps.
func (r Recap) Of(slug string) []Prediction {
	var all []Prediction
	for _, p := range r.Predictions {
		if p.Slug == slug {
			all = append(all, p)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].at < all[j].at })
	return all
}

// Tally counts the predictions that were made this surely.
func (r Recap) Tally(sure Confidence) Tally {
	var s Studied
	for _, p := range r.Predictions {
		if !p.Skipped && p.Sure == sure {
			s.add(p)
		}
	}
	return s.Tally
}

// Total counts all of them.
func (r Recap) Total() Tally {
	var s Studied
	for _, p := range r.Predictions {
		s.add(p)
	}
	return s.Tally
}

// Result says in a few words what became of the prediction.
func (p Prediction) Result() string {
	switch {
	case p.Skipped:
		return "skipped"
	case p.Grade == Right:
		return "it came true"
	case p.Grade == Wrong:
		return "it did not come true"
	case p.By == "":
		return "not run yet"
	}
	return "the run did not show it"
}

// Calibration says in one sentence how often what the learner was surest of came
// true. Only what a run decided counts.
func (r Recap) Calibration() string {
	for _, of := range []struct {
		sure Confidence
		that string
	}{{Certain, "you were certain of"}, {FairlySure, "you were fairly sure of"}, {Guess, "you guessed"}} {
		t := r.Tally(of.sure)
		switch decided := t.Right + t.Wrong; {
		case decided == 0:
			continue
		case decided == 1 && t.Right == 1:
			return fmt.Sprintf("The one answer that %s came true.", of.that)
		case decided == 1:
			return fmt.Sprintf("The one answer that %s did not come true.", of.that)
		case t.Right == 0:
			return fmt.Sprintf("Of %d answers that %s, none came true.", decided, of.that)
		default:
			return fmt.Sprintf("Of %d answers that %s, %d came true.", decided, of.that, t.Right)
		}
	}
	return "No run has decided a prediction of yours yet."
}
