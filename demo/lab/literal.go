package lab

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDepth is how deep lists and dicts may be in one another: Python's own parser has a limit.
const maxDepth = 20

// readLiteral reads one Python literal, a number, text, bytes, True, False, None, or a list,
// tuple, set or dict of such, and returns it in a form that two literals share exactly when they
// mean the same value of the same type. Anything else is refused, so that what was typed cannot
// do anything in the program but be a value.
func readLiteral(text string) (canon string, err error) {
	switch {
	case strings.TrimSpace(text) == "":
		return "", errors.New("nothing was typed")
	case len(text) > MaxTyped:
		return "", fmt.Errorf("longer than %d bytes", MaxTyped)
	}
	return parseLiteral(text, false)
}

// readPrintedLiteral is readLiteral of what a program printed: it may be longer, and as Go
// writes it, too.
func readPrintedLiteral(text string) (canon string, err error) { return parseLiteral(text, true) }

func parseLiteral(text string, printed bool) (canon string, err error) {
	unprintable := func(c rune) bool { return !unicode.IsPrint(c) && (!printed || unicode.IsControl(c)) }
	if !utf8.ValidString(text) || strings.ContainsFunc(text, unprintable) {
		return "", errors.New("one line of plain text only")
	}
	r := &literalReader{rest: text, printed: printed}
	if canon, err = r.value(0); err != nil {
		return "", err
	}
	if r.skip(); r.rest != "" {
		return "", fmt.Errorf("there is more after the literal: %s", brief(r.rest))
	}
	return canon, nil
}

// literalReader reads a literal from its beginning.
type literalReader struct {
	rest    string
	printed bool // Go's forms are read, too
}

func (r *literalReader) skip() { r.rest = strings.TrimLeft(r.rest, " ") }

// take passes over a token, if it is next.
func (r *literalReader) take(token string) bool {
	r.skip()
	rest, ok := strings.CutPrefix(r.rest, token)
	if ok {
		r.rest = rest
	}
	return ok
}

func (r *literalReader) value(depth int) (string, error) {
	if depth > maxDepth {
		return "", fmt.Errorf("more than %d deep", maxDepth)
	}
	r.skip()
	if r.rest == "" {
		return "", errors.New("the literal is not complete")
	}
	switch c := r.rest[0]; {
	case r.printed && r.take("[]any{"):
		items, _, err := r.items("}", depth)
		return "[" + strings.Join(items, ",") + "]", err
	case r.printed && r.take("map[string]any{"):
		r.rest = "{" + r.rest
		return r.braces(depth)
	case c == '[':
		return r.list(depth)
	case c == '(':
		return r.tuple(depth)
	case c == '{':
		return r.braces(depth)
	case c == '-' || c == '+' || c == '.' || isDigit(c):
		return r.number()
	case c == '"' || c == '\'':
		return r.text()
	}
	return r.word()
}

// words are the names that are literals, and goWords those in Go.
var (
	words   = map[string]string{"None": "None", "True": "True", "False": "False"}
	goWords = map[string]string{"nil": "None", "true": "True", "false": "False"}
)

func (r *literalReader) word() (string, error) {
	n := strings.IndexFunc(r.rest, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' })
	if n < 0 {
		n = len(r.rest)
	}
	word := r.rest[:n]
	if n < len(r.rest) && (r.rest[n] == '"' || r.rest[n] == '\'') {
		return r.prefixed(word)
	}
	canon, ok := words[word]
	if !ok && r.printed {
		canon, ok = goWords[word]
	}
	switch {
	case ok:
		r.rest = r.rest[n:]
		return canon, nil
	case word == "lambda":
		return "", errors.New("a lambda cannot be typed: the value dial has one")
	case word == "":
		return "", fmt.Errorf("no literal: %s", brief(r.rest))
	}
	return "", fmt.Errorf("%s is a name, and only literals can be typed", brief(word))
}

// brief is the beginning of a text, for a message.
func brief(text string) string {
	const most = 20
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}
