package ui

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// A talkKey is what a key does while a talk is given. It moves, looks or chooses, or lets a run go
// on that waits; it starts nothing.
type talkKey struct {
	help, does string // its name, and what it does, in words
	names      []string
	// not says why it does nothing now, in words; empty where it does something.
	not func(p *present, m machine) string
	do  func(p *present, name string, m machine) tea.Cmd
}

// does makes a key that does something without a command.
func does(f func(p *present, name string, m machine)) func(*present, string, machine) tea.Cmd {
	return func(p *present, name string, m machine) tea.Cmd {
		f(p, name, m)
		return nil
	}
}

// arms makes a key that arms itself.
var arms = does(func(p *present, name string, m machine) { p.arm(deed(name), m) })

// talkKeys are all of them, in the order in which help tells them. Of several with the same key the
// first that can do something does it.
var talkKeys = []talkKey{
	{"n pgdn", "next step", []string{"n", "pgdown"}, nil, does(func(p *present, _ string, _ machine) { p.move(1) })},
	{"bksp pgup", "step before", []string{"backspace", "pgup"}, nil, does(func(p *present, _ string, _ machine) { p.move(-1) })},
	{"1 2 enter", "go to step 12", []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, nil, does((*present).digit)},
	{"[ ]", "another lesson", []string{"[", "]"}, nil, does(func(p *present, name string, _ machine) { p.moveLesson(map[string]int{"[": -1, "]": 1}[name]) })},
	{"/ m", "search, jump", []string{"/", "m"}, nil, nil}, // the root has it
	{"a-d", "choose the program", []string{"a", "b", "c", "d"}, (*present).noChoice, (*present).choose},
	{"b .", "black", []string{"b", "."}, nil, does(func(p *present, _ string, _ machine) { p.black = true })},
	{"v", "vote", []string{"v"}, (*present).noQuestion, does(func(p *present, _ string, m machine) { p.putQuestion(m) })},
	{"r", "arm: run it", []string{"r"}, func(p *present, m machine) string { return p.lacks(runIt, m) }, arms},
	{"space", "one event", []string{"space"}, (*present).notHeld, runKey(func(r run) run { return r.step(demo.Everyone) })},
	{"space", "pick the line up", []string{"space"}, (*present).noLines, does(func(p *present, _ string, _ machine) {
		l := p.on().arranging()
		l.picked = !l.picked
		p.put(l, nil)
	})},
	{"<", "the parent alone", []string{"<", ","}, (*present).notHeld, runKey(func(r run) run { return r.stepOne(r.parent, demo.ParentOnly) })},
	{">", "the child alone", []string{">"}, (*present).notHeld, runKey(func(r run) run { return r.stepOne(r.child, demo.ChildOnly) })},
	{"p", "play, freeze", []string{"p"}, (*present).notLive, runKey(run.playOrPause)},
	{"- +", "slower, faster", []string{"-", "+", "="}, (*present).notLive, does(func(p *present, name string, _ machine) {
		l := *p.on()
		l.run = l.run.changePace(map[string]int{"-": -1}[name]*2 + 1)
		p.put(l, nil)
	})},
	{"e", "to its end", []string{"e"}, (*present).notLive, (*present).toEnd},
	{"k K", "arm: kill child, parent", []string{"k", "K"}, func(p *present, m machine) string { return p.lacks(killParentOf, m) }, arms},
	{"← →", "look back, on", []string{"left", "right", "h", "l"}, (*present).nothingShown, (*present).lookAlong},
	{"home end", "first, last moment", []string{"home", "end"}, (*present).nothingShown, (*present).lookAlong},
	{"↑ ↓", "along the list", []string{"up", "down"}, (*present).noList, (*present).upDown},
	{"R", "empty the stage", []string{"R"}, nil, func(p *present, _ string, _ machine) tea.Cmd { return p.reset() }},
	{"f s o", "fork, spawn, …", []string{"f", "s", "o"}, nil, nil}, // the root has them
	{"i", "another Python", []string{"i"}, nil, nil},
	{"g", "Go or Python", []string{"g"}, nil, nil},
	{"E", "your editor", []string{"E"}, (*present).noEdit, func(p *present, _ string, m machine) tea.Cmd { return p.openEdit(m) }},
	{"H", "the solution", []string{"H"}, (*present).noExercise, func(p *present, _ string, _ machine) tea.Cmd { return p.solve() }},
	{"u", "the lesson's program", []string{"u"}, (*present).notOwn, func(p *present, _ string, _ machine) tea.Cmd { return p.takes("", lessons.Program{}) }},
	{"tab", "code or output", []string{"tab"}, nil, (*present).turnPane},
	{"z", "the whole program", []string{"z"}, (*present).noProgram, does(func(p *present, _ string, _ machine) { p.wide, p.hand, p.from = !p.wide, false, 0 })},
	{"x", "by hand", []string{"x"}, nil, does(func(p *present, _ string, _ machine) { p.hand, p.wide, p.saved = !p.hand, false, fileSaved{} })},
	{"w", "write the file here", []string{"w"}, (*present).noFile, func(p *present, _ string, m machine) tea.Cmd { return p.write(m) }},
	{"t", "clock", []string{"t"}, nil, func(p *present, _ string, _ machine) tea.Cmd { return p.turnClock() }},
	{"q", "arm: quit", []string{"q"}, nil, arms},
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
	if p.armed = nothingArmed; !strings.Contains("0123456789", name) && !(name == "backspace" && p.typed != "") {
		p.typed = ""
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
	return p.pressKey(name, m.machine)
}

// pressKey does what a key does that is not the root's.
func (p *present) pressKey(name string, m machine) tea.Cmd {
	if name == "backspace" && p.typed != "" {
		p.typed = p.typed[:len(p.typed)-1]
		return nil
	}
	why := ""
	for _, k := range talkKeys {
		if !slices.Contains(k.names, name) || k.do == nil {
			continue
		}
		if k.not != nil {
			if not := k.not(p, m); not != "" {
				why = not
				continue
			}
		}
		return k.do(p, name, m)
	}
	p.refusal = why
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
		return m.machine.name() + " has no such choice"
	}
	m.turn(msg, k)
	if by := m.machine.name(); m.machine.plays() {
		return "the next run is played from a recording"
	} else if method := m.machine.startMethod(); method != "" {
		return "the next run: " + by + " · " + method
	}
	return ""
}

