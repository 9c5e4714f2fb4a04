package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/stage"
)

// head says where one is and what runs, above a rule. What does not fit beside the title stands on
// the rule: the place in the lesson, and if need be what runs.
func (m *Model) head(p plan) []string {
	t, w := m.look.theme, p.head.w-2
	title, place := "exit42", ""
	if s := m.screen(); s != nil {
		title, place = s.place()
		title, place = stage.Clean(title, false), stage.Clean(place, false)
	}
	left, right, below, behind := t.Title.Render(title), m.runs(p.head.w), "", ""
	whole := left
	if place != "" {
		whole += t.Muted.Render(" · " + place)
	}
	switch room := w - ansi.StringWidth(right); {
	case ansi.StringWidth(whole) < room:
		left = whole
	case ansi.StringWidth(left) < room:
		below = t.Muted.Render(place)
	default:
		left, right, below, behind = ansi.Truncate(left, w, t.Glyphs.Ellipsis), "", t.Muted.Render(place), right
	}
	return []string{
		" " + pad(left, w-ansi.StringWidth(right)) + right,
		" " + m.rule(below, behind, w),
	}
}

// rule is a line over w cells, with something written on its ends. The left gives way.
func (m *Model) rule(left, right string, w int) string {
	line := func(n int) string {
		return m.look.theme.Rule.Render(strings.Repeat(m.look.theme.Glyphs.Horizontal, max(n, 0)))
	}
	if right != "" {
		right = " " + right
	}
	if left != "" {
		left = ansi.Truncate(left, w-ansi.StringWidth(right)-2, m.look.theme.Glyphs.Ellipsis) + " "
	}
	return left + line(w-ansi.StringWidth(left)-ansi.StringWidth(right)) + right
}

// runs says what runs the programs: beside every result, since answers differ with it.
func (m *Model) runs(w int) string {
	t := m.look.theme
	by := m.machine
	if l, ok := m.screen().(lesson); ok && l.exercising() {
		by = by.inPython() // an exercise is Python's alone
	}
	name, method := by.name(), by.startMethod()
	if _, ok := m.screen().(watch); ok && m.machine.golang {
		name, method = "no Python", "" // what it watches is Python's
	}
	pid := 0
	if s := m.screen(); s != nil {
		if l, ok := s.(lesson); ok && l.run.trace == nil && m.machine.plays() {
			if exp, ok := m.machine.experiment(l.walk.Lesson(), l.walk.Program()); ok {
				return m.recorded(exp.Recording.At(0).Run, w)
			}
		}
		switch s.(type) {
		case compare, recap:
			return "" // each of their runs has its own
		}
		r := s.shown()
		if pid = r.scene().Parent; r.recorded {
			of := r.scene().Run
			if of.Runtime == "" {
				of = r.of // nothing has come of it yet
			}
			return m.recorded(of, w)
		}
		if of := r.scene().Run; of.Runtime != "" {
			name, method = m.look.clean(of.Runtime), m.look.clean(of.Method) // what ran, and not what would
		}
	}
	text := t.Text.Render(name)
	if m.screen() == nil && m.machine.plays() {
		return m.playsAndRuns()
	}
	if method != "" {
		text = t.Live.Render("LIVE") + " " + text + t.Muted.Render(" · ") + t.Text.Render(method)
	}
	if pid != 0 && w >= 76 {
		text += t.Muted.Render(fmt.Sprintf(" · %d", pid))
	}
	return text
}

// playsAndRuns says what the lessons run with where there is no Python.
func (m *Model) playsAndRuns() string {
	t := m.look.theme
	text := t.Live.Render("LIVE") + " " + t.Text.Render(m.machine.name())
	for _, l := range m.opts.Lessons {
		if exp, ok := m.machine.experiment(l, l.Parts[0].Program); ok {
			return t.Recorded.Render("RECORDED") + " " + t.Text.Render(m.look.clean(exp.Runtime.Name())) + t.Muted.Render(" · ") + text
		}
	}
	return text
}

// recorded says what ran the program of a trace, and where.
func (m *Model) recorded(of demo.Run, w int) string {
	t := m.look.theme
	text := t.Recorded.Render("RECORDED") + " " + t.Text.Render(m.look.clean(of.Runtime)) + t.Muted.Render(" · ") + t.Text.Render(m.look.clean(of.Method))
	if w >= 76 {
		text += t.Muted.Render(" · " + m.look.clean(of.OS))
	}
	return text
}
