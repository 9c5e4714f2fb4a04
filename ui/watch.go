package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/ui/stage"
)

// Watched is a person's own program, or a trace of one that ran before.
type Watched struct {
	Title      string          // how it is called: "pool.py", "-m tool"
	Experiment demo.Experiment // without runtime and method
	Run        bool            // it does not stop at the first event
	Trace      *demo.Trace     // to be looked at instead of a run; nil for none
	Lack       string          // what the trace lacks, if it could not be read to its end
	Save       func(name, text string) (path string, err error)
}

// watch is the screen of any program: the stage, with all of its processes in a strip above.
type watch struct {
	of    Watched
	run   run
	ids   *counter
	begun bool // a run was started, or waits for an interpreter

	pane        stage.Pane
	channel     int  // the channel that is chosen in its pane
	wide        bool // the pane has the whole width; a channel is then taken apart
	scrolled    int
	interrupted bool // ctrl+c went to the program
	input       typed
	types       bool
	refusal     string
}

func newWatch(of Watched, ids *counter) watch {
	w := watch{of: of, ids: ids, run: run{id: ids.next(), pace: usualPace}, input: newTyped(4096)}
	if of.Trace != nil {
		w.run.trace, w.run.over, w.run.recorded, w.begun = of.Trace, true, true, true
		w.run = w.run.moveTo(0).scrub(1) // the first events are about the run, and nothing is to be seen yet
		w.refusal = of.Lack
	}
	return w
}

func (w watch) shown() run       { return w.run }
func (w watch) owns(id int) bool { return w.run.id == id }
func (w watch) refused() string  { return w.refusal }
func (w watch) typing() bool     { return w.types }

func (w watch) place() (title, at string) {
	switch {
	case w.of.Lack != "":
		return w.of.Title, "a trace, cut short"
	case w.of.Trace != nil:
		return w.of.Title, "a trace"
	case w.run.over:
		return w.of.Title, "over"
	case w.run.trace != nil && w.run.scene().Stuck:
		return w.of.Title, "stuck"
	case w.run.trace == nil:
		return w.of.Title, "not started"
	}
	return w.of.Title, "live"
}

// interrupt: the program has the first ctrl+c.
func (w watch) interrupt() (screen, bool) {
	if w.run.session == nil || w.interrupted {
		return w, false
	}
	w.interrupted, w.types = true, false
	w.run = w.run.moveTo(lastMoment).tell((*demo.Session).Interrupt)
	w.refusal = "ctrl+c went to the program; once more quits"
	return w, true
}

// start runs the program anew.
func (w watch) start(m machine, g going) (screen, tea.Cmd) {
	if w.of.Trace != nil {
		w.refusal = "this is a trace; its program is not here"
		return w, nil
	}
	if len(m.pythons) == 0 {
		return w, nil // the words say why
	}
	exp := w.of.Experiment
	exp.Runtime, exp.Method, exp.Hold = python.Runtime{Interpreter: m.pythons[m.python]}, m.startMethod(), true
	next, cmd := w.run.start(w.ids, exp, g)
	w.run = next
	w.begun, w.interrupted, w.types, w.refusal, w.scrolled, w.wide, w.channel = true, false, false, "", 0, false, 0
	return w, cmd
}

// first is how the program goes on after its start.
func (w watch) first() going {
	if w.of.Run {
		return toEnd
	}
	return stepped
}

func (w watch) switched(m machine) (screen, tea.Cmd) {
	if w.run.over {
		return w.start(m, toEnd)
	}
	return w.start(m, w.first())
}

func (w watch) update(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case pythonFound, pythonsFound:
		if !w.begun {
			return w.start(m, w.first())
		}
		return w, nil
	case fileSaved:
		w.refusal = "written: " + msg.path
		if msg.err != nil {
			w.refusal = msg.err.Error()
		}
		return w, nil
	case tea.PasteMsg:
		var cmd tea.Cmd
		w.input, cmd = w.input.update(msg)
		return w, cmd
	}
	run, cmd, ended := w.run.update(msg)
	if w.run = run; ended {
		w.run, w.types = w.run.ended(), false
	}
	return w, cmd
}

