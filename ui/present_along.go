package ui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// What moves along what is on the stage, and shows another side of it.

// notLive says that no run is on this stage that could go on.
func (p *present) notLive(machine) string {
	switch other := p.liveElsewhere(); {
	case other != nil:
		return "what runs is on another stage: " + p.name(other.at)
	case !p.front.run.live():
		return "nothing runs: r arms a run"
	}
	return ""
}

func (p *present) noLines(m machine) string {
	if l := p.front; !p.at(lessons.Ordering) || l.run.live() {
		return cmp.Or(p.notLive(m), "there are no lines to arrange now")
	}
	return ""
}

// pickUp has the chosen line move with the arrows, or lays it down.
func (p *present) pickUp(string) {
	l := p.front
	l.lesson = l.arranging()
	l.picked = !l.picked
}

func (p *present) nothingShown(machine) string {
	if l := p.front; l.run.trace == nil && !p.at(lessons.Elsewhere) {
		return "nothing has run here: r arms a run"
	}
	return ""
}

// lookAlong moves to another moment of the run; in a table, to other columns.
func (p *present) lookAlong(name string, m machine) tea.Cmd {
	if p.at(lessons.Elsewhere) {
		return p.passOn(name, m)
	}
	l := p.front
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
	l, cmd := p.front.lesson.step().press(tea.KeyPressMsg{Code: codes[name]}, newKeys(), m)
	return p.put(&l, cmd)
}

func (p *present) noList(m machine) string {
	switch l := p.front; {
	case p.over != noCover, l.aspect == outputAspect, p.at(lessons.Elsewhere, lessons.Claims), p.at(lessons.Verdict) && l.evidence != nil:
	case p.at(lessons.Read) && l.run.trace == nil, p.at(lessons.Predict) && !l.run.live():
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
	l, by := p.front, wayOf(name)
	switch {
	case p.over != noCover:
		p.from = max(p.from+by, 0)
	case l.aspect == outputAspect:
		l.scrollOutput(by)
	case p.at(lessons.Read, lessons.Predict):
		l.scrolled = max(l.scrolled+by, 0)
	case p.at(lessons.Elsewhere):
		return p.passOn(name, m)
	case p.at(lessons.Turn):
		return p.choose(letterBeside(l.walk.Step(), l.walk.Answer().Letter, by), m)
	case p.at(lessons.Verdict):
		l.chosen = min(max(l.chosen+by, 0), max(len(questions(&p.all[p.in], p.here().part))-1, 0))
	default:
		next, cmd := l.upDown(by, m)
		return p.put(&next, cmd)
	}
	return nil
}

// noProgram says why there is no program to be shown as a whole.
func (p *present) noProgram(machine) string {
	if f, ok := p.front.translation(); p.at(lessons.Elsewhere) && !(ok && f.here) {
		return "r runs them; then it is known which of them can be shown"
	}
	return ""
}

// turnWide shows the whole program instead of the stage, or the stage again.
func (p *present) turnWide(string) { p.turn(programCover) }

// turnHand shows what to do by hand, or the stage again.
func (p *present) turnHand(string) {
	if p.hand.saved.err != nil {
		p.hand.saved = fileSaved{}
	}
	p.turn(handCover)
}

// turn lays a page over the stage, or takes it away.
func (p *present) turn(page cover) {
	if p.from = 0; p.over == page {
		page = noCover
	}
	p.over = page
}

// noChoice says why no program can be chosen.
func (p *present) noChoice(machine) string {
	l := p.front
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
	l := p.front
	if l.walk.Answer().Letter == name {
		return nil
	}
	p.front.takesOurs()
	next, cmd := l.choose(name, m)
	next.walk = next.walk.Skip()
	return p.put(&next, cmd)
}
