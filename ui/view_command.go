package ui

import (
	"runtime"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// command draws what a person types or copies into a shell. What does not fit in a line begins at
// the margin: blanks before it would be part of what is copied.
func (l look) command(style lipgloss.Style, command string, w int) []string {
	if !strings.Contains(command, "\n") && ansi.StringWidth(command) <= w-8 {
		return []string{"    " + style.Render(l.clean(command))}
	}
	lines := shellLines(command, w-1)
	for i, line := range lines {
		lines[i] = style.Render(l.clean(line))
	}
	return lines
}

// shellLines are a command in lines of at most w cells that a shell takes for the same: it is broken
// by a backslash, and within quotes between two quoted halves. A shell of Windows takes neither.
func shellLines(command string, w int) []string {
	var lines []string
	quoted := false
	for _, line := range strings.Split(command, "\n") {
		for runtime.GOOS != "windows" && ansi.StringWidth(line) > w {
			at, within := breakAt(line, w-2, quoted)
			head, rest := line[:at]+`\`, line[at:]
			if within {
				head, rest = line[:at]+`'\`, "'"+rest
			}
			lines, line, quoted = append(lines, head), rest, false
		}
		_, quoted = breakAt(line, ansi.StringWidth(line), quoted)
		lines = append(lines, line)
	}
	return lines
}

// breakAt is where the part of a line ends that has room in w cells, behind a blank if it can be, and
// whether that is within single quotes.
func breakAt(line string, w int, quoted bool) (at int, within bool) {
	blank, blankWithin := 0, false
	width, escaped := 0, false
	for i, r := range line {
		if width += ansi.StringWidth(string(r)); width > w && !escaped {
			if blank > 0 {
				return blank, blankWithin
			}
			return i, quoted
		}
		switch {
		case escaped:
			escaped = false
		case r == '\'':
			quoted = !quoted
		case r == '\\':
			escaped = !quoted
		case r == ' ':
			blank, blankWithin = i+1, quoted
		}
	}
	return len(line), quoted
}
