package notes

import (
	"strings"
	"testing"

	"exit42/ui/theme"
)

// TestJoined: a paragraph is wrapped to the speaker's window and not twice; what is more than a
// paragraph keeps its lines.
func TestJoined(t *testing.T) {
	for given, want := range map[string]string{
		"one\ntwo\n\nthree\nfour":                  "one two\n\nthree four",
		"- **a** `42`. If\n  not\n- b\n1. c\n2) d": "- **a** `42`. If not\n- b\n1. c\n2) d",
		"# head\ntext\nmore":                       "# head\ntext more",
		"| a | b |\n|---|---|\n| c | d |":          "| a | b |\n|---|---|\n| c | d |",
		"say\n```\none\n  two\n```\nand\nso":       "say\n```\none\n  two\n```\nand so",
		"kept  \nhere\\\nand here":                 "kept  \nhere\\\nand here",
		"> said\n> so":                             "> said\n> so",
		"in 2038\n42 comes":                        "in 2038 42 comes",
		"":                                         "",
	} {
		if got := joined(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
	l := newLook(theme.Options{Dark: true})
	lines := l.prose("These words of a speaker were\nwrapped by an editor of forty\ncells, and the window is wider.", 60)
	if len(lines) != 2 || !strings.Contains(lines[0], "wrapped by an editor of") {
		t.Errorf("%q", lines)
	}
}
