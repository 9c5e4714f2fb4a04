package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// choose takes an option of a question, or a position of a knob, with which the part begins again.
func (l lesson) choose(letter string, m machine) (lesson, tea.Cmd) {
	before := l.walk.Program()
	next, cmd := l.move(m)(l.walk.Choose(letter))
	if before.File == next.walk.Program().File {
		return next, cmd
	}
	run, ends := next.run.stop(next.ids.next())
	next.tried = tried{run: run}
	return next, tea.Batch(cmd, ends)
}

// upDown chooses among the options, the verdicts, the claims or the lines, or moves a line.
func (l lesson) upDown(by int, m machine) (lesson, tea.Cmd) {
	step := l.walk.Step()
	last := 0
	switch step.Kind {
	case lessons.Predict, lessons.Turn:
		return l.choose(letterBeside(step, l.walk.Answer().Letter, by), m)
	case lessons.Ordering:
		l = l.arranging()
		if l.picked {
			return l.moveLine(by), nil
		}
		last = len(step.Order.Lines) - 1
	case lessons.Verdict:
		last = len(l.walk.Verdicts(l.evidence))
	case lessons.Claims:
		last = len(step.Claims) - 1
	}
	l.chosen, l.jumped, l.scrolled = min(max(l.chosen+by, 0), last), false, 0
	return l, nil
}

// letterBeside is the option above or below the one that is chosen.
func letterBeside(step lessons.Step, chosen string, by int) string {
	all := letters(step)
	at := slices.Index(all, chosen)
	if at < 0 && by < 0 {
		at = len(all)
	}
	return all[min(max(at+by, 0), len(all)-1)]
}

// letters are those of a step's options.
func letters(step lessons.Step) []string {
	var all []string
	if step.Question != nil {
		for _, o := range step.Question.Options {
			all = append(all, o.Letter)
		}
	}
	for _, v := range step.Variants {
		all = append(all, v.Letter)
	}
	return all
}
