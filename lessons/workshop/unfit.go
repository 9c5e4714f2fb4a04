package workshop

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What is far beyond any lesson costs the reader of Markdown time that grows with its square:
// bounds on a line and on a block, in bytes, and on the lines and steps of a lesson. A table has as
// many cells in each row as its head has, whatever stands in the row: a bound on the marks between
// them, in a line.
const (
	maxLine  = 2000
	maxBlock = 4 << 10
	maxLines = 10000
	maxSteps = 300
	maxMarks = 30
)

// Bounds of keys and their values, whose reader takes time that grows with the square of how deep
// they are nested.
const (
	maxKeys   = 16 << 10 // bytes
	maxNested = 20       // brackets
)

// heavy reports whether YAML is more than a list of a few keys.
func heavy(text []byte) bool {
	return len(text) > maxKeys || bytes.Count(text, []byte("["))+bytes.Count(text, []byte("{")) > maxNested
}

// frontMatter is what stands between the first line of a lesson and the next line of ---.
func frontMatter(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	front, _, ends := bytes.Cut(text, []byte("\n---\n"))
	if !ends || !bytes.HasPrefix(front, []byte("---\n")) {
		return nil // there is none, and so none is read
	}
	return front
}

// unfit says why a text is not fit to be shown on a terminal, and in which line: the words of a
// lesson go to the screen, so they must not hold what a screen obeys.
func unfit(text []byte) (line int, what string) {
	steps, block := 0, 0
	for i, l := range strings.Split(string(text), "\n") {
		switch l = strings.TrimSuffix(l, "\r"); {
		case !utf8.ValidString(l):
			return i + 1, "it is no UTF-8; save it as UTF-8"
		case obeyed(l):
			return i + 1, "it holds a control character; remove it"
		case len(l) > maxLine:
			return i + 1, fmt.Sprintf("the line is longer than %d characters; break it", maxLine)
		case i >= maxLines:
			return i + 1, fmt.Sprintf("a text has at most %d lines; make two of it", maxLines)
		case strings.Count(l, "|") > maxMarks:
			return i + 1, fmt.Sprintf("more than %d times | in a line; make the table narrower", maxMarks)
		case strings.HasPrefix(l, "## "):
			steps++
		}
		if block += len(l) + 1; strings.TrimSpace(l) == "" {
			block = 0
		}
		if block > maxBlock {
			return i + 1, fmt.Sprintf("more than %d KiB without an empty line; put one between two paragraphs", maxBlock>>10)
		}
		if steps > maxSteps {
			return i + 1, fmt.Sprintf("a lesson has at most %d steps; make two of it", maxSteps)
		}
	}
	return 0, ""
}

var reference = regexp.MustCompile(`&#([xX]?)([0-9a-fA-F]+);`)

// obeyed reports whether a line holds a control character, or what Markdown makes one of.
func obeyed(line string) bool {
	for _, m := range reference.FindAllStringSubmatch(line, -1) {
		base := 10
		if m[1] != "" {
			base = 16
		}
		if r, err := strconv.ParseUint(m[2], base, 31); err == nil && unicode.IsControl(rune(r)) {
			return true
		}
	}
	return strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' })
}
