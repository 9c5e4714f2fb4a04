package lab

import (
	"strconv"
	"strings"
	"time"
)

// Arrived says whether the value came to the parent.
type Arrived string

// What can be said of it.
const (
	Yes     Arrived = "yes"
	Changed Arrived = "changed" // the parent has another one in its place
	No      Arrived = "no"
	Unknown Arrived = "unknown" // the run does not show it
)

// A Result is what came of one run, from the events and output of its trace alone.
type Result struct {
	Arrived Arrived       `json:"arrived"`
	Had     string        `json:"had,omitempty"`     // what the parent printed that it has; empty for nothing
	Error   string        `json:"error,omitempty"`   // the exception that the parent met instead: "EOFError"
	Cause   string        `json:"cause,omitempty"`   // the type of its cause: "RemoteTraceback"
	Died    string        `json:"died,omitempty"`    // the exception by which the parent itself ended before it said anything
	Code    *int          `json:"code,omitempty"`    // the child's exit code, as the parent printed it
	Kernel  *int          `json:"kernel,omitempty"`  // the same, as the kernel or the fork server gave it
	Stuck   bool          `json:"stuck,omitempty"`   // by the kernel's word nothing could move any more
	Limit   string        `json:"limit,omitempty"`   // the limit that ended the run, in words
	Waits   string        `json:"waits,omitempty"`   // the call of the parent that did not return: "join()"
	Took    time.Duration `json:"took_ns,omitempty"` // from the program's first line in the parent to having the value; 0 for not observed
}

// Learned says how the parent learned that something went wrong: "MyError, with the child's
// traceback", "EOFError, exit code 1", "exit code -9", "nothing".
func (r Result) Learned() string {
	var parts []string
	if r.Error != "" {
		parts = append(parts, r.Error)
	}
	if r.Cause != "" {
		parts = append(parts, "with the child's traceback")
	}
	if r.Code != nil && *r.Code != 0 {
		parts = append(parts, "exit code "+strconv.Itoa(*r.Code))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

// ForEver reports whether the program waited and did not end by itself.
func (r Result) ForEver() bool { return r.Limit != "" || r.Stuck }

// String is the result in one line: "changed: the parent has 44; exit code 44".
func (r Result) String() string {
	text := r.value()
	if r.ForEver() {
		text += "; " + r.end()
	}
	if learned := r.Learned(); learned != "nothing" {
		text += "; " + learned
	} else if r.Code != nil {
		text += "; exit code 0"
	}
	return text
}

func (r Result) value() string {
	switch {
	case r.Arrived == Yes:
		return "arrived"
	case r.Arrived == Changed:
		return "the parent has " + r.Had + " instead"
	case r.Died != "":
		return "the parent ended by " + r.Died
	case r.Arrived == Unknown:
		return "not known"
	}
	return "nothing arrived"
}

// end says how a run ended that did not end by itself: that it waits for ever is proven only
// where the kernel said that nothing could move.
func (r Result) end() string {
	text, in := "waits for ever", " in "
	if !r.Stuck {
		text, in = r.Limit, ", in "
	}
	if r.Waits != "" {
		text += in + r.Waits
	}
	return text
}
