// Package lectern is where a presenter lays what the speaker needs to see, for a second terminal
// on the same machine: one small file beside the one with the progress.
//
//	presenter ─► Speaker ─► progress-talk.json ─► Watch ─► notes
//
// Law: there is no network, and who reads never writes. The file is replaced as a whole, so that
// nobody reads half of it. What stands in it was written by another process and is not trusted:
// its size is bounded here, and who draws it makes its text harmless first.
package lectern

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A Talk is what the presenter shows now, and what the speaker is to know of it.
type Talk struct {
	Version int       `json:"version"`
	PID     int       `json:"pid"`  // the presenter,
	Host    string    `json:"host"` // and its machine
	Gone    bool      `json:"-"`    // there is no such process any more: who reads finds that out
	Over    bool      `json:"over"`
	Wrote   time.Time `json:"wrote"` // when there was last word from the presenter

	Slug   string `json:"slug"`   // the lesson's
	At     string `json:"at"`     // the step's ID: with the slug, where a talk that was cut off goes on
	Lesson string `json:"lesson"` // "3 What an exit code can hold"
	Step   string `json:"step"`   // "2 of 14 · predict"
	Title  string `json:"title"`
	Notes  string `json:"notes"` // Markdown: the speaker's
	Next   string `json:"next"`  // the step after it: "run · Follow 300 to the kernel"; empty at the end
	Vote   string `json:"vote"`  // the vote's next move; empty where no question is put
	Doubt  string `json:"doubt"` // what of the vote's counts does not fit; empty where all do
	Run    string `json:"run"`   // "frozen at join() · Python 3.13.0 · fork"; empty for no run
	Armed  string `json:"armed"` // what the next enter does: "runs promise.py"; empty for nothing
	Black  bool   `json:"black"` // the projector shows nothing
	Votes  string `json:"votes"` // the name of the file in which the votes are kept; empty for none

	Began   time.Time     `json:"began"`   // when the talk began
	Planned time.Duration `json:"planned"` // for the whole talk, in nanoseconds
	Due     time.Duration `json:"due"`     // of that, what is planned for the steps before this one
	Until   time.Duration `json:"until"`   // and what is planned up to its end; 0 where nobody says
}

// version is what this program writes. A file with a higher one was written by a newer program.
const version = 1

// Silence is how long there may be no word from a presenter that lives. It gives word more often.
const Silence = 12 * time.Second

// Beside is the lectern that belongs to a file of progress: p3-talk.json beside p3.yaml. It is
// empty where there is no such file.
func Beside(progress string) string { return beside(progress, "talk") }

// VotesBeside is where the votes of a day's nth talk are kept, counted from 1: beside p3.yaml
// p3-votes-2026-11-22.json, then p3-votes-2026-11-22-2.json.
func VotesBeside(progress string, day time.Time, n int) string {
	what := "votes-" + day.Format("2006-01-02")
	if n > 1 {
		what += "-" + strconv.Itoa(n)
	}
	return beside(progress, what)
}

// beside is named after the file, so that two talks with a file each share nothing in one folder.
func beside(progress, what string) string {
	if progress == "" {
		return ""
	}
	return strings.TrimSuffix(filepath.Clean(progress), ".yaml") + "-" + what + ".json"
}

// Alive reports whether the presenter is there, as far as its last word tells.
func (t *Talk) Alive(now time.Time) bool {
	return !t.Over && !t.Gone && now.Sub(t.Wrote).Abs() < Silence
}

// GoesOn reports whether a presenter that begins now goes on where this talk was: nobody ended it,
// and it is of today, or was given an hour ago.
func (t *Talk) GoesOn(now time.Time) bool {
	began := t.Began.In(now.Location())
	today := began.YearDay() == now.YearDay() && began.Year() == now.Year()
	return !t.Over && !began.After(now) && (today || now.Sub(t.Wrote).Abs() < time.Hour)
}
