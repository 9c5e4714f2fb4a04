package ui

import (
	"fmt"
	"slices"
	"strings"

	"exit42/demo"
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
	t.Armed, _ = p.would(m)
	if p.vote != nil {
		t.Vote = p.vote.move()
	} else if s.Question != nil {
		t.Vote = "v puts the question to the class"
	}
	return t
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
		text = fmt.Sprintf("frozen at event %d", r.trace.Len())
		if waits := waitsIn(r.latest()); waits != "" {
			text = "frozen, " + waits
		}
	}
	if at != p.here() {
		text += " in " + p.name(at)
	}
	return text + " · " + r.label
}

// waitsIn says what the parent is in.
func waitsIn(s demo.Scene) string {
	i := slices.IndexFunc(s.Procs, func(p demo.Proc) bool { return p.PID == s.Parent })
	if i < 0 || s.Procs[i].Waiting == "" {
		return ""
	}
	return "the parent in " + s.Procs[i].Waiting
}
