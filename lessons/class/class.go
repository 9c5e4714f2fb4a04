// Package class is what a class said: a question is put to it twice, and its hands are counted.
//
//	Ask ─► first tally, hidden ─► discuss ─► second tally ─► both, and the run as the answer key
//
// Law: it is pure, and knows nobody's name. No option of a question is the right one here: the
// run decides, and [Vote.Happened] says what it showed.
package class

import "exit42/lessons"

// A Vote is one question that was put to the class.
type Vote struct {
	Lesson   string               `json:"lesson"`             // the lesson's slug
	Step     string               `json:"step"`               // the question's step, by its ID
	Question string               `json:"question"`           // its title
	Options  []Option             `json:"options"`            // in their order
	First    *Tally               `json:"first,omitempty"`    // before the class discussed it; nil until it is counted
	Second   *Tally               `json:"second,omitempty"`   // after; nil until it is counted
	Open     bool                 `json:"open,omitempty"`     // the last of the two is not counted to its end
	Happened *lessons.Observation `json:"happened,omitempty"` // what the run showed; nil until it did
	By       string               `json:"by,omitempty"`       // what ran: "Python 3.13.0 · fork"
	Talk     string               `json:"talk,omitempty"`     // the file that it came in, beside votes of other talks; no file of votes says it
}

// An Option is one answer that could be given, in the words that were on the screen.
type Option struct {
	Letter   string              `json:"letter"`
	Label    string              `json:"label"`
	Predicts lessons.Observation `json:"predicts"`
}

// A Tally is the hands that were counted.
type Tally struct {
	Hands map[string]int `json:"hands"` // by the option's letter; one that is not counted yet is not there
	Sure  Sure           `json:"sure"`
}

// Sure is how sure the class was, in hands; all 0 where it was not asked.
type Sure struct {
	Guess  int `json:"guess"`
	Fairly int `json:"fairly"`
	Sure   int `json:"certain"`
}

// Votes is a file of votes.
type Votes struct {
	Kind    string `json:"kind"`    // always VotesKind
	Version int    `json:"version"` // VotesVersion when this program wrote it
	Votes   []Vote `json:"votes"`   // in the order in which they were first asked
}

// What marks a file of votes. A file with a higher version was written by a newer program.
const (
	VotesKind    = "exit42 votes"
	VotesVersion = 1
)
