package lab

import (
	"strings"
	"time"

	"exit42/demo"
)

// printed is what the parent's lines say. Which process printed a line is not observed, so a
// sentence that came more than once proves nothing.
type printed struct {
	had     string        // after "the parent has"
	hadAt   time.Duration // when that line came
	times   int           // how often it came
	cause   string        // after "the cause is"
	code    string        // after "exitcode is"
	codeHow int           // how often that came
}

// readPrinted reads the program's lines on stdout.
func readPrinted(t *demo.Trace) printed {
	var p printed
	var line strings.Builder
	for i := range t.Len() {
		e := t.Event(i)
		if e.Kind != demo.KindOutput || e.Name != "stdout" {
			continue
		}
		line.WriteString(e.Text)
		if e.State == "partial" {
			continue
		}
		p.line(strings.TrimRight(line.String(), "\r"), e.T)
		line.Reset()
	}
	return p
}

func (p *printed) line(text string, at time.Duration) {
	rest, ok := strings.CutPrefix(text, "the parent has ")
	if !ok {
		rest, ok = strings.CutPrefix(text, "join() gave ") // the article's program in Go
	}
	if ok {
		if p.times++; p.times == 1 {
			p.had, p.hadAt = rest, at
		}
	}
	if rest, ok := strings.CutPrefix(text, "the cause is "); ok {
		p.cause = rest
	}
	if rest, ok := strings.CutPrefix(text, "exitcode is "); ok {
		p.code = rest
		p.codeHow++
	}
}

// nothing takes the parent's word that it has nothing apart: why is the exception's name.
func (p *printed) nothing() (why string, ok bool) {
	if p.had == "nothing" {
		return "", true
	}
	why, ok = strings.CutPrefix(p.had, "nothing: ")
	return strings.TrimSpace(why), ok
}

// lastWords is the last line on stderr: the exception, where a traceback stands there.
func lastWords(t *demo.Trace) string {
	last := "something that it did not say"
	for i := range t.Len() {
		e := t.Event(i)
		if e.Kind == demo.KindOutput && e.Name == "stderr" && strings.TrimSpace(e.Text) != "" {
			last = e.Text
		}
	}
	return last
}
