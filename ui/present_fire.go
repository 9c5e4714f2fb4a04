package ui

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/lessons"
)

// A deed is what a key arms and enter does: it starts, ends or kills processes.
type deed string

// The deeds, by their keys.
const (
	nothingArmed deed = ""
	runIt        deed = "r"
	killChildOf  deed = "k"
	killParentOf deed = "K"
	quitIt       deed = "q"
)

// arm has the next enter do something, or says why it cannot.
func (p *present) arm(d deed, m machine) {
	if p.refusal = p.lacks(d, m); p.refusal == "" {
		p.armed = d
	}
}

// lacks says why something cannot be done now; empty where it can.
func (p *present) lacks(d deed, m machine) string {
	switch d {
	case runIt:
		if p.part().Run < 0 {
			return "nothing runs in this part of the lesson"
		}
		if p.at(lessons.Abroad) {
			return ""
		}
		if _, ok := p.experiment(m); !ok {
			return m.lack(p.program())
		}
	case killChildOf, killParentOf:
		return p.lacksVictim(d)
	}
	return ""
}

func lacking(d deed) func(*present, machine) string {
	return func(p *present, m machine) string { return p.lacks(d, m) }
}

// lacksVictim says why nothing can be killed.
func (p *present) lacksVictim(d deed) string {
	l := p.on()
	pid, of := p.victim(d)
	switch at, elsewhere := p.liveElsewhere(); {
	case elsewhere:
		return "what runs is on another stage: " + p.name(at)
	case !l.run.live():
		return "nothing runs: r arms a run"
	case l.run.recorded:
		return "this is a recording: there is nothing to kill"
	case !lives(l.run.latest(), pid):
		return "there is no " + of + " to kill now"
	}
	return ""
}

// victim is the process that would be killed.
func (p *present) victim(d deed) (pid int, of string) {
	l := p.on()
	parent, child := l.run.focus(l.run.latest())
	if d == killChildOf {
		return child, "child"
	}
	return parent, "parent"
}

// latest is the scene after the last event, whatever is looked at.
func (r run) latest() demo.Scene {
	if r.trace == nil || r.trace.Len() == 0 {
		return demo.Scene{Index: -1}
	}
	return r.trace.At(r.trace.Len() - 1)
}

// name is a part of a lesson in few words: the step in which it runs.
func (p *present) name(at place) string {
	l := p.all[at.lesson]
	return fmt.Sprintf("lesson %d, step %d", l.Number, max(l.Parts[at.part].Run, 0)+1)
}

// would says what enter does now: in more and in fewer words.
func (p *present) would(m machine) (long, short string) {
	switch p.armed {
	case killChildOf, killParentOf:
		pid, of := p.victim(p.armed)
		return fmt.Sprintf("kills the %s, process %d", of, pid), fmt.Sprintf("kills the %s %d", of, pid)
	case quitIt:
		if _, ok := p.live(); ok {
			return "ends the talk and what runs", "ends the talk and what runs"
		}
		return "ends the talk", "ends the talk"
	case nothingArmed:
		return "", ""
	}
	what, by := p.program().File, m.name()
	if p.at(lessons.Abroad) {
		what, by = "all of them", ""
	} else if exp, ok := p.experiment(m); ok {
		what, by = exp.Files[0].Name, exp.Runtime.Name()+" · "+exp.Method
	}
	verb := "runs "
	if m.plays() {
		verb = "plays the recording of "
	}
	if _, ok := p.live(); ok {
		verb = "ends what runs and " + verb
	}
	if by == "" {
		return verb + what, verb + what
	}
	return verb + what + " with " + by, verb + what
}

// fire does what is armed.
func (p *present) fire(m machine) tea.Cmd {
	armed := p.armed
	p.armed = nothingArmed
	if p.refusal = p.lacks(armed, m); p.refusal != "" {
		return nil // it ended meanwhile
	}
	switch armed {
	case runIt:
		return p.run(m)
	case killChildOf, killParentOf:
		l := p.on()
		pid, _ := p.victim(armed)
		l.run = l.run.moveTo(lastMoment).tell(func(s *demo.Session) { s.Kill(pid) })
		if at := p.here(); p.ran[at] == "" {
			p.ran[at] = killedByHand
		}
	case quitIt:
		return tea.Quit
	}
	return nil
}

// What a talk allows a run that nobody holds: a class looks at what is stuck for minutes, too.
const (
	talkWall  = 15 * time.Minute
	talkStill = 10 * time.Minute
)

// run starts the part's program anew, held at its first event.
func (p *present) run(m machine) tea.Cmd {
	ends := p.endLive()
	p.hand, p.wide, p.title = false, false, false
	p.ran[p.here()] = p.own[p.here()]
	if p.at(lessons.Abroad) {
		next, cmd := p.on().runAbroad(m)
		return tea.Batch(ends, p.put(&next, cmd))
	}
	exp, _ := p.experiment(m) // there is one: see lacks
	if p.exercise() != nil && exp.Recording == nil {
		exp.Files = append(slices.Clone(exp.Files), demo.File{Name: "work.py", Text: exercise.Work})
	}
	p.fired[p.here()] = exp
	exp.Limits.Still, exp.Limits.Wall = talkStill, talkWall
	next, cmd := p.on().runs(exp, m.language(), stepped)
	next.reran = false
	return tea.Batch(ends, p.put(&next, cmd))
}

// toEnd lets a run go to its end. One in which nothing can move has none, and is ended.
func (p *present) toEnd(string, machine) tea.Cmd {
	l := p.on()
	if l.run.session != nil && !l.run.recorded && l.run.latest().Stuck {
		return closeRun(l.run.session)
	}
	l.run = l.run.moveTo(lastMoment).tell((*demo.Session).Run)
	l.run.playing = false
	return nil
}

// lookAgain goes on with what waited for interpreters to be found.
func (p *present) lookAgain(m machine) tea.Cmd {
	var all []tea.Cmd
	for _, l := range p.parts {
		if l.abroad.wanted {
			next, cmd := l.lookAbroad(m)
			*l = next
			all = append(all, cmd)
		}
	}
	return tea.Batch(all...)
}

func isHeld(p demo.Proc) bool { return p.State == demo.Held }
