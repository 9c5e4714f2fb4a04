package stage

import (
	"exit42/demo"
	"exit42/ui/theme"
)

// Channels draws the channels of a scene in at most h lines of at most w cells: of each what
// it is, who can write and read it, and what lies in it. The chosen one is opened: its last
// messages are taken apart. A number that no channel has opens none.
func Channels(s demo.Scene, th *theme.Theme, chosen, w, h int) []string {
	return newLook(th).channels(&s, chosen, w, h)
}

// drawChannels draws a pane of channels alone.
func drawChannels(s *demo.Scene, o Options, l *look, p plan) []string {
	lines := []string{paneHeading("channels", "", o, l, p.pane)}
	for _, line := range l.channels(s, o.Chosen, p.pane-1, p.body-1) {
		lines = append(lines, line+blanks(p.pane-cells(line)))
	}
	return padPane(lines, p)
}

func (l *look) channels(s *demo.Scene, chosen, w, h int) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	all := s.Channels
	if len(all) == 0 {
		r := row{max: w, look: l}
		r.put(l.muted, "  no channel yet")
		return []string{r.String()}
	}
	open := min(max(chosen, 0), len(all)-1)
	lines := l.channel(s, open, open == chosen, w, h-l.counts(open, open, len(all))-min(h/3, 2*(len(all)-1)))
	first, last := open, open
	for more := true; more; { // as many around it as there is room for, in turn
		more = false
		if last+1 < len(all) {
			if block := l.channel(s, last+1, false, w, h); len(lines)+len(block) <= h-l.counts(first, last+1, len(all)) {
				lines, more = append(lines, block...), true
				last++
			}
		}
		if first > 0 {
			if block := l.channel(s, first-1, false, w, h); len(lines)+len(block) <= h-l.counts(first-1, last, len(all)) {
				lines, more = append(block, lines...), true
				first--
			}
		}
	}
	if room := h - l.counts(first, last, len(all)); len(lines) > room {
		lines = lines[:max(1, room)]
	}
	if first > 0 && len(lines) < h {
		lines = append([]string{l.others(l.glyphs.Up, first, w)}, lines...)
	}
	if below := len(all) - 1 - last; below > 0 && len(lines) < h {
		lines = append(lines, l.others(l.glyphs.Down, below, w))
	}
	return lines
}

// counts is how many lines it takes to count those above the first drawn and below the last.
func (l *look) counts(first, last, n int) int {
	lines := 0
	if first > 0 {
		lines++
	}
	if last < n-1 {
		lines++
	}
	return lines
}

func (l *look) others(arrow string, n, w int) string {
	r := row{max: w, look: l}
	r.put(l.muted, "  "+arrow+" "+plural(int64(n), "more channel"))
	return r.String()
}
