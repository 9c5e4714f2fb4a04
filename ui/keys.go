package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// keys is the one key map. Whether a key is enabled is the only answer to "can I press this
// now", and the help is drawn from it.
type keys struct {
	enter, next, back, choose, sure   key.Binding
	up, down                          key.Binding
	step, onlyParent, onlyChild, play key.Binding
	slower, faster, toEnd, rerun      key.Binding
	killParent, killChild             key.Binding
	left, right, first, last, pane    key.Binding
	fork, spawn, forkserver           key.Binding
	python, runtime, byHand, write    key.Binding
	reset, scroll, number, menu       key.Binding
	nextChild, nextParent, typeIn     key.Binding
	saveTrace, widen                  key.Binding
	nextDiff, backDiff                key.Binding
	lab, matrix, copyText, save       key.Binding
	edit, mark, stop                  key.Binding
	recap, skip, hint, pick, search   key.Binding
	help, close, quit                 key.Binding
}

func bind(help, does string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(help, does))
}

func newKeys() keys {
	return keys{
		enter:      bind("enter", "next", "enter"),
		next:       bind("n", "next step", "n", "ctrl+n"),
		back:       bind("backspace", "back", "backspace", "shift+tab", "ctrl+p"),
		choose:     bind("a-d", "choose", "a", "b", "c", "d"),
		sure:       bind("1-3", "how sure", "1", "2", "3"),
		up:         bind("↑", "up", "up"),
		down:       bind("↓", "down", "down"),
		step:       bind("space", "step", "space"),
		onlyParent: bind("<", "step the parent", "<", ","),
		onlyChild:  bind(">", "step the child", ">", "."),
		play:       bind("p", "play", "p"),
		slower:     bind("-", "slower", "-"),
		faster:     bind("+", "faster", "+", "="),
		toEnd:      bind("e", "run to the end", "e"),
		rerun:      bind("r", "run again", "r"),
		killParent: bind("K", "kill the parent", "K"),
		killChild:  bind("k", "kill the child", "k"),
		left:       bind("←", "look back", "left", "h"),
		right:      bind("→", "look on", "right", "l"),
		first:      bind("home", "first moment", "home"),
		last:       bind("end", "last moment", "end"),
		pane:       bind("tab", "code or output", "tab"),
		fork:       bind("f", "fork", "f"),
		spawn:      bind("s", "spawn", "s"),
		forkserver: bind("o", "forkserver", "o"),
		python:     bind("i", "another Python", "i"),
		runtime:    bind("g", "Go or Python", "g"),
		byHand:     bind("x", "by hand", "x"),
		write:      bind("w", "write the file here", "w"),
		reset:      bind("R", "start over", "R"),
		scroll:     bind("pgup/dn", "scroll", "pgup", "pgdown"),
		number:     bind("1-9", "open", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		menu:       bind("m", "contents", "m", "esc"),
		nextChild:  bind("[ ]", "another child", "[", "]"),
		nextParent: bind("{ }", "another parent", "{", "}"),
		typeIn:     bind("t", "type to the program", "t"),
		widen:      bind("z", "whole width", "z"),
		saveTrace:  bind("w", "write the trace", "w"),
		nextDiff:   bind("n", "next difference", "n", "d"),
		backDiff:   bind("N", "difference before", "N", "D"),
		lab:        bind("l", "lab", "l", "L"),
		matrix:     bind("m", "matrix", "m", "M"),
		copyText:   bind("c", "copy the program", "c"),
		save:       bind("w", "write the program here", "w"),
		edit:       bind("E", "edit it in your editor", "E"),
		mark:       bind("v", "compare", "v"),
		stop:       bind("esc", "stop", "esc", "k"),
		skip:       bind("S", "run without", "S"),
		hint:       bind("H", "a hint", "H"),
		pick:       bind("space", "pick the line up", "space"),
		search:     bind("/", "search", "/"),
		recap:      bind("R", "recap", "R"),
		help:       bind("?", "keys", "?"),
		close:      bind("any key", "close", "esc"),
		quit:       bind("q", "quit", "q"),
	}
}

// groups are the keys as the help page shows them: without those two that every screen shows.
func (k *keys) groups() []group {
	return []group{
		{"here", []*key.Binding{&k.enter, &k.next, &k.back, &k.choose, &k.sure, &k.skip, &k.hint, &k.pick, &k.up, &k.down, &k.scroll, &k.reset, &k.number, &k.lab, &k.matrix, &k.recap, &k.search, &k.stop, &k.menu}},
		{"the run", []*key.Binding{&k.step, &k.onlyParent, &k.onlyChild, &k.play, &k.slower, &k.faster, &k.toEnd, &k.rerun, &k.killChild, &k.killParent, &k.typeIn, &k.saveTrace}},
		{"looking", []*key.Binding{&k.left, &k.right, &k.first, &k.last, &k.pane, &k.widen, &k.nextChild, &k.nextParent, &k.nextDiff, &k.backDiff}},
		{"the program", []*key.Binding{&k.copyText, &k.save, &k.edit, &k.mark}},
		{"run it with", []*key.Binding{&k.fork, &k.spawn, &k.forkserver, &k.python, &k.runtime, &k.byHand}},
	}
}

// have says that a key does something now.
func (k *keys) have(msg tea.KeyPressMsg) bool {
	for _, g := range k.groups() {
		for _, b := range g.keys {
			if key.Matches(msg, *b) {
				return true
			}
		}
	}
	return false
}

// nothingRuns turns off what chooses and shows what runs a program.
func (k *keys) nothingRuns() {
	enable(false, &k.byHand, &k.fork, &k.spawn, &k.forkserver, &k.python, &k.runtime)
}

type group struct {
	title string
	keys  []*key.Binding
}

// enable turns each binding on or off.
func enable(on bool, bindings ...*key.Binding) {
	for _, b := range bindings {
		b.SetEnabled(on)
	}
}
