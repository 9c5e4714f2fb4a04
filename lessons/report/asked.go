package report

import (
	"slices"

	"exit42/lessons"
)

// A place is where a question stands.
type place struct{ lesson, step, knob string }

// bring counts how far a lesson was brought.
func (c *Class) bring(l *Lesson) {
	b := c.brought[l.Slug]
	if b == nil {
		b = &Brought{Slug: l.Slug, Title: l.Title, place: len(c.all) + len(c.brought)}
		if i := c.lesson(l.Slug); i >= 0 {
			b.Number, b.Title, b.place = c.all[i].Number, c.all[i].Title, i
		}
		c.brought[l.Slug] = b
	}
	b.Reports++
	switch {
	case l.Done:
		b.Done++
	case l.Reached > 0:
		b.Begun++
	}
}

// lesson is the index of the lesson, or -1 where it is not one of these.
func (c *Class) lesson(slug string) int {
	for i := range c.all {
		if c.all[i].Slug == slug {
			return i
		}
	}
	return -1
}

// question is the one that a prediction answers.
func (c *Class) question(p *Prediction) *Question {
	at := place{p.Lesson, p.Step, p.Knob}
	q := c.questions[at]
	if q == nil {
		q = c.newQuestion(at, p.Question)
		q.came = len(c.order)
		c.questions[at] = q
		c.order = append(c.order, q)
	}
	return q
}

// newQuestion is a question that nobody has answered yet: as the lesson asks it, or in a report's
// words where there is no such lesson here.
func (c *Class) newQuestion(at place, title string) *Question {
	q := &Question{Lesson: at.lesson, Step: at.step, Knob: at.knob, Question: title, place: [3]int{len(c.all)}}
	i := c.lesson(at.lesson)
	if i < 0 {
		return q
	}
	l := &c.all[i]
	q.Number, q.place[0], q.place[1] = l.Number, i, len(l.Steps)
	s := l.Step(at.step)
	if s < 0 || l.Steps[s].Question == nil {
		return q
	}
	q.known, q.Question, q.place[1] = l.Steps[s].Question, l.Steps[s].Title, s
	for _, o := range q.known.Options {
		q.Options = append(q.Options, &Option{Letter: o.Letter, Label: o.Label})
	}
	if len(l.Parts) == 0 {
		return q
	}
	if turn := l.Parts[l.PartOf(s)].Turn; turn >= 0 && turn < len(l.Steps) {
		q.place[2] = slices.IndexFunc(l.Steps[turn].Variants, func(v lessons.Variant) bool { return v.Label == at.knob })
	}
	return q
}
