package stage

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/ui/theme"
)

func unhex(digits string) []byte {
	data, err := hex.DecodeString(strings.ReplaceAll(digits, " ", ""))
	if err != nil {
		panic(err)
	}
	return data
}

// fortyTwo is a message with 42 in it, as Connection.send writes it.
func fortyTwo(sent, received int) demo.Message {
	m := demo.Message{From: 4712, Sent: sent, Received: received, Len: 5, Frame: unhex("00000005"), Head: unhex("80044b2a2e")}
	if received > 0 {
		m.To = 4711
	}
	return m
}

// channels are the kinds of channel that programs have.
func channels() []demo.Channel {
	long := demo.Message{From: 4712, Sent: 30, Len: 65532, Frame: unhex("0000fffc"),
		Head: unhex("8004 95 f1ff000000000000 42 ebff0000 78787878787878787878")}
	return []demo.Channel{
		{Name: "pipe:71", What: "SimpleQueue", File: "/tmp/p.py", Line: 8, Cap: 65536, Fill: 9, Looked: true,
			Ends:    []demo.End{{PID: 4711, Read: true, Seen: true}, {PID: 4713, Write: true, Closed: true}, {PID: 4712, Write: true, Seen: true}},
			Written: 18, Read: 9, Sent: 2, Received: 2,
			Messages: []demo.Message{fortyTwo(11, 14), fortyTwo(18, 0)}},
		{Name: "pipe:72", What: "Queue", File: "/tmp/p.py", Line: 9, Cap: 65536, Fill: 65536, Looked: true,
			Ends:    []demo.End{{PID: 4711, Read: true, Write: true, Seen: true}, {PID: 4712, Read: true, Write: true, Seen: true}, {PID: 4714, Write: true}},
			Written: 65536, Sent: 2, Messages: []demo.Message{long}},
		{Name: "memory:9:0", What: "Value", File: "/tmp/p.py", Line: 10, Size: 4, Type: "i", Memory: unhex("2a000000"), Value: "42",
			Ends: []demo.End{{PID: 4711, Read: true, Write: true}, {PID: 4712, Read: true, Write: true}}},
		{Name: "socket:74", Other: "socket:75", What: "Pipe", File: "/tmp/util.py", Line: 3, Fill: 6,
			Ends: []demo.End{{PID: 4711, Read: true, Write: true}, {PID: 4712, Read: true, Write: true}},
			Sent: 1, Written: 6, Messages: []demo.Message{{From: 4712, Sent: 40, Len: 14, Head: []byte(`{"answer": 42}`)}}},
	}
}

func TestChannels(t *testing.T) {
	s := pair()
	s.Procs[1].State = demo.Runs
	s.Procs = append(s.Procs, demo.Proc{PID: 4713, State: demo.Runs}, demo.Proc{PID: 4714, State: demo.Gone})
	s.Run.Entry = "/tmp/p.py"
	s.Channels = channels()
	for chosen, name := range []string{"pipe", "full queue", "Value", "socket pair"} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, w := range []int{27, 60, 80, 120} {
				fmt.Fprintf(&b, "== %d cells\n", w)
				for _, line := range Channels(s, dark(false), chosen, w, 18) {
					b.WriteString(ansi.Strip(line) + "\n")
				}
			}
			fmt.Fprintf(&b, "== ASCII, 6 lines\n%s\n", ansi.Strip(strings.Join(Channels(s, dark(true), chosen, 80, 6), "\n")))
			golden.RequireEqual(t, b.String())
		})
	}
}

// The stage with a pane of channels on the left.
func TestChannelsPane(t *testing.T) {
	trace := read(t, "pipe-fork")
	s := trace.At(trace.Len())
	s.Channels = channels()
	o := options(trace, false)
	o.Pane = PaneChannels
	var b strings.Builder
	for _, size := range sizes {
		fmt.Fprintf(&b, "== %dx%d\n%s\n", size[0], size[1], ansi.Strip(Draw(s, o, size[0], size[1])))
	}
	golden.RequireEqual(t, b.String())
}

// Orange is the exit code and blue is the value, here as well; and without colours nothing is lost.
func TestColoursOfTheLists(t *testing.T) {
	s := pair()
	s.Channels = channels()
	l := newLook(dark(false))
	strip := strings.Join(Strip(s, dark(false), 0, 0, 120, 3), "\n")
	if !strings.Contains(strip, colour(l.exit)) || strings.Contains(strip, colour(l.value)) {
		t.Errorf("the strip: %q", strip)
	}
	all := strings.Join(Channels(s, dark(false), 0, 120, 30), "\n")
	if !strings.Contains(all, colour(l.value)) || strings.Contains(all, colour(l.exit)) {
		t.Errorf("the channels: %q", all)
	}
	none := theme.New(theme.Options{Dark: true, Profile: colorprofile.ASCII})
	if got := strings.Join(Strip(s, none, 0, 0, 120, 3), "\n"); ansi.Strip(got) != ansi.Strip(strip) {
		t.Errorf("without colours: %q", got)
	}
	if got := strings.Join(Channels(s, none, 0, 120, 30), "\n"); ansi.Strip(got) != ansi.Strip(all) {
		t.Errorf("without colours: %q", got)
	}
}

// However many there are, and whichever is chosen: it is in sight, and the others are counted.
func TestChosenChannelIsInSight(t *testing.T) {
	var s demo.Scene
	for i := range 1000 {
		s.Channels = append(s.Channels, demo.Channel{Name: fmt.Sprint("pipe:", i), What: fmt.Sprint("Queue", i), Cap: 4096})
	}
	for _, chosen := range []int{0, 1, 2, 500, 998, 999} {
		for w := 30; w < 200; w = wider(w) {
			for h := 1; h < 40; h = wider(h) {
				lines := Channels(s, dark(false), chosen, w, h)
				text := ansi.Strip(strings.Join(lines, "\n"))
				if len(lines) > h || !strings.Contains(text, fmt.Sprintf("▸ Queue%d", chosen)) {
					t.Fatalf("%dx%d, %d: %d lines\n%s", w, h, chosen, len(lines), text)
				}
				for _, line := range lines {
					if got := ansi.StringWidth(line); got > w {
						t.Fatalf("%dx%d: %d cells: %q", w, h, got, line)
					}
				}
				all := strings.Count(text, "Queue")
				for _, line := range strings.Split(text, "\n") {
					more := 0
					if n, _ := fmt.Sscanf(strings.Trim(line, " ↑↓"), "%d more", &more); n == 1 {
						all += more
					}
				}
				if h > 2 && all != len(s.Channels) {
					t.Fatalf("%dx%d, %d: %d of them\n%s", w, h, chosen, all, text)
				}
			}
		}
	}
}

// TestOnlyTo: bytes were sent to a process where nobody else could have read them.
func TestOnlyTo(t *testing.T) {
	reader, writer := demo.End{PID: 2, Read: true}, demo.End{PID: 1, Write: true}
	for _, tt := range []struct {
		ends []demo.End
		want bool
	}{
		{[]demo.End{writer, reader}, true},
		{[]demo.End{writer, reader, {PID: 3, Read: true}}, false},
		{[]demo.End{writer, reader, {PID: 3, Read: true, Closed: true}}, true},
		{[]demo.End{writer, reader, {PID: 3}}, false},
	} {
		c := crossing{message: &demo.Message{From: 1, To: 2}, channel: &demo.Channel{Ends: tt.ends}}
		if got := c.onlyTo(); got != tt.want {
			t.Errorf("%+v: %t", tt.ends, got)
		}
	}
}
