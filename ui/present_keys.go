package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
)

// A talkKey is what a key does while a talk is given. It moves, looks or chooses, or lets a run go
// on that waits; it starts nothing.
type talkKey struct {
	help, does string // its name, and what it does, in words; no name where another entry tells of it
	names      []string
	// not says why it does nothing now, in words; empty where it does something.
	not func(p *present, m machine) string
	do  func(p *present, name string, m machine) tea.Cmd
}

// does makes a key that does something without a command.
func does(f func(p *present, name string)) func(*present, string, machine) tea.Cmd {
	return func(p *present, name string, _ machine) tea.Cmd {
		f(p, name)
		return nil
	}
}

// arms makes a key that arms itself.
func arms(p *present, name string, m machine) tea.Cmd {
	p.arm(deed(name), m)
	return nil
}

// runKey makes a key that lets the run on the stage go on, or holds it.
func runKey(f func(run) run) func(*present, string, machine) tea.Cmd {
	return does(func(p *present, _ string) {
		l := p.on()
		l.run = f(l.run)
	})
}

// wayOf is -1 for a key that leads back, and 1 for one that leads on.
func wayOf(name string) int {
	switch name {
	case "backspace", "pgup", "[", "-", "up", "left", "h":
		return -1
	}
	return 1
}

// talkKeys are all of them, in the order in which help tells them. Of several with the same key the
// first that can do something does it. What has nothing to do is the root's: see pressPresent.
var talkKeys = []talkKey{
	{"n pgdn", "next step", []string{"n", "pgdown"}, nil, does((*present).move)},
	{"bksp pgup", "step before", []string{"backspace", "pgup"}, nil, does((*present).move)},
	{"1 2 enter", "go to step 12", []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, nil, does((*present).digit)},
	{"[ ]", "another lesson", []string{"[", "]"}, nil, does((*present).moveLesson)},
	{"/ m", "search, jump", []string{"/", "m"}, nil, nil},
	{"b .", "black", []string{"b", "."}, nil, does(func(p *present, _ string) { p.black = true })},
	{"v", "vote", []string{"v"}, (*present).noQuestion, (*present).putQuestion},
	{"r", "arm: run it", []string{"r"}, lacking(runIt), arms},
	{"space", "one event", []string{"space"}, (*present).notLive, runKey(func(r run) run { return r.step(demo.Everyone) })},
	{"space", "pick the line up", []string{"space"}, (*present).noLines, does((*present).pickUp)},
	{"< >", "one side alone", []string{"<", ","}, (*present).notLive, runKey(func(r run) run { return r.stepOne(r.parent, demo.ParentOnly) })},
	{"", "", []string{">"}, (*present).notLive, runKey(func(r run) run { return r.stepOne(r.child, demo.ChildOnly) })},
	{"p", "play, freeze", []string{"p"}, (*present).notLive, runKey(run.playOrPause)},
	{"- +", "slower, faster", []string{"-", "+", "="}, (*present).notLive, does(func(p *present, name string) {
		l := p.on()
		l.run = l.run.changePace(wayOf(name))
	})},
	{"e", "to its end", []string{"e"}, (*present).notLive, (*present).toEnd},
	{"k", "arm: kill child", []string{"k"}, lacking(killChildOf), arms},
	{"K", "arm: kill parent", []string{"K"}, lacking(killParentOf), arms},
	{"← → home", "look back, on", []string{"left", "right", "h", "l", "home", "end"}, (*present).nothingShown, (*present).lookAlong},
	{"↑ ↓", "along the list", []string{"up", "down"}, (*present).noList, (*present).upDown},
	{"R", "empty the stage", []string{"R"}, nil, func(p *present, _ string, _ machine) tea.Cmd { return p.reset() }},
	{"f s o", "fork, spawn, …", []string{"f", "s", "o"}, nil, nil},
	{"i g", "Python, Go", []string{"i", "g"}, nil, nil},
	{"E", "your editor", []string{"E"}, (*present).noEdit, (*present).openEdit},
	{"H", "the solution", []string{"H"}, (*present).noExercise, (*present).solve},
	{"u", "lesson's program", []string{"u"}, (*present).notOwn, (*present).takeOurs},
	{"tab", "code or output", []string{"tab"}, (*present).noProgram, does((*present).turnPane)},
	{"z", "the whole program", []string{"z"}, (*present).noProgram, does((*present).turnWide)},
	{"x w", "by hand, write it", []string{"x"}, nil, does((*present).turnHand)},
	{"", "", []string{"w"}, (*present).noFile, (*present).write},
	{"t", "clock", []string{"t"}, nil, func(p *present, _ string, _ machine) tea.Cmd { return p.turnClock() }},
	{"q", "arm: quit", []string{"q"}, nil, arms},
	{"ctrl+c", "quit at once", nil, nil, nil},
}

