package theme

import "strings"

// Glyphs are the signs that drawings are made of. Each is one cell wide in both
// sets, so a layout never depends on the set.
type Glyphs struct {
	// Boxes and rules.
	Horizontal, Vertical                       string
	TopLeft, TopRight, BottomLeft, BottomRight string
	Crossing                                   string // in a table

	// Arrows between lanes: a few cells of a line and a head, "──▶", "◀══".
	// The double line carries bytes, the single one anything else.
	Line, DoubleLine    string
	HeadLeft, HeadRight string

	// Arrows in text: "exitcode → 44", and the keys.
	Right, Up, Down string

	// What a process does now. The sign of one that waits also hangs below a call that has
	// not returned.
	Runs, Held, Waits, Leaves, Zombie, Dead string

	Full, Free string // the bytes in a channel, and the room for more

	// Two runs side by side: where they differ, and what only one of them did.
	Differs, OnlyLeft, OnlyRight string

	Cursor           string
	Done, Half, Open string // how far a lesson is, how sure a learner
	Check, Cross     string
	Dash             string // nothing: no value, no answer
	Ellipsis         string // cut here
	Bullet           string
	Separator        string // between the parts of a heading

	Play, Pause       string
	Track, Knob, Mark string // the scrub bar; a mark is a place to look at
}

func glyphsFor(ascii bool) Glyphs {
	pick := func(unicode, plain string) string {
		if ascii {
			return plain
		}
		return unicode
	}
	return Glyphs{
		Horizontal:  pick("─", "-"),
		Vertical:    pick("│", "|"),
		TopLeft:     pick("┌", "+"),
		TopRight:    pick("┐", "+"),
		BottomLeft:  pick("└", "+"),
		BottomRight: pick("┘", "+"),
		Crossing:    pick("┼", "+"),

		Line:       pick("─", "-"),
		DoubleLine: pick("═", "="),
		HeadLeft:   pick("◀", "<"),
		HeadRight:  pick("▶", ">"),

		Right: pick("→", ">"),
		Up:    pick("↑", "^"),
		Down:  pick("↓", "v"),

		Runs:   pick("●", "*"),
		Held:   pick("‖", "="),
		Waits:  pick("┆", ":"),
		Leaves: pick("◐", "~"),
		Zombie: pick("▒", "%"),
		Dead:   pick("×", "x"),

		Full: pick("█", "#"),
		Free: pick("░", "."),

		Differs:   pick("≠", "!"),
		OnlyLeft:  pick("‹", "<"),
		OnlyRight: pick("›", ">"),

		Cursor:    pick("▸", ">"),
		Done:      pick("●", "*"),
		Half:      pick("◐", "~"),
		Open:      pick("○", "o"),
		Check:     pick("✓", "+"),
		Cross:     pick("✗", "x"),
		Dash:      pick("—", "-"),
		Ellipsis:  pick("…", "~"),
		Bullet:    pick("•", "*"),
		Separator: pick("·", "-"),

		Play:  pick("▶", ">"),
		Pause: pick("‖", "="),
		Track: pick("─", "-"),
		Knob:  pick("●", "O"),
		Mark:  pick("◆", "^"),
	}
}

// ASCII reports whether a terminal had better be sent ASCII only: its locale is
// not UTF-8, or its font is known to lack most of what [Glyphs] draws with. On
// Windows the locale says nothing, and only Windows Terminal is trusted.
func ASCII(env func(name string) string, goos string) bool {
	if goos == "windows" {
		return env("WT_SESSION") == ""
	}
	if term := env("TERM"); term == "linux" || term == "dumb" {
		return true
	}
	return !isUTF8(locale(env))
}

// locale is the one in force for characters; the names are in POSIX's order of
// precedence, and an empty one counts as unset. None at all is "C".
func locale(env func(name string) string) string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if l := env(name); l != "" {
			return l
		}
	}
	return "C"
}

func isUTF8(locale string) bool {
	l := strings.ToLower(locale)
	return strings.Contains(l, "utf-8") || strings.Contains(l, "utf8")
}
