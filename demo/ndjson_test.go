package demo

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

// full has every field set, to something that JSON has to take care of.
func full(kind Kind) Event {
	zero, minus := 0, -9
	return Event{
		Kind: kind, T: 3 * time.Second, PID: 1, PPID: 2, File: `C:\x "y".py`, Line: 3, Func: "<module>",
		AtFile: "é/ü", AtLine: 4, Name: "\x1b[31m\x00", Value: "'\u2028'", Text: "a\nb\tc&<>", Child: 5,
		Code: &minus, Status: &zero, Channel: "pipe:6", Len: 1 << 40, Cap: 65536, Count: 7, Thread: "Thread-1 (\u00e9)", Head: []byte{0, 0xff},
		Method: "fork", State: "Z", Held: true, Unknown: `,"z":[1, {"a":null}],"b":"\u00e9"`,
	}
}

var kinds = []Kind{
	KindSource, KindBegin, KindLine, KindStart, KindStarted, KindEnter, KindReturn, KindRaise, KindRun, KindExit,
	KindWrite, KindRead, KindJoin, KindJoined, KindStatus, KindAttr, KindMissing, KindFailed, KindQuiet,
	KindChannel, KindWriting, KindReading, KindFolded, KindMemory, KindFill, KindHolds, KindAsleep, KindStuck, KindTimer, KindTyped, KindSignal,
	KindTemp, KindOutput, KindSkipped, KindWitness, KindResumed, KindGone, KindReaped, KindKilled, KindLimit, KindTrouble, "of the future", KindEnd,
}

func TestRoundTrip(t *testing.T) {
	trace := new(Trace)
	trace.Append(full(KindExperiment))
	for _, kind := range kinds {
		trace.Append(full(kind))
		trace.Append(Event{Kind: kind})
	}
	var text bytes.Buffer
	if n, err := trace.WriteTo(&text); err != nil || n != int64(text.Len()) {
		t.Fatalf("WriteTo says %d, %v for %d bytes", n, err, text.Len())
	}
	written := text.String()
	again, err := Read(&text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range trace.Len() {
		if a, b := trace.Event(i), again.Event(i); !reflect.DeepEqual(a, b) {
			t.Errorf("event %d\nwas %+v\nis  %+v", i, a, b)
		}
	}
	again.WriteTo(&text)
	if text.String() != written {
		t.Error("written a second time, it is another text")
	}
}

// TestFieldsAreComplete finds a field of Event that full forgets, so that no new one escapes
// the round trip.
func TestFieldsAreComplete(t *testing.T) {
	v := reflect.ValueOf(full(KindLine))
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the round trip does not try %s", v.Type().Field(i).Name)
		}
	}
}

func TestRefusedLines(t *testing.T) {
	const first = `{"ev":"experiment"}` + "\n"
	for _, test := range []struct {
		text, want string
		line       int
	}{
		{"", "no event", 1},
		{"\n\n", "no event", 1},
		{`{"ev":"line"}`, `not "experiment"`, 1},
		{first + "nonsense", "not JSON", 2},
		{first + "\n" + `{"ev":"line"`, "not JSON", 3},
		{first + `["ev"]`, "not a JSON object", 2},
		{first + `null`, "not a JSON object", 2},
		{first + `"ev"`, "not a JSON object", 2},
		{first + `{}`, `no "ev"`, 2},
		{first + `{"ev":""}`, `no "ev"`, 2},
		{first + `{"ev":"line","pid":1,"pid":1}`, `"pid" twice`, 2},
		{first + `{"ev":"line","\u0065v":"line"}`, `"ev" twice`, 2},
		{first + `{"ev":"line","new":1,"new":1}`, `"new" twice`, 2},
		{first + `{"ev":1}`, `"ev": not a string`, 2},
		{first + `{"ev":"line","pid":"1"}`, `"pid": not a whole number`, 2},
		{first + `{"ev":"line","pid":1.5}`, `"pid": not a whole number`, 2},
		{first + `{"ev":"line","code":9223372036854775808}`, `"code": not a whole number`, 2},
		{first + `{"ev":"line","text":null}`, `"text": not a string`, 2},
		{first + `{"ev":"line","held":1}`, `"held": not true or false`, 2},
		{first + `{"ev":"line","head":"0"}`, `"head"`, 2},
		{first + `{"ev":"line","head":"xy"}`, `"head"`, 2},
		{first + "{\"ev\":\"\xff\"}", "not UTF-8", 2},
		{first + "\n" + first, "this file holds several runs; exit42 run LESSON --part N --json prints one", 3},
		{first + `{"ev":"line"}` + "\n" + `{"ev":"line","text":"` + strings.Repeat("x", MaxLine) + `"}`, "longer than", 3},
	} {
		_, err := Read(strings.NewReader(test.text))
		var at *LineError
		if !errors.As(err, &at) || at.Line != test.line || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%.80q: %v, want line %d and %q", test.text, err, test.line, test.want)
		}
	}
}

func TestAcceptedLines(t *testing.T) {
	for _, line := range []string{
		"\t{ \"ev\" :\"line\" , \"x\" : [ 1,\t2 ] }\r", `{"ev":"line","x":"a\"}b","y":{"z":[{}]}}`,
		`{"ev":"line","code":0,"held":false,"head":"","pid":-0}`,
	} {
		if _, err := Read(strings.NewReader("{\"ev\":\"experiment\"}\n" + line + "\n")); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// FuzzParseEvent holds the parser to encoding/json, which is slow and right.
func FuzzParseEvent(f *testing.F) {
	e := full(KindLine)
	f.Add(e.AppendJSON(nil))
	f.Add([]byte(`{"ev":"\ud800","x":{"a":[1,2,"}"]},"pid":-7}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := ParseEvent(line)
		if err != nil {
			return
		}
		var want map[string]any
		if err := json.Unmarshal(line, &want); err != nil {
			t.Fatalf("accepted what encoding/json refuses: %q: %v", line, err)
		}
		text := e.AppendJSON(nil)
		var got map[string]any
		if err := json.Unmarshal(text, &got); err != nil {
			t.Fatalf("%q is written as %q: %v", line, text, err)
		}
		for name, value := range want {
			switch value {
			case "", 0.0, false: // left out, where the field is known
				continue
			}
			if name == "head" {
				value = strings.ToLower(value.(string))
			}
			if !reflect.DeepEqual(got[name], value) {
				t.Errorf("%q: %s is %#v, want %#v", line, name, got[name], value)
			}
		}
		again, err := ParseEvent(text)
		if err != nil {
			t.Fatalf("its own words %q are refused: %v", text, err)
		}
		if twice := again.AppendJSON(nil); !bytes.Equal(text, twice) {
			t.Errorf("written as %q and then as %q", text, twice)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("{\"ev\":\"experiment\"}\n\n{\"ev\":\"begin\",\"pid\":1,\"name\":\"main\"}\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		trace, err := Read(bytes.NewReader(data))
		var at *LineError
		if err != nil && (!errors.As(err, &at) || at.Line < 1 || at.Line > bytes.Count(data, []byte("\n"))+1) {
			t.Errorf("%q: %v names no line of it", data, err)
		}
		if err == nil && trace.Event(0).Kind != KindExperiment {
			t.Errorf("%q: begins with %q", data, trace.Event(0).Kind)
		}
	})
}