// pressPresent gives a key to the talk: what lies over it first.
func (m *Model) pressPresent(p *present, msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	if m.page != noPage {
		m.page = noPage
		return nil
	}
	if p.black {
		p.black = false
		return nil
	}
	p.refusal = ""
	if p.vote != nil {
		if cmd, taken := p.pressVote(msg); taken {
			return cmd
		}
	}
	if name == "enter" {
		return p.enter(m.machine)
	}
	if p.armed = nothingArmed; !isDigit(name) && !(name == "backspace" && p.typed != "") {
		p.typed = ""
	}
	if why := p.covered(name); why != "" {
		p.refusal = why
		return nil
	}
	switch name {
	case "/", "m":
		return m.openFind()
	case "?":
		m.page = helpPage
		return nil
	case "f", "s", "o", "i", "g":
		p.refusal = m.turnKnob(msg)
		return nil
	case "esc":
		p.hand, p.wide = false, false
		return nil
	}
	cmd := p.pressKey(name, m.machine)
	if p.wide {
		p.from = min(p.from, m.lastWide(p)) // there is no more to be scrolled to
	}
	return cmd
}

// What lies over the stage, and the keys that do something there besides those of every page:
// nobody sees what another one would do behind it.
var (
	everyPage = []string{"n", "pgdown", "backspace", "pgup", "b", ".", "t", "?", "esc"}
	handPage  = []string{"x", "w"}
	widePage  = []string{"z", "tab", "up", "down", "x", "w", "E", "H", "u", "q"}
	titlePage = []string{"up", "down", "/", "m", "[", "]", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "q"}
)

// covered says why a key does nothing, where a page lies over what it is about.
func (p *present) covered(name string) string {
	page, close := titlePage, "n begins"
	switch {
	case p.hand:
		page, close = handPage, "x closes it"
	case p.wide:
		page, close = widePage, "z closes it"
	case !p.title:
		return ""
	}
	if slices.Contains(everyPage, name) || slices.Contains(page, name) {
		return ""
	}
	return "that does nothing on this page; " + close
}

// pressKey does what a key does that is not the root's.
func (p *present) pressKey(name string, m machine) tea.Cmd {
	if name == "backspace" && p.typed != "" {
		p.typed = p.typed[:len(p.typed)-1]
		return nil
	}
	for i := range talkKeys {
		k := &talkKeys[i]
		if k.do == nil || !slices.Contains(k.names, name) {
			continue
		}
		if p.refusal = ""; k.not != nil {
			p.refusal = k.not(p, m)
		}
		if p.refusal == "" {
			return k.do(p, name, m)
		}
	}
	return nil
}

// enter fires what is armed, or goes to the step that is typed. Otherwise it does nothing.
func (p *present) enter(m machine) tea.Cmd {
	switch {
	case p.armed != nothingArmed:
		return p.fire(m)
	case p.typed != "":
		p.jumpTyped()
	}
	return nil
}

// turnKnob chooses what the next run is run with, or says why not.
func (m *Model) turnKnob(msg tea.KeyPressMsg) (refusal string) {
	k := m.keys
	m.machine.enable(&k)
	if m.machine.searched && len(m.machine.pythons) == 0 {
		enable(m.machine.recording != nil, &k.runtime)
	}
	if !key.Matches(msg, k.fork, k.spawn, k.forkserver, k.python, k.runtime) {
		return m.machine.noKnob(msg.String())
	}
	m.turn(msg, k)
	if by := m.machine.name(); m.machine.plays() {
		return "the next run is played from a recording"
	} else if method := m.machine.startMethod(); method != "" {
		return "the next run: " + by + " · " + method
	}
	return ""
}

// noKnob says why a key chooses nothing.
func (m machine) noKnob(name string) string {
	back := ""
	if len(m.pythons) > 0 {
		back = "g goes back to Python; "
	}
	switch method := map[string]string{"f": "fork", "s": "spawn", "o": "forkserver"}[name]; {
	case !m.searched && len(m.pythons) == 0:
		return "Python is still being looked for"
	case m.plays():
		return "there is no Python here to choose from: recordings are played"
	case name == "g":
		return "there is no Python here to go back to"
	case name == "i" && m.golang:
		return back + "Go has no other version here"
	case name == "i":
		return "there is no other Python here than " + m.pythons[m.python].Version
	case m.golang:
		return back + "a Go program has no start methods"
	case method == m.startMethod():
		return m.name() + " has only " + method + " here"
	default:
		return m.name() + " has no " + method + " here"
	}
}

func isDigit(name string) bool { return len(name) == 1 && name[0] >= '0' && name[0] <= '9' }

// digit types a step's number.
func (p *present) digit(name string) {
	if p.typed += name; len(p.typed) > 3 {
		p.typed = name
	}
}
