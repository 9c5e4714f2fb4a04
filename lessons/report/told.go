package report

import (
	"fmt"
	"strings"

	"exit42/lessons"
)

// Text is the report for a person who reads it as text.
func (r *Report) Text() string {
	var b strings.Builder
	if r.Name != "" {
		fmt.Fprintf(&b, "%s\n\n", r.Name)
	}
	fmt.Fprintf(&b, "%s\n", r.total())
	before := 1 // predictions of the lesson before: a gap stands around those of a lesson
	for i, l := range r.Lessons {
		of := r.of(l.Slug)
		if before+len(of) > 0 {
			b.WriteByte('\n')
		}
		before = len(of)
		fmt.Fprintf(&b, "%d  %s: %s\n", i+1, l.Title, l.standing())
		for _, p := range of {
			asked := lessons.Prediction{Knob: p.Knob, Question: p.Question}.Asked()
			fmt.Fprintf(&b, "   %s\n   %s\n", asked, p.told(func(text string) string { return text }))
		}
	}
	return b.String()
}

// Markdown is the report on a page.
func (r *Report) Markdown() string {
	var b strings.Builder
	b.WriteString("# What was predicted, and what happened\n\n")
	if r.Name != "" {
		fmt.Fprintf(&b, "By %s.\n\n", foreign(r.Name))
	}
	fmt.Fprintf(&b, "%s\n", r.total())
	for i, l := range r.Lessons {
		fmt.Fprintf(&b, "\n## %d. %s: %s\n", i+1, escaped(l.Title), l.standing())
		for n, p := range r.of(l.Slug) {
			if n == 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "- %s %s\n", title(true, p.Knob, p.Question), p.told(lessons.CodeSpan))
		}
	}
	return b.String()
}

// of is what was predicted in one lesson.
func (r *Report) of(slug string) []*Prediction {
	var all []*Prediction
	for i := range r.Predictions {
		if p := &r.Predictions[i]; p.Lesson == slug {
			all = append(all, p)
		}
	}
	return all
}

func (r *Report) total() string {
	var t results
	for i := range r.Predictions {
		t.add(&r.Predictions[i])
	}
	if t.answers()+t.Skipped == 0 {
		return "Nothing is predicted yet."
	}
	return t.said("prediction") + "."
}

// standing says how far the lesson was brought.
func (l *Lesson) standing() string {
	switch {
	case l.Done:
		return "done"
	case l.Reached == 0:
		return "not begun"
	}
	return fmt.Sprintf("step %d of %d", l.Reached, l.Steps)
}

// told says what was predicted and what became of it. What came from a run is marked.
func (p *Prediction) told(marked func(string) string) string {
	if p.Skipped {
		return "It was skipped."
	}
	told := marked(p.Said) + ", " + lessons.Prediction{Sure: p.Sure}.Sureness() + ": "
	switch {
	case p.Grade == Right:
		told += "it came true"
	case p.Grade == Wrong:
		told += "it did not come true"
	case p.By == "":
		told += "not run yet"
	default:
		told += "the run did not show it"
	}
	if p.Happened != "" && p.Grade != Right {
		told += "; " + marked(saw(p.Happened, languageOf(p.By)))
	}
	if p.By != "" {
		told += " (" + marked(strings.Replace(p.By, " · ", ", ", 1)) + ")" // a file may come to where there is no such sign
	}
	return told + "."
}
