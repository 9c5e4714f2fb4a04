package demo

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// printed gathers what the run's stdout says of names, line by line.
type printed struct {
	ev    Evidence
	line  []byte // the beginning of a line
	piece int    // the event with the last of it
	names []string
}

const (
	maxPrintedName = 40      // characters
	maxNames       = 100     // of a run; later ones are passed over
	maxPrinted     = 4 << 10 // bytes of a line that are looked at
)

// take takes an event. Where output was not kept, what was printed before it may not be the last.
func (p *printed) take(i int, e *Event) {
	switch {
	case e.Kind == KindSkipped && e.Name == "stdout":
		for _, name := range p.names {
			delete(p.ev.facts, name)
		}
		p.line, p.names = nil, nil
	case e.Kind != KindOutput || e.Name != "stdout":
	case e.State == "cut":
		p.line = nil
	default:
		p.line = append(p.line, e.Text[:min(len(e.Text), max(0, maxPrinted-len(p.line)))]...)
		if p.piece = i; e.State != "partial" {
			p.end()
		}
	}
}

// end ends the line.
func (p *printed) end() {
	p.said(p.piece, string(p.line))
	p.line = p.line[:0]
}

// said notes what a whole line says.
func (p *printed) said(i int, line string) {
	name, value, ok := splitPrinted(line)
	if !ok {
		return
	}
	subject := "printed " + name
	if _, known := p.ev.facts[subject]; !known {
		if len(p.names) == maxNames {
			return
		}
		p.names = append(p.names, subject)
	}
	p.ev.say(subject, canonical(readable(value)), i)
}

// splitPrinted takes a line of the form "NAME is VALUE" or "NAME gave VALUE" apart, at the first of them.
func splitPrinted(line string) (name, value string, ok bool) {
	at, size := -1, 0
	for _, word := range []string{" is ", " gave "} {
		if k := strings.Index(line, word); k >= 0 && (at < 0 || k < at) {
			at, size = k, len(word)
		}
	}
	if at < 0 {
		return "", "", false
	}
	name, value = strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+size:])
	hostile := func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError }
	ok = name != "" && value != "" && utf8.RuneCountInString(name) <= maxPrintedName && strings.IndexFunc(name, hostile) < 0
	return name, value, ok
}
