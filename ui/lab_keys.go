package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/ui/stage"
)

// press does what a key asks for.
func (l laboratory) press(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd) {
	l.away = false
	if l.types {
		return l.pressText(msg)
	}
	l.refusal = ""
	l, warns := l.warns(msg, k)
	if warns {
		return l, nil
	}
	switch {
	case key.Matches(msg, k.pane):
		l.pane = (l.pane + 1) % (paneTable + 1)
		l.opened, l.scrolled = false, 0
		return l, nil
	case key.Matches(msg, k.scroll):
		l.scrolled = scrolledBy(l.scrolled, msg)
		return l, nil
	case key.Matches(msg, k.copyText):
		return l.copyProgram(m)
	case key.Matches(msg, k.save):
		return l.saveHere(m)
	case key.Matches(msg, k.edit):
		return l.edit(m)
	case key.Matches(msg, k.typeIn):
		return l.typeValue()
	case key.Matches(msg, k.rerun):
		return l.start(m, stepped)
	case l.pane == paneTable:
		return l.pressTable(msg, k)
	case l.pane == stage.PaneChannels && key.Matches(msg, k.enter, k.up, k.down) && l.hasChannels():
		return l.pressChannels(msg, k), nil
	}
	return l.pressKnobs(msg, k, m)
}

// warns asks once more before a key takes an edited program away: the knobs make another one.
func (l laboratory) warns(msg tea.KeyPressMsg, k keys) (laboratory, bool) {
	before := l.warned
	l.warned = ""
	turns := key.Matches(msg, k.left, k.right) && l.pane != paneTable && l.cursor() != onRun && l.knobs.Idle(l.dial) == ""
	if l.edited == "" || before == msg.String() || !turns && !key.Matches(msg, k.typeIn) {
		return l, false
	}
	l.warned = msg.String()
	l.refusal = "once more takes the program that the knobs make, in place of yours; w writes yours here"
	return l, true
}

func (l laboratory) hasChannels() bool { return len(l.run.scene().Channels) > 0 }

// pressChannels chooses a channel and takes it apart.
func (l laboratory) pressChannels(msg tea.KeyPressMsg, k keys) laboratory {
	switch {
	case key.Matches(msg, k.enter):
		l.opened, l.scrolled = !l.opened, 0
	case key.Matches(msg, k.up):
		l.channel = max(l.channel-1, 0)
	case key.Matches(msg, k.down):
		l.channel = min(l.channel+1, len(l.run.scene().Channels)-1)
	}
	return l
}

// pressKnobs moves the cursor, turns what has it, and starts or steps the run.
func (l laboratory) pressKnobs(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd) {
	live := l.run.live()
	switch {
	case key.Matches(msg, k.up):
		l.dial = max(l.dial-1, 0)
	case key.Matches(msg, k.down):
		l.dial = min(l.dial+1, l.lastStop())
	case key.Matches(msg, k.left) && l.cursor() != onRun:
		return l.turn(-1)
	case key.Matches(msg, k.right) && l.cursor() != onRun:
		return l.turn(1)
	case key.Matches(msg, k.enter) && live:
		l.run = l.run.step(demo.Everyone)
	case key.Matches(msg, k.enter), key.Matches(msg, k.toEnd) && !live:
		return l.start(m, toEnd)
	case key.Matches(msg, k.step) && !live:
		return l.start(m, stepped)
	case key.Matches(msg, k.play) && !live:
		return l.start(m, played)
	case key.Matches(msg, k.nextChild, k.nextParent):
		l.run = l.run.refocus(msg.String())
	case l.run.trace != nil:
		l.run = l.run.press(msg, k)
	}
	return l, nil
}

// lastStop is the last place of the cursor: the run is one as soon as there is one.
func (l laboratory) lastStop() int {
	if l.run.trace == nil {
		return lab.OrderDial
	}
	return onRun
}

// turn turns the knob that has the cursor: another program, which has not run.
func (l laboratory) turn(by int) (screen, tea.Cmd) {
	if why := l.knobs.Idle(l.dial); why != "" {
		l.refusal = why
		return l, nil
	}
	l, closes := l.generated()
	l, ends := l.forget()
	l.knobs = l.knobs.Turn(l.dial, by)
	if l.knobs.Value == lab.Typed && l.knobs.Typed == "" && l.dial == lab.ValueDial {
		next, cmd := l.typeValue()
		return next, tea.Batch(closes, ends, cmd)
	}
	return l, tea.Batch(closes, ends)
}

// typeValue opens the field for a literal.
func (l laboratory) typeValue() (screen, tea.Cmd) {
	l.types, l.typeErr, l.dial = true, nil, lab.ValueDial
	var cmd tea.Cmd
	l.input, cmd = l.input.holding(l.knobs.Typed).focused()
	return l, cmd
}

// pressText edits the literal. What is no literal is not taken, and it is said why.
func (l laboratory) pressText(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch msg.String() {
	case "esc":
		l.types = false
		return l, nil
	case "enter":
		typed, err := l.knobs.Type(l.input.text())
		if l.typeErr = err; err != nil {
			return l, nil
		}
		l.types = false
		if typed == l.knobs {
			return l, nil
		}
		l, closes := l.generated()
		l, ends := l.forget()
		l.knobs = typed
		return l, tea.Batch(closes, ends)
	}
	var cmd tea.Cmd
	l.typeErr = nil
	l.input, cmd = l.input.update(msg)
	return l, cmd
}

