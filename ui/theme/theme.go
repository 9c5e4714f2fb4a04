// Package theme decides how everything looks: a palette becomes roles, roles
// become styles, and the rest of the program asks for a role by name.
//
// Its law: a look is a pure function of [Options]. No style is made anywhere
// else, no colour is named outside of palette.go, and nothing here knows a
// terminal, an environment or a clock.
//
// Two colours carry the whole program: orange is the exit code, blue is the
// value. No other role uses either, in any profile; and since not everybody
// sees colour, words and shape always say the same thing again.
package theme

import (
	"fmt"
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// Options are all that a look depends on.
type Options struct {
	Dark     bool // the terminal's background is dark
	Contrast bool // high contrast: 7:1 instead of 4.5:1, no tints, nothing faint
	Profile  colorprofile.Profile
	ASCII    bool // draw with ASCII only; see [ASCII]
}

// A Theme is a style for each role and a set of glyphs. It is made by [New] and
// not changed afterwards, so it may be shared.
//
// A token on a live line keeps its own look and takes the line's as well:
// t.CodeKeyword.Inherit(t.ChildLine).
type Theme struct {
	Options

	Text     lipgloss.Style // the terminal's own colour, whatever that is
	Muted    lipgloss.Style
	Title    lipgloss.Style
	Rule     lipgloss.Style // lines and borders that carry no meaning
	Selected lipgloss.Style // the chosen option, the menu line under the cursor
	Key      lipgloss.Style // a key's name in the help
	KeyText  lipgloss.Style // what the key does

	Exit     lipgloss.Style // the exit code, wherever it is written
	Value    lipgloss.Style // the returned value, wherever it is written
	ExitBox  lipgloss.Style // the border of the exit code's box
	ValueBox lipgloss.Style // the border of the value's box

	Parent lipgloss.Style // lane headings
	Kernel lipgloss.Style
	Child  lipgloss.Style

	ParentLine lipgloss.Style // the line of code where the parent stands
	ChildLine  lipgloss.Style // and the child; its colour is a background only

	Wait     lipgloss.Style // a process that waits
	Zombie   lipgloss.Style // exited, and not yet reaped
	Gone     lipgloss.Style // reaped
	Inferred lipgloss.Style // concluded, not observed: never looks like a fact

	Live     lipgloss.Style // label: real processes, here and now
	Recorded lipgloss.Style // label: real processes, elsewhere and earlier

	Good lipgloss.Style // a prediction that came true
	Bad  lipgloss.Style // one that did not; a surprise, not a failure
	Warn lipgloss.Style // something to know before going on

	CodeText    lipgloss.Style
	CodeKeyword lipgloss.Style
	CodeString  lipgloss.Style
	CodeNumber  lipgloss.Style
	CodeComment lipgloss.Style
	CodeFunc    lipgloss.Style
	CodeGutter  lipgloss.Style // line numbers

	Glyphs Glyphs
}

// New makes the look for o. A profile without colours, or an unknown one, gets
// none at all: there, weight and underline carry the emphasis.
func New(o Options) *Theme {
	p := paletteFor(o)

	text := lipgloss.NewStyle()
	bold := text.Bold(true)
	muted := quiet(p.muted, o)

	return &Theme{
		Options: o,

		Text:     text,
		Muted:    muted,
		Title:    bold,
		Rule:     quiet(p.rule, o),
		Selected: selected(p),
		Key:      bold,
		KeyText:  muted,

		Exit:     exit(p),
		Value:    value(p),
		ExitBox:  ink(p.exit),
		ValueBox: ink(p.value),

		Parent: bold,
		Kernel: bold,
		Child:  bold,

		ParentLine: line(p.parentTint),
		ChildLine:  line(p.childTint),

		Wait:     muted,
		Zombie:   ink(p.violet).Bold(true),
		Gone:     muted,
		Inferred: muted.Italic(true),

		Live:     ink(p.green).Bold(true),
		Recorded: ink(p.violet).Bold(true),

		Good: ink(p.green).Bold(true),
		Bad:  ink(p.rose).Bold(true),
		Warn: ink(p.rose),

		// A number in the program has no colour of its own: whether it will be
		// an exit code or a value is for the run to say.
		CodeText:    ink(p.code),
		CodeKeyword: ink(p.violet).Bold(true),
		CodeString:  ink(p.green),
		CodeNumber:  ink(p.code),
		CodeComment: muted.Italic(true),
		CodeFunc:    ink(p.code).Bold(true),
		CodeGutter:  muted,

		Glyphs: glyphsFor(o.ASCII),
	}
}

// Fingerprint changes whenever anything drawn would, so it can be the key of
// whatever was drawn before.
func (t *Theme) Fingerprint() string { return fmt.Sprintf("%+v", t.Options) }

// ink is text in a colour, or in the terminal's own if the palette has none.
func ink(c color.Color) lipgloss.Style {
	if c == nil {
		return lipgloss.NewStyle()
	}
	return lipgloss.NewStyle().Foreground(c)
}

// quiet stands back: by its colour, or without one by being faint, which no
// one who asked for high contrast wants.
func quiet(c color.Color, o Options) lipgloss.Style {
	if c == nil && !o.Contrast {
		return lipgloss.NewStyle().Faint(true)
	}
	return ink(c)
}

// exit and value stay apart without colour, too: one is heavy, one underlined.
func exit(p palette) lipgloss.Style {
	switch {
	case p.exit == nil:
		return lipgloss.NewStyle().Bold(true)
	case p.onExit != nil:
		return ink(p.onExit).Background(p.exit)
	}
	return ink(p.exit)
}

func value(p palette) lipgloss.Style {
	if p.value == nil {
		return lipgloss.NewStyle().Underline(true)
	}
	return ink(p.value)
}

func selected(p palette) lipgloss.Style {
	s := lipgloss.NewStyle().Bold(true)
	if p.childTint == nil {
		return s.Reverse(true)
	}
	return s.Background(p.childTint)
}

// line is the ground under a live line of code. It sets no foreground, so that
// the tokens on it keep theirs.
func line(tint color.Color) lipgloss.Style {
	if tint == nil {
		return lipgloss.NewStyle().Bold(true)
	}
	return lipgloss.NewStyle().Background(tint)
}
