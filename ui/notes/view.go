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
