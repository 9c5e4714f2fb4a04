package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"exit42/demo"
)

// TestNoTrace: what is refused names the command that prints what would do.
func TestNoTrace(t *testing.T) {
	var one bytes.Buffer
	trace := new(demo.Trace)
	trace.Append(demo.Event{Kind: demo.KindExperiment, Name: "Python 3.13.0"})
	if _, err := trace.WriteTo(&one); err != nil {
		t.Fatal(err)
	}
	for file, hint := range map[string]string{
		one.String() + one.String(): "exit42 run LESSON --part N --json prints one",
		"no trace\n":                "exit42 watch --json FILE.py prints one",
		"":                          "exit42 watch --json FILE.py prints one",
	} {
		_, err := demo.Read(strings.NewReader(file))
		if got := noTrace("x.ndjson", err); got.Hint != hint || strings.Contains(got.What, ";") {
			t.Errorf("%q: %q, hint %q", file, got.What, got.Hint)
		}
	}
}

// TestOneLine: an error is one line, and none of it is acted on by a terminal.
func TestOneLine(t *testing.T) {
	if got := OneLine(errors.Join(errors.New("a\x1b[2J"), errors.New("b …")).Error(), true); got != `a\x1b[2J; b ...` {
		t.Errorf("%q", got)
	}
}
