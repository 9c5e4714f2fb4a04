package process

import (
	_ "embed"
	"strings"
)

// childSource is the file that calls the target. A compiled program has its source nowhere on
// the learner's disk, so this process tells the lines that the app cannot read for itself.
//
//go:embed child.go
var childSource string

// source is the lines of child.go around a place in it.
func (p place) source() event {
	const around = 3
	lines := strings.SplitAfter(childSource, "\n")
	first, last := max(1, p.line-around), min(len(lines), p.line+around)
	return event{
		Kind: "source", File: libraryFile(p.file), Line: first, AtLine: p.line,
		Text: strings.Join(lines[first-1:last], ""),
	}
}
