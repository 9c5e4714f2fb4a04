package notes

import (
	"strings"
	"unicode/utf8"
)

// font is what a clock needs, each sign five rows of dots.
var font = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	':': {" ", "#", " ", "#", " "},
}

// dots are a time as five rows of dots.
func dots(time string) (rows [5]string) {
	for i, sign := range time {
		for y := range rows {
			if i > 0 {
				rows[y] += " "
			}
			rows[y] += font[sign][y]
		}
	}
	return rows
}

// large draws a time five lines high, each dot as these cells.
func large(time, dot string) []string {
	var lines []string
	for _, row := range dots(time) {
		lines = append(lines, strings.NewReplacer("#", dot, " ", strings.Repeat(" ", utf8.RuneCountInString(dot))).Replace(row))
	}
	return lines
}

// small draws a time three lines high, two dots a cell.
func small(time string, ascii bool) []string {
	upper, lower, both := '▀', '▄', '█'
	if ascii {
		upper, lower, both = '"', '_', '#'
	}
	rows := dots(time)
	var lines []string
	for y := 0; y < len(rows); y += 2 {
		var b strings.Builder
		for x := range len(rows[y]) {
			up, down := rows[y][x] == '#', y+1 < len(rows) && rows[y+1][x] == '#'
			switch {
			case up && down:
				b.WriteRune(both)
			case up:
				b.WriteRune(upper)
			case down:
				b.WriteRune(lower)
			default:
				b.WriteByte(' ')
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}
