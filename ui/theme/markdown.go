package theme

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	xansi "github.com/charmbracelet/x/ansi"
)

// Markdown is the look of prose, for glamour. It is made afresh each time,
// shares no pointer with glamour's own styles, and adds no margin, so prose
// fills exactly the width it is wrapped to.
//
// Two of glamour's habits are left to the caller. It pads each line with blanks
// to the full width, and since no block has a colour of its own here, these are
// plain and a TrimRight removes them. And it wraps blocks of code and reads
// backslashes in them as Markdown's, so a program has to be drawn without it.
func (t *Theme) Markdown() ansi.StyleConfig {
	heading := ansi.StyleBlock{StylePrimitive: primitive(t.Title)}
	heading.BlockSuffix = "\n"

	return ansi.StyleConfig{
		Heading: heading,
		BlockQuote: ansi.StyleBlock{
			Indent:      ptr(uint(1)),
			IndentToken: ptr(t.Glyphs.Vertical + " "),
		},

		List:        ansi.StyleList{LevelIndent: 2},
		Item:        ansi.StylePrimitive{BlockPrefix: t.Glyphs.Bullet + " "},
		Enumeration: ansi.StylePrimitive{BlockPrefix: ". "},
		Task: ansi.StyleTask{
			Ticked:   t.Glyphs.Check + " ",
			Unticked: t.Glyphs.Open + " ",
		},

		Emph:          ansi.StylePrimitive{Italic: ptr(true)},
		Strong:        ansi.StylePrimitive{Bold: ptr(true)},
		Strikethrough: ansi.StylePrimitive{CrossedOut: ptr(true)},

		Link:     ansi.StylePrimitive{Underline: ptr(true)},
		LinkText: ansi.StylePrimitive{Underline: ptr(true)},

		Code:      ansi.StyleBlock{StylePrimitive: t.inlineCode()},
		CodeBlock: ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{StylePrimitive: primitive(t.CodeText)}},

		HorizontalRule: t.horizontalRule(),
		Table: ansi.StyleTable{
			ColumnSeparator: ptr(t.Glyphs.Vertical),
			RowSeparator:    ptr(t.Glyphs.Horizontal),
			CenterSeparator: ptr(t.Glyphs.Crossing),
		},
	}
}

// inlineCode keeps its backticks where there is no colour to tell it from prose.
func (t *Theme) inlineCode() ansi.StylePrimitive {
	p := primitive(t.CodeText)
	if p.Color == nil {
		p.Prefix, p.Suffix = "`", "`"
	}
	return p
}

func (t *Theme) horizontalRule() ansi.StylePrimitive {
	p := primitive(t.Rule)
	p.Format = "\n" + strings.Repeat(t.Glyphs.Horizontal, 8) + "\n"
	return p
}

// primitive says in glamour's words what a style says in lipgloss's. The
// background is left out on purpose: prose is never painted.
func primitive(s lipgloss.Style) ansi.StylePrimitive {
	return ansi.StylePrimitive{
		Color:     colorName(s.GetForeground()),
		Bold:      set(s.GetBold()),
		Italic:    set(s.GetItalic()),
		Underline: set(s.GetUnderline()),
	}
}

// colorName is what lipgloss.Color, and so glamour, reads back as c.
func colorName(c color.Color) *string {
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return nil
	case xansi.BasicColor:
		return ptr(strconv.Itoa(int(c)))
	default:
		r, g, b, _ := c.RGBA()
		return ptr(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
	}
}

// set is nil for false, which glamour takes as "like what is around it".
func set(on bool) *bool {
	if !on {
		return nil
	}
	return &on
}

func ptr[T any](v T) *T { return &v }
