package ui

import (
	"fmt"
	"strings"

	"exit42/lessons"
	"exit42/ui/stage"
)

// presentLines are the whole picture on the projector: a head, the stage, a sentence, and what
// the keys do. Nothing at all is on it while it is black.
func (m *Model) presentLines(p *present) []string {
	if p.black {
		return make([]string, m.h)
	}
	h := m.h - 3
	lines := m.presentHead(p)
	if p.over == titleCover {
		lines = []string{"", ""}
	}
	switch {
	case m.page == helpPage:
		lines = append(lines, p.help(m.look, m.machine, m.w, h)...)
	case p.polls.ballot != nil:
		lines = append(lines, inset(p.polls.ballot.view(m.look, m.w-2, h))...)
	case p.over == handCover:
		lines = append(lines, p.handLines(m.look, m.machine, m.w, h)...)
	case p.over == programCover:
		lines = append(lines, p.wholeLines(m.look, m.machine, m.w, h)...)
	case p.over == titleCover:
		lines = append(lines, p.titleLines(m.look, m.w, h)...)
	default:
		words := p.words(m.look, m.machine, m.w-4, h)
		words = words[:min(len(words), max(h-leastListing, 2))]
		lines = append(lines, inset(p.picture(m.look, m.machine, m.w-2, h-len(words), h))...)
		for _, line := range words {
			lines = append(lines, "  "+line)
		}
	}
	return append(lines, p.foot(m.look, m.machine, m.notice, m.page == helpPage, m.w))
}

func inset(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = " " + line
	}
	return out
}

// picture is the stage, as the lesson draws it; of a verdict, what the class said and what happened;
// where nothing has run, the program, or what there is to read. whole is the height with the words
// below it.
func (p *present) picture(lk look, m machine, w, h, whole int) []string {
	l := p.front
	verdict := p.at(lessons.Verdict) && l.evidence != nil
	claims := p.at(lessons.Claims) && l.undecided() != "" && l.run.follow // as they are made
	switch {
	case l.aspect != lanesAspect && l.run.trace != nil:
		return l.aspectLines(lk, m, w, h)
	case p.at(lessons.Elsewhere) && l.elsewhere.look == 0:
		return fit(p.tools(lk, w), w, h)
	case !verdict && !claims && (l.run.trace != nil || p.at(lessons.Elsewhere, lessons.Ordering)):
		return l.picture(lk, m, w, h)
	}
	scene, o := l.scene(lk, m)
	switch {
	case verdict:
		o.Instead = p.outcomes(lk, w, stage.Room(h))
	case p.at(lessons.Claims):
		o.Instead = p.claimList(lk, w, stage.Room(h))
	case p.takesStage(lk, w-2, whole):
		o.Instead = p.reading(lk, w, stage.Room(h))
	default:
		o.Instead = listing(lk, o.Program, w, stage.Room(h)) // to be read, and not from beside empty lanes
	}
	return strings.Split(stage.Draw(scene, o, w, h), "\n")
}

// tools are the programs in other languages, before it is known which of them can run here.
func (p *present) tools(lk look, w int) []string {
	lines := []string{""}
	for _, e := range p.front.walk.Step().Elsewhere {
		program := e.Program.File
		if program == "" {
			program = e.Program.Native
		}
		lines = append(lines, "  "+pad(lk.theme.Text.Bold(true).Render(lk.clean(e.Tool)), 12)+lk.theme.Muted.Render(lk.clean(program)))
	}
	return lines
}

// outcomes sets each question beside what happened, and how many said so.
func (p *present) outcomes(lk look, w, h int) []string {
	t, l := lk.theme, p.front
	var items [][]string
	for _, step := range questions(&p.all[p.in], p.here().part) {
		s := &p.all[p.in].Steps[step]
		value, _, _ := l.evidence.Says(s.Question.Subject)
		seen := lessons.Observation{Subject: s.Question.Subject, Value: value}
		shows := t.Warn.Render("not observed")
		if value != "" {
			shows = tinted(lk, seen).Render(lk.clean(seen.In(l.language)))
		}
		said := p.polls.said(p.all[p.in].Slug, s, seen)
		if l.undecided() != "" {
			said = "nothing is decided by this run"
		}
		items = append(items, []string{
			"   " + t.Text.Bold(true).Render(lk.clean(strings.ReplaceAll(s.Title, "`", ""))),
			cut("     "+t.Muted.Render("it shows   ")+shows, w),
			cut("     "+t.Muted.Render("the class  ")+t.Text.Render(said), w),
		})
	}
	if len(items) == 0 {
		return nil
	}
	return window(lk, items, max(l.chosen, 0), h)
}

// wholeLines are the whole program.
func (p *present) wholeLines(lk look, m machine, w, h int) []string {
	program := p.readable(lk, m)
	lines, last := stage.Whole(program, p.from, w, h-1)
	head := " " + lk.theme.Text.Bold(true).Render(program.Name())
	if last > 0 {
		from := min(p.from, last)
		head += lk.theme.Muted.Render(fmt.Sprintf("   lines %d to %d of %d", from+1, from+len(lines), program.Lines()))
	}
	return fit(append([]string{head}, lines...), w, h)
}

// readable is the program that is on the stage; of several in other languages, the chosen one.
func (p *present) readable(lk look, m machine) *stage.Program {
	if f, ok := p.front.translation(); ok && p.at(lessons.Elsewhere) {
		file := f.exp.Files[0]
		return lk.program(file.Name, file.Text, language(file.Name))
	}
	_, o := p.front.scene(lk, m)
	return o.Program
}

// lastWide is the last line from which the whole program can be shown, counted from 0.
func (m *Model) lastWide(p *present) int {
	_, last := stage.Whole(p.readable(m.look, m.machine), 0, m.w, m.h-4)
	return last
}
