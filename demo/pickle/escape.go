package pickle

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unescapeUnicode undoes what protocol 0 does to a text: bytes are characters, but for \uXXXX
// and \UXXXXXXXX.
func unescapeUnicode(line string) []byte {
	var out []byte
	for i := 0; i < len(line); i++ {
		size := 0
		switch {
		case strings.HasPrefix(line[i:], `\u`):
			size = 4
		case strings.HasPrefix(line[i:], `\U`):
			size = 8
		}
		if size == 0 || i+2+size > len(line) {
			out = utf8.AppendRune(out, rune(line[i]))
			continue
		}
		n, err := strconv.ParseUint(line[i+2:i+2+size], 16, 32)
		if err != nil || n > utf8.MaxRune {
			out = utf8.AppendRune(out, rune(line[i]))
			continue
		}
		out = appendWide(out, rune(n))
		i += 1 + size
	}
	return out
}

// appendWide appends a character, half of a surrogate pair as Python writes it, too.
func appendWide(out []byte, r rune) []byte {
	if r >= 0xd800 && r < 0xe000 {
		return append(out, 0xed, 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
	}
	return utf8.AppendRune(out, r)
}

// quoted reads a text between quotes, as Python 2 wrote it.
func quoted(line string) (*node, error) {
	if len(line) < 2 || line[0] != line[len(line)-1] || line[0] != '\'' && line[0] != '"' {
		return nothing, errors.New("pickle: a text without its quotes")
	}
	return latin1(unescapeBytes(line[1 : len(line)-1]))
}

// unescapeBytes undoes the escapes of a Python 2 str.
func unescapeBytes(s string) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		if at := strings.IndexByte(`abfnrtv\'"`, s[i]); at >= 0 {
			out = append(out, "\a\b\f\n\r\t\v\\'\""[at])
			continue
		}
		if s[i] == 'x' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, '\\', s[i])
	}
	return out
}
