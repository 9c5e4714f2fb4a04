package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/lab"
)

// matrix is the screen of every way back, with what each answers here and now. Nothing is
// measured before it is asked for.
type matrix struct {
	hands
	of       lab.Matrix
	kept     map[string]lab.Matrix // what was measured with other methods and interpreters
	row, col int                   // the chosen cell; column 0 is the way itself
	id       int
	measured *measurement // nil when nothing is measured now

	ids      *counter
	parallel int
	save     func(name, text string) (string, error)
	scrolled int
	refusal  string
}

func newMatrix(o Options, m machine, ids *counter) matrix {
	x := matrix{kept: map[string]lab.Matrix{}, ids: ids, id: ids.next(), save: o.Save, parallel: o.Parallel}
	x.of = lab.NewMatrix(x.setup(m))
	return x
}

func (x matrix) setup(m machine) lab.Setup {
	return lab.Setup{Runtime: m.labRuntime(), Method: m.startMethod(), Parallel: x.parallel}
}

func (x matrix) place() (title, at string) {
	switch {
	case x.measured != nil:
		return "The matrix", "measuring"
	case x.of.Done() == len(x.of.Cells):
		return "The matrix", "measured"
	}
	return "The matrix", "every way back"
}

// shown: the matrix has no run on a stage.
func (x matrix) shown() run                { return run{} }
func (x matrix) owns(id int) bool          { return x.id == id }
func (x matrix) refused() string           { return x.refusal }
func (x matrix) interrupt() (screen, bool) { return x, false }

// way is the one that is chosen, and column, if it is a cell, the question.
func (x matrix) way() lab.Way { return x.of.Rows[x.row] }

func (x matrix) column() lab.Column { return lab.Columns()[max(x.col-1, 0)] }

func (x matrix) knobs() lab.Knobs { return x.column().Knobs(x.way()) }

// start measures every cell anew.
func (x matrix) start(m machine) (screen, tea.Cmd) {
	s := x.setup(m)
	if s.Runtime == nil {
		x.refusal = "Python is still being looked for"
		return x, nil
	}
	x, stops := x.stop()
	x.keep()
	x.of = lab.NewMatrix(s)
	x.id, x.measured = x.ids.next(), newMeasurement(s)
	return x, tea.Batch(stops, startMeasure(x.measured), awaitCells(x.id, x.measured))
}

// stop ends what is measured. The cells that were being run are open again.
func (x matrix) stop() (matrix, tea.Cmd) {
	if x.measured == nil {
		return x, nil
	}
	stops := closeMeasure(x.measured)
	x.measured, x.id = nil, x.ids.next()
	x.of.Cells = slices.Clone(x.of.Cells)
	for i, c := range x.of.Cells {
		if c.State == lab.Running {
			x.of.Cells[i] = lab.Cell{Way: c.Way, Column: c.Column}
		}
	}
	return x, stops
}

// keep remembers what was measured.
func (x matrix) keep() {
	if x.of.Done() > 0 {
		x.kept[x.of.Runtime+x.of.Method] = x.of
	}
}

// fits reports whether the matrix is the one of what is chosen now.
func (x matrix) fits(m machine) bool {
	now := lab.NewMatrix(x.setup(m))
	return now.Runtime == x.of.Runtime && now.Method == x.of.Method
}

// switched shows what was measured with the other method or interpreter, if it was.
func (x matrix) switched(m machine) (screen, tea.Cmd) {
	x, stops := x.stop()
	x.keep()
	x.of = lab.NewMatrix(x.setup(m))
	if kept, ok := x.kept[x.of.Runtime+x.of.Method]; ok {
		x.of = kept
	}
	x.row, x.refusal, x.scrolled = min(x.row, len(x.of.Rows)-1), "", 0
	return x, stops
}

func (x matrix) update(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case pythonFound, pythonsFound:
		if x.measured == nil && x.of.Done() == 0 {
			x.of = lab.NewMatrix(x.setup(m))
			x.row = min(x.row, len(x.of.Rows)-1)
		}
	case fileSaved:
		x.refusal = "written: " + msg.path
		if msg.err != nil {
			x.refusal = msg.err.Error()
		}
	case cellsMeasured:
		x.of.Cells = slices.Clone(x.of.Cells)
		for _, c := range msg.cells {
			x.of.Put(c)
		}
		if msg.over {
			x.measured = nil
			return x, nil
		}
		return x, awaitCells(msg.id, x.measured)
	}
	return x, nil
}

func (x matrix) leave() (screen, tea.Cmd) { return x.stop() }

