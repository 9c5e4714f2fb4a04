// Package lectern is where a presenter lays what the speaker needs to see, for a second terminal
// on the same machine: one small file beside the one with the progress.
//
// Law: there is no network, and who reads never writes. The file is replaced as a whole, so that
// nobody reads half of it; what stands in it was written by another process and is not trusted.
package lectern

import "time"

// A Talk is what the presenter shows now, and what the speaker is to know of it.
type Talk struct {
	Version int       `json:"version"`
	PID     int       `json:"pid"` // the presenter
	Over    bool      `json:"over"`
	Wrote   time.Time `json:"wrote"`

	Lesson string `json:"lesson"` // "3 What an exit code can hold"
	Step   string `json:"step"`   // "2 of 14 · predict"
	Title  string `json:"title"`
	Notes  string `json:"notes"` // Markdown: the speaker's
	Next   string `json:"next"`  // the step after it: "run · Follow 300 to the kernel"; empty at the end
	Vote   string `json:"vote"`  // the vote's next move; empty where no question is put
	Run    string `json:"run"`   // "frozen at join() · Python 3.13.0 · fork"; empty for no run
	Armed  string `json:"armed"` // what the next enter would do: "run it again"; empty for nothing
	Black  bool   `json:"black"` // the projector shows nothing

	Began   time.Time     `json:"began"`   // when the talk began
	Planned time.Duration `json:"planned"` // for the whole talk, in nanoseconds
	Due     time.Duration `json:"due"`     // of that, what is planned up to this step
}
