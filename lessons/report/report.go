// Package report is a learner's record to hand in, and a class's made of many.
//
// Law: no name is in it unless it was given. What others wrote is bounded and checked before it
// is counted, and what cannot be counted is named, file by file.
package report

import "exit42/lessons"

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
	Letter   string             `json:"letter,omitempty"`
	Said     string             `json:"said,omitempty"` // the option, in words
	Sure     lessons.Confidence `json:"sure,omitempty"` // 1 guess, 2 fairly sure, 3 certain
	Skipped  bool               `json:"skipped,omitempty"`
	Grade    string             `json:"grade"` // "right", "wrong" or "open"
	Happened string             `json:"happened,omitempty"`
	By       string             `json:"by,omitempty"`
}
