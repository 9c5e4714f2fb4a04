package stage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

func TestBoxes(t *testing.T) {
	var (
		forty   = "42"
		long    = "'" + strings.Repeat("spam ", 40) + "'"
		code    = func(c int) *int { return &c }
		nothing = "—  nothing yet"
	)
	for _, tt := range []struct {
		name        string
		child       *demo.Proc
		exit, value string
	}{
		{"no child", nil, nothing, nothing},
		{"runs", &demo.Proc{}, nothing, nothing},
		{"returned", &demo.Proc{Returned: &forty}, nothing, "42  in the child's memory"},
		{"dropped", &demo.Proc{Returned: &forty, Dropped: true}, nothing, "—  nothing sent; 42 was dropped in run()"},
		{"dropped, and long", &demo.Proc{Returned: &long, Dropped: true}, nothing, "—  'spam spam spam… was dropped in run()"},
		{"returned nothing", &demo.Proc{Returned: new("None"), Dropped: true}, nothing, "—  returned None: nothing to send"},
		{"long", &demo.Proc{Returned: &long}, nothing, "'spam spam spam spam spam…  in the child"},
		{"asks", &demo.Proc{Asked: code(300), Raised: "SystemExit(300)"}, "—  child asked for exit 300", "—  no value: it raised SystemExit(300)"},
		{"zombie", &demo.Proc{State: demo.Zombie, Asked: code(300), Status: code(300 & 255 << 8)}, "44  0x2c00 · waits in the zombie", "—  nothing was sent"},
		{"cut to eight bits", &demo.Proc{State: demo.Gone, Asked: code(300), Status: code(300 & 255 << 8)}, "44  0x2c00 · exited 300 & 255", "—  nothing was sent"},
		{"below zero", &demo.Proc{State: demo.Gone, Asked: code(-1), Status: code(255 << 8)}, "255  0xff00 · exited -1 & 255", "—  nothing was sent"},
		{"well", &demo.Proc{State: demo.Gone, Asked: code(0), Status: code(0), Sent: 1234}, "0  0x0000 · exited 0", "…  1,234 bytes sent"},
		{"killed", &demo.Proc{State: demo.Gone, Status: code(9), Returned: &forty}, "signal 9  0x0009 · no exit code", "—  42 ended with the child"},
		{"without a status", &demo.Proc{State: demo.Gone, Code: code(3), Asked: code(3)}, "3  exited 3", "—  nothing was sent"},
		{"a program", &demo.Proc{State: demo.Gone, Status: code(0), How: "ls", Mute: true}, "0  0x0000 · exited 0", "—  a program returns no value"},
		{"a program in Python", &demo.Proc{State: demo.Gone, Status: code(0), How: "python"}, "0  0x0000 · exited 0", "—  a program returns no value"},
		{"raised", &demo.Proc{Raised: "ValueError(ValueError('no'))"}, nothing, "—  no value: it raised ValueError"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := demo.Scene{Parent: 1}
			if tt.child != nil {
				tt.child.PID = 2
				s.Child, s.Procs = 2, []demo.Proc{{PID: 1}, *tt.child}
			}
			o := options(read(t, "promise-fork"), false)
			exit, value := contents(Draw(s, o, 80, 16))
			if exit != tt.exit {
				t.Errorf("exit code: %q, want %q", exit, tt.exit)
			}
			if value != tt.value {
				t.Errorf("returned value: %q, want %q", value, tt.value)
			}
		})
	}
}

// TestPrinted: of a program there is what was read of what it printed.
func TestPrinted(t *testing.T) {
	child := demo.Proc{PID: 2, How: "python", State: demo.Gone, Status: new(0)}
	pipe := demo.Channel{Name: "pipe:7", What: "stdout pipe", Read: 3, Ends: []demo.End{{PID: 1, Read: true}, {PID: 2}}}
	pipe.Messages = []demo.Message{{To: 1, Received: 9, Len: 3, Head: []byte("42\n")}}
	s := demo.Scene{Parent: 1, Child: 2, Procs: []demo.Proc{{PID: 1}, child}, Channels: []demo.Channel{pipe}}
	o := options(read(t, "promise-fork"), false)
	if _, value := contents(Draw(s, o, 80, 16)); value != "42  printed, and read as 3 bytes" {
		t.Errorf("%q", value)
	}
	s.Channels[0].What = "stderr pipe"
	if _, value := contents(Draw(s, o, 80, 16)); value != "—  a program returns no value" {
		t.Errorf("of stderr: %q", value)
	}
}

