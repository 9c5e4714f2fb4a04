package notes

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// talk is what stands above the notes: where one is, the clock, and the signs.
func (l *look) talk(s *state, w, h int) []string {
	t := &s.seen.Talk
	lines := []string{l.head(s, w), l.rule(w)}
	clock := l.clock(s, w, h)
	wide := 0
	for _, line := range clock {
		wide = max(wide, ansi.StringWidth(line))
	}
	title := fill(l.styled(l.theme.Title, t.Title, w-wide-6), len(clock))
	for i, line := range clock {
		lines = append(lines, "  "+pad(title[i], w-wide-4)+line)
	}
	if said := s.told(); said != "" {
		lines = append(lines, l.indented(l.styled(l.theme.Warn, said, w-4))...)
	}
	lines = append(lines, l.signs(s.signs(), w, h-len(lines)-4)...)
	return append(lines, l.rule(w))
}

// signs are a line each; where more than that many lines are free, those that need it have two.
func (l *look) signs(all []sign, w, free int) (lines []string) {
	for i, sign := range all {
		style, w, may := l.theme.Text, w-11, 1
		if sign.urgent {
			style = l.theme.Warn.Bold(true)
		}
		if free-len(lines) > len(all)-i {
			may = 2
		}
		text := l.styled(style, ansi.Truncate(l.line(sign.text), may*w, l.theme.Glyphs.Ellipsis), w)
		for i, line := range text[:min(len(text), may)] {
			name := sign.name
			if i > 0 {
				name = ""
			}
			lines = append(lines, "  "+l.theme.Muted.Render(fmt.Sprintf("%-6s", name))+" "+line)
		}
	}
	return lines
}

// head says where the talk is; what matters most about the presenter stands on the right.
func (l *look) head(s *state, w int) string {
	right := ""
	switch {
	case s.standing() == silent && s.seen.Talk.Gone:
		right = l.theme.Warn.Bold(true).Render("GONE")
	case s.standing() == silent:
		right = l.theme.Warn.Bold(true).Render("NO WORD")
	case s.seen.Talk.Black:
		right = l.theme.Warn.Bold(true).Render("BLACK")
	case s.seen.Talk.Armed != "":
		right = l.theme.Warn.Bold(true).Render("ARMED")
	}
	place := l.theme.Muted.Render(" " + l.theme.Glyphs.Separator + " " + l.line(s.seen.Talk.Step))
	room := w - 3 - ansi.StringWidth(right) - ansi.StringWidth(place)
	lesson := ansi.Truncate(l.line(s.seen.Talk.Lesson), max(room, 1), l.theme.Glyphs.Ellipsis)
	return " " + pad(l.theme.Title.Render(lesson)+place, w-2-ansi.StringWidth(right)) + right
}

func (l *look) rule(w int) string {
	return " " + l.theme.Rule.Render(strings.Repeat(l.theme.Glyphs.Horizontal, w-2))
}

// clock is the time that has passed, large enough for a glance, above the plan.
func (l *look) clock(s *state, w, h int) []string {
	elapsed := s.elapsed()
	var lines []string
	switch full, high := l.theme.Glyphs.Full, h >= highFrom; {
	case high && w >= wideFrom:
		lines = large(clock(elapsed), full+full)
	case high && l.theme.ASCII:
		lines = large(clock(elapsed), full) // easier to read than what is made of halves
	default:
		lines = small(clock(elapsed), l.theme.ASCII)
	}
	plan := pace(&s.seen.Talk, elapsed)
	wide := max(ansi.StringWidth(lines[0]), len(plan))
	for i := range lines {
		lines[i] = strings.Repeat(" ", wide-ansi.StringWidth(lines[i])) + l.theme.Title.Render(lines[i])
	}
	style := l.theme.Muted
	if strings.HasSuffix(plan, "behind") {
		style = l.theme.Warn
	}
	return append(lines, strings.Repeat(" ", wide-len(plan))+style.Render(plan))
}
