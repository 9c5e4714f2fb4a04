package stage

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

func TestLastLines(t *testing.T) {
	out := func(text string) demo.Line { return demo.Line{Stream: "stdout", Text: text} }
	part := func(text string) demo.Line { return demo.Line{Stream: "stdout", Text: text, Partial: true} }
	other := demo.Line{Stream: "stderr", Text: "oh"}
	for _, tt := range []struct {
		name   string
		output []demo.Line
		n      int
		want   string
		more   bool
	}{
		{"nothing", nil, 3, "", false},
		{"whole lines", []demo.Line{out("a"), out("b")}, 3, "a|b", false},
		{"the last ones", []demo.Line{out("a"), out("b"), out("c")}, 2, "b|c", true},
		{"pieces of a line", []demo.Line{part("exitcode"), part(" is "), part("0"), out("")}, 3, "exitcode is 0", false},
		{"a prompt", []demo.Line{out("a"), part("> ")}, 3, "a|> ", false},
		{"an empty line", []demo.Line{out("a"), out(""), out("b")}, 3, "a||b", false},
		{"pieces around the other stream", []demo.Line{part("a"), other, out("b"), other}, 3, "ab", false},
		{"no room", []demo.Line{out("a")}, 0, "", true},
	} {
		lines, more := lastLines(tt.output, "stdout", tt.n)
		if got := strings.Join(lines, "|"); got != tt.want || more != tt.more {
			t.Errorf("%s: got %q, more %t; want %q, more %t", tt.name, got, more, tt.want, tt.more)
		}
	}
}

// What was printed before a gap and after it is never shown as one line.
func TestLastLinesAcrossAGap(t *testing.T) {
	trace := new(demo.Trace)
	for _, e := range []demo.Event{
		{Kind: demo.KindOutput, Name: "stdout", Text: "he", State: "partial"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "ad", State: "partial"},
		{Kind: demo.KindOutput, Name: "stdout", State: "cut"},
		{Kind: demo.KindSkipped, Name: "stdout", Len: 1},
		{Kind: demo.KindOutput, Name: "stdout", Text: "ta", State: "partial"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "il", State: "partial"},
	} {
		trace.Append(e)
	}
	s := trace.At(trace.Len())
	found := streams(&s, 3)
	if len(found) != 1 || !slices.Equal(found[0].lines, []string{"head", "tail"}) || found[0].lost != 1 {
		t.Errorf("shown as %+v", found)
	}
}

// Which stream came first is not observed, so they are never mixed.
func TestStreamsStandApart(t *testing.T) {
	s := demo.Scene{Output: []demo.Line{
		{Stream: "stderr", Text: "err 1"}, {Stream: "stdout", Text: "out 1"},
		{Stream: "stderr", Text: "err 2"}, {Stream: "stdout", Text: "out 2"},
	}, Skipped: map[string]int64{"stdout": 1234567}}
	o := options(read(t, "promise-fork"), true)
	o.Pane = PaneOutput
	var got []string
	for line := range strings.Lines(ansi.Strip(Draw(s, o, 120, 16))) {
		pane, _, _ := strings.Cut(line, " |")
		got = append(got, strings.Trim(pane, " -\n"))
	}
	want := []string{"output", "stdout", "~ 1,234,567 lines not kept", "out 1", "out 2", "stderr", "err 1", "err 2"}
	if !slices.Equal(got[:len(want)], want) {
		t.Errorf("got %q, want %q", got[:len(want)], want)
	}
}

func TestManyRows(t *testing.T) {
	trace := read(t, "promise-fork")
	s := many(trace.At(trace.Len()), 5000)
	s.Limit, s.Skipped = "ended after 30s", map[string]int64{"events": 1200}
	lines := strings.Split(ansi.Strip(Draw(s, options(trace, false), 120, 16)), "\n")
	if !strings.Contains(lines[1], "↑ more than 999 · 1,200 events not kept") {
		t.Errorf("above: %q", lines[1])
	}
	if !strings.Contains(lines[12], "ended after 30s") {
		t.Errorf("below: %q", lines[12])
	}
}
