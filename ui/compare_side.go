package ui

import (
	"cmp"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"exit42/demo"
	"exit42/ui/words"
)

// A side is one of two runs.
type side struct {
	trace *demo.Trace
	end   demo.Scene // after its last event
	title string
}

func newSide(t *demo.Trace) side { return side{trace: t, end: t.At(t.Len())} }

func (s side) program() string { return filepath.Base(s.end.Run.Entry) }

// called is what a run says of itself. Where both are of one program, that goes without saying.
func (s side) called(one bool) string {
	parts := []string{s.program(), s.end.Run.Runtime, s.end.Run.Method}
	if one {
		parts = parts[1:]
	}
	return strings.Join(parts, " · ")
}

// sentence says what event i did, in whole words.
func (s side) sentence(i int) string {
	e := s.trace.Event(i)
	if e.Kind == demo.KindOutput {
		e.Text = s.printed(i)
	}
	return cmp.Or(words.Event(s.trace.At(i), e), words.Capital(s.step(i))+".")
}

// printed is the whole line of output whose last piece came with event i.
func (s side) printed(i int) string {
	lines := s.end.Output
	at := sort.Search(len(lines), func(k int) bool { return lines[k].Event >= i })
	if at == len(lines) {
		return ""
	}
	text, stream := lines[at].Text, lines[at].Stream
	for k := at - 1; k >= 0; k-- {
		if lines[k].Stream != stream {
			continue
		}
		if !lines[k].Partial {
			break
		}
		text = lines[k].Text + text
	}
	return text
}

// step says what event i did, in few words: who, and what the lanes show.
func (s side) step(i int) string {
	e := s.trace.Event(i)
	if e.Kind == demo.KindOutput {
		return e.Name + ": " + s.printed(i)
	}
	who := strings.TrimPrefix(words.Who(s.end, e.PID), "the ")
	rows := s.end.Rows
	at := sort.Search(len(rows), func(k int) bool { return rows[k].Event >= i })
	if at == len(rows) || rows[at].Event != i {
		return who + ": " + string(e.Kind)
	}
	r := rows[at]
	switch {
	case e.Kind == demo.KindBegin && r.Kernel != "" && r.Kernel != who:
		return who + ": begins by " + r.Kernel
	case r.Kernel == "", e.Kind == demo.KindBegin:
		return who + ": " + r.Text
	}
	return who + ": " + strings.TrimSpace(r.Text+" "+r.Kernel)
}

// more is what the few words for event i leave out, after a blank: the first bytes that it sent
// or received, or to which process it was done.
func (s side) more(i int) string {
	switch e := s.trace.Event(i); {
	case len(e.Head) > maxBytes:
		return fmt.Sprintf(" (% x …)", e.Head[:maxBytes])
	case len(e.Head) > 0:
		return fmt.Sprintf(" (% x)", e.Head)
	case e.Child != 0:
		return " of " + words.Who(s.end, e.Child)
	}
	return ""
}

const maxBytes = 24