// TestValueStandsAlone: what is said beside a value that was read gives way to it, where it then
// stands there whole; that nobody read it never does.
func TestValueStandsAlone(t *testing.T) {
	message := demo.Message{From: 2, To: 1, Sent: 3, Received: 9, Len: 34, Head: []byte("x234567890 234567890 234567890 234")}
	pipe := demo.Channel{Name: "pipe:7", Messages: []demo.Message{message}}
	s := demo.Scene{Parent: 1, Child: 2, Procs: []demo.Proc{{PID: 1}, {PID: 2, Sent: 34}}, Channels: []demo.Channel{pipe}}
	o := options(read(t, "promise-fork"), false)
	if _, value := contents(Draw(s, o, 80, 16)); value != string(message.Head) {
		t.Errorf("read: %q", value)
	}
	s.Channels[0].Messages[0].Received = 0
	if _, value := contents(Draw(s, o, 80, 16)); !strings.HasSuffix(value, "…  not read yet") {
		t.Errorf("not read: %q", value)
	}
}

// TestNoChild: the exit code of a program that had no child is its own, and said to be.
func TestNoChild(t *testing.T) {
	s := demo.Scene{Parent: 1, Procs: []demo.Proc{{PID: 1, How: "main", State: demo.Gone, Status: new(9 << 8)}}}
	o := options(read(t, "promise-fork"), false)
	if exit, value := contents(Draw(s, o, 120, 16)); exit != "—   nothing yet" || value != exit {
		t.Errorf("while the run goes on: %q, %q", exit, value)
	}
	s.Ended = "done"
	if exit, value := contents(Draw(s, o, 120, 16)); exit != "9   0x0900 · the program itself; it had no child" || value != "—   no child" {
		t.Errorf("%q, %q", exit, value)
	}
	s.Procs = append(s.Procs, demo.Proc{PID: 2, How: demo.NotWatched, Mute: true})
	if exit, _ := contents(Draw(s, o, 120, 16)); exit != "9   0x0900 · the program itself" {
		t.Errorf("with a process that is not known to be a child: %q", exit)
	}
	if got := ansi.Strip(strings.Join(Compare(s, s, nil, 0, o.Theme, [2]string{"a", "b"}, 160, 24), "\n")); strings.Count(got, "the program itself") != 2 {
		t.Errorf("compared:\n%s", got)
	}
}

// contents reads what stands in the two boxes.
func contents(drawn string) (exit, value string) {
	lines := strings.Split(ansi.Strip(drawn), "\n")
	parts := strings.Split(lines[len(lines)-2], "│")
	return strings.TrimSpace(parts[1]), strings.TrimSpace(parts[3])
}

func TestHiddenShowsNothing(t *testing.T) {
	for _, name := range traces(t) {
		trace := read(t, name)
		for _, o := range []Options{options(trace, false), options(trace, true)} {
			o.Hidden = true
			for _, size := range [][2]int{{40, 6}, {60, 7}, {60, 9}, {80, 16}, {200, 60}} {
				first := Draw(demo.Scene{}, o, size[0], size[1])
				for i := range trace.Len() {
					for _, o.Pane = range []Pane{PaneCode, PaneOutput, PaneChannels} {
						if got := Draw(trace.At(i), o, size[0], size[1]); got != first {
							t.Fatalf("%s, event %d: hidden, and yet not like before the run:\n%s", name, i, got)
						}
					}
				}
				if !strings.Contains(ansi.Strip(first), "?") {
					t.Errorf("%v: no question in the boxes:\n%s", size, first)
				}
			}
		}
	}
}

// Orange is the exit code and blue is the value, and neither strays into the other's box.
func TestColoursOfTheBoxes(t *testing.T) {
	for _, name := range traces(t) {
		trace := read(t, name)
		l := options(trace, false).Program.look
		orange, blue := colour(l.exit), colour(l.value)
		for i := range trace.Len() {
			s := trace.At(i)
			c := s.Proc(s.Child)
			if s.Child == 0 {
				c = nil
			}
			exit := fmt.Sprint(l.box(l.exitBox, l.exitStrong, "EXIT CODE", "", false, l.exitContent(new(demo.Scene), c), 40))
			value := fmt.Sprint(l.box(l.valueBox, l.valueStrong, "RETURNED VALUE", "", false, l.valueContent(&s, c), 40))
			if !strings.Contains(exit, orange) || strings.Contains(exit, blue) {
				t.Fatalf("%s, event %d: the exit code's box: %q", name, i, exit)
			}
			if !strings.Contains(value, blue) || strings.Contains(value, orange) {
				t.Fatalf("%s, event %d: the value's box: %q", name, i, value)
			}
		}
	}
}

// colour is what sets a pen's foreground.
func colour(p pen) string {
	return strings.TrimSuffix(strings.TrimPrefix(p.on, "\x1b["), "m")
}
