package ui

import (
	"fmt"
	"slices"
	"strings"

	"exit42/demo"
	"exit42/ui/stage"
	"exit42/ui/words"
)

// arranged is the program of an order with its lines as they stand now; those that can be moved
// have a mark.
func (l lesson) arranged(lk look, w, h int) []string {
	t, order := lk.theme, l.walk.Step().Order
	first := order.First()
	var items []string
	for i, text := range strings.Split(strings.TrimSuffix(l.walk.Program().Source, "\n"), "\n") {
		line := t.CodeGutter.Render(fmt.Sprintf("%5d ", i+1))
		switch at := i + 1 - first; {
		case at < 0 || at >= len(order.Lines):
			line += "  " + t.CodeText.Render(stage.Clean(text, t.ASCII))
		case at == l.chosen && l.picked:
			line += t.Key.Render(t.Glyphs.Up+t.Glyphs.Down) + t.Selected.Render(stage.Clean(text, t.ASCII))
		case at == l.chosen:
			line += t.Key.Render(t.Glyphs.Cursor) + " " + t.Selected.Render(stage.Clean(text, t.ASCII))
		default:
			line += t.Key.Render(t.Glyphs.Dash) + " " + t.CodeText.Bold(true).Render(stage.Clean(text, t.ASCII))
		}
		items = append(items, cut(line, w))
	}
	from := min(max(0, first-2), max(0, len(items)-h))
	return items[from:]
}

// orderWords say what became of the order, or what to do.
func (l lesson) orderWords(lk look, w, h int) []string {
	switch {
	case l.run.trace == nil:
		return lk.prose(l.prose(), w)
	case !l.run.over || !l.run.follow:
		return l.told(lk, w, h)
	case l.killed != "":
		return lk.styled(lk.theme.Warn, l.killedNote(), w)
	case l.walk.Step().Order.Passed(l.evidence):
		return append([]string{lk.theme.Good.Render(lk.theme.Glyphs.Check + " That is an order in which it ends.")}, lk.prose(l.walk.Step().Order.Why, w)...)
	}
	s := l.run.scene()
	text := "Not yet. "
	if why := stuckWords(s); why != "" {
		text += why
	} else if l.failed != "" {
		text += "The program ended with an error: " + l.failed
	} else {
		text += l.run.sentence(l.run.at)
	}
	return append(lk.told(lk.theme.Text, text, w), lk.styled(lk.theme.Muted, "Arrows and space arrange the lines again.", w)...)
}

// lastError is the last line that a run printed on stderr, whole.
func lastError(t *demo.Trace) string {
	for _, line := range slices.Backward(wholeLines(t.At(t.Len()).Output)) {
		if line.Stream == "stderr" && strings.TrimSpace(line.Text) != "" {
			return line.Text
		}
	}
	return ""
}

// stuckWords say who waits for whom in a run that waited for ever.
func stuckWords(s demo.Scene) string {
	if !s.Stuck {
		return ""
	}
	return words.Why(s)
}

// moveLine moves the line of an order that was picked up; the first and the last go no further.
func (l lesson) moveLine(by int) lesson {
	if w, err := l.walk.Move(l.chosen, by); err == nil {
		l.walk = w
		l.chosen += by
	}
	return l
}

// arranging takes a run that is over off the stage: its lines are to be arranged again.
func (l lesson) arranging() lesson {
	if l.run.trace != nil && !l.run.live() {
		l.tried = l.untried()
		l.chosen = max(l.chosen, 0)
	}
	return l
}