func (w watch) leave() (screen, tea.Cmd) {
	if !w.run.live() {
		return w, nil
	}
	run, ends := w.run.stop(w.ids.next())
	w.run, w.types = run, false
	return w, ends
}

func (w watch) byHand(m machine) (hand, bool) {
	if w.run.trace != nil {
		if s := w.run.trace.At(0); s.Run.ByHand != "" {
			h := hand{command: s.Run.ByHand}
			if files := w.of.Experiment.Files; len(files) > 0 { // it came by standard input
				h.file = files[0]
			}
			return h, true
		}
	}
	return hand{}, false
}

func (w watch) press(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd) {
	if w.types {
		return w.pressText(msg)
	}
	w.refusal = ""
	switch {
	case msg.String() == "esc":
		w.wide, w.pane, w.scrolled = false, stage.PaneCode, 0
	case key.Matches(msg, k.widen):
		w.wide, w.scrolled = !w.wide, 0
	case key.Matches(msg, k.rerun):
		return w.start(m, stepped)
	case key.Matches(msg, k.enter) && w.pane == stage.PaneChannels:
		w.wide, w.scrolled = !w.wide, 0
	case key.Matches(msg, k.enter):
		if w.run.live() {
			w.run = w.run.step(demo.Everyone)
			return w, nil
		}
		w.run = w.run.scrub(1)
	case key.Matches(msg, k.play) && !w.run.live():
		return w.start(m, played)
	case key.Matches(msg, k.pane):
		w.pane = (w.pane + 1) % (stage.PaneChannels + 1)
		w.wide, w.scrolled = false, 0
	case key.Matches(msg, k.up):
		w.channel = max(w.channel-1, 0)
	case key.Matches(msg, k.down):
		w.channel = min(w.channel+1, len(w.run.scene().Channels)-1)
	case key.Matches(msg, k.nextChild, k.nextParent):
		w.run = w.run.refocus(msg.String())
	case key.Matches(msg, k.typeIn):
		w.types = true
		var cmd tea.Cmd
		w.input, cmd = w.input.holding("").focused()
		return w, cmd
	case key.Matches(msg, k.saveTrace):
		return w, saveTrace(w.of.Save, w.traceName(), w.run.trace)
	case key.Matches(msg, k.scroll) && w.readsOutput():
		by := pageOfOutput
		if msg.String() == "pgdown" {
			by = -by
		}
		w.scrolled = min(max(0, w.scrolled+by), len(w.run.scene().Output))
	case key.Matches(msg, k.scroll):
		w.scrolled = scrolledBy(w.scrolled, msg)
	case w.run.trace != nil:
		w.run = w.run.press(msg, k)
	}
	return w, nil
}

// pageOfOutput is how many lines of output a key scrolls.
const pageOfOutput = 8

// pressText edits what is typed to the program: enter sends a line, ctrl+d ends the input.
func (w watch) pressText(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch msg.String() {
	case "esc", "tab":
		w.types = false
		return w, nil
	case "enter":
		text := w.input.text() + "\n"
		w.input = w.input.holding("")
		w.run = w.run.moveTo(lastMoment).tell(func(s *demo.Session) { s.Type(text) })
		return w, nil
	case "ctrl+d":
		w.types = false
		w.run = w.run.tell((*demo.Session).CloseInput)
		return w, nil
	}
	var cmd tea.Cmd
	w.input, cmd = w.input.update(msg)
	return w, cmd
}

// traceName is the file that a trace is written to: named after the program and its process.
func (w watch) traceName() string {
	name := strings.TrimSuffix(filepath.Base(strings.TrimPrefix(w.of.Title, "-m ")), ".py")
	return fmt.Sprintf("%s-%d.ndjson", name, w.run.scene().Parent)
}