// close ends what is measured, and waits until nothing of it is left.
func (x matrix) close() {
	if x.measured != nil {
		x.measured.close()
	}
}

func (x matrix) byHand(m machine) (hand, bool) {
	exp, err := lab.Experiment(x.knobs(), m.labRuntime(), m.startMethod())
	if err != nil {
		return hand{}, false
	}
	job := demo.Job{Entry: exp.Files[0].Name, Args: exp.Args, Method: m.startMethod()}
	return hand{exp.Runtime.ByHand(job), exp.Files[0]}, true
}

// press does what a key asks for.
func (x matrix) press(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd) {
	x.refusal = ""
	switch {
	case key.Matches(msg, k.stop):
		return x.stop()
	case key.Matches(msg, k.scroll):
		x.scrolled = scrolledBy(x.scrolled, msg)
	case key.Matches(msg, k.rerun):
		return x.start(m)
	case key.Matches(msg, k.enter) && x.fresh():
		return x.start(m)
	case key.Matches(msg, k.enter):
		knobs := x.knobs()
		return x, func() tea.Msg { return labWanted{knobs} }
	case key.Matches(msg, k.copyText):
		return x.copySnippet(m)
	case key.Matches(msg, k.save):
		return x, saveFile(x.save, x.fileName(), x.markdown())
	default:
		x = x.move(msg, k)
	}
	return x, nil
}

func (x matrix) move(msg tea.KeyPressMsg, k keys) matrix {
	x.scrolled = 0
	switch {
	case key.Matches(msg, k.up):
		x.row = max(x.row-1, 0)
	case key.Matches(msg, k.down):
		x.row = min(x.row+1, len(x.of.Rows)-1)
	case key.Matches(msg, k.left):
		x.col = max(x.col-1, 0)
	case key.Matches(msg, k.right):
		x.col = min(x.col+1, len(lab.Columns()))
	case key.Matches(msg, k.first):
		x.row = 0
	case key.Matches(msg, k.last):
		x.row = len(x.of.Rows) - 1
	}
	return x
}

// fresh reports whether nothing was measured yet.
func (x matrix) fresh() bool { return x.measured == nil && x.of.Done() == 0 }

// copySnippet gives the way's program to the terminal's clipboard, by OSC 52.
func (x matrix) copySnippet(m machine) (screen, tea.Cmd) {
	text := lab.Snippet(x.way())
	if exp, err := lab.Experiment(lab.Does42.Knobs(x.way()), m.labRuntime(), m.startMethod()); err == nil {
		text = exp.Files[0].Text
	}
	x.refusal = "the program of " + x.way().Name() + ": copied, if your terminal allows it"
	return x, tea.SetClipboard(text)
}

func (x matrix) fileName() string {
	name := strings.ToLower("matrix-" + x.of.Runtime + "-" + x.of.Method + ".md")
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '/' || r == '\\' {
			return '-'
		}
		return r
	}, name)
}

func (x matrix) markdown() string {
	var b strings.Builder
	x.of.Markdown(&b)
	return b.String()
}

func (x matrix) enable(k *keys, m machine) {
	measuring := x.measured != nil
	enable(true, &k.up, &k.down, &k.left, &k.right, &k.first, &k.last, &k.copyText, &k.scroll)
	enable(!measuring, &k.enter)
	enable(measuring, &k.stop)
	enable(!measuring && !x.fresh(), &k.rerun)
	enable(x.save != nil && x.of.Done() > 0, &k.save)
	if measuring { // esc stops; nothing else ends a measurement by accident
		k.menu.SetKeys("m")
		enable(false, &k.fork, &k.spawn, &k.forkserver, &k.python, &k.runtime)
	}
	k.up.SetHelp("↑", "the way above")
	k.down.SetHelp("↓", "the way below")
	k.left.SetHelp("←", "the question before")
	k.right.SetHelp("→", "the next question")
	k.first.SetHelp("home", "the first way")
	k.last.SetHelp("end", "the last way")
	k.stop.SetHelp("esc", "stop measuring")
	k.rerun.SetHelp("r", "measure again")
	k.copyText.SetHelp("c", "copy the way's program")
	k.save.SetHelp("w", "write as Markdown")
	k.enter.SetHelp("enter", "into the lab")
	if x.fresh() {
		k.enter.SetHelp("enter", "measure")
	}
}

func (x matrix) short(k keys) []key.Binding {
	return []key.Binding{k.stop, bind("↑↓←→", "a cell", "up"), k.enter, k.rerun, k.copyText, k.save, k.byHand, k.fork, k.spawn}
}
