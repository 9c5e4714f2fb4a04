package ui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// A typed is the line into which a person types a text. It is a value as the screens are that
// hold it: what changes it returns the next one. It is held by pointer, since the line itself is
// larger than all the rest of a screen.
type typed struct{ line *textinput.Model }

// newTyped is an empty line for at most limit characters.
func newTyped(limit int) typed {
	line := textinput.New()
	line.Prompt, line.CharLimit = "", limit
	line.KeyMap.Paste.SetEnabled(false) // it would start a program for the clipboard; what a terminal pastes comes as a message
	return typed{&line}
}

// text is what stands in the line.
func (t typed) text() string {
	if t.line == nil {
		return ""
	}
	return t.line.Value()
}

// holding is the line with another text in it, and the cursor behind that.
func (t typed) holding(text string) typed {
	line := *t.line
	line.SetValue(text)
	line.CursorEnd()
	return typed{&line}
}

// focused is the line when it takes what is typed.
func (t typed) focused() (typed, tea.Cmd) {
	line := *t.line
	cmd := line.Focus()
	return typed{&line}, cmd
}

// update takes a key, or what a terminal pasted.
func (t typed) update(msg tea.Msg) (typed, tea.Cmd) {
	if t.line == nil {
		return t, nil // nobody was asked
	}
	line, cmd := t.line.Update(msg)
	return typed{&line}, cmd
}

// view draws the line behind a cursor's glyph, in w cells; 0 is as wide as it is.
func (t typed) view(lk look, w int) string {
	line := *t.line
	if w > 0 {
		line.SetWidth(max(1, w-4))
	}
	return lk.theme.Key.Render(lk.theme.Glyphs.Cursor) + " " + line.View()
}
