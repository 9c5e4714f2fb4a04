package lessons

import "strings"

// CodeSpan is a text as a span of code in Markdown, whatever it holds. Of an empty one it says that
// there is nothing, since a span cannot be empty.
func CodeSpan(text string) string {
	if strings.TrimSpace(text) == "" {
		return "nothing"
	}
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// EscapeMarkdown is a text of one line in which Markdown finds no marks, and no forge a formula.
func EscapeMarkdown(text string) string {
	var b strings.Builder
	for i, r := range text {
		if strings.ContainsRune("\\`*_[]<>|&~$#", r) || i == 0 && strings.ContainsRune("+-", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
