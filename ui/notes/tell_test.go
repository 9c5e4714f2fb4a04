package notes

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"

	"exit42/ui/lectern"
)

// TestChanges: what is new is told once, and time that passes is not.
func TestChanges(t *testing.T) {
	is := func(change func(*lectern.Talk)) state {
		s := states()["on time"]
		change(&s.seen.Talk)
		return s
	}
	same := is(func(*lectern.Talk) {})
	armed := is(func(t *lectern.Talk) { t.Armed = "runs it again" })
	for _, of := range []struct {
		name     string
		was, is  state
		has, not string // in what is told; has is empty for nothing
	}{
		{"before the first look", state{}, state{}, "", ""},
		{"nobody", state{}, states()["waiting"], "Nobody presents yet", "\x1b"},
		{"the first", states()["waiting"], same, "11:00 of 1:30:00, on time\nnext: run · Follow", "Nobody"},
		{"another word", same, is(func(t *lectern.Talk) { t.Wrote = t.Wrote.Add(time.Second) }), "", ""},
		{"a second", same, func() state { s := same; s.now = s.now.Add(time.Second); return s }(), "", ""},
		{"armed", same, armed, "armed: enter runs it again\n\n", "argue"},
		{"disarmed", armed, same, "armed: nothing\n\n", "argue"},
		{"black", same, is(func(t *lectern.Talk) { t.Black = true }), "black: the projector", "next"},
		{"a vote", same, is(func(t *lectern.Talk) { t.Vote = "count\nthem \x1b[2J" }), "vote: count them ␛[2J\n", "\x1b"},
		{"a step", same, is(func(t *lectern.Talk) { t.At = "next" }), "Let them **argue**.", ""},
		{"the last step", same, is(func(t *lectern.Talk) { t.Next = "" }), "next: nothing: this is the last step", "argue"},
		{"silence", same, states()["silent"], "No word from the presenter for 61 seconds.", "argue"},
		{"more of it", states()["silent"], func() state { s := states()["silent"]; s.now = s.now.Add(time.Minute); return s }(), "", ""},
		{"it is back", states()["silent"], same, "Let them **argue**.", "No word"},
		{"over", same, states()["over"], "The talk is over. It took 1:27:59.", "argue"},
		{"over, still", states()["over"], states()["over"], "", ""},
		{"broken", same, states()["trouble"], "written by a newer exit42", "argue"},
		{"removed", same, states()["waiting"], "Nobody presents yet", "argue"},
	} {
		text := Text{}.change(&of.was, &of.is)
		if of.has == "" && text != "" || !strings.Contains(text, of.has) || of.not != "" && strings.Contains(text, of.not) {
			t.Errorf("%s: %q", of.name, text)
		}
		if text != "" && !strings.HasSuffix(text, "\n\n") {
			t.Errorf("%s: no empty line at its end: %q", of.name, text)
		}
	}
}

// TestFollow: it appends until it is ended, and what cannot be written ends it.
func TestFollow(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	seen := make(chan lectern.Seen)
	ended := make(chan error, 1)
	s := states()["on time"]
	text := Text{Out: in, Seen: seen, Now: func() time.Time { return s.now }}
	go func() { ended <- text.Follow(ctx) }()
	for _, of := range []struct {
		seen lectern.Seen
		want string
	}{{lectern.Seen{Err: fs.ErrNotExist}, "Nobody presents yet"}, {s.seen, "Let them **argue**."}} {
		seen <- of.seen
		var told strings.Builder
		for part := make([]byte, 4096); !strings.Contains(told.String(), of.want); {
			n, err := out.Read(part)
			if told.Write(part[:n]); err != nil {
				t.Fatalf("%v after %q", err, told.String())
			}
		}
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	out.Close()
	go func() { ended <- text.Follow(t.Context()) }()
	seen <- s.seen
	if err := <-ended; !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

func TestOnce(t *testing.T) {
	for name, s := range states() {
		seen := make(chan lectern.Seen, 1)
		seen <- s.seen
		var out strings.Builder
		err := Text{Out: &out, ASCII: true, Seen: seen, Now: func() time.Time { return s.now }}.Once()
		if failed := name == "trouble"; failed != (err != nil) || failed != (out.Len() == 0) {
			t.Errorf("%s: %v: %q", name, err, out.String())
		}
	}
}
