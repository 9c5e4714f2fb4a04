package lab

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// prefixed reads a text with letters before its quotes: r raw, b bytes, u the same as none.
func (r *literalReader) prefixed(prefix string) (string, error) {
	r.rest = r.rest[len(prefix):]
	switch strings.ToLower(prefix) {
	case "u":
		return r.text()
	case "r":
		s, err := r.quoted(true, false)
		return strconv.Quote(s), err
	case "b":
		s, err := r.quoted(false, true)
		return "b" + strconv.Quote(s), err
	case "rb", "br":
		s, err := r.quoted(true, true)
		return "b" + strconv.Quote(s), err
	case "f", "fr", "rf", "t", "rt", "tr":
		return "", errors.New("a text with expressions in it is no literal")
	}
	return "", fmt.Errorf("%s is a name, and only literals can be typed", brief(prefix))
}

func (r *literalReader) text() (string, error) {
	s, err := r.quoted(false, false)
	return strconv.Quote(s), err
}

// quoted reads a text in single or double quotes; one in three quotes is refused, and so are two
// in a row, which Python would join.
func (r *literalReader) quoted(raw, bytes bool) (string, error) {
	quote := r.rest[:1]
	if strings.HasPrefix(r.rest, quote+quote+quote) {
		return "", errors.New("one pair of quotes is enough")
	}
	r.rest = r.rest[1:]
	var b strings.Builder
	for !strings.HasPrefix(r.rest, quote) {
		c, size := utf8.DecodeRuneInString(r.rest)
		switch {
		case size == 0:
			return "", errors.New("the text has no end: a quote is missing")
		case bytes && c >= utf8.RuneSelf:
			return "", errors.New("bytes can hold only ASCII characters; write \\xff for others")
		case c == '\\' && raw:
			size += r.sizeAfter(size)
			b.WriteString(r.rest[:size])
		case c == '\\':
			s, n, err := escape(r.rest, bytes)
			if err != nil {
				return "", err
			}
			b.WriteString(s)
			size = n
		default:
			b.WriteRune(c)
		}
		r.rest = r.rest[size:]
	}
	r.rest = r.rest[1:]
	if r.skip(); strings.HasPrefix(r.rest, `"`) || strings.HasPrefix(r.rest, `'`) {
		return "", errors.New("two texts in a row: a comma is missing")
	}
	return b.String(), nil
}

// sizeAfter is the size of the character at that place; 0 at the end.
func (r *literalReader) sizeAfter(at int) int {
	_, size := utf8.DecodeRuneInString(r.rest[at:])
	return size
}

var escapes = map[byte]string{
	'\\': "\\", '\'': "'", '"': `"`, 'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
}

// escape reads what a backslash begins, and how long it is.
func escape(text string, bytes bool) (s string, size int, err error) {
	if len(text) < 2 {
		return "", 0, errors.New("the text has no end: a quote is missing")
	}
	c := text[1]
	if s, ok := escapes[c]; ok {
		return s, 2, nil
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if bytes && c != 'x' {
		digits = 0
	}
	if digits == 0 || len(text) < 2+digits {
		return "", 0, fmt.Errorf("unknown escape: %s", brief(text))
	}
	n, err := strconv.ParseUint(text[2:2+digits], 16, 32)
	switch {
	case err != nil || n > utf8.MaxRune || !bytes && !utf8.ValidRune(rune(n)):
		return "", 0, fmt.Errorf("unknown escape: %s", brief(text))
	case bytes:
		return string([]byte{byte(n)}), 2 + digits, nil
	}
	return string(rune(n)), 2 + digits, nil
}
