package ui

import (
	"strings"

	"exit42/lessons"
)

// Why a deed cannot be done now: each of these is empty where it can.

// lacks is that of any deed.
func (p *present) lacks(d deed, m machine) string {
	switch d {
	case runIt:
		if p.part().Run < 0 {
			return "nothing runs in this part of the lesson"
		}
		if p.at(lessons.Elsewhere) {
			return ""
		}
		if _, ok := p.experiment(m); !ok {
			return p.lacksProgram(m)
		}
	case killChildOf, killParentOf:
		return p.lacksVictim(d)
	case emptyIt:
		return p.noneLive(m)
	case endIt:
		return p.notStuck(m)
	case solveIt:
		if p.front.own == solutionProgram {
			return "the solution is on the stage"
		}
		return p.noExercise(m)
	}
	return ""
}

// lacksProgram says why what is on the stage cannot run.
func (p *present) lacksProgram(m machine) string {
	if m.golang && !m.plays() && p.front.own != "" {
		return strings.ToLower(p.sameProgram()) + " is Python: g goes back to it, u to the lesson's"
	}
	return m.lack(p.program())
}

func (p *present) noneLive(machine) string {
	if p.live() == nil {
		return "nothing runs"
	}
	return ""
}

// notStuck says that no run on this stage has to be ended by us.
func (p *present) notStuck(machine) string {
	if r := &p.front.run; r.session == nil || r.recorded || !r.latest().Stuck {
		return "nothing is stuck here"
	}
	return ""
}

func lacking(d deed) func(*present, machine) string {
	return func(p *present, m machine) string { return p.lacks(d, m) }
}

// lacksVictim says why nothing can be killed.
func (p *present) lacksVictim(d deed) string {
	l := p.front
	pid, of := p.victim(d)
	switch other := p.liveElsewhere(); {
	case other != nil:
		return "what runs is on another stage: " + p.name(other.at)
	case !l.run.live():
		return "nothing runs: r arms a run"
	case l.run.recorded:
		return "this is a recording: there is nothing to kill"
	case !lives(l.run.latest(), pid):
		return "there is no " + of + " to kill now"
	}
	return ""
}
