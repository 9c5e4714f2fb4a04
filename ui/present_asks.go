package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// What a step asks of the class stands below the stage in the lesson's own words: who does not know
// what the child is sent cannot vote on what comes back.

// prose is what the step says; with the first one, what the lesson says before it.
func (p *present) prose() string {
	prose := p.front.walk.Step().Prose
	if p.step == 0 {
		prose = p.all[p.in].Intro + "\n\n" + prose
	}
	return strings.TrimSpace(prose)
}

// asks are a question or a knob, in at most h lines: its title, its words, and its options, each on a
// line where there is room. The lesson's words before it are the first to go, and a question that is
// still too long can be scrolled.
func (p *present) asks(lk look, m machine, w, h int) []string {
	l := p.front
	lines, prose := lk.prose("**"+l.walk.Step().Title+"**", w), p.asksFor(lk, p.prose(), w)
	items := l.optionItems(lk, m)
	if len(lines)+len(prose)+len(items) > h {
		items = flow(items, w)
	}
	room := h - len(lines) - len(items)
	if len(prose) > room {
		prose = p.asksFor(lk, l.walk.Step().Prose, w)
	}
	l.scrolled = max(min(l.scrolled, len(prose)-room), 0)
	if len(prose) > room {
		prose = scrolledPage(lk, prose, l.scrolled, w, room)
	}
	lines = append(lines, prose...)
	for _, item := range items {
		lines = append(lines, ansi.Truncate(item, w, lk.theme.Glyphs.Ellipsis))
	}
	return lines
}

// asksFor are the words of a question; where another program is on the stage, that they are not
// about that one.
func (p *present) asksFor(lk look, prose string, w int) []string {
	if p.front.own != "" {
		return lk.styled(lk.theme.Text, p.sameProgram()+" is on the stage. The question is about the lesson's: u brings it back.", w)
	}
	return lk.prose(prose, w)
}

// orderSays is what lines are to be arranged for; once they ran, what became of that.
func (p *present) orderSays(lk look, w, h int) []string {
	l := p.front
	title := lk.prose("**"+l.walk.Step().Title+"**", w)
	if l.run.trace != nil {
		if why := l.undecided(); why != "" {
			return append(title, lk.styled(lk.theme.Text, why, w)...)
		}
		return l.orderWords(lk, w, h)
	}
	h = max(h-leastShown, 2) // the lines themselves have to be seen
	return shortened(lk, append(title, lk.prose(p.prose(), w)...), w, h)
}

// shortened is a text in at most h lines, the last of which says where there were more.
func shortened(lk look, lines []string, w, h int) []string {
	if len(lines) <= h || h < 1 {
		return lines[:min(len(lines), max(h, 0))]
	}
	more := lk.theme.Glyphs.Ellipsis
	last := ansi.Truncate(lines[h-1], w-2, "")
	return append(lines[:h-1:h-1], last+" "+lk.theme.Muted.Render(more))
}

// undecided says why the run on a stage answers nothing that the lesson asks; empty where it does.
func (s *staged) undecided() string {
	switch s.ran {
	case killedByHand:
		return "You killed this run, so it does not decide: r runs it again."
	case editedProgram:
		return "This run is of the edited program, so it does not decide: u, then r, runs the lesson's."
	case solutionProgram:
		return "This run is of the solution, so it does not decide."
	}
	return ""
}
