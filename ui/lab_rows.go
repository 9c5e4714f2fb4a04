package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/ui/stage"
	"exit42/ui/words"
)

// A labRun is a run of the lab that came to its end.
type labRun struct {
	lab.Row
	number  int
	changed bool        // it was not the program that the knobs make
	edited  string      // that program; empty where it is too long ago
	trace   *demo.Trace // nil where it is too long ago
}

// The places of what is shown of a row's Cells.
const (
	arrivedCell = 6 + iota
	hadCell
	learnedCell
	codeCell
	tookCell
)

// The table keeps so many rows, and the traces of the last of them.
const (
	keptRows   = 200
	keptTraces = 20
)

// ended judges a run that has come to its end, and gives it a row.
func (l laboratory) ended() laboratory {
	l.run = l.run.ended()
	row := new(lab.Table).Add(l.run.trace, l.knobs)
	if l.edited != "" {
		row.Result.Arrived = lab.Unknown // the knobs don't say any more what was to arrive
	}
	l.ran++
	l.rows = append(slices.Clone(l.rows), labRun{row, l.ran, l.edited != "", l.edited, l.run.trace})
	if over := len(l.rows) - keptRows; over > 0 {
		l.rows = l.rows[over:]
	}
	if old := len(l.rows) - 1 - keptTraces; old >= 0 {
		l.rows[old].trace, l.rows[old].edited = nil, ""
	}
	l.chosen = len(l.rows) - 1
	return l
}

// title is what the run was, in a few words.
func (r labRun) title() string {
	if r.changed {
		return "edited"
	}
	return programName(r.Knobs)
}

// programName is the knobs in a short line. The way without a way back is called what it is.
func programName(k lab.Knobs) string {
	if k.Way == lab.None {
		return strings.TrimSuffix(k.String(), k.Way.Name()) + "no way back"
	}
	return k.String()
}

// choiceName is what a knob stands at.
func choiceName(k lab.Knobs, dial int) string {
	if dial == lab.WayDial && k.Way == lab.None {
		return "none"
	}
	return k.Choice(dial).Name
}

// with is what it ran with, in a few letters.
func (r labRun) with() string {
	return strings.TrimPrefix(r.Runtime, "Python ") + " " + r.Method
}

// sentence is what came of the run.
func (r labRun) sentence() string {
	text := r.Result.String()
	if r.Result.Arrived == lab.Unknown && r.Result.Had != "" {
		text = "the parent says that it has " + r.Result.Had
	}
	if rest, ok := strings.CutPrefix(text, "arrived"); ok && r.Result.Took > 0 {
		text = "arrived after " + r.Cells()[tookCell] + rest
	}
	return fmt.Sprintf("Run %d, %s: %s.", r.number, r.title(), text)
}

// why says why a run that is stuck could not move, from the moment at which that was seen.
func (r labRun) why() string {
	if !r.Result.Stuck || r.trace == nil {
		return ""
	}
	for i := r.trace.Len() - 1; i >= 0; i-- {
		if r.trace.Event(i).Kind == demo.KindStuck {
			return words.Why(r.trace.At(i))
		}
	}
	return ""
}

// last is the row of the run that is on the stage, if that is over.
func (l laboratory) last() (labRun, bool) {
	for _, r := range slices.Backward(l.rows) {
		if l.run.over && r.trace != nil && r.trace == l.run.trace {
			return r, true
		}
	}
	return labRun{}, false
}

// pressTable moves in the table, brings a run back to the stage, or compares two.
func (l laboratory) pressTable(msg tea.KeyPressMsg, k keys) (screen, tea.Cmd) {
	switch {
	case len(l.rows) == 0:
	case key.Matches(msg, k.up):
		l.chosen = max(l.chosen-1, 0)
	case key.Matches(msg, k.down):
		l.chosen = min(l.chosen+1, len(l.rows)-1)
	case key.Matches(msg, k.left):
		l.tableFrom = max(l.tableFrom-1, 0)
	case key.Matches(msg, k.right):
		l.tableFrom = min(l.tableFrom+1, tableColumns-2)
	case key.Matches(msg, k.first):
		l.chosen = 0
	case key.Matches(msg, k.last):
		l.chosen = len(l.rows) - 1
	case key.Matches(msg, k.enter):
		return l.showRow(l.rows[l.chosen])
	case key.Matches(msg, k.mark):
		return l.mark(l.rows[l.chosen])
	}
	return l, nil
}

// showRow brings a run back: its knobs, its program and its trace.
func (l laboratory) showRow(r labRun) (screen, tea.Cmd) {
	if r.trace == nil {
		l.refusal = fmt.Sprintf("only the last %d runs can be shown again", keptTraces)
		return l, nil
	}
	next, ends := l.run.stop(l.ids.next())
	l.run = next
	l.run.trace, l.run.over = r.trace, true
	l.run = l.run.moveTo(lastMoment)
	l.knobs, l.edited, l.dial, l.pane, l.opened = r.Knobs, r.edited, onRun, stage.PaneCode, false
	return l, ends
}

// mark takes the first of two runs to compare, or compares.
func (l laboratory) mark(r labRun) (screen, tea.Cmd) {
	if r.trace == nil {
		l.refusal = fmt.Sprintf("only the last %d runs can be compared", keptTraces)
		return l, nil
	}
	at := slices.IndexFunc(l.rows, func(other labRun) bool { return other.number == l.marked && other.trace != nil })
	switch {
	case l.marked == r.number:
		l.marked = 0
	case at < 0:
		l.marked = r.number
	default:
		a := l.rows[at]
		l.marked = 0
		l.away = true
		wanted := compareWanted{a.trace, r.trace, [2]string{a.title() + " · " + a.with(), r.title() + " · " + r.with()}}
		return l, func() tea.Msg { return wanted }
	}
	return l, nil
}

// markdown is the table as text.
func (l laboratory) markdown() string {
	var t lab.Table
	for _, r := range l.rows {
		t.Rows = append(t.Rows, r.Row)
	}
	var b strings.Builder
	t.Markdown(&b)
	lines := strings.SplitAfter(b.String(), "\n")
	for i, r := range l.rows {
		if r.changed {
			lines[i+2] = withoutKnobs(lines[i+2])
		}
	}
	return strings.Join(lines, "")
}

// withoutKnobs is a line of the table whose run the knobs do not describe. They have its first
// four cells; a bar within a cell has a backslash before it.
func withoutKnobs(line string) string {
	cells := strings.SplitN(line, " | ", 5)
	return "| edited | - | - | - | " + cells[len(cells)-1]
}
