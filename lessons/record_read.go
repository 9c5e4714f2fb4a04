package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Newer is the error of [Decode] when a newer program wrote the record.
type Newer struct{ Version string }

func (e Newer) Error() string {
	return fmt.Sprintf("a newer exit42 wrote it (version %s)", e.Version)
}

// Damaged is the error of [Decode] when the text is no record, or no longer one.
type Damaged struct {
	Line int    // where
	What string // what is wrong there, on one line
}

func (e Damaged) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.What) }

// Decode reads a record. An empty text is an empty record. Keys that it does not
// know are passed over: a newer program may have added them. The error is a [Newer],
// a [Damaged], or the reader's own.
func Decode(r io.Reader) (rec Record, err error) {
	text, err := io.ReadAll(io.LimitReader(r, maxRecord+1))
	if err != nil {
		return Record{}, err
	}
	if wrong := unfit(text); wrong != nil {
		return Record{}, *wrong
	}
	defer func() {
		if recover() != nil { // the library's: whatever made it so is no record
			rec, err = Record{}, Damaged{1, "it is no YAML that can be read"}
		}
	}()
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return Record{}, badRecord(err)
	}
	var d decoding
	rec = d.record(file)
	switch {
	case d.newer != nil:
		return Record{}, *d.newer
	case d.damage != nil:
		return Record{}, *d.damage
	}
	return rec, nil
}

// The bounds of a text that is worth parsing: nothing here is nested deeper or written wider.
const (
	maxRecordLine = 4 << 10
	maxNested     = 500
)

// unfit says why a text is not worth parsing.
func unfit(text []byte) *Damaged {
	line, nested := 0, 0
	if len(text) > maxRecord {
		return &Damaged{1, fmt.Sprintf("it is longer than %d KiB", maxRecord>>10)}
	}
	for l := range bytes.Lines(text) {
		line++
		nested = max(0, nested+bytes.Count(l, []byte("["))+bytes.Count(l, []byte("{"))-bytes.Count(l, []byte("]"))-bytes.Count(l, []byte("}")))
		switch {
		case !utf8.Valid(l):
			return &Damaged{line, "it is not UTF-8"}
		case bytes.IndexByte(l, 0) >= 0:
			return &Damaged{line, "it is no text"}
		case len(l) > maxRecordLine:
			return &Damaged{line, "the line is too long"}
		case nested > maxNested:
			return &Damaged{line, "too many brackets are open"}
		}
	}
	return nil
}

// badRecord is what the YAML parser said, without its picture of the source.
func badRecord(err error) Damaged {
	var y yaml.Error
	if errors.As(err, &y) && y.GetToken() != nil {
		return Damaged{max(1, y.GetToken().Position.Line), Kept(y.GetMessage())}
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return Damaged{1, Kept(first)}
}

// decoding is the reading of one record. It keeps the first mistake.
type decoding struct {
	damage *Damaged
	newer  *Newer
}

func (d *decoding) wrong(n ast.Node, format string, args ...any) {
	if d.damage != nil {
		return
	}
	line := 1
	if t := n.GetToken(); t != nil && t.Position != nil {
		line = max(1, t.Position.Line)
	}
	d.damage = &Damaged{line, fmt.Sprintf(format, args...)}
}

func (d *decoding) record(file *ast.File) Record {
	rec := Record{Lessons: map[string]LessonRecord{}}
	var bodies []ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.CommentType && doc.Body.Type() != ast.CommentGroupType {
			bodies = append(bodies, doc.Body)
		}
	}
	if len(bodies) == 0 {
		return rec
	}
	if !d.version(bodies[0]) {
		return rec
	}
	if len(bodies) > 1 {
		d.wrong(bodies[1], "a second document begins; keep one")
	}
	d.each(bodies[0], func(key string, value ast.Node) {
		switch key {
		case "last":
			rec.Last = d.text(value)
		case "lessons":
			d.each(value, func(slug string, value ast.Node) {
				if l := d.lesson(value); !l.Empty() {
					rec.Lessons[slug] = l
				}
			})
		}
	})
	return rec
}

// version reads the version before anything else: a newer record may have other shapes.
func (d *decoding) version(body ast.Node) bool {
	found := false
	d.each(body, func(key string, value ast.Node) {
		if key != "version" {
			return
		}
		found = true
		version := d.text(value)
		major, _, _ := strings.Cut(version, ".")
		switch n, err := strconv.Atoi(major); {
		case err != nil || n < 1:
			d.wrong(value, "the version is %q; this is version %d", version, recordVersion)
		case n > recordVersion:
			d.newer = &Newer{version}
		}
	})
	if !found {
		d.wrong(body, "there is no line \"version: %d\"", recordVersion)
	}
	return d.newer == nil && d.damage == nil
}

func (d *decoding) lesson(n ast.Node) LessonRecord {
	var l LessonRecord
	d.each(n, func(key string, value ast.Node) {
		switch key {
		case "step":
			l.Step = d.text(value)
		case "done":
			l.Done = d.yes(value)
		case "seen":
			l.Seen = d.texts(value)
		case "ran":
			l.Ran = d.texts(value)
		case "passed":
			l.Passed = d.texts(value)
		case "hints":
			l.Hints = map[string]int{}
			d.each(value, func(step string, value ast.Node) { l.Hints[step] = d.number(value) })
		case "orders":
			l.Orders = map[string][]int{}
			d.each(value, func(step string, value ast.Node) { l.Orders[step] = d.lines(value) })
		case "answers":
			l.Answers = map[string]AnswerRecord{}
			d.each(value, func(step string, value ast.Node) { l.Answers[step] = d.answer(value) })
		}
	})
	return l
}

func (d *decoding) answer(n ast.Node) AnswerRecord {
	var a AnswerRecord
	d.each(n, func(key string, value ast.Node) {
		switch key {
		case "letter":
			a.Letter = d.text(value)
		case "sure":
			a.Sure = oneOf(d, value, Unsaid, Guess, FairlySure, Certain)
		case "committed":
			a.Committed = d.yes(value)
		case "skipped":
			a.Skipped = d.yes(value)
		case "grade":
			a.Grade = oneOf(d, value, NotObserved, Right, Wrong)
		case "happened":
			a.Happened = happened(d.text(value))
		case "by":
			a.By = d.text(value)
		}
	})
	return a
}

// happened reads an observation as it was written, of a subject that a newer program
// may have added. What is none is not observed.
func happened(text string) Observation {
	if subject, value, ok := strings.Cut(text, " is "); ok {
		return Observation{subject, canonical(value)}
	}
	o, _ := ParseObservation(text)
	return o
}
