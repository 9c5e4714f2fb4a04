package notes

import (
	"strings"

	"charm.land/glamour/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/ui/stage"
	"exit42/ui/theme"
)

// A look is a theme with the notes that were drawn in it last: Markdown is costly, and View is
// called after every second.
type look struct {
	theme *theme.Theme
	text  string
	width int
	lines []string
}

func newLook(o theme.Options) *look { return &look{theme: theme.New(o)} }

// clean makes text of others harmless, line by line.
func clean(text string, ascii bool) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = stage.Clean(lines[i], ascii)
	}
	return strings.Join(lines, "\n")
}

// line is text of others on one line.
func (l *look) line(text string) string {
	return clean(strings.ReplaceAll(text, "\n", " "), l.theme.ASCII)
}

// styled is plain text, made harmless, wrapped to w cells, in one style.
func (l *look) styled(style lipgloss.Style, text string, w int) []string {
	lines := strings.Split(ansi.Wrap(l.line(text), max(w, 1), ""), "\n")
	for i := range lines {
		lines[i] = style.Render(strings.TrimSpace(lines[i]))
	}
	return lines
}

// prose is Markdown as lines that are no wider than w cells, as they were drawn last where they
// are the same.
func (l *look) prose(markdown string, w int) []string {
	if l.lines == nil || l.text != markdown || l.width != w {
		l.text, l.width, l.lines = markdown, w, l.render(joined(clean(markdown, l.theme.ASCII)), w)
	}
	return l.lines
}

func (l *look) render(markdown string, w int) []string {
	text := ansi.Wrap(markdown, w, "")
	if drawable(markdown) {
		r, err := glamour.NewTermRenderer(glamour.WithStyles(l.theme.Markdown()), glamour.WithWordWrap(w))
		if err == nil {
			if drawn, err := r.Render(markdown); err == nil {
				text = drawn
			}
		}
	}
	lines := strings.Split(strings.TrimLeft(text, "\n"), "\n")
	for i := range lines {
		lines[i] = ansi.Truncate(strings.TrimRight(lines[i], " "), w, l.theme.Glyphs.Ellipsis)
	}
	for len(lines) > 1 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// The bounds of notes that are drawn as Markdown. Nobody writes more, and drawing it takes long.
const (
	maxMarkdown = 8 << 10 // bytes
	maxNested   = 10      // marks at the beginning of a line, one in the other
	maxCells    = 40      // of a row of a table
)

// drawable reports whether notes can be drawn as Markdown without keeping the speaker waiting.
func drawable(markdown string) bool {
	if len(markdown) > maxMarkdown {
		return false
	}
	for line := range strings.Lines(markdown) {
		marks := line[:len(line)-len(strings.TrimLeft(line, " \t>-*+0123456789.)"))]
		nested := max(len(strings.Fields(marks)), strings.Count(marks, ">"), strings.Count(marks, "  "))
		if nested > maxNested || strings.Count(line, "|") > maxCells {
			return false
		}
	}
	return true
}

// pad makes a styled line exactly w cells wide.
func pad(line string, w int) string {
	line = ansi.Truncate(line, max(w, 0), "")
	return line + strings.Repeat(" ", max(0, w-ansi.StringWidth(line)))
}
