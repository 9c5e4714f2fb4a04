package notes

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"exit42/ui/lectern"
)

// A state is all that there is to tell from: what lay on the lectern last, and what time it is.
type state struct {
	seen   lectern.Seen
	looked bool // there was a look at all
	now    time.Time
	of     string // the command that presents to these notes; see [Options]
}

// command is what begins a talk that these notes follow.
func (s *state) command() string { return cmp.Or(s.of, "exit42 present") }

// A standing is how it stands with the presenter.
type standing int

const (
	waiting  standing = iota // nobody presents yet
	trouble                  // what lies there cannot be read
	presents                 // somebody does
	silent                   // somebody did today, did not end the talk, and gives no word
	over                     // the talk was ended
)

func (s *state) standing() standing {
	t := &s.seen.Talk
	switch {
	case !s.looked || errors.Is(s.seen.Err, fs.ErrNotExist):
		return waiting
	case s.seen.Err != nil:
		return trouble
	case t.Alive(s.now):
		return presents
	case t.Over:
		return over
	case t.GoesOn(s.now):
		return silent
	}
	return waiting // a talk of another day
}

// told is one line that says how it stands; empty while somebody presents.
func (s *state) told() string {
	switch s.standing() {
	case waiting:
		return fmt.Sprintf("Nobody presents yet. These notes begin when %s does, in another terminal.", s.command())
	case trouble:
		return "The presenter's notes cannot be read: " + s.seen.Err.Error()
	case silent:
		if s.seen.Talk.Gone {
			return fmt.Sprintf("The presenter has ended without a word. Start %s again: it goes on here, and so do these notes.", s.command())
		}
		return fmt.Sprintf("No word from the presenter for %s. Start %s again: it goes on here, and so do these notes.", quiet(s.now.Sub(s.seen.Talk.Wrote)), s.command())
	case over:
		return fmt.Sprintf("The talk is over. It took %s. These notes begin again with the next one.", clock(s.elapsed()))
	}
	return ""
}

// quiet is a time without a word, in words.
func quiet(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%d seconds", int(d.Seconds()))
	}
	return fmt.Sprintf("%d minutes", int(d.Minutes()))
}

// talks reports whether there is a talk to show.
func (s *state) talks() bool {
	now := s.standing()
	return now == presents || now == silent
}

// A sign is a line that says what is the matter beside the notes: "vote  count the hands for b".
type sign struct {
	name, text string
	urgent     bool
}

// signs are what the speaker has to know besides the notes, in order. Of a presenter that gives no
// word it is only where the talk goes on: its runs and what it armed are gone with it.
func (s *state) signs() []sign {
	t := &s.seen.Talk
	next := sign{"next", cmp.Or(t.Next, "nothing: this is the last step"), false}
	if s.standing() == silent {
		return []sign{next}
	}
	var all []sign
	if t.Black {
		all = append(all, sign{"black", "the projector shows nothing; any key lights it", true})
	}
	if t.Armed != "" {
		all = append(all, sign{"armed", "enter " + t.Armed, true})
	}
	if t.Vote != "" {
		all = append(all, sign{"vote", t.Vote, false})
	}
	if t.Doubt != "" {
		all = append(all, sign{"doubt", t.Doubt, true})
	}
	if t.Run != "" {
		all = append(all, sign{"run", t.Run, false})
	}
	return append(all, next)
}

// sameStep reports whether two talks are at one step. Its notes may be others by now: a run tells
// more.
func sameStep(a, b *lectern.Talk) bool {
	return a.Slug == b.Slug && a.At == b.At && a.Lesson == b.Lesson && a.Step == b.Step && a.Title == b.Title
}
