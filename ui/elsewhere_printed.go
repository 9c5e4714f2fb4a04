package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"exit42/demo"
)

// printed is what a program in another language printed, and how it ended. There is no probe in
// it: the rest is not observed.
type printed struct {
	lines []demo.Line // whole lines
	names []string    // of the lines "NAME is VALUE", in the order in which they came first
	is    map[string]string
	ended string // empty where it came to its end with exit status 0
}

const (
	maxPrintedName  = 40 // characters of a NAME
	maxPrintedNames = 40 // of a program; the lines of later ones are among its lines
)

// printedBy reads a run that is over.
func printedBy(trace *demo.Trace) printed {
	scene := trace.At(trace.Len())
	p := printed{is: map[string]string{}, lines: wholeLines(scene.Output), ended: howEnded(trace, scene)}
	for _, line := range p.lines {
		name, value, ok := strings.Cut(line.Text, " is ")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || line.Stream != "stdout" || name == "" || value == "" || utf8.RuneCountInString(name) > maxPrintedName {
			continue
		}
		if _, again := p.is[name]; !again {
			if len(p.names) == maxPrintedNames {
				continue
			}
			p.names = append(p.names, name)
		}
		p.is[name] = value
	}
	return p
}

// wholeLines puts lines together that came in pieces. What is still open of the other stream
// may come between.
func wholeLines(output []demo.Line) []demo.Line {
	var lines []demo.Line
	open := map[string]int{}
	for _, piece := range output {
		i, begun := open[piece.Stream]
		if begun {
			lines[i].Text += piece.Text
		} else {
			i, lines = len(lines), append(lines, piece)
		}
		if open[piece.Stream] = i; !piece.Partial {
			delete(open, piece.Stream)
		}
	}
	return lines
}

// howEnded says how a run ended that did not end well.
func howEnded(trace *demo.Trace, scene demo.Scene) string {
	switch {
	case scene.Stuck:
		return "stuck"
	case scene.Limit != "":
		return "ended by a limit: " + scene.Limit
	}
	for i := trace.Len() - 1; i >= 0; i-- {
		e := trace.Event(i)
		if e.Kind != demo.KindReaped || scene.Parent != 0 && e.PID != scene.Parent {
			continue
		}
		switch code, ok := reapedCode(e); {
		case ok && code > 0:
			return fmt.Sprintf("exit status %d", code)
		case ok && code < 0:
			return fmt.Sprintf("killed by signal %d", -code)
		}
		return ""
	}
	return ""
}

func reapedCode(e demo.Event) (code int, ok bool) {
	switch {
	case e.Status != nil:
		return demo.DecodeStatus(*e.Status), true
	case e.Code != nil:
		return *e.Code, true
	}
	return 0, false
}

// names are the heads of the columns: in the order of first appearance, from the top row down.
func (a elsewhereStage) names() []string {
	var all []string
	for _, row := range a.rows {
		for _, name := range row.said.names {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
	}
	return all
}
