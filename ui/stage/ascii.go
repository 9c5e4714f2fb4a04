package stage

// spelled is a sign of good print as a terminal shows it that has ASCII alone; empty where it is no
// such sign. Our own words have these signs, and the texts in which something was left out: where
// they stand among those of a process, nothing tells them apart.
func spelled(r rune) string {
	switch r {
	case '·', '–', '—':
		return "-"
	case '…':
		return "..."
	case '→':
		return "->"
	case '←':
		return "<-"
	case '↑':
		return "^"
	case '↓':
		return "v"
	case '×':
		return "x"
	case '≠':
		return "!" // as in the glyphs
	case '‘', '’':
		return "'"
	case '“', '”':
		return `"`
	}
	return ""
}
