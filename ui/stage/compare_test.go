package stage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
)

// compared draws two traces at a pair, without colours.
func compared(a, b *demo.Trace, at int, titles [2]string, ascii bool, w, h int) []string {
	pairs := demo.Align(a, b)
	if at < 0 {
		at += len(pairs)
	}
	i, k := demo.Moment(pairs, at)
	lines := Compare(a.At(i), b.At(k), pairs, at, dark(ascii), titles, w, h)
	for n := range lines {
		lines[n] = ansi.Strip(lines[n])
	}
	return lines
}

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name   string
		a, b   string
		titles [2]string
	}{
		{"return-send", "promise-fork", "pipe-fork", [2]string{"return 42", "conn.send(42)"}},
		{"fork-spawn", "promise-fork", "promise-spawn", [2]string{"fork", "spawn"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, b := read(t, tt.a), read(t, tt.b)
			var out strings.Builder
			for _, size := range [][2]int{{60, 12}, {80, 20}, {120, 30}} {
				for _, at := range []int{0, 5, 9, -1} {
					fmt.Fprintf(&out, "== pair %d, %dx%d\n", at, size[0], size[1])
					out.WriteString(strings.Join(compared(a, b, at, tt.titles, false, size[0], size[1]), "\n") + "\n")
				}
			}
			out.WriteString("== ASCII\n" + strings.Join(compared(a, b, -1, tt.titles, true, 80, 14), "\n") + "\n")
			golden.RequireEqual(t, out.String())
		})
	}
}

func TestCompareSizes(t *testing.T) {
	a, b := read(t, "promise-fork"), read(t, "promise-forkserver")
	n := len(demo.Align(a, b))
	for w := 1; w < 300; w = wider(w) {
		for h := 1; h < 60; h = wider(h) {
			at := (w * h) % n
			lines := compared(a, b, at, [2]string{"fork", "a\x1b[2Jb"}, false, w, h)
			if len(lines) != h {
				t.Fatalf("%dx%d: %d lines", w, h, len(lines))
			}
			text := strings.Join(lines, "\n")
			for _, line := range lines {
				if got := ansi.StringWidth(line); got > w {
					t.Fatalf("%dx%d: %d cells: %q", w, h, got, line)
				}
			}
			if h >= 6 && !strings.Contains(text, "▸") {
				t.Fatalf("%dx%d: the pair %d is out of sight:\n%s", w, h, at, text)
			}
		}
	}
	if lines := Compare(demo.Scene{}, demo.Scene{}, nil, 3, dark(false), [2]string{}, 80, 24); len(lines) != 24 {
		t.Errorf("of nothing: %d lines", len(lines))
	}
}
