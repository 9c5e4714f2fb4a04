package lessons

import (
	"fmt"
	"slices"
)

// Walk is where a learner stands in one lesson, what they predicted and what they
// did. It is a value: each step of it returns the next Walk, or the same one with
// a [Refusal] that says what to do first.
type Walk struct {
	lesson  *Lesson
	at      int
	answers []Answer // by step; only those of Predict and Turn steps are used
	done    []done   // by step
}

// done is what became of one step, besides an answer.
type done struct {
	began  bool  // its run began; not kept from one day to the next
	ran    bool  // its run came to its end
	passed bool  // an order or an exercise
	hints  int   // how many hints were shown
	order  []int // of an order's lines, as they are arranged
	seen   bool  // the learner was there
}

// Answer is what the learner said to one question.
type Answer struct {
	Letter    string // empty: nothing is chosen
	Sure      Confidence
	Committed bool // final, until the lesson is reset or its knob turned
	Skipped   bool // left open on purpose: the run may go on without it

	// What the last run said of it. By is empty before.
	Grade    Grade
	Happened Observation
	By       string // "Python 3.13.0 · fork"
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
	NoHint      Refusal = "there are no more hints"
	NoLine      Refusal = "there is no such line"
	NoQuestion  Refusal = "there is no question here"
	NoOption    Refusal = "there is no such answer"
	NoChoice    Refusal = "choose an answer first"
	NoPosition  Refusal = "choose where the knob stands first"
	NoSureness  Refusal = "say how sure you are first"
	IsFinal     Refusal = "your answer is committed; reset the lesson to predict again"
	HasBegun    Refusal = "the run has begun; reset the lesson to predict again"
	HasBegunSo  Refusal = "the run has begun; turn the knob to predict again"
	NotAnswered Refusal = "commit your answer first"
	NotRun      Refusal = "let the run come to its end first"
	NoRun       Refusal = "nothing runs in this part of the lesson"
	IsFirst     Refusal = "this is the first step"
	IsLast      Refusal = "this is the last step"
)

// NewWalk begins a lesson. A lesson from [Load] has at least one step.
func NewWalk(l Lesson) Walk {
	w := Walk{lesson: &l, answers: make([]Answer, len(l.Steps)), done: make([]done, len(l.Steps))}
	for i, s := range l.Steps {
		if s.Order != nil {
			for n := range s.Order.Lines {
				w.done[i].order = append(w.done[i].order, n)
			}
		}
	}
	return w.stand(0)
}

// stand is the walk at a step that there is, which the learner has then seen.
func (w Walk) stand(step int) Walk {
	w.at = step
	return w.did(step, func(d *done) { d.seen = true })
}

// did returns the walk with another state of a step, and leaves the old walk as it was.
func (w Walk) did(step int, change func(*done)) Walk {
	w.done = slices.Clone(w.done)
	change(&w.done[step])
	return w
}

// Lesson returns the lesson that is walked through.
func (w Walk) Lesson() Lesson { return *w.lesson }

// Index returns the number of the current step, from 0.
func (w Walk) Index() int { return w.at }

// Step returns the current step.
func (w Walk) Step() Step { return w.lesson.Steps[w.at] }

// Answer returns what was said to the current question.
func (w Walk) Answer() Answer { return w.answers[w.at] }

// Done says whether the learner is at the last step.
func (w Walk) Done() bool { return w.at == len(w.lesson.Steps)-1 }

// Place says where the learner stands, as in "2 of 10 · predict".
func (w Walk) Place() string {
	return fmt.Sprintf("%d of %d · %s", w.at+1, len(w.lesson.Steps), w.Step().Kind)
}

// Choose takes an option. The choice may change until it is committed; that of a
// knob at any time, and what was predicted and run with it is then open again.
func (w Walk) Choose(letter string) (Walk, error) {
	if w.Step().Kind == Turn {
		return w.turn(letter)
	}
	if err := w.open(); err != nil {
		return w, err
	}
	if _, ok := w.Step().Question.Option(letter); !ok {
		return w, NoOption
	}
	a := w.Answer()
	a.Letter, a.Skipped = letter, false
	return w.with(a), nil
}

// Sure says how sure the learner is: [Guess], [FairlySure] or [Certain].
func (w Walk) Sure(c Confidence) (Walk, error) {
	if err := w.open(); err != nil {
		return w, err
	}
	if w.Step().Kind == Turn {
		return w, NoQuestion
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
	case a.Letter == "" && w.Step().Kind == Turn:
		return w, NoPosition
	case a.Letter == "":
		return w, NoChoice
	case a.Sure == Unsaid && w.Step().Kind != Turn:
		return w, NoSureness
	}
	a.Committed, a.Skipped = true, false
	return w.with(a), nil
}

// MayAnswer says whether the current question, or knob, waits for its answer. One that was
// skipped does so until the run begins: what is said later is no prediction.
func (w Walk) MayAnswer() bool { return w.open() == nil }

// open refuses when there is no question that can still be answered.
func (w Walk) open() error {
	switch {
	case w.Step().Question == nil && w.Step().Kind != Turn:
		return NoQuestion
	case w.Answer().Committed:
		return IsFinal
	case w.Answer().Skipped && w.Step().Kind != Turn && w.begun():
		if w.Part().Turn >= 0 {
			return HasBegunSo
		}
		return HasBegun
	}
	return nil
}

// with returns the walk with another answer, and leaves the old walk as it was.
func (w Walk) with(a Answer) Walk {
	w.answers = slices.Clone(w.answers)
	w.answers[w.at] = a
	return w
}

// Next goes one step on, whatever is still open in this one.
func (w Walk) Next() (Walk, error) {
	if w.Done() {
		return w, IsLast
	}
	return w.stand(w.at + 1), nil
}

// Back goes one step back. Nothing is undone by it.
func (w Walk) Back() (Walk, error) {
	if w.at == 0 {
		return w, IsFirst
	}
	return w.stand(w.at - 1), nil
}

// Go stands at any step of the lesson, the first or the last if there is none of
// that index. What is open on the way stays open.
func (w Walk) Go(step int) Walk {
	return w.stand(min(max(step, 0), len(w.lesson.Steps)-1))
}

// Enter does what a learner means by the one big key: it commits an answer that
// is still open, and otherwise goes on; but not past a run that has not come to
// its end.
func (w Walk) Enter() (Walk, error) {
	switch {
	case w.open() == nil:
		return w.Commit()
	case w.Step().Kind.Runs() && w.Step().Kind != Exercise && !w.Ran():
		return w, NotRun
	}
	return w.Next()
}

// Reset begins the lesson again. Every answer is forgotten.
func (w Walk) Reset() Walk {
	return NewWalk(*w.lesson)
}
