package ui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/demo/python"
	"exit42/ui/stage"
)

// laboratory is the screen of one program with knobs: what is on it is what runs, and each run
// leaves a row in a table.
//
// The arrows belong to what has the cursor: a knob, or the run. So a key never both turns and
// scrubs.
type laboratory struct {
	knobs lab.Knobs
	dial  int // what has the cursor: a dial, or onRun
	run   run // of what the knobs say, or of the program that was edited
	ids   *counter
	save  func(name, text string) (string, error)

	editor   func(name, text string) (Edit, error)
	editing  int    // the number of the visit to the editor; 0 for none
	file     *Edit  // what the editor has, once it is there
	lastRead string // the program as that file said it last
	edited   string // the program as it was edited; empty for the one that the knobs make
	away     bool   // another screen is shown
	warned   string // the key that takes the edited program away if it is pressed again; empty for none

	rows      []labRun
	ran       int // how many runs came to their end
	chosen    int // a row of the table
	tableFrom int // its columns that are out of sight on the left
	marked    int // the number of a run that is to be compared; 0 for none

	pane     stage.Pane
	channel  int
	opened   bool // the channel is taken apart
	scrolled int
	input    typed
	types    bool
	typeErr  error
	refusal  string
}

// paneTable is one pane more than the stage's own.
const paneTable = stage.PaneChannels + 1

// onRun is the cursor's place after the dials: the arrows look back and on.
const onRun = lab.OrderDial + 1

// labLimits end a run of the lab soon after the kernel has said that nothing can move.
var labLimits = demo.Limits{Still: 2 * time.Second, Wall: time.Minute}

func newLaboratory(o Options, ids *counter) laboratory {
	l := laboratory{knobs: lab.Default(), ids: ids, run: run{id: ids.next(), pace: usualPace}, save: o.Save, editor: o.Edit, input: newTyped(lab.MaxTyped)}
	return l
}

func (l laboratory) shown() run       { return l.run }
func (l laboratory) owns(id int) bool { return l.run.id == id || l.editing != 0 && l.editing == id }
func (l laboratory) refused() string  { return l.refusal }
func (l laboratory) typing() bool     { return l.types }

func (l laboratory) place() (title, at string) {
	switch {
	case l.edited != "":
		return "The lab", "edited"
	case l.run.live():
		return "The lab", fmt.Sprintf("run %d", l.ran+1)
	case l.ran == 1:
		return "The lab", "1 run"
	}
	return "The lab", fmt.Sprintf("%d runs", l.ran)
}

// interrupt: a program of the lab has no use for ctrl+c.
func (l laboratory) interrupt() (screen, bool) { return l, false }

// labRuntime is what the lab and the matrix run with; nil for nothing (yet).
func (m machine) labRuntime() demo.Runtime {
	if m.golang {
		r, _, _, _, _ := lab.Native(lab.Default())
		return r
	}
	if len(m.pythons) == 0 {
		return nil
	}
	return python.Runtime{Interpreter: m.pythons[m.python]}
}

// cursor is what has it: the run, or a knob; -1 where neither has.
func (l laboratory) cursor() int {
	switch {
	case l.pane == paneTable:
		return -1
	case l.pane == stage.PaneChannels && l.hasChannels():
		return onRun
	}
	return l.dial
}

// experiment is the program on the screen, to be run; why says why there is none.
func (l laboratory) experiment(m machine) (exp demo.Experiment, why string) {
	rt := m.labRuntime()
	switch {
	case rt == nil && !m.searched:
		return exp, "Python is still being looked for"
	case l.edited != "" && m.golang:
		return exp, "an edited program is Python's; a knob takes the generated one again"
	case l.edited != "":
		files := []demo.File{{Name: lab.ProgramName, Text: l.edited}}
		return demo.Experiment{Runtime: rt, Method: m.startMethod(), Files: files}, ""
	}
	exp, err := lab.Experiment(l.knobs, rt, m.startMethod())
	if err != nil {
		return exp, err.Error()
	}
	return exp, ""
}

// start runs the program anew.
func (l laboratory) start(m machine, g going) (screen, tea.Cmd) {
	exp, why := l.experiment(m)
	if why != "" {
		l.refusal = why
		return l, nil
	}
	exp.Hold, exp.Limits = true, labLimits
	next, cmd := l.run.start(l.ids, exp, g)
	l.run = next
	l.refusal, l.scrolled, l.opened, l.channel = "", 0, false, 0
	if g != toEnd {
		l.dial = onRun
	}
	if l.pane == paneTable {
		l.pane = stage.PaneCode
	}
	return l, cmd
}

// switched runs at once by the other method or interpreter, where a run has been seen.
func (l laboratory) switched(m machine) (screen, tea.Cmd) {
	l.refusal = ""
	if _, why := l.experiment(m); why != "" {
		l, ends := l.forget()
		l.refusal = why
		return l, ends
	}
	if l.run.trace == nil {
		return l, nil
	}
	return l.start(m, toEnd)
}

// forget takes the run off the stage, since the program is another one now.
func (l laboratory) forget() (laboratory, tea.Cmd) {
	if l.run.trace == nil {
		return l, nil
	}
	next, ends := l.run.stop(l.ids.next())
	l.run, l.opened, l.scrolled = next, false, 0
	if l.dial == onRun {
		l.dial = lab.OutcomeDial
	}
	return l, ends
}

func (l laboratory) update(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case pythonsFound:
		return l, nil
	case fileSaved:
		l.refusal = "written: " + msg.path
		if msg.err != nil {
			l.refusal = msg.err.Error()
		}
		return l, nil
	case tea.PasteMsg:
		var cmd tea.Cmd
		l.input, cmd = l.input.update(msg)
		return l, cmd
	case editorReady, editorLeft, editRead:
		return l.updateEdit(msg, m)
	}
	run, cmd, ended := l.run.update(msg)
	if l.run = run; ended {
		l = l.ended()
	}
	return l, cmd
}

func (l laboratory) leave() (screen, tea.Cmd) {
	l.away, l.types = true, false
	if !l.run.live() {
		return l, nil
	}
	return l.forget()
}

// close takes back what is outside of the program: the file in the editor.
func (l laboratory) close() {
	if l.file != nil {
		l.file.Close()
	}
}

func (l laboratory) byHand(m machine) (hand, bool) {
	exp, why := l.experiment(m)
	if why != "" {
		return hand{}, false
	}
	job := demo.Job{Entry: exp.Files[0].Name, Args: exp.Args, Method: m.startMethod()}
	return hand{exp.Runtime.ByHand(job), exp.Files[0]}, true
}
