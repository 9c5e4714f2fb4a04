package ui

import (
	"fmt"
	"strings"

	"exit42/ui/lectern"
)

// lay has what the speaker needs to see laid for the second terminal, where it has changed.
func (p *present) lay(m machine) {
	if p.of.Lay == nil {
		return
	}
	if now := p.talk(m); now != p.laid {
		p.laid = now
		p.of.Lay(now)
	}
}

// talk is what is shown now, and what the speaker is to know of it.
func (p *present) talk(m machine) lectern.Talk {
	l := &p.all[p.in]
	s := &l.Steps[p.step]
	t := lectern.Talk{
		Slug: l.Slug, At: s.ID, Lesson: fmt.Sprintf("%d %s", l.Number, l.Title),
		Step: fmt.Sprintf("%d of %d · %s", p.step+1, len(l.Steps), s.Kind), Title: s.Title,
		Notes: s.Notes, Next: p.nextStep(), Run: p.runWords(), Black: p.black,
		Began: p.began.UTC().Round(0), Planned: p.planned(), Due: p.due(p.in, p.step), Until: p.due(p.in, p.step+1),
	}
	if p.in == 0 && p.step == 0 && p.of.Notes != "" {
		t.Notes = strings.TrimSpace(p.of.Notes + "\n\n" + t.Notes)
	}
	if s.Question != nil && !p.title {
		t.Notes = strings.TrimSpace(t.Notes + "\n\n" + p.explained(m))
	}
	t.Armed, _ = p.would(m)
	switch {
	case p.title:
		t.Step, t.Title, t.Next = "title page", p.workshop, fmt.Sprintf("%s · %s", s.Kind, s.Title)
	case p.vote != nil:
		t.Vote = p.vote.move()
	case s.Question != nil:
		t.Vote = "v puts the question to the class"
	}
	return t
}

// explained is what the speaker can tell of the question of this step, below the author's notes:
// what the run bore out once one was seen, what to say to those who chose an option, and why.
func (p *present) explained(m machine) string {
	l := &p.all[p.in]
	s := &l.Steps[p.step]
	b := newBallot(l.Slug, s, m.language(), p.votes.Find(l.Slug, s.ID))
	if seen, by, ok := p.happened(p.here(), s.Question); ok {
		b = b.happened(seen, by)
	}
	v := b.vote()
	right, bore := v.Right()
	var said strings.Builder
	switch {
	case bore:
		fmt.Fprintf(&said, "The run bore out **%s** %s.\n\n", right.Letter, inCode(right.Label))
	case v.Happened != nil:
		fmt.Fprintf(&said, "The run bore out none of the options: %s.\n\n", inCode(v.Happened.In(m.language())))
	}
	for _, o := range s.Question.Options {
		fmt.Fprintf(&said, "- **%s** %s", o.Letter, inCode(o.LabelIn(m.language())))
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
	at, ok := p.live()
	if !ok {
		if r := &p.on().run; r.over && r.err == nil {
			return "over · " + r.label
		}
		return ""
	}
	r := &p.parts[at].run
	text := "runs"
	switch {
	case p.parts[at].abroad.live():
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
	if at != p.here() {
		text += " in " + p.name(at)
	}
	return text + " · " + r.label
}
