package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// typing reports whether the folder's name is typed.
func (l lesson) typing() bool { return l.at(lessons.Making) && l.making.asks }

// hintsLeft says that H gives a hint; otherwise it shows the solution. Without Python hints are
// of no use.
func (l lesson) hintsLeft(m machine) bool {
	return len(l.walk.Hints()) < len(l.walk.Step().Hints) && !l.walk.Passed() && !m.lacksPython()
}

// lacksPython says that there is none, which is known now.
func (m machine) lacksPython() bool { return m.searched && len(m.pythons) == 0 }

// enableMaking says which keys can be pressed in the step.
func (l lesson) enableMaking(k *keys, m machine) {
	if l.making.asks {
		for _, g := range k.groups() {
			for _, b := range g.keys {
				enable(false, b)
			}
		}
		enable(false, &k.help)
		k.quit.SetHelp("ctrl+c", "quit") // the letters are of the name
		return
	}
	m = m.inPython()
	m.enable(k)
	ready, live, may := l.making.ready(), l.run.live(), len(m.pythons) > 0
	enable(false, &k.runtime)
	enable(ready && may, &k.step, &k.play, &k.toEnd, &k.byHand)
	enable(may && (l.run.trace != nil || !ready && l.walk.Passed()), &k.rerun)
	enable(ready, &k.edit)
	enable(l.making.solved, &k.up, &k.down)
	enable(!l.making.solved, &k.widen)
	enable(true, &k.hint)
	l.nameMaking(k, m, live)
}

// nameMaking gives the keys the name of what they do now.
func (l lesson) nameMaking(k *keys, m machine, live bool) {
	k.edit.SetHelp("E", "your editor")
	k.up.SetHelp("↑", "up in the solution")
	k.down.SetHelp("↓", "down in the solution")
	switch {
	case l.making.solved && l.making.ready():
		k.hint.SetHelp("H", "back to yours")
	case l.making.solved:
		k.hint.SetHelp("H", "back")
	case !l.hintsLeft(m):
		k.hint.SetHelp("H", "the solution")
	}
	if !l.making.ready() {
		k.rerun.SetHelp("r", "do it again")
	}
	if l.entersNext(m) {
		return // which every step calls so
	}
	switch {
	case live:
		k.enter.SetHelp("enter", "step")
	case !l.making.ready():
		k.enter.SetHelp("enter", "begin")
	default:
		k.enter.SetHelp("enter", "run it")
	}
}

// entersNext says that the one big key goes on: there is nothing more to do here.
func (l lesson) entersNext(m machine) bool {
	return !l.run.live() && (l.walk.Passed() || m.lacksPython())
}

// shortMaking are the keys that matter most in the step.
func (l lesson) shortMaking(k keys) []key.Binding {
	switch {
	case l.making.asks:
		return []key.Binding{bind("enter", "make it", "enter"), bind("esc", "not now", "esc")}
	case l.making.solved:
		return []key.Binding{k.hint, k.down, k.enter, k.next, k.scroll, k.back, k.menu}
	case l.walk.Passed():
		return []key.Binding{l.bigKey(k), k.hint, k.edit, k.next, k.left, k.right, k.rerun, k.back, k.fork, k.spawn, k.forkserver, k.menu}
	}
	return []key.Binding{k.enter, k.edit, k.hint, k.next, k.left, k.right, k.pane, k.rerun, k.back, k.fork, k.spawn, k.forkserver, k.menu}
}

// pressMaking does what a key asks for; taken is false for a key that means what it always does.
func (l lesson) pressMaking(msg tea.KeyPressMsg, k keys, m machine) (_ lesson, cmd tea.Cmd, taken bool) {
	if l.making.asks {
		l, cmd = l.pressFolder(msg, m)
		return l, cmd, true
	}
	switch {
	case key.Matches(msg, k.enter) && l.entersNext(m):
		l, cmd = l.move(m)(l.walk.Next())
	case key.Matches(msg, k.enter) && l.run.live():
		if slices.ContainsFunc(l.run.scene().Procs, func(p demo.Proc) bool { return p.State == demo.Held }) {
			l.run = l.run.step(demo.Everyone) // and not what runs to its end
		}
	case key.Matches(msg, k.enter), key.Matches(msg, k.toEnd) && !l.run.live():
		l, cmd = l.startMaking(m, toEnd)
	case key.Matches(msg, k.hint):
		l = l.hintOrSolution(m)
	case key.Matches(msg, k.edit):
		l, cmd = l.editOwn(m)
	case key.Matches(msg, k.up):
		l.making.line = max(l.making.line-1, 0)
	case key.Matches(msg, k.down):
		l.making.line = min(l.making.line+1, l.solutionLines())
	case key.Matches(msg, k.scroll):
		return l, nil, false
	default:
		l.making.hinted, l.making.solved = false, false // it is about the run
		return l, nil, false
	}
	return l, cmd, true
}

// pressFolder edits the name of the folder.
func (l lesson) pressFolder(msg tea.KeyPressMsg, m machine) (_ lesson, cmd tea.Cmd) {
	switch msg.String() {
	case "esc":
		l.making.asks, l.making.trouble = false, ""
	case "enter":
		return l.prepare(m)
	default:
		l.making.input, cmd = l.making.input.update(msg)
	}
	return l, cmd
}

// hintOrSolution gives a hint, and after the last the solution, and takes that away again.
func (l lesson) hintOrSolution(m machine) lesson {
	l.scrolled = 0
	switch {
	case l.making.solved:
		l.making.solved = false
	case l.hintsLeft(m):
		l.walk, _ = l.walk.Hint() // there is one
		l.making.hinted = true
	default:
		l.making.solved, l.making.hinted, l.making.line = true, false, 0
	}
	return l
}

// editOwn opens the learner's file in their editor.
func (l lesson) editOwn(m machine) (lesson, tea.Cmd) {
	if m.editFile == nil {
		l.making.trouble = "Open " + l.making.folder.File() + " in an editor of your own."
		return l, nil
	}
	if l.making.opening {
		return l, nil
	}
	l.making.opening = true
	return l, openFile(l.making.id, m.editFile, l.making.folder.File())
}

// solution is the program that passes.
func (l lesson) solution() lessons.Program { return l.walk.Step().Exercise.Solution }
