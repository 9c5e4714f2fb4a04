package demo

import (
	"fmt"
	"strings"
	"testing"
)

func traceOf(events ...Event) *Trace {
	t := new(Trace)
	t.Append(Event{Kind: KindExperiment, Name: "Python 3.13.0"})
	for _, e := range events {
		t.Append(e)
	}
	return t
}

func stdout(text string) Event  { return Event{Kind: KindOutput, Name: "stdout", Text: text} }
func partial(text string) Event { e := stdout(text); e.State = "partial"; return e }

// says checks what a trace says of a subject; "-" is nothing at all.
func says(t *testing.T, trace *Trace, subject, want string) {
	t.Helper()
	got, event, ok := trace.Evidence().Says(subject)
	if !ok {
		got = "-"
	}
	if got != want || event < 0 || ok && event >= trace.Len() {
		t.Errorf("%s is %q (event %d), want %q", subject, got, event, want)
	}
}

// TestPrinted: the last line of its form counts, however its pieces came.
func TestPrinted(t *testing.T) {
	trace := traceOf(
		stdout("result is 1"), stdout("result is 42\r"), stdout("join() gave None"),
		stdout("it gave what is said"), stdout("  the value is  {'a': 1} "),
		partial("in "), partial("parts is"), stdout(" 7"),
		Event{Kind: KindOutput, Name: "stderr", Text: "hidden is 1"},
		stdout("this is\x1b[31mred"), stdout("re\x1bd is 1"), stdout("blue is \x1b[34mx"),
		stdout(" is 3"), stdout("empty is "), stdout("No form"), partial("last is 9"),
	)
	for name, want := range map[string]string{
		"result": "42", "join()": "nothing", "it": "what is said", "the value": "{'a': 1}", "in parts": "7",
		"hidden": "-", "this": "-", "re\x1bd": "-", "": "-", "empty": "-", "blue": "\uFFFD[34mx", "last": "9",
	} {
		says(t, trace, "printed "+name, want)
	}
}

// TestPrintedIsBounded: neither long lines nor many of them, nor a gap, are taken for more than they are.
func TestPrintedIsBounded(t *testing.T) {
	trace := traceOf(stdout(strings.Repeat("n", 40)+" is 1"), stdout(strings.Repeat("n", 41)+" is 1"), stdout("long is "+strings.Repeat("x", 100_000)))
	says(t, trace, "printed "+strings.Repeat("n", 40), "1")
	says(t, trace, "printed "+strings.Repeat("n", 41), "-")
	says(t, trace, "printed long", strings.Repeat("x", 200)+"…")
	for i := range 10_000 {
		trace.Append(stdout(fmt.Sprintf("n%d is 1", i)))
	}
	trace.Append(stdout("long is short"))
	if n := len(trace.Evidence().facts); n > 110 {
		t.Errorf("%d facts are kept", n)
	}
	says(t, trace, "printed long", "short")
	trace.Append(partial("cut is 1"))
	trace.Append(Event{Kind: KindOutput, Name: "stdout", State: "cut"})
	trace.Append(Event{Kind: KindSkipped, Name: "stdout", Len: 5})
	trace.Append(stdout("after is 2"))
	says(t, trace, "printed long", "-") // it may have been printed again
	says(t, trace, "printed cut", "-")
	says(t, trace, "printed after", "2")
}

const a, b = 1, 2 // a parent and its child

func begun(more ...Event) []Event {
	return append([]Event{
		{Kind: KindBegin, PID: a, Name: "main"},
		{Kind: KindStarted, PID: a, Child: b, Method: "fork"},
		{Kind: KindBegin, PID: b, PPID: a, Name: "fork"},
	}, more...)
}

func ended(how string, more ...Event) []Event {
	return begun(append(more, Event{Kind: KindEnd, Name: how})...)
}

func carried(kind Kind, pid int, part, bytes string) Event {
	return Event{Kind: kind, PID: pid, Channel: "pipe:7", Name: part, Len: int64(len(bytes)), Head: []byte(bytes)}
}

const framed42 = "\x00\x00\x00\x05\x80\x04K*."

