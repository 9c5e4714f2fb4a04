package cli

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons/selftest"
)

// A reportText is the report of a selftest as text.
type reportText struct {
	selftest.Report
	noPython bool
}

func (t reportText) String() string {
	var b strings.Builder
	t.table(&b)
	t.failures(&b)
	t.conditions(&b)
	t.notRun(&b)
	t.sum(&b)
	return b.String()
}

// table has a line for each case.
func (t reportText) table(b *strings.Builder) {
	rows := [][3]string{{"lesson: program", "claims held", "runtimes"}}
	for _, l := range t.Lines {
		held := fmt.Sprintf("%d of %d", l.Held(), len(l.Claims))
		if len(l.On) == 0 {
			held = "not run"
		}
		rows = append(rows, [3]string{l.Case.Name(), held, fmt.Sprint(len(l.On))})
	}
	var widths [3]int
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	for _, row := range rows {
		blanks := func(i int) string { return strings.Repeat(" ", widths[i]-ansi.StringWidth(row[i])) }
		fmt.Fprintf(b, "%s%s  %s%s  %s%s\n", row[0], blanks(0), row[1], blanks(1), blanks(2), row[2])
	}
}

func (t reportText) failures(b *strings.Builder) {
	if t.Wrong == 0 {
		return
	}
	b.WriteString("\nFailed:\n")
	for _, l := range t.Lines {
		for _, c := range l.Claims {
			for i, f := range c.Failed {
				if i == 0 {
					fmt.Fprintf(b, "\n%s\n", l.Case.Name())
					hanging(b, "claimed: ", withCondition(c.Text, c.With))
				}
				hanging(b, "seen:    ", f.Saw)
				hanging(b, "on:      ", spokenOf(f.On, l.On))
			}
		}
	}
}

// conditions are the claims that are not made for all runs.
func (t reportText) conditions(b *strings.Builder) {
	begun := false
	for _, l := range t.Lines {
		named := false
		for _, s := range l.Case.Shows {
			with := s.With.String()
			if with == "" {
				continue
			}
			if !begun {
				b.WriteString("\nClaimed for some versions, start methods or systems only:\n")
			}
			if !named {
				fmt.Fprintf(b, "\n%s\n", l.Case.Name())
			}
			begun, named = true, true
			line := withCondition(s.Observation.String(), with)
			if !slices.ContainsFunc(l.Claims, func(c selftest.Claim) bool { return c.Text == s.Observation.String() && c.With == with }) {
				line += " (not checked here)"
			}
			hanging(b, "", line)
		}
	}
}

func withCondition(claim, with string) string {
	if with == "" {
		return claim
	}
	return claim + ": " + with
}

// notRun are the cases that nothing here could run, and why.
func (t reportText) notRun(b *strings.Builder) {
	begun := false
	for _, l := range t.Lines {
		if len(l.On) > 0 {
			continue
		}
		if !begun {
			b.WriteString("\nNot run:\n\n")
		}
		begun = true
		why := "no " + l.Case.Tool + " is here"
		switch p := l.Case.Program; {
		case !p.RunsOn(runtime.GOOS):
			why = "it is for " + strings.Join(p.OnlyOn, " and ")
		case l.Case.Tool == "":
			why = "no Python could be used, and it is not in Go"
		}
		hanging(b, "", l.Case.Name()+": "+why)
	}
	if t.noPython {
		b.WriteString("\nNo Python 3.8 or newer could be used: of the lessons' own programs those in Go were run alone.\n")
	}
}

func (t reportText) sum(b *strings.Builder) {
	claims := 0
	for _, l := range t.Lines {
		claims += len(l.Claims)
	}
	says := fmt.Sprintf("All %s held", counted(claims, "claim"))
	if t.Wrong > 0 {
		says = fmt.Sprintf("%d of %s failed", t.Wrong, counted(claims, "claim"))
	}
	if t.Runs > 0 {
		b.WriteString("\n")
		paragraph(b, "", fmt.Sprintf("%s, in %s on %s.", says, counted(t.Runs, "run"), spoken(t.On)))
	}
}

// hanging writes words that are wrapped behind their label.
func hanging(b *strings.Builder, label, text string) {
	const indent = "  "
	var wrapped strings.Builder
	paragraph(&wrapped, indent+strings.Repeat(" ", len(label)), text)
	first := indent + label
	b.WriteString(first + wrapped.String()[min(len(first), wrapped.Len()):])
	if wrapped.Len() == 0 {
		b.WriteString("\n")
	}
}

// methodMark stands in a runtime's label between its name and the start method.
const methodMark = " · "

// spokenOf names runtimes; all names where they are all of them.
func spokenOf(labels, all []string) string {
	if len(labels) == len(all) && len(all) > 1 {
		return fmt.Sprintf("all %d runtimes", len(all))
	}
	return spoken(labels)
}

// spoken names runtimes, their start methods together: Python 3.13.0 (fork, spawn), Go 1.26.
func spoken(labels []string) string {
	var names []string
	methods := map[string][]string{}
	for _, label := range labels {
		name, method, _ := strings.Cut(label, methodMark)
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if method != "" {
			methods[name] = append(methods[name], method)
		}
	}
	for i, name := range names {
		if len(methods[name]) > 0 {
			names[i] += " (" + strings.Join(methods[name], ", ") + ")"
		}
	}
	return strings.Join(names, ", ")
}
