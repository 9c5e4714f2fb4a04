// Package report is a learner's record to hand in, and a class's made of many.
//
//	record ─► Report ─► a file each ─► Class ─► Summary: Markdown, CSV, JSON
//	                    votes files ───┘
//
// Law: no name is in it unless it was given. What others wrote is bounded and checked before it
// is counted, and what cannot be counted is named, file by file. The same files give the same
// bytes.
package report

import (
	"encoding/json"
	"io"
	"strings"

	"exit42/lessons"
)

// A Report is what one learner predicted and what happened.
type Report struct {
	Kind        string       `json:"kind"`    // always Kind
	Version     int          `json:"version"` // Version when this program wrote it
	Name        string       `json:"name,omitempty"`
	Lessons     []Lesson     `json:"lessons"`
	Predictions []Prediction `json:"predictions"`
}

// What marks a report. A file with a higher version was written by a newer program.
const (
	Kind    = "exit42 report"
	Version = 1
)

// A Lesson is how far one was brought.
type Lesson struct {
	Slug    string `json:"slug"`
	Title   string `json:"title"`
	Steps   int    `json:"steps"`
	Reached int    `json:"reached"`
	Done    bool   `json:"done"`
}

// A Prediction is one question that was answered or skipped.
type Prediction struct {
	Lesson   string             `json:"lesson"` // its slug
	Step     string             `json:"step"`   // its ID
	Question string             `json:"question"`
	Knob     string             `json:"knob,omitempty"` // how the part's knob was turned; empty where there is none
	Letter   string             `json:"letter,omitempty"`
	Said     string             `json:"said,omitempty"` // the option, in words
	Sure     lessons.Confidence `json:"sure,omitempty"` // 1 guess, 2 fairly sure, 3 certain
	Skipped  bool               `json:"skipped,omitempty"`
	Grade    string             `json:"grade"`              // Right, Wrong or Open
	Happened string             `json:"happened,omitempty"` // in canonical words: "join() is nothing"
	By       string             `json:"by,omitempty"`
}

// What became of a prediction, as the run said. What is open was not run, or not seen, or skipped.
const (
	Right = "right"
	Wrong = "wrong"
	Open  = "open"
)

// New is the report of what a record tells of these lessons. An empty name is none.
func New(all []lessons.Lesson, record lessons.Record, name string) Report {
	recap := lessons.NewRecap(all, record)
	r := Report{Kind: Kind, Version: Version, Name: line(name, maxName), Lessons: []Lesson{}, Predictions: []Prediction{}}
	for i := range recap.Lessons {
		s := &recap.Lessons[i]
		r.Lessons = append(r.Lessons, Lesson{s.Slug, line(s.Title, maxText), s.Steps, s.Reached, s.Done})
		for _, p := range recap.Of(s.Slug) {
			r.Predictions = append(r.Predictions, predicted(&p, record.Lessons[s.Slug].Answers[p.Step]))
		}
	}
	return r
}

func predicted(p *lessons.Prediction, kept lessons.AnswerRecord) Prediction {
	said := Prediction{
		Lesson: p.Slug, Step: p.Step, Question: line(p.Question, maxText), Knob: line(p.Knob, maxText),
		Skipped: p.Skipped, Grade: Open,
	}
	if p.Skipped {
		return said
	}
	said.Letter, said.Said, said.Sure, said.By = kept.Letter, line(p.Said, maxText), p.Sure, line(p.By, maxText)
	switch p.Grade {
	case lessons.Right:
		said.Grade = Right
	case lessons.Wrong:
		said.Grade = Wrong
	}
	if p.Happened != "" {
		said.Happened = line(kept.Happened.String(), maxText)
	}
	return said
}

// Encode writes the report as it is handed in.
func (r *Report) Encode(w io.Writer) error { return encode(w, r) }

func encode(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(v)
}

// saw is what happened, as one would say it of a program in this language.
func saw(happened string, lang lessons.Language) string {
	o, err := lessons.ParseObservation(happened)
	if subject, value, ok := strings.Cut(happened, " is "); ok && err != nil {
		o, err = lessons.Observation{Subject: subject, Value: value}, nil // of a newer program, perhaps
	}
	if err != nil {
		return happened
	}
	if said := o.In(lang); said != "" {
		return said
	}
	return happened
}

// languageOf is what the program was written in, by what ran it.
func languageOf(by string) lessons.Language {
	if strings.HasPrefix(by, "Go ") {
		return lessons.Go
	}
	return lessons.Python
}
