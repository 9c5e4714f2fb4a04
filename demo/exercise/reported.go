package exercise

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"exit42/demo"
)

// A line is one whole line that the run printed; which process printed it is not observed.
type line struct {
	text  string
	event int // with which its end came
}

// printed puts the lines of a stream together.
func printed(t *demo.Trace, stream string) []line {
	var lines []line
	var text strings.Builder
	for i := range t.Len() {
		e := t.Event(i)
		if e.Kind != demo.KindOutput || e.Name != stream {
			continue
		}
		text.WriteString(e.Text)
		if e.State != "partial" {
			lines = append(lines, line{strings.TrimRight(text.String(), "\r"), i})
			text.Reset()
		}
	}
	if text.Len() > 0 {
		lines = append(lines, line{text.String(), t.Len() - 1})
	}
	return lines
}

// A report is what report() printed: a process says what it has.
type report struct {
	pid   int
	value string // never trusted to be harmless
	event int
}

// reportLine may stand behind something that was printed without a line end.
var reportLine = regexp.MustCompile(`(?:^|\D)([1-9][0-9]{0,9}) has (.*)$`)

// reports are those of processes of the run.
func reports(s *demo.Scene, lines []line) []report {
	var found []report
	for _, l := range lines {
		m := reportLine.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		if pid, err := strconv.Atoi(m[1]); err == nil && s.Proc(pid) != nil {
			found = append(found, report{pid, m[2], l.event})
		}
	}
	return found
}

// words yields the words of a text, and the numbers in it, as they stand there.
func words(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
			return r != '_' && r != '.' && !unicode.IsDigit(r) && !unicode.IsLetter(r)
		}) {
			if !yield(strings.Trim(word, ".")) {
				return
			}
		}
	}
}

// clean makes a text from a process fit for a sentence.
func clean(text string) string {
	const most = 100
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, strings.TrimSpace(text))
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return text
}
