package stage

import (
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// Every moment of every trace, on every stage.
func TestSizes(t *testing.T) {
	for _, name := range traces(t) {
		trace := read(t, name)
		o := options(trace, name == "promise-spawn") // one of them in ASCII
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for w := 1; w <= 300; w = wider(w) {
				for h := 1; h <= 60; h = wider(h) {
					for i := (w+h)%11 - 1; i < trace.Len(); i += 11 {
						o.Pane, o.Recorded, o.Hidden = Pane(i%3), i%2 == 0, i%7 == 0
						o.Wide, o.Scroll = i%5 == 0, i%4
						check(t, Draw(trace.At(i), o, w, h), w, h)
					}
				}
			}
		})
	}
}

// wider goes through sizes: each of the small ones, and then fewer and fewer.
func wider(n int) int { return n + 1 + n/10 }

func check(t *testing.T, drawn string, w, h int) {
	t.Helper()
	lines := strings.Split(drawn, "\n")
	if len(lines) != h {
		t.Fatalf("%dx%d: %d lines", w, h, len(lines))
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); got > w {
			t.Fatalf("%dx%d: line %d is %d cells: %q", w, h, i, got, line)
		}
	}
}

// Nothing that a process says can disturb the drawing.
func TestHostile(t *testing.T) {
	evil := "\x1b[2J\x1b]0;owned\a\u202e中文\r\n\t\u009b31m" + strings.Repeat("字", 500)
	th := options(read(t, "promise-fork"), false).Theme
	s := demo.Scene{
		Parent: math.MaxInt32, Child: math.MaxInt32 - 1, Ended: "done", Limit: evil,
		Procs: []demo.Proc{
			{PID: math.MaxInt32, State: demo.Waits, Waiting: evil, File: evil, Line: 1},
			{PID: math.MaxInt32 - 1, State: demo.Held, File: "/tmp/" + evil, Line: math.MaxInt, Returned: &evil, Dropped: true, Raised: ""},
			{PID: 7, How: "fork server"},
		},
		Output:  []demo.Line{{Stream: "stdout", Text: evil}, {Stream: "stderr", Text: evil, Partial: true}},
		Skipped: map[string]int64{"stdout": math.MaxInt64, "events": math.MaxInt64},
	}
	for i := range 5 {
		s.Channels = append(s.Channels, demo.Channel{
			Name: evil, Other: evil, What: []string{evil, ""}[i%2], Part: evil, File: evil, Line: i, Fill: math.MaxInt64, Cap: int64(i), Type: evil,
			Size: int64(i % 2), Memory: []byte(evil), Value: []string{evil, ""}[i%2], Sent: math.MaxInt64, Folded: math.MaxInt64,
			Ends: []demo.End{{PID: math.MaxInt32, Read: true, Write: true}, {PID: 7, Write: true, Closed: true}},
			Messages: []demo.Message{
				{From: math.MaxInt32, Sent: 1, Len: math.MaxInt64, Frame: []byte(evil), Head: []byte(evil)},
				{From: math.MaxInt32 - 1, To: 7, Sent: 2, Received: 3, Len: 10, Head: []byte("\x80\x04\x8c\xff" + evil)},
				{Len: -1, Head: []byte("\x80\x04\x8c\x04\x1b[2J\x94.")},
			},
		})
	}
	for _, pid := range []int{math.MaxInt32, math.MaxInt32 - 1, 7} {
		for way := demo.NoArrow; way <= demo.In; way++ {
			for _, peer := range []int{0, math.MaxInt32 - 1, math.MaxInt32, 8} {
				s.Rows = append(s.Rows, demo.Row{Event: len(s.Rows), Tint: demo.Tint(len(s.Rows) % 4), PID: pid, Peer: peer, Text: evil, Kernel: evil, Way: way})
			}
		}
	}
	rare := 4 // sizes are drawn, the more rarely the wider they are
	if testing.Short() {
		rare = 1
	}
	for _, tweak := range []func(*demo.Proc){
		func(*demo.Proc) {},
		func(p *demo.Proc) { p.Dropped = false },
		func(p *demo.Proc) { p.Raised = evil },
		func(p *demo.Proc) { p.Asked, p.Status = new(math.MinInt), new(math.MinInt) },
		func(p *demo.Proc) { p.Sent = math.MaxInt64 },
	} {
		tweak(&s.Procs[1])
		o := Options{Theme: th, Program: NewProgram(evil, strings.Repeat(evil+"\n", 20), "python", th)}
		for w := 1; w < 250; w += 1 + w/rare {
			for _, h := range []int{1, 2, 3, 7, 8, 16, 60} {
				for _, o.Pane = range []Pane{PaneCode, PaneOutput, PaneChannels} {
					o.Chosen = w % 6
					drawn := Draw(s, o, w, h)
					check(t, drawn, w, h)
					pairs := []demo.Pair{{A: 0, B: 1}, {A: 1, B: -1}, {A: 2, B: 2}, {A: 3, B: 99}}
					more := append(Strip(s, th, 0, 7, w, h), Compare(s, s, pairs, h, th, [2]string{evil, evil}, w, h)...)
					for _, line := range more {
						if got := ansi.StringWidth(line); got > w {
							t.Fatalf("%dx%d: %d cells: %q", w, h, got, line)
						}
						drawn += "\n" + line
					}
					for _, r := range ansi.Strip(drawn) {
						if r != '\n' && r < ' ' || r == '\u202e' || r == '\u009b' {
							t.Fatalf("%dx%d: %U came through", w, h, r)
						}
					}
				}
			}
		}
	}
}

func TestWindow(t *testing.T) {
	for _, tt := range []struct {
		name                string
		parent, child, n, h int
		waits               bool
		want                int
	}{
		{"nobody stands anywhere: the beginning", 0, 0, 30, 10, false, 0},
		{"all fits", 9, 4, 10, 12, false, 0},
		{"near the top", 8, 0, 30, 10, false, 0},
		{"with the next line in sight", 10, 0, 30, 10, false, 1},
		{"at the end", 30, 0, 30, 10, false, 20},
		{"both, if they can be", 14, 5, 30, 10, false, 4},
		{"the parent, if not", 20, 5, 30, 10, false, 11},
		{"the child, while the parent waits", 20, 5, 30, 10, true, 0},
		{"no room at all", 20, 5, 30, 0, true, 5},
	} {
		if got := window(tt.parent, tt.child, tt.waits, tt.n, tt.h); got != tt.want {
			t.Errorf("%s: %d lines above, want %d", tt.name, got, tt.want)
		}
	}
}
