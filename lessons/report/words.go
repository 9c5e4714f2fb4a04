package report

import (
	"strconv"
	"strings"
	"unicode"

	"exit42/lessons"
)

// How long what others wrote may be, in characters. What is longer is cut.
const (
	maxText = 200
	maxName = 60
)

// line is a text on one line, without anything that a terminal or a page would act on.
func line(text string, most int) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.Join(strings.Fields(text), " ") {
		switch {
		case unicode.Is(unicode.Cf, r):
			continue // it only joins, hides or turns other signs
		case !unicode.IsPrint(r):
			r = unicode.ReplacementChar
		}
		if n++; n > most {
			return strings.TrimSpace(cutLast(b.String())) + "…"
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

// cutLast leaves room for the sign that says that something is missing.
func cutLast(text string) string {
	runes := []rune(text)
	return string(runes[:len(runes)-1])
}

// escaped is a text in which Markdown finds no marks.
func escaped(text string) string { return lessons.EscapeMarkdown(line(text, maxText)) }

// foreign is what a stranger wrote, as Markdown: plain words stay words. Whatever might become a
// mark, a link, or a call to somebody is a code span.
func foreign(text string) string {
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" -.',()’…?", r) {
			return lessons.CodeSpan(text)
		}
	}
	if strings.Contains(strings.ToLower(text), "www.") {
		return lessons.CodeSpan(text)
	}
	return text
}

// counted is a number of things, as in "1 report" and "2 reports".
func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

// listed is words one after the other, as in "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
