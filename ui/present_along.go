package ui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// What moves along what is on the stage, and shows another side of it.

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

func (p *present) noLines(m machine) string {
	if l := p.on(); !p.at(lessons.Ordering) || l.run.live() {
		return cmp.Or(p.notLive(m), "there are no lines to arrange now")
	}
	return ""
}

// pickUp has the chosen line move with the arrows, or lays it down.
func (p *present) pickUp(string) {
	l := p.on()
	*l = l.arranging()
	l.picked = !l.picked
}

func (p *present) nothingShown(machine) string {
	if l := p.on(); l.run.trace == nil && !p.at(lessons.Abroad) {
		return "nothing has run here: r arms a run"
	}
	return ""
}

// lookAlong moves to another moment of the run; in a table, to other columns.
func (p *present) lookAlong(name string, m machine) tea.Cmd {
	if p.at(lessons.Abroad) {
		return p.passOn(name, m)
	}
	l := p.on()
	switch name {
	case "home":
		l.run = l.run.moveTo(0)
	case "end":
		l.run = l.run.moveTo(lastMoment)
	default:
		l.run = l.run.scrub(wayOf(name))
	}
	return nil
}

// passOn gives a key to the table of other languages, which knows it.
func (p *present) passOn(name string, m machine) tea.Cmd {
	codes := map[string]rune{
		"left": tea.KeyLeft, "h": tea.KeyLeft, "right": tea.KeyRight, "l": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"up": tea.KeyUp, "down": tea.KeyDown,
	}
	l, cmd, _ := p.on().pressAbroad(tea.KeyPressMsg{Code: codes[name]}, newKeys(), m)
	return p.put(&l, cmd)
}

func (p *present) noList(m machine) string {
	switch l := p.on(); {
	case p.wide, p.title, p.at(lessons.Abroad, lessons.Claims), p.at(lessons.Verdict) && l.evidence != nil:
	case p.at(lessons.Read) && l.run.trace == nil:
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
	l, by := p.on(), wayOf(name)
	switch {
	case p.wide, p.title:
		p.from = max(p.from+by, 0)
	case p.at(lessons.Read):
		l.scrolled = max(l.scrolled+by, 0)
	case p.at(lessons.Abroad):
		return p.passOn(name, m)
	case p.at(lessons.Turn):
		return p.choose(letterBeside(l.walk.Step(), l.walk.Answer().Letter, by), m)
	case p.at(lessons.Verdict):
		l.chosen = min(max(l.chosen+by, 0), max(len(p.questions())-1, 0))
	default:
		next, cmd := l.upDown(by, m)
		return p.put(&next, cmd)
	}
	return nil
}

// noProgram says why there is no program to be shown as a whole.
func (p *present) noProgram(machine) string {
	if f, ok := p.on().foreign(); p.at(lessons.Abroad) && !(ok && f.here) {
		return "r runs them; then it is known which of them can be shown"
	}
	return ""
}

// turnWide shows the whole program instead of the stage, or the stage again.
func (p *present) turnWide(string) { p.wide, p.hand, p.from = !p.wide, false, 0 }

// turnHand shows what to do by hand, or the stage again.
func (p *present) turnHand(string) { p.hand, p.wide, p.saved = !p.hand, false, fileSaved{} }

// turnPane shows the output beside the lanes, or the program; of programs in other languages,
// the chosen one.
func (p *present) turnPane(string) {
	if p.at(lessons.Abroad) {
		p.turnWide("")
		return
	}
	l := p.on()
	l.output = !l.output
}

// noChoice says why no program can be chosen.
func (p *present) noChoice(machine) string {
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
	if l.walk.Answer().Letter == name {
		return nil
	}
	p.takes(p.here(), "", lessons.Program{})
	next, cmd := l.choose(name, m)
	next.walk = next.walk.Skip()
	return p.put(&next, cmd)
}
