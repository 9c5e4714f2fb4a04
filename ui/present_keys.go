package ui

import (
	"slices"

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

// otherwise is for a key that has something else to do while nothing is lacking for the first.
func otherwise(first, not func(*present, machine) string) func(*present, machine) string {
	return func(p *present, m machine) string {
		switch {
		case first(p, m) == "":
			return "it is armed"
		case not == nil:
			return ""
		}
		return not(p, m)
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
		l := p.front
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
		l := p.front
		l.run = l.run.changePace(wayOf(name))
	})},
	{"e", "arm: end it", []string{"e"}, (*present).notStuck, arms},
	{"e", "finish", []string{"e"}, otherwise((*present).notStuck, (*present).notLive), (*present).toEnd},
	{"k", "arm: kill child", []string{"k"}, lacking(killChildOf), arms},
	{"K", "arm: kill parent", []string{"K"}, lacking(killParentOf), arms},
	{"← → home", "look back, on", []string{"left", "right", "h", "l", "home", "end"}, (*present).nothingShown, (*present).lookAlong},
	{"↑ ↓", "along the list", []string{"up", "down"}, (*present).noList, (*present).upDown},
	{"R", "arm: empty stage", []string{"R"}, (*present).noneLive, arms},
	{"R", "empty the stage", []string{"R"}, otherwise((*present).noneLive, nil), func(p *present, _ string, _ machine) tea.Cmd { return p.reset() }},
	{"f s o", "fork, spawn, …", []string{"f", "s", "o"}, nil, nil},
	{"i g", "Python, Go", []string{"i", "g"}, nil, nil},
	{"E", "your editor", []string{"E"}, (*present).noEdit, (*present).openEdit},
	{"H", "arm: solution", []string{"H"}, lacking(solveIt), arms},
	{"H", "the exercise", []string{"H"}, otherwise(lacking(solveIt), (*present).noExercise), does(func(p *present, _ string) { p.front.takesOurs() })},
	{"u", "lesson's program", []string{"u"}, (*present).notOwn, does(func(p *present, _ string) { p.front.takesOurs() })},
	{"tab", "code, output", []string{"tab"}, (*present).noAspect, does((*present).turnAspect)},
	{"z", "the whole program", []string{"z"}, (*present).noProgram, does((*present).turnWide)},
	{"x w", "by hand, write it", []string{"x"}, nil, does((*present).turnHand)},
	{"", "", []string{"w"}, (*present).noFile, (*present).write},
	{"t", "clock", []string{"t"}, nil, func(p *present, _ string, _ machine) tea.Cmd { return p.hours.turn() }},
	{"q ctrl+c", "arm: quit", []string{"q"}, nil, arms},
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
	switch {
	case p.armed != nothingArmed && name == "enter":
		return p.fire(m.machine)
	case p.armed != nothingArmed: // any other key: no
		p.armed = nothingArmed
		return nil
	}
	if p.polls.ballot != nil {
		if cmd, taken := p.pressVote(msg); taken {
			return cmd
		}
	}
	if name == "enter" {
		if p.typed != "" {
			p.jumpTyped()
		}
		return nil
	}
	if !isDigit(name) && !(name == "backspace" && p.typed != "") {
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
		if p.over != titleCover {
			p.over = noCover
		}
		return nil
	}
	cmd := p.pressKey(name, m.machine)
	if p.over == programCover {
		p.from = min(p.from, m.lastWide(p)) // there is no more to be scrolled to
	}
	return cmd
}

// What lies over the stage, and the keys that do something there besides those of every page:
// nobody sees what another one would do behind it.
var (
	onEveryPage   = []string{"n", "pgdown", "backspace", "pgup", "b", ".", "t", "?", "esc"}
	onHandPage    = []string{"x", "w"}
	onProgramPage = []string{"z", "tab", "up", "down", "x", "w", "E", "H", "u", "q"}
	onTitlePage   = []string{"up", "down", "/", "m", "[", "]", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "q"}
)

// covered says why a key does nothing, where a page lies over what it is about.
func (p *present) covered(name string) string {
	var keys []string
	closes := ""
	switch p.over {
	case noCover:
		return ""
	case titleCover:
		keys, closes = onTitlePage, "n begins"
	case handCover:
		keys, closes = onHandPage, "x closes it"
	case programCover:
		keys, closes = onProgramPage, "z closes it"
	}
	if slices.Contains(onEveryPage, name) || slices.Contains(keys, name) {
		return ""
	}
	return "that does nothing on this page; " + closes
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

// askToQuit has ctrl+c ask as q does: a slip would lose the place, and the runs.
func (m *Model) askToQuit(p *present) tea.Cmd {
	var cmd tea.Cmd
	if m.at == findScreen {
		cmd = m.closeFind()
	}
	m.page, p.black, p.typed = noPage, false, ""
	p.arm(quitIt, m.machine)
	return cmd
}

func isDigit(name string) bool { return len(name) == 1 && name[0] >= '0' && name[0] <= '9' }

// digit types a step's number. No lesson has a step of so many digits as would fill the line.
func (p *present) digit(name string) {
	if p.typed += name; len(p.typed) > 6 {
		p.jumpTyped()
	}
}
