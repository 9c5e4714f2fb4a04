package ui

import (
	"fmt"
	"strings"

	"exit42/lessons"
	"exit42/ui/lectern"
)

// A speaker looks at a second terminal.
type speaker struct {
	lay   func(lectern.Talk) // nil for no such terminal
	notes string             // to the whole of the talk, in Markdown
	laid  lectern.Talk       // what lies there
	of    explains           // what was explained last,
	said  string             // and how
}

// explains is all that an explanation depends on: it is put together anew where one of these is
// another. The rest of a talk costs next to nothing, and is put together after every message.
type explains struct {
	step     *lessons.Step
	language lessons.Language
	run      int // its number,
	over     bool
	given    int // and that of the votes
}

// lay has what the speaker needs to see laid for the second terminal, where it has changed.
func (p *present) lay(m machine) {
	s := &p.speaker
	if s.lay == nil {
		return
	}
	if now := p.talk(m); now != s.laid {
		s.laid = now
		s.lay(now)
	}
}

// talk is what is shown now, and what the speaker is to know of it.
func (p *present) talk(m machine) lectern.Talk {
	l, h := &p.all[p.in], &p.hours
	s := &l.Steps[p.step]
	t := lectern.Talk{
		Slug: l.Slug, At: s.ID, Lesson: fmt.Sprintf("%d %s", l.Number, l.Title),
		Step: fmt.Sprintf("%d of %d · %s", p.step+1, len(l.Steps), s.Kind), Title: s.Title,
		Notes: s.Notes, Next: p.nextStep(), Run: p.runWords(), Black: p.black,
		Began: h.began.UTC().Round(0), Planned: h.plan(),
	}
	t.Due, t.Until = h.due()
	if p.in == 0 && p.step == 0 && p.speaker.notes != "" {
		t.Notes = strings.TrimSpace(p.speaker.notes + "\n\n" + t.Notes)
	}
	switch {
	case p.over == titleCover:
	case s.Question != nil:
		t.Notes = strings.TrimSpace(t.Notes + "\n\n" + p.explanation(m))
	case len(s.Variants) > 0 || s.Order != nil:
		t.Notes = strings.TrimSpace(t.Notes + "\n\n" + readOut(s))
	}
	t.Armed, _ = p.would(m)
	switch {
	case p.over == titleCover:
		t.Step, t.Title, t.Next = "title page", p.workshop, fmt.Sprintf("%s · %s", s.Kind, s.Title)
	case p.polls.ballot != nil:
		t.Vote, t.Doubt = p.polls.ballot.move(), p.polls.ballot.doubt()
	case s.Question != nil:
		t.Vote, _ = p.voteStands(m)
	}
	return t
}

// explanation is what is explained of the question of this step.
func (p *present) explanation(m machine) string {
	r, s := &p.front.run, &p.speaker
	of := explains{&p.all[p.in].Steps[p.step], m.language(p.program()), r.id, r.over, p.polls.given}
	if s.of != of {
		s.of, s.said = of, p.explained(m)
	}
	return s.said
}

// readOut is what a step asks of the class, in its own words.
func readOut(s *lessons.Step) string {
	if strings.TrimSpace(s.Prose) == "" {
		return ""
	}
	return "**It asks:** " + strings.TrimSpace(s.Prose) + "\n\n"
}

// explained is what the speaker can tell of the question of this step, below the author's notes:
// what the run bore out once one was seen, what to say to those who chose an option, and why.
func (p *present) explained(m machine) string {
	s, b := &p.all[p.in].Steps[p.step], p.asked(m)
	v := b.vote()
	right, bore := v.Right()
	var said strings.Builder
	said.WriteString(readOut(s))
	switch {
	case bore:
		fmt.Fprintf(&said, "The run bore out **%s** %s.\n\n", right.Letter, inCode(right.Label))
	case v.Happened != nil:
		fmt.Fprintf(&said, "The run bore out none of the options: %s.\n\n", inCode(v.Happened.In(m.language(p.program()))))
	}
	for _, o := range s.Question.Options {
		fmt.Fprintf(&said, "- **%s** %s", o.Letter, inCode(o.LabelIn(m.language(p.program()))))
		switch {
		case bore && o.Letter == right.Letter:
			said.WriteString(": it happened.")
		case o.Otherwise != "":
			said.WriteString(". If not: " + strings.ReplaceAll(strings.TrimSpace(o.Otherwise), "\n", "\n  "))
		}
		said.WriteByte('\n')
	}
	if s.Question.Why != "" {
		said.WriteString("\n**Why:** " + s.Question.Why)
	}
	return said.String()
}

// inCode is a text of any kind as a code span of Markdown.
func inCode(text string) string {
	return "`" + strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "'")), " ") + "`"
}

// nextStep is what comes after the step that is shown; empty at the end.
func (p *present) nextStep() string {
	l := &p.all[p.in]
	if p.step+1 < len(l.Steps) {
		s := &l.Steps[p.step+1]
		return fmt.Sprintf("%s · %s", s.Kind, s.Title)
	}
	if p.in+1 < len(p.all) {
		l = &p.all[p.in+1]
		return fmt.Sprintf("lesson %d · %s", l.Number, l.Title)
	}
	return ""
}

// runWords say what is with the run: on this stage, or held on another.
func (p *present) runWords() string {
	s := p.live()
	if s == nil {
		if r := &p.front.run; r.over && r.err == nil {
			return "over · " + r.label
		}
		return ""
	}
	r, text := &s.run, "runs"
	switch {
	case s.elsewhere.live():
		return "other languages run"
	case r.recorded:
		text = "a recording"
	case r.latest().Stuck:
		text = "stuck: nothing can move"
	case r.playing:
		text = "plays"
	case frozen(r):
		text = strings.TrimSpace("frozen " + heldAt(r.trace))
	}
	if s != p.front {
		text += " in " + p.name(s.at)
	}
	return text + " · " + r.label
}
