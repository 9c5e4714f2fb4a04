package ui

import (
	"charm.land/bubbles/v2/key"

	"exit42/ui/stage"
)

// enable says which keys can be pressed now.
func (w watch) enable(k *keys, m machine) {
	live, began := w.run.live(), w.run.trace != nil
	s := w.run.scene()
	parent, child := w.run.focus(s)
	enable(live, &k.step, &k.toEnd, &k.slower, &k.faster)
	enable(live || began && w.of.Trace == nil, &k.play, &k.rerun)
	enable(live && child != 0, &k.onlyParent, &k.onlyChild)
	enable(live && lives(s, child), &k.killChild)
	enable(live && lives(s, parent), &k.killParent)
	enable(began, &k.widen, &k.left, &k.right, &k.first, &k.last, &k.pane, &k.scroll)
	enable(began && !live && s.Parent != 0, &k.saveTrace)
	enable(w.pane == stage.PaneChannels && len(s.Channels) > 0, &k.up, &k.down)
	enable(len(s.Procs) > 2, &k.nextChild, &k.nextParent)
	enable(live && w.of.Experiment.Input, &k.typeIn)
	if w.of.Trace != nil {
		enable(false, &k.fork, &k.spawn, &k.forkserver, &k.python)
	}
	enable(began && (live || w.run.at < w.run.trace.Len()-1 || w.pane == stage.PaneChannels), &k.enter)
	enable(false, &k.runtime)
	enable(false, &k.menu) // the program began with this screen; esc closes what is in front
	w.nameKeys(k)
}

// nameKeys gives the keys whose meaning depends on the moment the name of what they do.
func (w watch) nameKeys(k *keys) {
	k.run(w.run)
	if w.wide {
		k.widen.SetHelp("z", "narrow")
	}
	k.pane.SetHelp("tab", [...]string{"output", "channels", "code"}[w.pane])
	switch {
	case w.pane == stage.PaneChannels && w.wide:
		k.enter.SetHelp("enter", "close")
	case w.pane == stage.PaneChannels:
		k.enter.SetHelp("enter", "take apart")
	case w.run.live():
		k.enter.SetHelp("enter", "step")
	default:
		k.enter.SetHelp("enter", "look on")
	}
}

func (w watch) short(k keys) []key.Binding {
	if w.types {
		return []key.Binding{bind("enter", "send", "enter"), bind("ctrl+d", "end of input", "ctrl+d"), bind("tab", "back", "tab", "esc")}
	}
	return []key.Binding{k.enter, k.play, k.toEnd, k.pane, k.widen, k.nextChild, k.left, k.right, k.typeIn, k.rerun, k.saveTrace, k.onlyParent, k.onlyChild, k.killChild, k.byHand}
}
