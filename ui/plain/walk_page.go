package plain

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"exit42/ui/stage"
)

// A page writes the walk, a line at a time, and goes back over nothing. After the first error it
// writes no more.
type page struct {
	w     io.Writer
	width int
	ascii bool
	err   error
	blank bool // the last line was empty
}

// longestLine is how much of a program's line is written, in characters.
const longestLine = 500

// say writes a paragraph, wrapped to the width.
func (p *page) say(text string) { p.item("", text) }

// sayf is say with a format.
func (p *page) sayf(format string, args ...any) { p.say(fmt.Sprintf(format, args...)) }

// item writes a paragraph behind a lead, such as its number; the lines below hang under the text.
func (p *page) item(lead, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	for i, line := range wrap(p.clean(text), p.width-len(indent)) {
		if i == 0 {
			p.line(lead + line)
			continue
		}
		p.line(indent + line)
	}
}

// verbatim writes a line of a program, or for a person to type, as it is: it is not wrapped.
func (p *page) verbatim(lead, text string) {
	text = strings.TrimRight(text, "\r\n")
	if runes := []rune(text); len(runes) > longestLine {
		text = fmt.Sprintf("%s... (and %d more characters)", string(runes[:longestLine]), len(runes)-longestLine)
	}
	p.line(strings.TrimRight(lead+p.clean(text), " "))
}

// gap leaves a line empty, and never two.
func (p *page) gap() {
	if !p.blank {
		p.line("")
	}
}

func (p *page) line(text string) {
	if p.err != nil {
		return
	}
	p.blank = text == ""
	_, p.err = io.WriteString(p.w, text+"\n")
}

// clean makes a text harmless, whoever wrote it, and spells out what draws a picture.
func (p *page) clean(text string) string {
	return spellDrawing(stage.Clean(text, p.ascii))
}

// spellDrawing writes the signs for drawing boxes by their numbers: read aloud, a box says nothing.
func spellDrawing(text string) string {
	if !strings.ContainsFunc(text, draws) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if draws(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func draws(r rune) bool { return 0x2500 <= r && r <= 0x259f || 0x2800 <= r && r <= 0x28ff }

// wrap breaks a text at its blanks into lines of at most so many characters, and a word that is
// longer wherever the line ends.
func wrap(text string, width int) []string {
	width = max(width, 10)
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		if used > 0 && used+1+n > width {
			lines, line, used = append(lines, line), "", 0
		}
		for ; n > width; n -= width {
			runes := []rune(word)
			lines, word = append(lines, string(runes[:width])), string(runes[width:])
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+n
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}
