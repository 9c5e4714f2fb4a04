package plain

import (
	"regexp"
	"strings"
)

// prose writes Markdown as plain text: marks are taken out, but for the backticks of code, which
// say where it begins and ends. What it cannot read it writes as it stands.
func (p *page) prose(markdown string) {
	var paragraph, header []string
	lead := "" // of an item of a list
	end := func() {
		if len(paragraph) > 0 {
			p.item(lead, unmarked(strings.Join(paragraph, " ")))
		}
		paragraph, lead = nil, ""
	}
	code := false
	for line := range strings.Lines(strings.TrimSpace(markdown)) {
		line = strings.TrimRight(line, " \t\r\n")
		bare := strings.TrimSpace(line)
		if !strings.HasPrefix(bare, "|") {
			header = nil
		}
		switch {
		case strings.HasPrefix(bare, "```"):
			end()
			code = !code
		case code:
			p.verbatim("    ", line)
		case bare == "":
			end()
			p.gap()
		case strings.HasPrefix(bare, "#"):
			end()
			p.gap()
			p.say(unmarked(strings.TrimLeft(bare, "# ")))
			p.gap()
		case strings.HasPrefix(bare, "|"):
			end()
			header = p.row(header, bare)
		case listItem.MatchString(bare):
			end()
			mark := listItem.FindString(bare)
			paragraph = append(paragraph, strings.TrimPrefix(bare, mark))
			lead = bullet(mark)
		default:
			paragraph = append(paragraph, strings.TrimPrefix(bare, "> "))
		}
	}
	end()
}

var listItem = regexp.MustCompile(`^([-*+]|\d{1,3}[.)]) +`)

// bullet is how the mark of a list is written.
func bullet(mark string) string {
	if mark = strings.TrimSpace(mark); strings.ContainsAny(mark, "-*+") {
		return "- "
	}
	return mark + " "
}

// row says a row of a table: each cell behind the word that stands above it.
func (p *page) row(header []string, line string) []string {
	cells := strings.Split(strings.Trim(strings.ReplaceAll(line, `\|`, "\x00"), "|"), "|")
	rule := true
	for i := range cells {
		cells[i] = unmarked(strings.ReplaceAll(strings.TrimSpace(cells[i]), "\x00", "|"))
		rule = rule && strings.Trim(cells[i], "-: ") == ""
	}
	switch {
	case header == nil:
		return cells
	case rule:
		return header
	}
	var said []string
	for i, cell := range cells {
		if i < len(header) && header[i] != "" && cell != "" {
			cell = header[i] + ": " + cell
		}
		if cell != "" {
			said = append(said, cell)
		}
	}
	p.item("- ", strings.Join(said, "; "))
	return header
}

var (
	link   = regexp.MustCompile(`!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)`)
	strong = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
	emph   = regexp.MustCompile(`(^|[\s(])[*_](\S(?:[^*_]*\S)?)[*_]($|[\s).,;:?])`)
	escape = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
)

// unmarked takes Markdown's marks out of a paragraph, but not out of the code in it.
func unmarked(text string) string {
	parts := strings.Split(text, "`")
	if len(parts)%2 == 0 { // one backtick too many: nobody knows what is code
		return text
	}
	for i := 0; i < len(parts); i += 2 {
		part := link.ReplaceAllString(parts[i], "$1 ($2)")
		part = strong.ReplaceAllString(part, "$2")
		part = emph.ReplaceAllString(part, "$1$2$3")
		parts[i] = escape.ReplaceAllString(part, "$1")
	}
	return strings.Join(parts, "`")
}
