package report

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"

	"exit42/lessons"
	"exit42/lessons/class"
)

// The bounds of a file that is worth reading.
const (
	MaxFile        = 1 << 20 // bytes
	maxLessons     = 200
	maxPredictions = 2000
	maxSteps       = 10_000
)

var (
	errEmpty  = errors.New("it is empty")
	errSize   = fmt.Errorf("it is larger than %d MiB", MaxFile>>20)
	errOther  = errors.New("it is no report; exit42 report -o FILE.json writes one")
	errClass  = errors.New("it is what report merge wrote, and no report of one learner")
	errTooFew = errors.New("it ends too early, as if it was not copied whole")
)

// Decode reads a report that anybody may have made. Every text in it is one line then, and is not
// too long. Keys that it does not know are passed over. The error is a [lessons.Newer], or says in
// one line what is wrong.
func Decode(file []byte) (Report, error) {
	text, kind, err := open(file)
	switch {
	case err != nil:
		return Report{}, err
	case kind != Kind:
		return Report{}, errOther
	}
	var whole struct {
		Name                 string
		Lessons, Predictions json.RawMessage
	}
	if err := json.Unmarshal(text, &whole); err != nil {
		return Report{}, wrongJSON(text, err)
	}
	r := Report{Kind: Kind, Version: Version, Name: line(whole.Name, maxName)}
	if r.Lessons, err = entries[Lesson](whole.Lessons, maxLessons, "lessons"); err != nil {
		return Report{}, err
	}
	if r.Predictions, err = entries[Prediction](whole.Predictions, maxPredictions, "predictions"); err != nil {
		return Report{}, err
	}
	return r, r.check()
}

// open is a file's JSON, and what kind of file it says it is.
func open(file []byte) (text []byte, kind string, err error) {
	if len(file) > MaxFile {
		return nil, "", errSize
	}
	text = bytes.TrimSpace(inUTF8(file))
	if len(text) == 0 {
		return nil, "", errEmpty
	}
	var head struct {
		Kind    string
		Version int
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, "", wrongJSON(text, err)
	}
	switch {
	case head.Kind == ClassKind:
		return nil, "", errClass
	case head.Kind == Kind && head.Version > Version:
		return nil, "", lessons.Newer{Version: strconv.Itoa(head.Version)}
	case head.Kind == Kind && head.Version < 1:
		return nil, "", fmt.Errorf("its version is %d; the first is 1", head.Version)
	}
	return text, head.Kind, nil
}

// HandedIn reports whether a file says that it is a report or holds votes, of whatever version:
// nothing that is made of them belongs in its place.
func HandedIn(file []byte) bool {
	var head struct{ Kind string }
	err := json.Unmarshal(inUTF8(file), &head)
	return err == nil && (head.Kind == Kind || head.Kind == class.VotesKind)
}

// inUTF8 takes the mark away that some editors put before a text, and undoes what the older
// Windows shells make of a program's output: two bytes a character.
func inUTF8(file []byte) []byte {
	if rest, ok := bytes.CutPrefix(file, []byte("\xef\xbb\xbf")); ok {
		return rest
	}
	var order binary.ByteOrder = binary.LittleEndian
	rest, ok := bytes.CutPrefix(file, []byte("\xff\xfe"))
	if !ok {
		order = binary.BigEndian
		if rest, ok = bytes.CutPrefix(file, []byte("\xfe\xff")); !ok {
			return file
		}
	}
	units := make([]uint16, len(rest)/2)
	for i := range units {
		units[i] = order.Uint16(rest[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// wrongJSON says in one line why a text is no JSON, or none of this shape.
func wrongJSON(text []byte, err error) error {
	var syntax *json.SyntaxError
	var shape *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Offset >= int64(len(text)) && bytes.HasPrefix(text, []byte("{")):
		return errTooFew
	case errors.As(err, &syntax) && bytes.HasPrefix(text, []byte("{")):
		before := text[:min(max(syntax.Offset, 0), int64(len(text)))]
		return fmt.Errorf("line %d is not JSON; exit42 report -o FILE.json writes a report", 1+bytes.Count(before, []byte("\n")))
	case errors.As(err, &shape) && shape.Field != "":
		return fmt.Errorf("its %s cannot be what is there", strings.ToLower(shape.Field))
	}
	return errOther
}

// entries reads a list, and stops at the first that is too many.
func entries[T any](list json.RawMessage, most int, what string) ([]T, error) {
	all := []T{}
	in := json.NewDecoder(bytes.NewReader(list))
	switch first, err := in.Token(); {
	case errors.Is(err, io.EOF) || err == nil && first == nil:
		return all, nil // it is not there
	case err != nil || first != json.Delim('['):
		return nil, fmt.Errorf("its %s are no list", what)
	}
	for in.More() {
		if len(all) == most {
			return nil, fmt.Errorf("it has more than %d %s", most, what)
		}
		var one T
		if err := in.Decode(&one); err != nil {
			return nil, fmt.Errorf("number %d of its %s cannot be read", len(all)+1, what)
		}
		all = append(all, one)
	}
	return all, nil
}
