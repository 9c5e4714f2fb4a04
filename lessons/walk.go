package lessons

import (
	"fmt"
	"slices"
)

// Walk is where a learner stands in one lesson and what they predicted. It is a
// value: each step of it returns the next Walk, or the same one with a [Refusal]
// that says what to do first.
type Walk struct {
	lesson  Lesson
	at      int
	answers []Answer // by step; only those of Predict steps are used
	ran     bool     // a run came to its end
}

// Answer is what the learner said to one question.
type Answer struct {
	Letter    string // empty: nothing is chosen
	Sure      Confidence
	Committed bool // final, until the lesson is reset
}

// Confidence is how sure the learner is of an answer.
type Confidence int

// The confidences, numbered like their keys. Unsaid is not an answer: how sure
// one was decides what a surprise is worth.
const (
	Unsaid Confidence = iota
	Guess
	FairlySure
	Certain
)

func (c Confidence) String() string {
	return [...]string{"not said", "guess", "fairly sure", "certain"}[c]
}

// Refusal is why a step of the walk is not possible now, said to the learner.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// The refusals that a learner may meet.
const (
	NoQuestion  Refusal = "there is no question here"
	NoOption    Refusal = "there is no such answer"
	NoChoice    Refusal = "choose an answer first"
	NoSureness  Refusal = "say how sure you are first"
	IsFinal     Refusal = "your answer is committed; reset the lesson to predict again"
	NotAnswered Refusal = "commit your answer first"
	NotRun      Refusal = "let the run come to its end first"
	NoRun       Refusal = "this lesson has no run"
	IsFirst     Refusal = "this is the first step"
	IsLast      Refusal = "this is the last step"
)

// NewWalk begins a lesson. A lesson from [Load] has at least one step.
func NewWalk(l Lesson) Walk {
	return Walk{lesson: l, answers: make([]Answer, len(l.Steps))}
}

// Lesson returns the lesson that is walked through.
func (w Walk) Lesson() Lesson { return w.lesson }

// Index returns the number of the current step, from 0.
func (w Walk) Index() int { return w.at }

// Step returns the current step.
func (w Walk) Step() Step { return w.lesson.Steps[w.at] }

// Answer returns what was said to the current question.
func (w Walk) Answer() Answer { return w.answers[w.at] }

// Ran says whether a run has come to its end.
func (w Walk) Ran() bool { return w.ran }

// Done says whether the learner is at the last step.
func (w Walk) Done() bool { return w.at == len(w.lesson.Steps)-1 }

// Place says where the learner stands, as in "2 of 10 · predict".
func (w Walk) Place() string {
	return fmt.Sprintf("%d of %d · %s", w.at+1, len(w.lesson.Steps), w.Step().Kind)
}

// Choose takes an option. The choice may change until it is committed.
func (w Walk) Choose(letter string) (Walk, error) {
	if err := w.open(); err != nil {
		return w, err
	}
	if _, ok := w.Step().Question.Option(letter); !ok {
		return w, NoOption
	}
	a := w.Answer()
	a.Letter = letter
	return w.with(a), nil
}

// Sure says how sure the learner is: [Guess], [FairlySure] or [Certain].
func (w Walk) Sure(c Confidence) (Walk, error) {
	if err := w.open(); err != nil {
		return w, err
	}
	if c < Guess || c > Certain {
		return w, NoSureness
	}
	a := w.Answer()
	a.Sure = c
	return w.with(a), nil
}

// Commit makes the answer final.
func (w Walk) Commit() (Walk, error) {
	if err := w.open(); err != nil {
		return w, err
	}
	a := w.Answer()
	switch {
	case a.Letter == "":
		return w, NoChoice
	case a.Sure == Unsaid:
		return w, NoSureness
	}
	a.Committed = true
	return w.with(a), nil
}

// open refuses when there is no question that can still be answered.
func (w Walk) open() error {
	switch {
	case w.Step().Question == nil:
		return NoQuestion
	case w.Answer().Committed:
		return IsFinal
	}
	return nil
}

// with returns the walk with another answer, and leaves the old walk as it was.
func (w Walk) with(a Answer) Walk {
	w.answers = slices.Clone(w.answers)
	w.answers[w.at] = a
	return w
}

// Next goes one step on.
func (w Walk) Next() (Walk, error) {
	switch {
	case w.Step().Kind == Predict && !w.Answer().Committed:
		return w, NotAnswered
	case w.Step().Kind == Run && !w.ran:
		return w, NotRun
	case w.Done():
		return w, IsLast
	}
	w.at++
	return w, nil
}

// Back goes one step back. Nothing is undone by it.
func (w Walk) Back() (Walk, error) {
	if w.at == 0 {
		return w, IsFirst
	}
	w.at--
	return w, nil
}

// Enter does what a learner means by the one big key: it commits an answer that
// is still open, and otherwise goes on.
func (w Walk) Enter() (Walk, error) {
	if w.open() == nil {
		return w.Commit()
	}
	return w.Next()
}

// MayRun says whether the lesson's processes may start: only when every
// prediction before the run is committed, or it would be no prediction.
func (w Walk) MayRun() bool {
	return w.mayRun() == nil
}

func (w Walk) mayRun() error {
	run := w.lesson.RunStep()
	if run < 0 {
		return NoRun
	}
	for i, s := range w.lesson.Steps[:run] {
		if s.Kind == Predict && !w.answers[i].Committed {
			return NotAnswered
		}
	}
	return nil
}

// EndRun says that a run came to its end, so that there is evidence. It may be
// said again after each rerun.
func (w Walk) EndRun() (Walk, error) {
	if err := w.mayRun(); err != nil {
		return w, err
	}
	w.ran = true
	return w, nil
}

// Reset begins the lesson again. Every answer is forgotten.
func (w Walk) Reset() Walk {
	return NewWalk(w.lesson)
}
