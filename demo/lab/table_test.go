package lab_test

import (
	"bytes"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/lab"
)

// trace is a run that printed these lines, as a parent that ends with 0 would.
func trace(lines ...string) *demo.Trace {
	zero, t := 0, new(demo.Trace)
	t.Append(demo.Event{Kind: demo.KindExperiment, Name: "Python 3.13.0", Method: "fork"})
	t.Append(demo.Event{Kind: demo.KindBegin, PID: 7, Name: "main"})
	for _, line := range lines {
		t.Append(demo.Event{Kind: demo.KindOutput, Name: "stdout", Text: line, T: 10})
	}
	t.Append(demo.Event{Kind: demo.KindReaped, PID: 7, Status: &zero})
	t.Append(demo.Event{Kind: demo.KindEnd, Name: "done"})
	return t
}

// TestJudgePrinted: what is printed is compared, and never believed to be harmless.
func TestJudgePrinted(t *testing.T) {
	typed := func(text string) lab.Knobs {
		k, err := lab.Knobs{Outcome: lab.Return, Way: lab.Pipe}.Type(text)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	pipe := lab.Knobs{Outcome: lab.Return, Value: lab.FortyTwo, Way: lab.Pipe}
	none := typed("None")
	none.Way = lab.None
	for _, c := range []struct {
		k     lab.Knobs
		lines []string
		want  lab.Arrived
		had   string
	}{
		{pipe, []string{"the parent has 42", "exitcode is 0"}, lab.Yes, "42"},
		{pipe, []string{"the parent has 44"}, lab.Changed, "44"},
		{pipe, []string{"the parent has 42.0"}, lab.Changed, "42.0"},
		{pipe, []string{"the parent has '42'"}, lab.Changed, "'42'"},
		{pipe, []string{"the parent has nothing: EOFError"}, lab.No, ""},
		{pipe, []string{"the parent has nothing"}, lab.No, ""},
		{pipe, []string{"the parent has <object at 0x7f>"}, lab.Unknown, "<object at 0x7f>"},
		{pipe, []string{"the parent has 42", "the parent has 42"}, lab.Unknown, ""},
		{pipe, nil, lab.Unknown, ""},
		{pipe, []string{"the parent has \x1b[31m42"}, lab.Unknown, `\x1b[31m42`},
		{typed("(1, {2})"), []string{"the parent has (1, {2})"}, lab.Yes, "(1, {2})"},
		{typed("(1, 2)"), []string{"the parent has [1, 2]"}, lab.Changed, "[1, 2]"},
		{typed("{1: 2}"), []string{"the parent has {'1': 2}"}, lab.Changed, "{'1': 2}"},
		{typed("'a|b'"), []string{"the parent has 'a|b'"}, lab.Yes, "'a|b'"},
		{none, []string{"the parent has None"}, lab.Unknown, "None"},
		{lab.Default(), []string{"the parent has None"}, lab.No, "None"},
		{pipe, []string{"the parent has '" + strings.Repeat("y", 5000) + "'"}, lab.Changed, "'" + strings.Repeat("y", 199) + "…"},
	} {
		if r := lab.Judge(trace(c.lines...), c.k); r.Arrived != c.want || r.Had != c.had {
			t.Errorf("%v, %.60q: %s, has %q; want %s, %q", c.k, c.lines, r.Arrived, r.Had, c.want, c.had)
		}
	}
}

// TestJudgeDied: a parent that ends by an exception of its own is no answer.
func TestJudgeDied(t *testing.T) {
	one, died := 256, new(demo.Trace)
	died.Append(demo.Event{Kind: demo.KindExperiment})
	died.Append(demo.Event{Kind: demo.KindBegin, PID: 7, Name: "main"})
	died.Append(demo.Event{Kind: demo.KindOutput, Name: "stderr", Text: "Traceback (most recent call last):"})
	died.Append(demo.Event{Kind: demo.KindOutput, Name: "stderr", Text: "OSError: [Errno 38] Function not implemented"})
	died.Append(demo.Event{Kind: demo.KindReaped, PID: 7, Status: &one})
	died.Append(demo.Event{Kind: demo.KindEnd, Name: "done"})
	r := lab.Judge(died, lab.Default())
	if r.Arrived != lab.Unknown || r.Died != "OSError: [Errno 38] Function not implemented" || !strings.Contains(r.String(), r.Died) {
		t.Errorf("%+v: %v", r, r)
	}
}

// TestNoSuchKnobs: knobs from elsewhere that name nothing have no program, and say so.
func TestNoSuchKnobs(t *testing.T) {
	for _, k := range []lab.Knobs{
		{}, {Outcome: lab.Return, Value: lab.FortyTwo, Way: "x"}, {Outcome: "x", Value: lab.FortyTwo, Way: lab.Pipe},
		{Outcome: lab.Return, Value: "x", Way: lab.Pipe}, {Outcome: lab.Return, Value: lab.Typed, Typed: "__import__('os')", Way: lab.Pipe},
	} {
		if k.Lack() == "" || lab.Program(k).Text != "" {
			t.Errorf("%v: %q", k, lab.Program(k).Text)
		}
	}
}

func TestTable(t *testing.T) {
	var table lab.Table
	k, _ := lab.Knobs{Outcome: lab.Return, Way: lab.Pipe}.Type("'a|b'")
	table.Add(trace("the parent has 'a|b'", "exitcode is 0"), k)
	row := table.Add(trace("the parent has None", "exitcode is 1"), lab.Default())
	if row.Runtime != "Python 3.13.0" || row.Method != "fork" || len(table.Rows) != 2 || len(row.Cells()) != len(table.Heads()) {
		t.Errorf("%+v", row)
	}
	var md, js bytes.Buffer
	if err := table.Markdown(&md); err != nil {
		t.Fatal(err)
	}
	if err := table.JSON(&js); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(md.String(), "\n"); n != 4 || !strings.Contains(md.String(), `'a\|b'`) {
		t.Errorf("%d lines:\n%s", n, &md)
	}
	if n := strings.Count(js.String(), "\n"); n != 2 || !strings.Contains(js.String(), `"arrived":"yes"`) {
		t.Errorf("%d lines:\n%s", n, &js)
	}
}
