package stage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/ui/theme"
)

func dark(ascii bool) *theme.Theme {
	return theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor, ASCII: ascii})
}

// pair is a parent that waits in join() for a child that is a zombie.
func pair() demo.Scene {
	return demo.Scene{Parent: 4711, Child: 4712, Procs: []demo.Proc{
		{PID: 4711, How: "main", State: demo.Waits, Waiting: "join()"},
		{PID: 4712, How: "fork", State: demo.Zombie, Status: new(0)},
	}}
}

// five is a family of which every member does something else.
func five() demo.Scene {
	return demo.Scene{Parent: 4711, Child: 4714, Procs: []demo.Proc{
		{PID: 4711, How: "main", State: demo.Held},
		{PID: 4712, How: "resource tracker", Sleeps: []demo.Sleep{{Call: "read", Seen: true}}},
		{PID: 4713, How: "fork server", Sleeps: []demo.Sleep{{Call: "poll", Seen: true}}},
		{PID: 4714, How: "forkserver", Sleeps: []demo.Sleep{{Call: "read", Seen: true}}},
		{PID: 4715, How: "forkserver", State: demo.Gone, Status: new(9)},
	}}
}

// workers is a parent with n children: some run, some sleep, most have ended.
func workers(n int) demo.Scene {
	s := demo.Scene{Parent: 4711, Child: 4716, Procs: []demo.Proc{{PID: 4711, How: "main", State: demo.Waits, Waiting: "join()"}}}
	for i := range n {
		p := demo.Proc{PID: 4712 + i, PPID: 4711, How: "fork"}
		switch {
		case i < 4:
			p.State = demo.Runs
		case i < 9:
			p.Sleeps = []demo.Sleep{{Call: "read", Channel: "pipe:1", Seen: true}}
		case i == 20:
			p.State, p.Status = demo.Gone, new(9)
		case i == n-1:
			p.State, p.Status = demo.Zombie, new(0)
		default:
			p.State, p.Status = demo.Gone, new(0)
		}
		s.Procs = append(s.Procs, p)
	}
	return s
}

func TestStrip(t *testing.T) {
	for _, family := range []struct {
		name  string
		scene demo.Scene
	}{{"2", pair()}, {"5", five()}, {"64", workers(64)}} {
		t.Run(family.name, func(t *testing.T) {
			var b strings.Builder
			for _, w := range []int{60, 80, 120} {
				for h := 1; h <= 3; h++ {
					fmt.Fprintf(&b, "== %d cells, %d lines\n", w, h)
					for _, line := range Strip(family.scene, dark(false), 0, 0, w, h) {
						b.WriteString(ansi.Strip(line) + "\n")
					}
				}
			}
			fmt.Fprintf(&b, "== ASCII, another child\n%s\n", ansi.Strip(strings.Join(Strip(family.scene, dark(true), 0, 4713, 80, 2), "\n")))
			golden.RequireEqual(t, b.String())
		})
	}
}

// Whatever the size: no line is too wide, nobody is forgotten, and the two in focus are there.
func TestStripTellsOfAll(t *testing.T) {
	for _, s := range []demo.Scene{pair(), five(), workers(64), workers(5000)} {
		for w := 1; w < 300; w = wider(w) {
			for h := 1; h < 5; h++ {
				lines := Strip(s, dark(false), 0, 0, w, h)
				if len(lines) == 0 || len(lines) > h {
					t.Fatalf("%d lines of at most %d", len(lines), h)
				}
				for _, line := range lines {
					if got := ansi.StringWidth(line); got > w {
						t.Fatalf("%dx%d: %d cells: %q", w, h, got, line)
					}
				}
				if w < 60 {
					continue
				}
				text, named := ansi.Strip(strings.Join(lines, "\n")), 0
				for _, p := range s.Procs {
					if strings.Contains(text, fmt.Sprint(p.PID)) {
						named++
					}
				}
				more := 0
				if _, count, ok := strings.Cut(text, "+"); ok {
					fmt.Sscan(strings.ReplaceAll(count, ",", ""), &more)
				}
				if named+more != len(s.Procs) || !strings.Contains(text, "▸P 4711") || !strings.Contains(text, "▸C 471") {
					t.Errorf("%dx%d: %d named and %d more of %d:\n%s", w, h, named, more, len(s.Procs), text)
				}
			}
		}
	}
}

// TestKernelState: a process that says nothing is what the kernel says that it is.
func TestKernelState(t *testing.T) {
	l := newLook(dark(false))
	for state, want := range map[string]string{"": "runs", "R": "runs", "S": "sleeps", "T": "stopped", "D": "waits for a device"} {
		if got := l.doing(&demo.Proc{Kernel: state}).long; got != want {
			t.Errorf("%q: %s, not %s", state, got, want)
		}
	}
	if got := l.doing(&demo.Proc{Kernel: "S", State: demo.Held}).long; got != "held" {
		t.Errorf("held: %s", got)
	}
}