// copyProgram gives the program to the terminal's clipboard, by OSC 52.
func (l laboratory) copyProgram(m machine) (screen, tea.Cmd) {
	exp, why := l.experiment(m)
	if why != "" {
		l.refusal = why
		return l, nil
	}
	l.refusal = "copied, if your terminal allows it"
	return l, tea.SetClipboard(exp.Files[0].Text)
}

// saveHere writes the program, or in the table's pane the table, where the user is.
func (l laboratory) saveHere(m machine) (screen, tea.Cmd) {
	if l.pane == paneTable {
		return l, saveFile(l.save, "lab-runs-"+strconv.Itoa(l.ran)+".md", l.markdown())
	}
	exp, why := l.experiment(m)
	if why != "" {
		l.refusal = why
		return l, nil
	}
	return l, saveFile(l.save, exp.Files[0].Name, exp.Files[0].Text)
}

func (l laboratory) enable(k *keys, m machine) {
	live, began := l.run.live(), l.run.trace != nil
	s := l.run.scene()
	parent, child := l.run.focus(s)
	table := l.pane == paneTable
	enable(true, &k.enter, &k.up, &k.down, &k.pane, &k.copyText, &k.scroll)
	enable(l.save != nil && (!table || len(l.rows) > 0), &k.save)
	enable(l.editor != nil && !table, &k.edit)
	enable(!table, &k.step, &k.play, &k.toEnd)
	enable(true, &k.left, &k.right)
	enable(l.knobs.Value == lab.Typed && l.knobs.Idle(lab.ValueDial) == "" && !table, &k.typeIn)
	enable(began && !table, &k.rerun)
	enable(began || table, &k.first, &k.last)
	enable(table && len(l.rows) > 1, &k.mark)
	enable(live && !table, &k.slower, &k.faster)
	enable(live && !table && child != 0, &k.onlyParent, &k.onlyChild)
	enable(live && !table && lives(s, child), &k.killChild)
	enable(live && !table && lives(s, parent), &k.killParent)
	enable(!table && len(s.Procs) > 2, &k.nextChild, &k.nextParent)
	l.nameKeys(k)
}

// nameKeys gives the keys whose meaning depends on the moment the name of what they do.
func (l laboratory) nameKeys(k *keys) {
	k.run(l.run)
	k.pane.SetHelp("tab", [...]string{"output", "channels", "table", "code"}[l.pane])
	k.typeIn.SetHelp("t", "type the value")
	k.rerun.SetHelp("r", "run again, step by step")
	if l.cursor() != onRun {
		k.left.SetHelp("←", "turn the knob back")
		k.right.SetHelp("→", "turn the knob")
	}
	switch {
	case l.pane == paneTable:
		k.left.SetHelp("←", "columns before")
		k.right.SetHelp("→", "more columns")
		k.up.SetHelp("↑", "the run before")
		k.down.SetHelp("↓", "the next run")
		k.first.SetHelp("home", "the first run")
		k.last.SetHelp("end", "the last run")
		k.enter.SetHelp("enter", "show it")
		k.save.SetHelp("w", "write the table here")
	case l.pane == stage.PaneChannels && l.hasChannels():
		k.up.SetHelp("↑", "the channel above")
		k.down.SetHelp("↓", "the channel below")
		k.enter.SetHelp("enter", "take apart")
		if l.opened {
			k.enter.SetHelp("enter", "close")
		}
	default:
		k.up.SetHelp("↑", "the knob above")
		k.down.SetHelp("↓", "the knob below, or the run")
		k.enter.SetHelp("enter", "run")
		if l.run.live() {
			k.enter.SetHelp("enter", "step")
		}
	}
}

// arrows names what up and down choose.
func arrows(what string) key.Binding { return bind("↑↓", what, "up") }

func (l laboratory) short(k keys) []key.Binding {
	switch {
	case l.types:
		return []key.Binding{bind("enter", "take it", "enter"), bind("esc", "back", "esc")}
	case l.pane == paneTable:
		return []key.Binding{arrows("a run"), k.enter, k.mark, k.pane, k.save, bind("←→", "columns", "left")}
	case l.pane == stage.PaneChannels && l.hasChannels():
		return []key.Binding{arrows("a channel"), k.enter, k.pane, bind("←→", "scrub", "left"), k.step}
	case l.dial == onRun && l.run.live():
		return []key.Binding{k.enter, k.toEnd, k.play, arrows("knobs"), bind("←→", "scrub", "left"), k.pane, k.nextChild, k.onlyParent, k.onlyChild, k.killChild, k.byHand}
	case l.dial == onRun:
		return []key.Binding{arrows("knobs"), bind("←→", "scrub", "left"), k.enter, k.step, k.pane, k.copyText, k.edit, k.save, k.byHand}
	}
	return []key.Binding{arrows("knob"), bind("←→", "turn", "left"), k.typeIn, k.enter, k.step, k.pane, k.copyText, k.edit, k.save, k.byHand}
}
