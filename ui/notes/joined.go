package notes

import "strings"

// joined has each paragraph on a line of its own: a lesson's file breaks lines where its author's
// window ended, and the speaker's is another. What Markdown means by a line stays one: an item, a
// heading, a quote, a row of a table, and all between fences.
func joined(markdown string) string {
	var lines []string
	fence, open := "", false // open: the last line goes on with the next
	for line := range strings.SplitSeq(markdown, "\n") {
		text := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(text, fence) {
				fence = ""
			}
			lines, open = append(lines, line), false
		case strings.HasPrefix(text, "```"), strings.HasPrefix(text, "~~~"):
			fence = text[:3]
			lines, open = append(lines, line), false
		case open && text != "" && !begins(text):
			last := len(lines) - 1
			lines[last] = strings.TrimRight(lines[last], " ") + " " + text
			open = !strings.HasSuffix(line, "  ") && !strings.HasSuffix(text, `\`)
		default:
			lines = append(lines, line)
			open = text != "" && text[0] != '#' && text[0] != '|' && !strings.HasSuffix(line, "  ") && !strings.HasSuffix(text, `\`)
		}
	}
	return strings.Join(lines, "\n")
}

// begins reports whether a line that is not blank is more than the next one of a paragraph.
func begins(text string) bool {
	if strings.ContainsRune("#>|=", rune(text[0])) || strings.HasPrefix(text, "---") || strings.HasPrefix(text, "***") {
		return true
	}
	mark, _, ok := strings.Cut(text, " ")
	number := strings.TrimRight(mark, ".)")
	return ok && (mark == "-" || mark == "*" || mark == "+" || number != "" && number != mark && strings.Trim(number, "0123456789") == "")
}
