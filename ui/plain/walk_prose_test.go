package plain

import (
	"strings"
	"testing"
)

// TestProse: Markdown's marks are taken out, and what is code stays as it is.
func TestProse(t *testing.T) {
	for markdown, want := range map[string]string{
		"Read **this**, *that* and _those_; `a*b*c` and `__init__` stay.": "Read this, that and those; `a*b*c` and `__init__` stay.",
		"snake_case_name and 2 * 3 * 4":                                   "snake_case_name and 2 * 3 * 4",
		"See [the manual](https://example.org/x) \\*now\\*.":              "See the manual (https://example.org/x) *now*.",
		"## A heading\n\ntext\nover two lines":                            "A heading\n\ntext over two lines",
		"1. one\n   more\n2) two\n* three":                                "1. one more\n2) two\n- three",
		"```python\nx = *y*\n```\nend":                                    "    x = *y*\nend",
		"| what | use |\n|---|:-:|\n| a `b` | **c** |\n|  | d |":          "- what: a `b`; use: c\n- use: d",
		"one ` backtick *too* many":                                       "one ` backtick *too* many",
		"| only":                                                          "",
		"# \n\n\n\n> quoted":                                              "quoted",
	} {
		var out strings.Builder
		p := page{w: &out, width: 76, blank: true}
		p.prose(markdown)
		if got := strings.Trim(out.String(), "\n"); got != want {
			t.Errorf("%q is written as\n%q, want\n%q", markdown, got, want)
		}
	}
}

// TestWrap: no line is longer than the width, and nothing is lost.
func TestWrap(t *testing.T) {
	text := "a " + strings.Repeat("long", 30) + " word, a short one and " + strings.Repeat("ü", 21)
	for width := range 60 {
		lines := wrap(text, width)
		for _, line := range lines {
			if n := len([]rune(line)); n > max(width, 10) {
				t.Errorf("%d characters in %d: %q", n, width, line)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(text, " ", "") {
			t.Errorf("at %d it is %q", width, got)
		}
	}
}

// TestOrderTyped reads what a learner may type for an order.
func TestOrderTyped(t *testing.T) {
	for line, want := range map[string]string{
		"2 1 3": "2 1 3", "213": "2 1 3", "2, 1,3": "2 1 3", "2 1": "", "2 2 1": "", "4 1 2": "", "0 1 2": "", "21": "", "a b c": "", "": "", "-1 2 3": "",
	} {
		got := ""
		if order, ok := orderTyped(line, 3); ok {
			got = numbers(order)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", line, got, want)
		}
	}
}
