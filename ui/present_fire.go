package ui

import (
	"cmp"
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
	emptyIt      deed = "R" // what runs
	endIt        deed = "e" // what is stuck
	solveIt      deed = "H"
	quitIt       deed = "q"
)

// arm has the next enter do something, or says why it cannot.
func (p *present) arm(d deed, m machine) {
	if p.refusal = p.lacks(d, m); p.refusal == "" {
		p.armed = d
	}
}

// victim is the process that would be killed.
func (p *present) victim(d deed) (pid int, of string) {
	l := p.front
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
		if p.live() != nil {
			return "ends the talk and what runs", "ends the talk and what runs"
		}
		return "ends the talk", "ends the talk"
	case emptyIt:
		return "ends what runs and empties the stage", "ends what runs"
	case endIt:
		return "ends the run that is stuck, with its processes", "ends the run"
	case solveIt:
		return "shows the solution", "shows the solution"
	case nothingArmed:
		return "", ""
	}
	what, by := p.program().File, m.name()
	if p.at(lessons.Elsewhere) {
		what, by = "all of them", ""
	} else if exp, ok := p.experiment(m); ok {
		what, by = exp.Files[0].Name, exp.Runtime.Name()+" · "+exp.Method
	}
	verb := "runs "
	if m.plays() {
		verb = "plays the recording of "
	}
	if p.live() != nil {
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
		l := p.front
		pid, _ := p.victim(armed)
		l.run = l.run.moveTo(lastMoment).tell(func(s *demo.Session) { s.Kill(pid) })
		l.ran = cmp.Or(l.ran, killedByHand)
	case emptyIt:
		return p.reset()
	case endIt:
		return closeRun(p.front.run.session)
	case solveIt:
		p.front.takes(solutionProgram, p.exercise().Solution)
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
	p.over, p.front.ran, p.front.aspect = noCover, p.front.own, lanesAspect
	if p.at(lessons.Elsewhere) {
		next, cmd := p.front.runElsewhere(m)
		return tea.Batch(ends, p.put(&next, cmd))
	}
	exp, _ := p.experiment(m) // there is one: see lacks
	if p.exercise() != nil && exp.Recording == nil {
		exp.Files = append(slices.Clone(exp.Files), demo.File{Name: "work.py", Text: exercise.Work})
	}
	p.front.fired = exp
	exp.Limits.Still, exp.Limits.Wall = talkStill, talkWall
	next, cmd := p.front.runs(exp, m.language(p.program()), stepped)
	next.reran = false
	return tea.Batch(ends, p.put(&next, cmd))
}

// toEnd lets a run go to its end.
func (p *present) toEnd(string, machine) tea.Cmd {
	l := p.front
	l.run = l.run.moveTo(lastMoment).tell((*demo.Session).Run)
	l.run.playing = false
	return nil
}

// lookAgain goes on with what waited for interpreters to be found.
func (p *present) lookAgain(m machine) tea.Cmd {
	var all []tea.Cmd
	for _, l := range p.parts {
		if l.elsewhere.wanted {
			next, cmd := l.lookElsewhere(m)
			l.lesson = next
			all = append(all, cmd)
		}
	}
	return tea.Batch(all...)
}

func isHeld(p demo.Proc) bool { return p.State == demo.Held }