// digit types a step's number.
func (p *present) digit(name string, _ machine) {
	if p.typed += name; len(p.typed) > 3 {
		p.typed = name
	}
}

// runKey makes a key that lets the run on the stage go on, or holds it.
func runKey(f func(run) run) func(*present, string, machine) tea.Cmd {
	return does(func(p *present, _ string, _ machine) {
		l := *p.on()
		l.run = f(l.run)
		p.put(l, nil)
	})
}

// notLive says that no run is on this stage that could go on.
func (p *present) notLive(machine) string {
	at, elsewhere := p.liveElsewhere()
	switch {
	case elsewhere:
		return "what runs is on another stage: " + p.name(at)
	case !p.on().run.live():
		return "nothing runs: r arms a run"
	}
	return ""
}

// notHeld says the same; in an order, space is for its lines then.
func (p *present) notHeld(m machine) string { return p.notLive(m) }

func (p *present) noLines(m machine) string {
	if l := p.on(); !p.at(lessons.Ordering) || l.run.live() {
		return cmp.Or(p.notLive(m), "there are no lines to arrange now")
	}
	return ""
}

func (p *present) nothingShown(machine) string {
	if l := p.on(); l.run.trace == nil && !p.at(lessons.Abroad) {
		return "nothing has run here: r arms a run"
	}
	return ""
}

// lookAlong moves to another moment of the run; in a table, to other columns.
func (p *present) lookAlong(name string, m machine) tea.Cmd {
	l, k := *p.on(), newKeys()
	switch msg := passedOn[name]; {
	case p.at(lessons.Abroad):
		l, _, _ = l.pressAbroad(msg, k, m)
	default:
		l.run = l.run.press(msg, k)
	}
	return p.put(l, nil)
}

// passedOn are the keys that are passed on to what is on the stage.
var passedOn = map[string]tea.KeyPressMsg{
	"left": {Code: tea.KeyLeft}, "h": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "l": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "tab": {Code: tea.KeyTab},
}

func (p *present) noList(m machine) string {
	switch l := p.on(); {
	case p.wide, p.at(lessons.Abroad), p.at(lessons.Verdict, lessons.Claims) && l.evidence != nil:
	case p.at(lessons.Turn):
		return p.noChoice(m)
	case p.at(lessons.Ordering):
		return p.noLines(m)
	default:
		return "there is no list here"
	}
	return ""
}

// upDown moves along what is shown.
func (p *present) upDown(name string, m machine) tea.Cmd {
	l, by := *p.on(), 1
	if name == "up" {
		by = -1
	}
	var cmd tea.Cmd
	switch {
	case p.wide:
		p.from = max(p.from+by, 0)
		return nil
	case p.at(lessons.Abroad):
		l, cmd, _ = l.pressAbroad(passedOn[name], newKeys(), m)
	case p.at(lessons.Turn):
		return p.choose(letterBeside(l.walk.Step(), l.walk.Answer().Letter, by), m)
	case p.at(lessons.Verdict):
		l.chosen = min(max(l.chosen+by, 0), max(len(p.questions())-1, 0))
	default:
		l, cmd = l.upDown(by, m)
	}
	return p.put(l, cmd)
}

// noProgram says why there is no program to be shown as a whole.
func (p *present) noProgram(machine) string {
	if p.at(lessons.Abroad) {
		return "tab shows the chosen program"
	}
	return ""
}

// turnPane shows the output beside the lanes, or the program; of programs in other languages,
// the chosen one.
func (p *present) turnPane(name string, m machine) tea.Cmd {
	l := *p.on()
	if p.at(lessons.Abroad) {
		l, _, _ = l.pressAbroad(passedOn[name], newKeys(), m)
	} else {
		l.output = !l.output
	}
	return p.put(l, nil)
}

// noChoice says why no program can be chosen.
func (p *present) noChoice(m machine) string {
	l := p.on()
	switch {
	case !p.at(lessons.Turn):
		return "there is nothing to choose here"
	case l.run.live():
		return "a run is on this stage: R ends it"
	}
	return ""
}

// choose takes the program of a letter. What ran before is taken off the stage.
func (p *present) choose(name string, m machine) tea.Cmd {
	l := p.on()
	switch {
	case !slices.Contains(letters(l.walk.Step()), name):
		p.refusal = "there is no " + name + " here"
		return nil
	case l.walk.Answer().Letter == name:
		p.black = name == "b" // a clicker has no other key for it
		return nil
	}
	cmd := p.takes("", lessons.Program{})
	next, more := p.on().choose(name, m)
	next.walk = next.walk.Skip()
	return tea.Batch(cmd, p.put(next, more))
}
