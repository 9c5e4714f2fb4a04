package demo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// eachField calls f with the name and the raw value of each field of a JSON object that is
// already known to be valid JSON. An event may be read a hundred thousand times a second,
// which encoding/json's reflection cannot do in time; what it accepts, this accepts, and a
// fuzz test holds the two together.
func eachField(object []byte, f func(name, value []byte) error) error {
	s := scanner{object, 0}
	s.space()
	if !s.take('{') {
		return errors.New("not a JSON object")
	}
	for s.space(); !s.take('}'); s.space() {
		s.take(',')
		s.space()
		name := s.value()
		s.space()
		s.take(':')
		s.space()
		value := s.value()
		plain := name[1 : len(name)-1] // no copy: most of the time of reading would go into these
		if bytes.IndexByte(plain, '\\') >= 0 {
			s, err := unquote(name)
			if err != nil {
				return err
			}
			plain = []byte(s)
		}
		if err := f(plain, value); err != nil {
			return err
		}
	}
	return nil
}

// scanner walks over JSON that is known to be valid, so it only has to find where a value ends.
type scanner struct {
	data []byte
	at   int
}

func (s *scanner) space() {
	for s.at < len(s.data) && strings.IndexByte(" \t\r\n", s.data[s.at]) >= 0 {
		s.at++
	}
}

func (s *scanner) take(c byte) bool {
	if s.at < len(s.data) && s.data[s.at] == c {
		s.at++
		return true
	}
	return false
}

// value passes over one value and returns it as it stands.
func (s *scanner) value() []byte {
	start, depth := s.at, 0
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case '"':
			s.text()
		case '{', '[':
			depth++
			s.at++
		case '}', ']':
			if depth == 0 {
				return s.data[start:s.at]
			}
			depth--
			s.at++
		case ',', ':', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return s.data[start:s.at]
			}
			s.at++
			continue
		default:
			s.at++
			continue
		}
		if depth == 0 {
			break
		}
	}
	return s.data[start:s.at]
}

// text passes over a string.
func (s *scanner) text() {
	for s.at++; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			return
		}
	}
}

// unquote reads a JSON string; the one without escapes, nearly every one, as it stands.
func unquote(raw []byte) (string, error) {
	if len(raw) < 2 || raw[0] != '"' {
		return "", errors.New("not a string")
	}
	inner := string(raw[1 : len(raw)-1])
	if strings.IndexByte(inner, '\\') < 0 {
		return inner, nil
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

func setString(to *string, raw []byte) error {
	s, err := unquote(raw)
	*to = s
	return err
}

func setInt[T int | int64](to *T, raw []byte) error {
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil || int64(T(n)) != n {
		return errors.New("not a whole number that fits")
	}
	*to = T(n)
	return nil
}

// seenFields finds a name that comes twice. Objects have a dozen fields, so a list will do.
type seenFields struct{ names [][]byte }

const maxFields = 100

func (s *seenFields) add(name []byte) error {
	if slices.ContainsFunc(s.names, func(other []byte) bool { return bytes.Equal(other, name) }) {
		return fmt.Errorf("field %q twice", name)
	}
	if len(s.names) == maxFields {
		return fmt.Errorf("more than %d fields", maxFields)
	}
	s.names = append(s.names, name)
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }
