package process

import (
	"encoding/json"
	"strconv"
)

// An event is one thing that this process tells; package demo, which imports net and so
// cannot be imported here, documents the fields. What is zero is not told.
type event struct {
	Kind    string
	T       int64
	PID     int
	PPID    int
	File    string
	Line    int
	Func    string
	AtFile  string
	AtLine  int
	Name    string
	Value   string
	Text    string
	Child   int
	Code    *int
	Status  *int
	Channel string
	Len     int
	Head    string // in hex
	Method  string
	Held    bool
}

// line is the event as a line of JSON. To write it by hand takes a process less time, at its
// first event, than encoding/json takes to look at the type.
func (e *event) line() []byte {
	w := fields(`{"ev":`)
	w = append(w, quote(e.Kind)...)
	w.number("t", e.T)
	w.number("pid", int64(e.PID))
	w.number("ppid", int64(e.PPID))
	w.text("file", e.File)
	w.number("line", int64(e.Line))
	w.text("func", e.Func)
	w.text("at_file", e.AtFile)
	w.number("at_line", int64(e.AtLine))
	w.text("name", e.Name)
	w.text("value", e.Value)
	w.text("text", e.Text)
	w.number("child", int64(e.Child))
	w.code("code", e.Code)
	w.code("status", e.Status)
	w.text("channel", e.Channel)
	w.number("len", int64(e.Len))
	w.text("head", e.Head)
	w.text("method", e.Method)
	if e.Held {
		w = append(w, `,"held":true`...)
	}
	return append(w, "}\n"...)
}

// fields is a JSON object that is being written.
type fields []byte

func (w *fields) name(name string) { *w = append(*w, `,"`+name+`":`...) }

func (w *fields) number(name string, n int64) {
	if n != 0 {
		w.name(name)
		*w = strconv.AppendInt(*w, n, 10)
	}
}

func (w *fields) text(name, text string) {
	if text != "" {
		w.name(name)
		*w = append(*w, quote(text)...)
	}
}

// code writes a number whose zero means something.
func (w *fields) code(name string, n *int) {
	if n != nil {
		w.name(name)
		*w = strconv.AppendInt(*w, int64(*n), 10)
	}
}

// quote is a JSON string: of the plain ones, which are nearly all, without encoding/json.
func quote(text string) string {
	for _, c := range text {
		if c < ' ' || c > '~' || c == '"' || c == '\\' {
			data, err := json.Marshal(text)
			if err != nil {
				panic(err) // a string always encodes; what is not UTF-8 is replaced
			}
			return string(data)
		}
	}
	return `"` + text + `"`
}
