package stage

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestUnfolded: where rows are free no line of the program is cut, and each stands once.
func TestUnfolded(t *testing.T) {
	o := options(read(t, "stuck-fork"), false)
	s := read(t, "stuck-fork").At(20)
	for _, h := range []int{34, 40} {
		code := ""
		for _, line := range strings.Split(ansi.Strip(Draw(s, o, 80, h)), "\n")[1 : h-3] {
			pane, _, _ := strings.Cut(line, "│")
			code += strings.TrimSpace(pane[min(5, len(pane)):]) + " "
		}
		for _, want := range []string{"from multiprocessing import Process, Queue, Pipe, Value", "p = Process( target=work, args=(q, v, theirs))"} {
			if strings.Count(strings.Join(strings.Fields(code), " "), want) != 1 {
				t.Errorf("%d lines: %q is not there once, in\n%s", h, want, code)
			}
		}
	}
	for _, h := range []int{8, 16} { // no room: they are cut
		if !strings.Contains(ansi.Strip(Draw(s, o, 80, h)), "…") {
			t.Errorf("in %d lines nothing is cut", h)
		}
	}
	for text, w := range map[string]int{"": 40, "x": 25, strings.Repeat("日本", 60): 33, strings.Repeat("x", 2000): 47} {
		p := NewProgram("a.py", text, "python", o.Theme)
		for _, line := range p.unfolded(1, 0, w, 100) {
			if cells(ansi.Strip(line)) != w {
				t.Errorf("%d cells, not %d: %q", cells(ansi.Strip(line)), w, line)
			}
		}
	}
}
