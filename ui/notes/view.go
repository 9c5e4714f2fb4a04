package notes

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// minWidth and minHeight are the smallest window in which everything works; from wideFrom by
// highFrom the clock is large.
const (
	minWidth, minHeight = 60, 16
	wideFrom, highFrom  = 100, 24
	maxWidth            = 100 // of the notes: longer lines are hard to find again after a look at the class
)

// picture is what stands on the screen: exactly h lines, none wider than w.
func (l *look) picture(s *state, from, w, h int) string {
	if w <= 0 || h <= 0 {
		return "" // the first picture comes before any size
	}
	var lines []string
	switch {
	case w < minWidth || h < minHeight:
		lines = l.styled(l.theme.Text, fmt.Sprintf("exit42 notes needs %dx%d; this is %dx%d. q quits.", minWidth, minHeight, w, h), w)
	case !s.talks():
		lines = append([]string{" " + l.theme.Title.Render("exit42 notes"), l.rule(w), ""}, l.indented(l.styled(l.theme.Text, s.told(), w-4))...)
		lines = append(fill(lines, h-1), l.foot(s, from, 0, w))
	default:
		lines = l.talk(s, w, h)
		room := h - 1 - len(lines)
		lines = append(lines, l.window(s, from, w, room)...)
		lines = append(fill(lines, h-1), l.foot(s, from, room, w))
	}
	lines = fill(lines, h)
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Truncate(lines[i], w, ""), " ")
	}
	return strings.Join(lines, "\n")
}

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

// written are all lines of the notes.
func (l *look) written(s *state, w int) []string {
	if strings.TrimSpace(s.seen.Talk.Notes) == "" {
		return []string{l.theme.Muted.Render("There are no notes to this step.")}
	}
	return l.prose(s.seen.Talk.Notes, min(w-4, maxWidth))
}

// window is the part of the notes that is seen.
func (l *look) window(s *state, from, w, h int) []string {
	lines := l.written(s, w)
	h = max(h, 0)
	from = min(from, max(0, len(lines)-h))
	return l.indented(lines[from:min(from+h, len(lines))])
}

// page is how many lines of the notes are seen at a time.
func (l *look) page(s *state, w, h int) int {
	if w < minWidth || h < minHeight || !s.talks() {
		return 0
	}
	return h - 1 - len(l.talk(s, w, h))
}

// length is how many lines the notes have.
func (l *look) length(s *state, w int) int {
	if w < minWidth || !s.talks() {
		return 0
	}
	return len(l.written(s, w))
}

// foot is the line of keys. What is below the window is said.
func (l *look) foot(s *state, from, room, w int) string {
	keys := " " + l.theme.Key.Render("q") + l.theme.KeyText.Render(" quit")
	all := l.length(s, w)
	if all <= room || room <= 0 {
		return keys
	}
	from = min(from, all-room)
	g := l.theme.Glyphs
	text := fmt.Sprintf(" scroll the notes: lines %d to %d of %d", from+1, from+room, all)
	return keys + "   " + l.theme.Key.Render(g.Up+"/"+g.Down) + l.theme.KeyText.Render(text)
}

func (l *look) indented(lines []string) []string {
	all := make([]string, len(lines))
	for i, line := range lines {
		all[i] = "  " + line
	}
	return all
}

// fill makes lines exactly n.
func fill(lines []string, n int) []string {
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines[:max(n, 0)]
}
