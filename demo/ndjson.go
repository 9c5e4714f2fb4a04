package demo

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf8"
)

// MaxLine is the longest line, in bytes, that is read as an event.
const MaxLine = 1 << 20

// A LineError says which line of a trace cannot be read, and why.
type LineError struct {
	Line int
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }
func (e *LineError) Unwrap() error { return e.Err }

// Read reads the trace of one run from NDJSON, as [Trace.WriteTo] writes it. Blank lines are
// passed over.
// The error is a [*LineError]; the trace, if it is not nil, is then what comes before that
// line: one that was cut off can still be looked at.
func Read(r io.Reader) (*Trace, error) {
	t := new(Trace)
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), MaxLine)
	n := 0
	for lines.Scan() {
		n++
		line := lines.Bytes()
		if len(line) == 0 {
			continue
		}
		e, err := ParseEvent(line)
		switch begins := e.Kind == KindExperiment; {
		case err != nil:
		case t.Len() == 0 && !begins:
			err = errors.New(`not a trace: the first event is not "experiment"`)
		case t.Len() > 0 && begins:
			err = errors.New("this file holds several runs; exit42 run LESSON --part N --json prints one")
		}
		if err != nil {
			return t.orNil(), &LineError{n, err}
		}
		t.Append(e)
	}
	if err := lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("longer than %d bytes", MaxLine)
		}
		return t.orNil(), &LineError{n + 1, err}
	}
	if t.Len() == 0 {
		return nil, &LineError{1, errors.New("not a trace: there is no event in it")}
	}
	return t, nil
}

func (t *Trace) orNil() *Trace {
	if t.Len() == 0 {
		return nil
	}
	return t
}

// WriteTo writes the trace as NDJSON.
func (t *Trace) WriteTo(w io.Writer) (int64, error) {
	var total int64
	buf := make([]byte, 0, 512)
	for i := range t.events {
		buf = append(t.events[i].AppendJSON(buf[:0]), '\n')
		n, err := w.Write(buf)
		total += int64(n)
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// ParseEvent reads one event from one line of JSON: a flat object, each name at most once.
func ParseEvent(line []byte) (Event, error) {
	var e Event
	if !utf8.Valid(line) {
		return e, errors.New("not UTF-8")
	}
	if !json.Valid(line) {
		return e, errors.New("not JSON")
	}
	var room [16][]byte
	seen := seenFields{room[:0]}
	err := eachField(line, func(name, value []byte) error {
		if err := seen.add(name); err != nil {
			return err
		}
		known, err := e.set(name, value)
		if err != nil {
			return fmt.Errorf("field %q: %w", name, err)
		}
		if !known {
			e.Unknown += "," + string(appendString(nil, string(name))) + ":" + string(value)
		}
		return nil
	})
	if err == nil && e.Kind == "" {
		err = errors.New(`no "ev": not an event`)
	}
	return e, err
}

// set gives one field its value; known is false for a field that this version does not know.
func (e *Event) set(name, raw []byte) (known bool, err error) {
	switch string(name) {
	case "ev":
		err = setString((*string)(&e.Kind), raw)
	case "t":
		var ns int64
		err = setInt(&ns, raw)
		e.T = time.Duration(ns)
	case "pid":
		err = setInt(&e.PID, raw)
	case "ppid":
		err = setInt(&e.PPID, raw)
	case "file":
		err = setString(&e.File, raw)
	case "line":
		err = setInt(&e.Line, raw)
	case "func":
		err = setString(&e.Func, raw)
	case "at_file":
		err = setString(&e.AtFile, raw)
	case "at_line":
		err = setInt(&e.AtLine, raw)
	case "name":
		err = setString(&e.Name, raw)
	case "value":
		err = setString(&e.Value, raw)
	case "text":
		err = setString(&e.Text, raw)
	case "child":
		err = setInt(&e.Child, raw)
	case "code":
		e.Code = new(int)
		err = setInt(e.Code, raw)
	case "status":
		e.Status = new(int)
		err = setInt(e.Status, raw)
	case "channel":
		err = setString(&e.Channel, raw)
	case "len":
		err = setInt(&e.Len, raw)
	case "cap":
		err = setInt(&e.Cap, raw)
	case "count":
		err = setInt(&e.Count, raw)
	case "thread":
		err = setString(&e.Thread, raw)
	case "head":
		var digits string
		if err = setString(&digits, raw); err == nil {
			e.Head, err = hex.DecodeString(digits)
		}
	case "method":
		err = setString(&e.Method, raw)
	case "state":
		err = setString(&e.State, raw)
	case "held":
		e.Held = string(raw) == "true"
		if !e.Held && string(raw) != "false" {
			err = errors.New("not true or false")
		}
	default:
		return false, nil
	}
	return true, err
}

// AppendJSON appends the event to buf as one flat JSON object.
func (e *Event) AppendJSON(buf []byte) []byte {
	w := fieldWriter{append(buf, `{"ev":`...)}
	w.buf = appendString(w.buf, string(e.Kind))
	w.num("t", int64(e.T))
	w.num("pid", int64(e.PID))
	w.num("ppid", int64(e.PPID))
	w.str("file", e.File)
	w.num("line", int64(e.Line))
	w.str("func", e.Func)
	w.str("at_file", e.AtFile)
	w.num("at_line", int64(e.AtLine))
	w.str("name", e.Name)
	w.str("value", e.Value)
	w.str("text", e.Text)
	w.num("child", int64(e.Child))
	w.opt("code", e.Code)
	w.opt("status", e.Status)
	w.str("channel", e.Channel)
	w.num("len", e.Len)
	w.num("cap", e.Cap)
	w.num("count", e.Count)
	w.str("thread", e.Thread)
	w.str("head", hex.EncodeToString(e.Head))
	w.str("method", e.Method)
	w.str("state", e.State)
	if e.Held {
		w.buf = append(w.buf, `,"held":true`...)
	}
	w.buf = append(w.buf, e.Unknown...)
	return append(w.buf, '}')
}

type fieldWriter struct{ buf []byte }

func (w *fieldWriter) name(name string) {
	w.buf = append(w.buf, ',', '"')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '"', ':')
}

func (w *fieldWriter) str(name, value string) {
	if value != "" {
		w.name(name)
		w.buf = appendString(w.buf, value)
	}
}

func (w *fieldWriter) num(name string, value int64) {
	if value != 0 {
		w.name(name)
		w.buf = strconv.AppendInt(w.buf, value, 10)
	}
}

func (w *fieldWriter) opt(name string, value *int) {
	if value != nil {
		w.name(name)
		w.buf = strconv.AppendInt(w.buf, int64(*value), 10)
	}
}

// appendString appends s as a JSON string. json.Marshal would write < and > as escapes, which
// people who read a trace do not want to see.
func appendString(buf []byte, s string) []byte {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] < 0x7f && s[i] != '"' && s[i] != '\\'
	}
	if plain {
		buf = append(buf, '"')
		buf = append(buf, s...)
		return append(buf, '"')
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always encodes; what is not UTF-8 is replaced
	}
	return append(buf, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}
