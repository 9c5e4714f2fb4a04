package ui

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/glamour/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/ui/stage"
	"exit42/ui/theme"
)

// A look is a theme with what was already drawn in it. Markdown and highlighted code are
// costly and View is called after every Update, so each is made once a text and width.
type look struct {
	theme *theme.Theme
	made  *made
}

type made struct {
	renderers map[int]*glamour.TermRenderer
	prose     map[proseKey][]string
	programs  map[string]*stage.Program
}

type proseKey struct {
	text  string
	width int
}

// maxProse is how many texts are kept, of which a lesson has two dozen, and maxPrograms how many
// programs.
const (
	maxProse    = 100
	maxPrograms = 100
)

func newLook(o theme.Options) look {
	return look{theme.New(o), &made{map[int]*glamour.TermRenderer{}, map[proseKey][]string{}, map[string]*stage.Program{}}}
}

// prose is Markdown as lines no wider than width cells.
func (l look) prose(markdown string, width int) []string {
	key := proseKey{markdown, width}
	if lines, ok := l.made.prose[key]; ok {
		return lines
	}
	lines := l.render(markdown, width)
	if len(l.made.prose) >= maxProse {
		clear(l.made.prose) // a window that is dragged has a hundred widths
	}
	l.made.prose[key] = lines
	return lines
}

func (l look) render(markdown string, width int) []string {
	r := l.made.renderers[width]
	if r == nil {
		var err error
		r, err = glamour.NewTermRenderer(glamour.WithStyles(l.theme.Markdown()), glamour.WithWordWrap(width))
		if err != nil {
			return strings.Split(ansi.Wordwrap(markdown, width, ""), "\n")
		}
		clear(l.made.renderers) // of the width that was
		l.made.renderers[width] = r
	}
	text, err := r.Render(l.whole(markdown, width))
	if err != nil {
		return strings.Split(ansi.Wordwrap(markdown, width, ""), "\n")
	}
	var lines []string
	for _, line := range strings.Split(strings.Trim(text, "\n"), "\n") {
		lines = append(lines, strings.TrimRight(strings.ReplaceAll(line, hardSpace, " "), " "))
	}
	return lines
}

// whole keeps each piece of code in one line where it has no colour that would lead over the end of
// one: the backticks that are shown then would stand far from each other.
func (l look) whole(text string, width int) string {
	if !l.plainCode() || strings.Contains(text, "```") {
		return text
	}
	parts := strings.Split(text, "`")
	for i := 1; i < len(parts)-1; i += 2 {
		if len(parts[i]) <= width/2 {
			parts[i] = strings.Join(strings.Fields(parts[i]), hardSpace)
		}
	}
	return strings.Join(parts, "`")
}

// hardSpace is a blank at which no line is broken.
const hardSpace = "\u00a0"

// plainCode says that code has no colour of its own.
func (l look) plainCode() bool {
	_, plain := l.theme.CodeText.GetForeground().(lipgloss.NoColor)
	return plain
}

// styled is plain text, made harmless, wrapped to w cells, in one style.
func (l look) styled(style lipgloss.Style, text string, w int) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		for _, line := range strings.Split(ansi.Wrap(l.clean(line), w, ""), "\n") {
			lines = append(lines, style.Render(line))
		}
	}
	return lines
}

// clean makes text that came from a process harmless.
func (l look) clean(text string) string { return stage.Clean(text, l.theme.ASCII) }

// program is source code, highlighted.
func (l look) program(name, text, language string) *stage.Program {
	key := name + "\x00" + text
	p := l.made.programs[key]
	if p == nil {
		p = stage.NewProgram(name, text, language, l.theme)
		if len(l.made.programs) >= maxPrograms {
			clear(l.made.programs) // the lab makes new ones with every turn of a knob
		}
		l.made.programs[key] = p
	}
	return p
}

// keyLine draws a short help in the theme's colours.
func (l look) keyLine(width int) help.Model {
	m := help.New()
	t := l.theme
	m.ShortSeparator = "   "
	m.Styles.ShortKey, m.Styles.ShortDesc, m.Styles.ShortSeparator = t.Key, t.KeyText, t.KeyText
	m.Styles.Ellipsis = t.Muted
	m.Ellipsis = t.Glyphs.Ellipsis
	m.SetWidth(width)
	return m
}

// cut shortens a styled line to w cells.
func cut(line string, w int) string {
	if ansi.StringWidth(line) <= w {
		return line
	}
	return ansi.Truncate(line, max(w, 0), "")
}

// pad makes a styled line exactly w cells wide.
func pad(line string, w int) string {
	line = cut(line, w)
	return line + strings.Repeat(" ", max(0, w-ansi.StringWidth(line)))
}

// fit makes lines exactly h, each at most w cells wide.
func fit(lines []string, w, h int) []string {
	out := make([]string, h)
	for i := range out {
		if i < len(lines) {
			out[i] = cut(lines[i], w)
		}
	}
	return out
}
