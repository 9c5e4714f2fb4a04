package lessons

import (
	"strings"
	"testing"
)

func TestParseObservation(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"join() is 42", "join() is 42"},
		{"join() is None", "join() is nothing"},
		{"join() is nil", "join() is nothing"},
		{"  exitcode   is -9 ", "exitcode is -9"},
		{"returncode is missing", "returncode is missing"},
		{"value is 'is not it'", "value is 'is not it'"},
		{"pid is another", "pid is another"},
		{"join() returned after the exit", "join() returned after the exit"},

		{"", "does not parse"},
		{"join()", "does not parse"},
		{"join() is", "does not parse"},
		{"join() was 42", "does not parse"},
		{"result is 42", "does not parse"},
		{"exitcode is not 0", "denies"},
		{"pid is 4711", "is another or same"},
		{"join() returned late", "after the exit or before the exit"},
	} {
		o, err := ParseObservation(c.text)
		got := o.String()
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestParseTest(t *testing.T) {
	got, err := ParseTest("returncode is not missing")
	want := Test{Observation{"returncode", Missing}, true}
	if err != nil || got != want {
		t.Errorf("%v %v", got, err)
	}
	if _, err := ParseTest("returncode is not not missing"); err == nil {
		t.Error("a double denial was taken")
	}
}

func TestObservationInWords(t *testing.T) {
	for _, c := range []struct{ text, python, golang string }{
		{"join() is nothing", "join() is None", "join() is nil"},
		{"exitcode is 44", "exitcode is 44", "exitcode is 44"},
		{"returncode is missing", "there is no returncode", "there is no returncode"},
		{"target is nothing", "the function returned None", "the function returned nil"},
		{"value is nothing", "nothing was sent to the parent", "nothing was sent to the parent"},
		{"status is 0x2c00", "status is 0x2c00", "status is 0x2c00"},
		{"value is bytes", "bytes reached the parent", "bytes reached the parent"},
		{"value is 42", "42 reached the parent", "42 reached the parent"},
		{"bytes is 9", "9 bytes crossed", "9 bytes crossed"},
		{"bytes is nothing", "no bytes crossed", "no bytes crossed"},
		{"pid is another", "the child has another pid", "the child has another pid"},
		{"join() returned after the exit", "join() returned after the exit", "join() returned after the exit"},
	} {
		o, err := ParseObservation(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := o.In(Python); got != c.python {
			t.Errorf("%s in Python: %s, want %s", o, got, c.python)
		}
		if got := o.In(Go); got != c.golang {
			t.Errorf("%s in Go: %s, want %s", o, got, c.golang)
		}
	}
	if got := (Observation{}).In(Python); got != "not observed" {
		t.Errorf("nothing seen: %s", got)
	}
}

// told is evidence that was written down; each subject's event is its length.
type told map[string]string

func (e told) Says(subject string) (string, int, bool) {
	value, ok := e[subject]
	return value, len(subject), ok
}

func TestGrade(t *testing.T) {
	option := Option{Predicts: Observation{"join()", Nothing}}
	for _, c := range []struct {
		ev   Evidence
		want Grade
	}{
		{told{"join()": "nothing"}, Right},
		{told{"join()": "None"}, Right},
		{told{"join()": "42"}, Wrong},
		{told{"join()": "missing"}, Wrong},
		{told{"exitcode": "0"}, NotObserved},
		{nil, NotObserved},
	} {
		if got := option.Grade(c.ev); got != c.want {
			t.Errorf("%v: %v, want %v", c.ev, got, c.want)
		}
	}
}
