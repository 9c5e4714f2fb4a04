package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"exit42/ui/theme"
)

// TestWholeCode: without colour the backticks around a piece of code are in one line, in prose and in
// what is told of a run.
func TestWholeCode(t *testing.T) {
	lk := newLook(theme.Options{Dark: true, Profile: colorprofile.NoTTY})
	const code = "result = p.join()"
	text := "The parent is about to run the line that waits (`" + code + "`), and then it goes on with `a = b`."
	for w := 40; w < 80; w++ {
		for name, lines := range map[string][]string{"prose": lk.prose(strings.Replace(text, code, "result\n= p.join()", 1), w), "told": lk.told(lk.theme.Text, text, w)} {
			for i, line := range lines {
				if lines[i] = ansi.Strip(line); strings.Count(lines[i], "`")%2 != 0 || ansi.StringWidth(line) > w {
					t.Errorf("%s in %d cells: %q", name, w, line)
				}
			}
			if whole := strings.Join(lines, " "); !strings.Contains(whole, code) {
				t.Errorf("%s in %d cells: %q", name, w, whole)
			}
		}
	}
}
