package lab

import (
	"fmt"
	"strings"
	"unicode"
)

// maxSaid is how much of what a process printed is kept in a result, in characters.
const maxSaid = 200

// clean makes what a process printed harmless: short, on one line, every character printable.
func clean(text string) string {
	var b strings.Builder
	n := 0
	for _, c := range text {
		if n++; n > maxSaid {
			b.WriteString("…")
			break
		}
		if unicode.IsPrint(c) {
			b.WriteRune(c)
		} else {
			fmt.Fprintf(&b, "\\x%02x", c)
		}
	}
	return b.String()
}

// inCell makes a text fit for a cell of a Markdown table.
func inCell(text string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "'", "*", `\*`, "_", `\_`).Replace(clean(text))
}
