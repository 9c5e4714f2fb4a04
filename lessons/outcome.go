package lessons

// Outcome is what became of one prediction.
type Outcome struct {
	Step     int    // the question's step, from 0
	Question string // its title
	Option   Option // the one that was chosen
	Sure     Confidence
	Grade    Grade
	Happened Observation // what the run showed; see [Observation.In]
	Event    int         // the event that shows it, unless it was not observed
	Why      string      // Markdown: the explanation, or the refutation of the option
}

// Right says whether the prediction came true.
func (o Outcome) Right() bool { return o.Grade == Right }

// Verdicts holds the committed predictions of the part against the evidence of its run.
func (w Walk) Verdicts(ev Evidence) []Outcome {
	var outcomes []Outcome
	part := w.Part()
	for i := part.First; i <= part.Last; i++ {
		s := w.lesson.Steps[i]
		if s.Question != nil && w.answers[i].Committed {
			o := s.Question.outcome(w.answers[i], ev)
			o.Step, o.Question = i, s.Title
			outcomes = append(outcomes, o)
		}
	}
	return outcomes
}

func (q Question) outcome(a Answer, ev Evidence) Outcome {
	option, _ := q.Option(a.Letter) // a committed letter is an option's
	o := Outcome{Option: option, Sure: a.Sure, Grade: option.Grade(ev)}
	o.Happened, o.Event, _ = look(ev, q.Subject)
	switch o.Grade {
	case Right:
		o.Why = q.Why
	case Wrong:
		o.Why = option.Otherwise
	}
	return o
}
