package lessons

import "slices"

// Record returns what is kept of the walk.
func (w Walk) Record() LessonRecord {
	r := LessonRecord{Step: w.Step().ID, Done: w.Finished()}
	for i, s := range w.lesson.Steps {
		d, a := w.done[i], w.answers[i]
		if d.seen {
			r.Seen = append(r.Seen, s.ID)
		}
		if d.ran {
			r.Ran = append(r.Ran, s.ID)
		}
		if d.passed {
			r.Passed = append(r.Passed, s.ID)
		}
		if d.hints > 0 {
			put(&r.Hints, s.ID, d.hints)
		}
		if s.Order != nil && !slices.IsSorted(d.order) {
			put(&r.Orders, s.ID, slices.Clone(d.order))
		}
		if a != (Answer{}) {
			put(&r.Answers, s.ID, AnswerRecord(a))
		}
	}
	return r
}

func put[V any](m *map[string]V, key string, value V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[key] = value
}

// Finished says whether the learner has been at the last step.
func (w Walk) Finished() bool { return w.done[len(w.done)-1].seen }

// Resume is the walk that was kept of the lesson. What the lesson does not have any
// more is left out; a step that is gone leads to the first.
func Resume(l Lesson, r LessonRecord) Walk {
	w := NewWalk(l)
	for i, s := range l.Steps {
		d := &w.done[i]
		d.seen = i == 0 && r.Step != "" || slices.Contains(r.Seen, s.ID)
		d.ran = s.Kind.Runs() && slices.Contains(r.Ran, s.ID)
		d.passed = (s.Order != nil || s.Exercise != nil) && slices.Contains(r.Passed, s.ID)
		d.hints = min(max(r.Hints[s.ID], 0), len(s.Hints))
		if order := r.Orders[s.ID]; s.Order != nil && permutes(order, len(s.Order.Lines)) {
			d.order = slices.Clone(order)
		}
		if a := Answer(r.Answers[s.ID]); s.answers(a) {
			w.answers[i] = a
		}
	}
	return w.stand(max(l.Step(r.Step), 0))
}

// answers says whether an answer can be one to this step.
func (s Step) answers(a Answer) bool {
	_, variant := s.Variant(a.Letter)
	switch {
	case s.Kind == Turn:
		return variant
	case s.Question == nil:
		return false
	}
	_, ok := s.Question.Option(a.Letter)
	return ok && (!a.Committed || a.Sure != Unsaid) || a.Letter == "" && !a.Committed
}

// permutes says whether order holds each of 0 to n-1 once.
func permutes(order []int, n int) bool {
	sorted := slices.Sorted(slices.Values(order))
	for i, v := range sorted {
		if i != v {
			return false
		}
	}
	return len(sorted) == n
}
