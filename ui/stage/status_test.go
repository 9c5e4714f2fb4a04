package stage

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
)

// ended is a scene of a parent and its child, which is gone, with what is known of its end.
func ended(child demo.Proc) demo.Scene {
	child.PID, child.How, child.State = 4712, "fork", demo.Gone
	if child.PPID == 0 {
		child.PPID = 4711
	}
	return demo.Scene{Parent: 4711, Child: 4712, Run: demo.Run{Runtime: "Python 3.13.0", OS: "linux/amd64"}, Procs: []demo.Proc{
		{PID: 4711, How: "main"}, {PID: 4710, PPID: 4711, How: "fork server"}, child,
	}}
}

// statusScenes are ends of every kind.
func statusScenes() map[string]demo.Scene {
	windows := ended(demo.Proc{Code: new(300), Asked: new(300)})
	windows.Run.OS = "windows/amd64"
	strange := ended(demo.Proc{Code: new(-15)})
	strange.Run.OS = "windows/amd64"
	running := ended(demo.Proc{})
	running.Procs[2].State = demo.Runs
	zombie := ended(demo.Proc{Status: new(42 << 8)})
	zombie.Procs[2].State = demo.Zombie
	own := demo.Scene{Parent: 4711, Ended: "done", Procs: []demo.Proc{{PID: 4711, State: demo.Gone, Status: new(0x2a00)}}}
	return map[string]demo.Scene{
		"0x2c00":            ended(demo.Proc{Status: new(0x2c00), Reader: 4711, Asked: new(44)}),
		"0x2c00-asked-300":  ended(demo.Proc{Status: new(0x2c00), Reader: 4711, Asked: new(300)}),
		"0-asked-256":       ended(demo.Proc{Status: new(0), Reader: 4711, Asked: new(256)}),
		"0xff00-asked-1":    ended(demo.Proc{Status: new(0xff00), Reader: 4711, Asked: new(-1)}),
		"0x7000-asked-7000": ended(demo.Proc{Status: new(70000 & 255 << 8), Reader: 4711, Asked: new(70000)}),
		"9":                 ended(demo.Proc{Status: new(9), Reader: 4711}),
		"9-asked-300":       ended(demo.Proc{Status: new(9), Reader: 4711, Asked: new(300)}),
		"0x8b":              ended(demo.Proc{Status: new(0x8b), Reader: 4711}),
		"0":                 ended(demo.Proc{Status: new(0), Reader: 4711}),
		"realtime":          ended(demo.Proc{Status: new(64)}),
		"zombie":            zombie,
		"server":            ended(demo.Proc{Status: new(0x2c00), PPID: 4710, Reader: 4710, Asked: new(300)}),
		"server-killed":     ended(demo.Proc{Status: new(0x8b), PPID: 4710, Reader: 4710}),
		"server-code":       ended(demo.Proc{Code: new(44), PPID: 4710}),
		"server-none":       ended(demo.Proc{PPID: 4710}),
		"windows":           windows,
		"windows-negative":  strange,
		"own":               own,
		"wide":              ended(demo.Proc{Status: new(0x12c00), Reader: 4711}),
		"none":              ended(demo.Proc{}),
		"running":           running,
		"before":            {},
	}
}

func TestStatus(t *testing.T) {
	for name, s := range statusScenes() {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, w := range []int{56, 80} {
				fmt.Fprintf(&b, "== %d cells\n%s\n", w, ansi.Strip(strings.Join(Status(s, *dark(false), w), "\n")))
			}
			fmt.Fprintf(&b, "== ASCII\n%s\n", ansi.Strip(strings.Join(Status(s, *dark(true), 56), "\n")))
			golden.RequireEqual(t, b.String())
		})
	}
}

// TestStatusFits: whatever the numbers, the picture has its size, and from 56 cells on all words.
func TestStatusFits(t *testing.T) {
	scenes := statusScenes()
	for _, n := range []int{0, 1, 127, 255, 256, 65535, 65536, -1, math.MaxInt, math.MinInt, math.MaxUint32} {
		for _, asked := range []int{n & 255, n, math.MaxInt, math.MinInt, n&255 | 1<<40, n&255 - 1<<40} {
			for _, parent := range []int{4711, 4710} {
				p := demo.Proc{Status: &n, Asked: &asked, PPID: parent, Reader: parent}
				scenes[fmt.Sprint(n, asked, parent)] = ended(p)
				p.Status = new(n & 255 << 8)
				scenes[fmt.Sprint("exited", n, asked, parent)] = ended(p)
				p.Status, p.Code = nil, &n
				scenes[fmt.Sprint("code", n, asked, parent)] = ended(p)
			}
		}
	}
	for name, s := range scenes {
		for _, ascii := range []bool{false, true} {
			for _, w := range []int{-1, 0, 1, 2, 17, 40, 55, 56, 57, 80, 130} {
				lines := Status(s, *dark(ascii), w)
				if len(lines) > statusLines || (len(lines) == 0) != (w <= 0) {
					t.Fatalf("%s at %d cells: %d lines", name, w, len(lines))
				}
				text := ansi.Strip(strings.Join(lines, "\n"))
				for _, line := range strings.Split(text, "\n") {
					if ansi.StringWidth(line) > max(0, w) {
						t.Fatalf("%s at %d cells: %q", name, w, line)
					}
					if cut := strings.HasSuffix(line, dark(ascii).Glyphs.Ellipsis); cut && w >= 56 && !strings.Contains(line, "asked for ") {
						t.Fatalf("%s at %d cells is cut: %q", name, w, line)
					}
				}
				if w >= 56 && !strings.HasSuffix(text, ".") {
					t.Fatalf("%s at %d cells ends in the midst:\n%s", name, w, text)
				}
				if ascii && strings.IndexFunc(text, func(c rune) bool { return c > '~' }) >= 0 {
					t.Fatalf("%s: not ASCII:\n%s", name, text)
				}
			}
		}
	}
}

// TestStatusColours: the exit code has the role of the exit code, and a signal has not.
func TestStatusColours(t *testing.T) {
	th := dark(false)
	exit := newPen(th.Exit.Inherit(th.Title))
	for _, status := range []int{0x2c00, 0} {
		text := strings.Join(Status(ended(demo.Proc{Status: &status}), *th, 80), "\n")
		for _, s := range []string{nibbles(uint64(status>>8), 8), fmt.Sprint(status >> 8)} {
			if !strings.Contains(text, exit.on+s+exit.off) {
				t.Errorf("%#x: %q has not the colour of the exit code:\n%s", status, s, text)
			}
		}
	}
	text := strings.Join(Status(ended(demo.Proc{Status: new(9)}), *th, 80), "\n")
	if strings.Count(text, exit.on) != 1 || !strings.Contains(text, exit.on+"-9"+exit.off) {
		t.Errorf("of a killed child something else than -9 has the colour of the exit code:\n%s", text)
	}
}

// TestStatusOfRuns draws what real runs told.
func TestStatusOfRuns(t *testing.T) {
	for _, name := range []string{"eight_bits-fork", "killed-fork", "promise-forkserver"} {
		trace := read(t, name)
		s := trace.At(trace.Len())
		drawn := ansi.Strip(strings.Join(Status(s, *dark(false), 80), "\n"))
		word := fmt.Sprintf("0x%04x = %d", *s.Proc(s.Child).Status, *s.Proc(s.Child).Status)
		if !strings.Contains(drawn, word) || strings.Contains(drawn, "through a pipe") != (name == "promise-forkserver") {
			t.Errorf("%s:\n%s", name, drawn)
		}
	}
}
