package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/words"
)

// told says what just happened in a run that has begun, in at most h lines.
func (r run) told(lk look, w, h int) []string {
	if r.trace.Len() == 0 {
		return []string{lk.theme.Muted.Render("starting " + r.label)}
	}
	return append([]string{r.moment(lk)}, r.sentences(lk, w, h-1)...)
}

// moment says which moment of the run is shown.
func (r run) moment(lk look) string {
	at := fmt.Sprintf("event %d of %d", r.at+1, r.trace.Len())
	if r.live() { // how many there will be nobody knows
		if at += " so far"; r.follow {
			at = fmt.Sprintf("event %d so far", r.at+1)
		}
		at += " · " + r.state(lk)
	}
	return lk.theme.Muted.Render(at)
}

// state says who is held, in a word.
func (r run) state(lk look) string {
	if r.playing {
		return lk.theme.Glyphs.Play + " playing"
	}
	s := r.scene()
	if s.Stuck {
		return "stuck, and ended in a moment"
	}
	if r.recorded {
		return lk.theme.Glyphs.Pause + " the recording waits until you step"
	}
	if slices.ContainsFunc(s.Procs, func(p demo.Proc) bool { return p.State == demo.Held }) {
		return lk.theme.Glyphs.Pause + " held, asleep until you step"
	}
	if p := s.Proc(s.Parent); p != nil && p.State == demo.Gone {
		return "the program has ended; what it left behind still runs"
	}
	return "running"
}

// sentences say what the last step did: each of its events where there is room, and always the
// last.
func (r run) sentences(lk look, w, h int) []string {
	var lines []string
	for i := r.at; i >= max(0, r.at-farBack); i-- {
		text := r.sentence(i)
		if text == "" {
			continue
		}
		more := lk.told(lk.theme.Text, text, w)
		if len(lines) > 0 && (i < r.since || !r.follow || r.playing || len(lines)+len(more) > h) {
			break
		}
		lines = append(more, lines...)
	}
	return lines
}

// farBack is how many events are passed over in search of one that is worth words.
const farBack = 1000

// sentence says what event i did; nothing, where that is not worth the words.
func (r run) sentence(i int) string {
	if e := r.trace.Event(i); worthWords(e) {
		s := r.trace.At(i)
		s.Parent, s.Child = r.focus(s)
		return words.Event(s, e)
	}
	return ""
}

// told is a sentence on a run, in one style but for the lines of code in it, which package words
// writes so: (`p.join()`). Where code has no colour, the backticks stay, as they do in prose.
func (l look) told(style lipgloss.Style, text string, w int) []string {
	code := l.theme.CodeText
	if l.plainCode() {
		lines := l.styled(style, l.whole(text, w), w)
		for i := range lines {
			lines[i] = strings.ReplaceAll(lines[i], hardSpace, " ")
		}
		return lines
	}
	if strings.Count(text, "(`") != strings.Count(text, "`)") {
		return l.styled(style, text, w)
	}
	const mark = "\x00" // which clean lets nobody write, and which takes no room
	text = strings.NewReplacer("(`", "("+mark, "`)", mark+")").Replace(l.clean(text))
	var lines []string
	inCode := false // it may go on in the next line
	for _, line := range strings.Split(ansi.Wrap(text, w, ""), "\n") {
		var drawn strings.Builder
		for i, part := range strings.Split(line, mark) {
			if i > 0 {
				inCode = !inCode
			}
			if inCode {
				drawn.WriteString(code.Render(part))
			} else {
				drawn.WriteString(style.Render(part))
			}
		}
		lines = append(lines, drawn.String())
	}
	return lines
}

// scroll shows h lines from a line on; where there are more, the last one says so.
func scroll(lk look, lines []string, from, w, h int) []string {
	if h <= 0 {
		return nil
	}
	from = min(from, max(0, len(lines)-h))
	out := fit(lines[from:], w, h)
	if more := len(lines) - from - h; more > 0 && h > 1 {
		out[h-1] = lk.theme.Muted.Render(fmt.Sprintf("%s %d more lines: pgdn", lk.theme.Glyphs.Down, more+1))
	}
	return out
}

// scrolledBy is where a scroll key leads from a line.
func scrolledBy(from int, msg tea.KeyPressMsg) int {
	by := 2
	if msg.String() == "pgup" {
		by = -2
	}
	return min(max(0, from+by), maxScroll)
}

// maxScroll is how many lines can be scrolled away; no text is longer.
const maxScroll = 20