// TestValue: the first whole message that the parent read from a child, and nothing else.
func TestValue(t *testing.T) {
	const part = "connection"
	for name, c := range map[string]struct {
		value, bytes string
		events       []Event
	}{
		"a pickle":           {"42", "5", []Event{carried(KindWrite, b, part, framed42), carried(KindRead, a, part, framed42[:4]), carried(KindRead, a, part, framed42[4:])}},
		"None":               {"nothing", "4", []Event{carried(KindWrite, b, part, "\x00\x00\x00\x04\x80\x04N."), carried(KindRead, a, part, "\x00\x00\x00\x04"), carried(KindRead, a, part, "\x80\x04N.")}},
		"bytes":              {"bytes", "3", []Event{carried(KindWrite, b, part, "\x00\x00\x00\x03N.x"), carried(KindRead, a, part, "\x00\x00\x00\x03"), carried(KindRead, a, part, "N.x")}},
		"raw text":           {"bytes", "2", []Event{carried(KindWrite, b, "os", "42"), carried(KindRead, a, "os", "42")}},
		"not read":           {"-", "-", []Event{carried(KindWrite, b, part, framed42)}},
		"its own":            {"-", "-", []Event{carried(KindWrite, a, part, framed42), carried(KindRead, a, part, framed42[:4]), carried(KindRead, a, part, framed42[4:])}},
		"the child's":        {"-", "-", []Event{carried(KindWrite, a, part, framed42), carried(KindRead, b, part, framed42[:4]), carried(KindRead, b, part, framed42[4:])}},
		"bookkeeping":        {"-", "-", []Event{carried(KindWrite, b, "forkserver", "12345678"), carried(KindRead, a, "forkserver", "12345678")}},
		"of who is unknown":  {"bytes", "-", []Event{carried(KindRead, a, "os", "42")}},
		"the header of one":  {"bytes", "-", []Event{carried(KindWrite, b, part, framed42), carried(KindRead, a, part, framed42[:4])}},
		"told in the sum":    {"bytes", "-", []Event{{Kind: KindFolded, PID: a, Name: "read", Channel: "pipe:7", Len: 5, Count: 1}}},
		"nothing, by an end": {"nothing", "nothing", []Event{{Kind: KindExit, PID: b}, {Kind: KindJoined, PID: a, Child: b, Value: "None"}}},
		"not joined":         {"-", "-", []Event{{Kind: KindExit, PID: b}}},
		"not all is told":    {"-", "-", []Event{{Kind: KindSkipped, Name: "events", Len: 1}, {Kind: KindExit, PID: b}, {Kind: KindJoined, PID: a, Child: b, Value: "None"}}},
		"fell silent":        {"-", "-", []Event{{Kind: KindQuiet, PID: a, Name: "all"}, {Kind: KindExit, PID: b}, {Kind: KindJoined, PID: a, Child: b, Value: "None"}}},
	} {
		t.Run(name, func(t *testing.T) {
			trace := traceOf(ended("done", c.events...)...)
			says(t, trace, "value", c.value)
			says(t, trace, "bytes", c.bytes)
		})
	}
}

// TestFirstValue: the first one, however many came after it.
func TestFirstValue(t *testing.T) {
	events := begun()
	for i := range 100 {
		message := fmt.Sprintf("\x00\x00\x00\x05\x80\x04K%c.", i)
		events = append(events, carried(KindWrite, b, "connection", message), carried(KindRead, a, "connection", message[:4]), carried(KindRead, a, "connection", message[4:]))
	}
	says(t, traceOf(events...), "value", "0")
}

// TestTheEnd: how the run and the child came to their ends, and by whom.
func TestTheEnd(t *testing.T) {
	status := func(n int) *int { return &n }
	zombie := Event{Kind: KindWitness, PID: b, State: "Z", Status: status(9)}
	got := Event{Kind: KindStatus, PID: a, Child: b, Status: status(9)}
	limit := Event{Kind: KindLimit, Name: "still"}
	for name, c := range map[string]struct {
		events []Event
		says   map[string]string
	}{
		"killed by itself":    {ended("done", zombie, got), map[string]string{"ended": "done", "zombie": "0x0009", "status": "0x0009", "signal": "9"}},
		"exits":               {ended("done", Event{Kind: KindStatus, PID: a, Child: b, Status: status(0x2c00)}), map[string]string{"signal": "nothing", "status": "0x2c00", "zombie": "-"}},
		"stopped":             {ended("done", Event{Kind: KindStatus, PID: a, Child: b, Status: status(0x137f)}), map[string]string{"signal": "-"}},
		"by its code":         {ended("done", Event{Kind: KindStatus, PID: a, Child: b, Code: status(-15)}), map[string]string{"signal": "15", "status": "-"}},
		"an orphan":           {ended("done", Event{Kind: KindReaped, PID: b, Status: status(15)}), map[string]string{"signal": "15"}},
		"ended by us":         {ended("limit", limit, zombie, Event{Kind: KindReaped, PID: b, Status: status(9)}), map[string]string{"ended": "limit", "zombie": "-", "signal": "-"}},
		"its status by us":    {ended("limit", limit, got), map[string]string{"status": "-", "signal": "-"}},
		"dead before that":    {ended("limit", zombie, limit), map[string]string{"zombie": "0x0009", "signal": "9"}},
		"closed":              {ended("closed", zombie), map[string]string{"ended": "closed", "zombie": "-"}},
		"stuck":               {ended("limit", Event{Kind: KindStuck}, limit), map[string]string{"ended": "stuck"}},
		"stuck, then closed":  {ended("closed", Event{Kind: KindStuck}), map[string]string{"ended": "stuck"}},
		"stuck no more":       {ended("done", Event{Kind: KindStuck}, Event{Kind: KindLine, PID: a}), map[string]string{"ended": "done"}},
		"the child is killed": {ended("done", Event{Kind: KindKilled, PID: b, Name: "you"}), map[string]string{"ended": "done"}},
		"the parent is":       {ended("done", Event{Kind: KindKilled, PID: a, Name: "you"}), map[string]string{"ended": "killed"}},
		"not over":            {begun(), map[string]string{"ended": "-", "children": "-"}},
		"children": {ended("done", Event{Kind: KindStarted, PID: a, Child: 3, Method: "spawn"}, Event{Kind: KindStarted, PID: a, Child: 4, Method: "exec", Name: "ls"},
			Event{Kind: KindStarted, PID: b, Child: 5, Method: "fork"}, Event{Kind: KindStarted, PID: a, Child: 6, Method: "exec"}), map[string]string{"children": "3"}},
	} {
		t.Run(name, func(t *testing.T) {
			for subject, want := range c.says {
				says(t, traceOf(c.events...), subject, want)
			}
		})
	}
	says(t, new(Trace), "ended", "-")
}
