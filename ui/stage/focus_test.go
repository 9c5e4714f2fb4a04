package stage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
)

// family is a trace of three generations, told by hand: 1 makes 2 and 3, and 2 makes 4.
func family() *demo.Trace {
	trace := new(demo.Trace)
	for _, e := range []demo.Event{
		{Kind: demo.KindExperiment, Name: "Python 3.13.0", File: "/p/main.py"},
		{Kind: demo.KindSource, File: "/p/main.py", Line: 1, Text: strings.Repeat("main "+strings.Repeat("x", 30)+"\n", 20)},
		{Kind: demo.KindSource, File: "/p/util.py", Line: 1, Text: strings.Repeat("util "+strings.Repeat("y", 30)+"\n", 20)},
		{Kind: demo.KindBegin, PID: 1, Name: "main"},
		{Kind: demo.KindLine, PID: 1, File: "/p/main.py", Line: 7},
		{Kind: demo.KindStart, PID: 1},
		{Kind: demo.KindBegin, PID: 2, PPID: 1, Name: "fork"},
		{Kind: demo.KindBegin, PID: 3, PPID: 1, Name: "fork"},
		{Kind: demo.KindEnter, PID: 2, File: "/p/util.py", Line: 12, Func: "work"},
		{Kind: demo.KindBegin, PID: 4, PPID: 2, Name: "fork"},
		{Kind: demo.KindEnter, PID: 4, File: "/p/util.py", Line: 15, Func: "deep"},
		{Kind: demo.KindJoin, PID: 2, Child: 4},
		{Kind: demo.KindReturn, PID: 4, Func: "deep", Value: "42"},
		{Kind: demo.KindExit, PID: 4, Code: new(3)},
		{Kind: demo.KindWitness, PID: 4, PPID: 2, State: "Z", Status: new(3 << 8)},
	} {
		trace.Append(e)
	}
	return trace
}

func TestFocus(t *testing.T) {
	trace := family()
	s := trace.At(trace.Len())
	var b strings.Builder
	for _, at := range []struct{ parent, child, file int }{{0, 0, 0}, {0, 0, 1}, {2, 4, 1}, {1, 4, 0}, {3, 4, 1}} {
		o := Options{Theme: dark(false), Parent: at.parent, Child: at.child}
		source := s.Files[at.file]
		o.File, o.Program = source.File, NewProgram(base(source.File), source.Text, "python", o.Theme)
		fmt.Fprintf(&b, "== %d and %d, %s\n%s\n", at.parent, at.child, source.File, ansi.Strip(Draw(s, o, 80, 14)))
	}
	golden.RequireEqual(t, b.String())
}

// Bytes of a message are drawn where they crossed, and what they mean below.
func TestBytesInTheLanes(t *testing.T) {
	trace := read(t, "pipe-fork")
	write, received := 0, 0
	for i := range trace.Len() {
		switch e := trace.Event(i); {
		case e.Kind == demo.KindWrite:
			write = i
		case e.Kind == demo.KindRead:
			received = i
		}
	}
	long := demo.Message{From: 4712, To: 4711, Sent: write, Received: received, Len: 70000, Frame: unhex("00011170"),
		Head: unhex("8004 95 f1ff000000000000 42 ebff0000 78787878787878787878")}
	text := demo.Message{From: 4712, To: 4711, Sent: write, Received: received, Len: 14, Head: []byte(`{"answer": 42}`)}
	var b strings.Builder
	for _, m := range []demo.Message{fortyTwo(write, received), long, text} {
		for _, size := range append(sizes, [2]int{160, 40}) {
			s := trace.At(trace.Len())
			s.Rows = s.Rows[:len(s.Rows)-5]
			s.Channels = []demo.Channel{{Name: "socket:74258", Messages: []demo.Message{m}}}
			fmt.Fprintf(&b, "== %d bytes, %dx%d\n%s\n", m.Len, size[0], size[1], ansi.Strip(Draw(s, options(trace, false), size[0], size[1])))
		}
	}
	golden.RequireEqual(t, b.String())
}
