package stage_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/ui/stage"
	"exit42/ui/theme"
)

// TestListing: a program is shown whole where there is any room for it, in two columns if need
// be, without its imports if that is enough, and what is left out is counted.
func TestListing(t *testing.T) {
	source := "import sys\nimport os\n\ndef foo():\n    a\n    b\n    c\n    d\n"
	th := theme.New(theme.Options{Dark: true})
	program := stage.NewProgram("p.py", source, "python", th)
	for _, c := range []struct {
		w, h, rest int
		first      string // of the first line
		second     string // of the second column's first line, or empty
	}{
		{80, 8, 0, "1 import sys", ""},
		{80, 5, 3, "4 def foo():", ""},
		{80, 4, 0, "1 import sys", "5     a"},
		{80, 2, 4, "4 def foo():", "6     b"},
		{40, 3, 5, "4 def foo():", ""},
		{0, 3, 8, "", ""},
	} {
		lines, rest := stage.Listing(program, c.w, c.h)
		text := ansi.Strip(strings.Join(lines, "\n"))
		first, _, _ := strings.Cut(text, "\n")
		if rest != c.rest || !strings.Contains(first, c.first) || !strings.Contains(first, c.second) || len(lines) > c.h {
			t.Errorf("%dx%d: %d left out, %q; want %d, %q and %q", c.w, c.h, rest, first, c.rest, c.first, c.second)
		}
		for _, line := range lines {
			if ansi.StringWidth(line) > c.w {
				t.Errorf("%dx%d: %q is too wide", c.w, c.h, line)
			}
		}
	}
}
