package ui

import "charm.land/bubbles/v2/key"

// hintsLeft says that H gives a hint; otherwise it shows the solution. Without Python hints are
// of no use.
func (l lesson) hintsLeft(m machine) bool {
	return len(l.walk.Hints()) < len(l.walk.Step().Hints) && !l.walk.Passed() && !m.lacksPython()
}

// enable says which keys can be pressed in the step.
func (s exerciseStep) enable(k *keys, m machine) {
	s.anyStep.enable(k, m)
	l := s.l
	if l.exercise.asks {
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
	ready, live, may := l.exercise.ready(), l.run.live(), len(m.pythons) > 0
	enable(false, &k.runtime)
	enable(ready && may, &k.step, &k.play, &k.toEnd, &k.byHand)
	enable(may && (l.run.trace != nil || !ready && l.walk.Passed()), &k.rerun)
	enable(ready, &k.edit)
	enable(l.exercise.solved, &k.up, &k.down)
	enable(!l.exercise.solved, &k.widen)
	enable(true, &k.hint)
	s.name(k, m, live)
}

// name gives the keys the name of what they do now.
func (s exerciseStep) name(k *keys, m machine, live bool) {
	l := s.l
	k.edit.SetHelp("E", "your editor")
	k.up.SetHelp("↑", "up in the solution")
	k.down.SetHelp("↓", "down in the solution")
	switch {
	case l.exercise.solved && l.exercise.ready():
		k.hint.SetHelp("H", "back to yours")
	case l.exercise.solved:
		k.hint.SetHelp("H", "back")
	case !l.hintsLeft(m):
		k.hint.SetHelp("H", "the solution")
	}
	if !l.exercise.ready() {
		k.rerun.SetHelp("r", "do it again")
	}
	if s.enterGoesOn(m) {
		return // which every step calls so
	}
	switch {
	case live:
		k.enter.SetHelp("enter", "step")
	case !l.exercise.ready():
		k.enter.SetHelp("enter", "begin")
	default:
		k.enter.SetHelp("enter", "run it")
	}
}

// enterGoesOn says that there is nothing more to do here.
func (s exerciseStep) enterGoesOn(m machine) bool {
	return !s.l.run.live() && (s.l.walk.Passed() || m.lacksPython())
}

// short are the keys that matter most in the step.
func (s exerciseStep) short(k keys) []key.Binding {
	l := s.l
	switch {
	case l.exercise.asks:
		return []key.Binding{bind("enter", "make it", "enter"), bind("esc", "not now", "esc")}
	case l.exercise.solved:
		return []key.Binding{k.hint, k.down, k.enter, k.next, k.scroll, k.back, k.menu}
	case l.walk.Passed():
		return []key.Binding{l.bigKey(k), k.hint, k.edit, k.next, k.left, k.right, k.rerun, k.back, k.fork, k.spawn, k.forkserver, k.menu}
	}
	return []key.Binding{k.enter, k.edit, k.hint, k.next, k.left, k.right, k.pane, k.rerun, k.back, k.fork, k.spawn, k.forkserver, k.menu}
}
