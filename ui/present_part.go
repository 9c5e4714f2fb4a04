package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// A place is a part of a lesson: both by their index.
type place struct{ lesson, part int }

// A staged is a part of a lesson that was shown, with what it has on its stage: that stays there
// while others are shown.
type staged struct {
	lesson
	at     place
	played *lessons.Lesson // as it is played with its own programs
	own    string          // what its program is instead of the lesson's, in a word; empty for that
	ran    string          // the same of the run on the stage, or that it was killed
	fired  demo.Experiment // what that run is of; nothing before the first
	aspect aspect          // what of it has the stage
}

// here is the part that is shown.
func (p *present) here() place { return place{p.in, p.all[p.in].PartOf(p.step)} }

// at reports whether the step that is shown is one of these kinds, as it is played.
func (p *present) at(kinds ...lessons.Kind) bool {
	return slices.Contains(kinds, p.front.walk.Step().Kind)
}

// part is the part that is shown, and program what would run in it.
func (p *present) part() lessons.Part       { return p.front.walk.Part() }
func (p *present) program() lessons.Program { return p.front.walk.Program() }

// experiment is that program with what is chosen to run it; ok is false where nothing can.
func (p *present) experiment(m machine) (_ demo.Experiment, ok bool) {
	w := &p.front.walk
	return m.experiment(w.Lesson(), w.Program())
}

// put keeps what the part that is shown has become, and takes its refusal for ours.
func (p *present) put(l *lesson, cmd tea.Cmd) tea.Cmd {
	p.refusal, l.refusal = l.refusal, ""
	p.front.lesson = *l
	return cmd
}

// owner is the part whose run, or tools, have that number; nil for none.
func (p *present) owner(id int) *staged {
	for _, s := range p.parts {
		if id != 0 && s.owns(id) {
			return s
		}
	}
	return nil
}

// live is the part whose processes live; nil for none.
func (p *present) live() *staged {
	for _, s := range p.parts {
		if s.run.live() || s.elsewhere.live() {
			return s
		}
	}
	return nil
}

// liveElsewhere is the part whose processes live while another is shown; nil for none.
func (p *present) liveElsewhere() *staged {
	if s := p.live(); s != p.front {
		return s
	}
	return nil
}

// frozen reports whether a run waits for us: its processes live, and one of them is held.
func frozen(r *run) bool {
	if !r.live() || r.playing || r.recorded || r.trace.Len() == 0 {
		return false
	}
	s := r.trace.At(r.trace.Len() - 1)
	return slices.ContainsFunc(s.Procs, isHeld)
}

// reset empties the stage at once. What runs ends, wherever it is.
func (p *present) reset() tea.Cmd {
	ends := p.endLive()
	next, more := p.front.stopped()
	p.put(&next, nil)
	p.front.empty()
	return tea.Batch(ends, more)
}

// endLive ends what runs, and takes it off its stage.
func (p *present) endLive() (ends tea.Cmd) {
	if s := p.live(); s != nil {
		s.lesson, ends = s.stopped()
		s.ran = ""
	}
	return ends
}

// empty takes what is over off a stage.
func (s *staged) empty() {
	s.tried = tried{run: run{id: s.ids.next(), pace: s.run.pace}}
	s.lesson = s.entered()
	s.ran = ""
}
