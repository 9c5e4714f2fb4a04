package lessons

import (
	"strings"
	"unicode/utf8"
)

// columns is the width of the text on the smallest screen, 80 columns wide.
const columns = 76

// fits checks that Markdown takes no more than so many lines of the smallest
// screen.
func (p *page) fits(line int, what, markdown string, most int) {
	if n := height(markdown, columns); n > most {
		p.wrong(line, "%s takes %d lines of %d columns; %d fit, so shorten it", what, n, columns, most)
	}
}

// height returns the number of lines that Markdown takes at this width, the
// blank ones between paragraphs included. Backticks and asterisks count as
// characters, so the answer is never too small.
func height(markdown string, width int) int {
	lines, used, code := 0, 0, false
	for line := range strings.Lines(strings.TrimSpace(markdown)) {
		fence := strings.HasPrefix(strings.TrimSpace(line), "```")
		words := strings.Fields(line)
		if code || fence || len(words) == 0 {
			lines, used = lines+1, 0
			code = code != fence
			continue
		}
		for _, word := range words {
			n := utf8.RuneCountInString(word)
			if used == 0 || used+1+n > width {
				lines, used = lines+1, n
			} else {
				used += 1 + n
			}
		}
	}
	return lines
}
