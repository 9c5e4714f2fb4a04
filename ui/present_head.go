package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// presentHead is the line that says where one is and what runs, and a rule.
func (m *Model) presentHead(p *present) []string {
	t, w := m.look.theme, m.w
	right := m.presentRuns(p)
	step := &p.all[p.in].Steps[p.step]
	at := fmt.Sprintf(" · %d of %d", p.step+1, len(p.all[p.in].Steps))
	title := m.look.clean(strings.ReplaceAll(p.all[p.in].Title, "`", ""))
	room := max(w-ansi.StringWidth(right)-3-ansi.StringWidth(at), 1)
	more := " · " + string(step.Kind)
	word := p.front.instead()
	if word != "" {
		more = " · " + word
	}
	if word != "" || ansi.StringWidth(title+more) <= room { // the step's kind is the first to go
		at += more
		room = max(room-ansi.StringWidth(more), 1)
	}
	title = ansi.Truncate(title, room, t.Glyphs.Ellipsis)
	left := " " + t.Title.Render(title) + t.Muted.Render(at)
	return []string{
		pad(left, w-ansi.StringWidth(right)-1) + right,
		" " + t.Rule.Render(strings.Repeat(t.Glyphs.Horizontal, max(w-2, 0))),
	}
}

// presentRuns says what runs, and whether it is held.
func (m *Model) presentRuns(p *present) string {
	t, l := m.look.theme, p.front
	right := ""
	if l.run.trace == nil && m.machine.plays() {
		if exp, ok := p.experiment(m.machine); ok {
			right = m.recorded(exp.Recording.At(0).Run, 0)
		}
	}
	if right == "" {
		right = m.runs(0)
	}
	if word := p.frozenWord(m.w); word != "" {
		right = t.Warn.Render(t.Glyphs.Pause+" "+word) + t.Muted.Render(" · ") + right
	}
	return right
}

// frozenWord says that a run is held, and where; empty where none is.
func (p *present) frozenWord(w int) string {
	l := p.live()
	if l == nil {
		return ""
	}
	switch stuck := l.run.latest().Stuck; {
	case l != p.front && (stuck || frozen(&l.run)):
		in := &p.all[l.at.lesson]
		return fmt.Sprintf("FROZEN in %d.%d", in.Number, max(in.Parts[l.at.part].Run, 0)+1)
	case stuck:
		return "STUCK"
	case frozen(&l.run) && w >= 76:
		return strings.TrimSpace("FROZEN " + heldAt(l.run.trace))
	case frozen(&l.run):
		return "FROZEN"
	}
	return ""
}
