package process

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// Text is what a parent has, in words: the value as Go writes it, of a long text how long it
// is; or nothing, and why.
func Text(value any, err error) string {
	const long = 1 << 10
	reach()
	if err != nil {
		return "nothing: " + err.Error()
	}
	if text, ok := value.(string); ok && len(text) > long {
		return fmt.Sprintf("%d bytes", len(text))
	}
	return literal(value)
}

// literal is a value as Go writes it.
func literal(value any) string {
	if value == nil {
		return "nil"
	}
	if err, ok := value.(error); ok {
		return err.Error()
	}
	switch kind := reflect.TypeOf(value).Kind(); kind {
	case reflect.Func:
		return kind.String()
	case reflect.Map, reflect.Slice:
		return strings.ReplaceAll(fmt.Sprintf("%#v", value), "interface {}", "any")
	}
	return fmt.Sprintf("%#v", value)
}

// brief is the same, cut short.
func brief(value any) string {
	const room = 60
	if text, ok := value.(string); ok && len(text) > 100*room {
		start := []rune(literal(text[:utf8.UTFMax*room]))
		return fmt.Sprintf("%s... (%d bytes in all)", string(start[:room]), len(text))
	}
	text := literal(value)
	if runes := []rune(text); len(runes) > room {
		return fmt.Sprintf("%s... (%d in all)", string(runes[:room]), len(runes))
	}
	return text
}
