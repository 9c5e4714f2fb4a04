package notes

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"exit42/ui/lectern"
)

// A Text is the notes as text: each change is a block, and what was written stays.
type Text struct {
	Out   io.Writer
	ASCII bool
	Seen  <-chan lectern.Seen
	Now   func() time.Time
	Of    string // as in [Options]
}

// Once writes how it stands now. It is an error where that cannot be read.
func (t Text) Once() error {
	s := state{seen: <-t.Seen, looked: true, now: t.Now(), of: t.Of}
	if s.standing() == trouble {
		return fmt.Errorf("the presenter's notes cannot be read: %w", s.seen.Err)
	}
	return t.write(t.whole(&s))
}

// Follow writes each change until ctx is done. Time that passes is no change.
func (t Text) Follow(ctx context.Context) error {
	second := time.NewTicker(time.Second)
	defer second.Stop()
	var was state
	for {
		is := state{seen: was.seen, looked: was.looked, of: t.Of}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case seen, open := <-t.Seen:
			if !open {
				return ctx.Err()
			}
			is.seen, is.looked = seen, true
		case <-second.C: // the presenter may be silent by now
		}
		is.now = t.Now()
		if err := t.write(t.change(&was, &is)); err != nil {
			return err
		}
		was = is
	}
}

func (t Text) write(text string) error {
	if text == "" {
		return nil
	}
	_, err := io.WriteString(t.Out, text)
	return err
}

// change is what there is to say that was not said; empty for nothing.
func (t Text) change(was, is *state) string {
	switch {
	case !is.looked:
		return ""
	case !was.looked || was.standing() != is.standing() && !(was.standing() == presents && is.standing() == silent):
		return t.whole(is)
	case was.standing() != is.standing():
		return t.line(is.told()) + "\n"
	case is.standing() == trouble && was.told() != is.told():
		return t.whole(is)
	case !is.talks():
		return ""
	case !sameStep(&was.seen.Talk, &is.seen.Talk) || was.seen.Talk.Notes != is.seen.Talk.Notes:
		return t.whole(is)
	}
	var b strings.Builder
	before, now := was.signs(), is.signs()
	for _, s := range now {
		if textOf(before, s.name) != s.text {
			b.WriteString(t.line(s.name + ": " + s.text))
		}
	}
	for _, s := range before {
		if textOf(now, s.name) == "" {
			b.WriteString(t.line(s.name + ": nothing"))
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	return b.String()
}

func textOf(all []sign, name string) string {
	for _, s := range all {
		if s.name == name {
			return s.text
		}
	}
	return ""
}

// whole is all that there is to say, and an empty line.
func (t Text) whole(s *state) string {
	var b strings.Builder
	if said := s.told(); said != "" {
		b.WriteString(t.line(said))
	}
	if s.talks() {
		talk := &s.seen.Talk
		b.WriteString(t.line(talk.Lesson + " · " + talk.Step))
		b.WriteString(t.line(talk.Title))
		elapsed := s.elapsed()
		b.WriteString(t.line(clock(elapsed) + " " + pace(talk, elapsed)))
		for _, sign := range s.signs() {
			b.WriteString(t.line(sign.name + ": " + sign.text))
		}
		if notes := strings.TrimSpace(talk.Notes); notes != "" {
			b.WriteString("\n" + clean(notes, t.ASCII) + "\n")
		}
	}
	b.WriteByte('\n')
	return b.String()
}

// line is one line of text of others.
func (t Text) line(text string) string {
	return clean(strings.Join(strings.Fields(text), " "), t.ASCII) + "\n"
}
