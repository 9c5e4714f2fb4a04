package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// on is the part that is shown, at the step that is shown.
func (p *present) on() *lesson { return p.front }

// here is the part that is shown.
func (p *present) here() place { return place{p.in, p.all[p.in].PartOf(p.step)} }

// at reports whether the step that is shown is one of these kinds, as it is played.
func (p *present) at(kinds ...lessons.Kind) bool {
	return slices.Contains(kinds, p.on().walk.Step().Kind)
}

// part is the part that is shown, and program what would run in it.
func (p *present) part() lessons.Part       { return p.on().walk.Part() }
func (p *present) program() lessons.Program { return p.on().walk.Program() }

// experiment is that program with what is chosen to run it; ok is false where nothing can.
func (p *present) experiment(m machine) (_ demo.Experiment, ok bool) {
	w := &p.on().walk
	return m.experiment(w.Lesson(), w.Program())
}

// put keeps what the part that is shown has become, and takes its refusal for ours.
func (p *present) put(l *lesson, cmd tea.Cmd) tea.Cmd {
	p.refusal, l.refusal = l.refusal, ""
	*p.front = *l
	return cmd
}

// owner is the part whose run, or tools, have that number.
func (p *present) owner(id int) (place, bool) {
	for at, l := range p.parts {
		if id != 0 && l.owns(id) {
			return at, true
		}
	}
	return place{}, false
}

// live is the part whose processes live, if there is one.
func (p *present) live() (at place, ok bool) {
	for at, l := range p.parts {
		if l.run.live() || l.abroad.live() {
			return at, true
		}
	}
	return place{}, false
}

// liveElsewhere is the part whose processes live while another is shown.
func (p *present) liveElsewhere() (at place, ok bool) {
	at, ok = p.live()
	return at, ok && at != p.here()
}

// frozen reports whether a run waits for us: its processes live, and one of them is held.
func frozen(r *run) bool {
	if !r.live() || r.playing || r.recorded || r.trace.Len() == 0 {
		return false
	}
	s := r.trace.At(r.trace.Len() - 1)
	return slices.ContainsFunc(s.Procs, isHeld)
}

// goTo shows a step. What runs in another part goes on being held there.
func (p *present) goTo(in, step int) {
	p.in, p.step = in, step
	p.hand, p.wide, p.title, p.from, p.refusal = false, false, false, 0, ""
	p.leaveVote()
	l := p.parts[p.here()]
	if l == nil {
		l = &lesson{walk: lessons.NewWalk(p.play[in]), ids: p.ids, chosen: -1, tried: p.emptied(usualPace)}
		p.parts[p.here()] = l
	}
	l.walk = l.walk.Go(step).Skip() // nobody is asked here but the class
	*l = l.entered()
	p.front = l
}

// emptied is a stage on which nothing has happened.
func (p *present) emptied(pace int) tried { return tried{run: run{id: p.ids.next(), pace: pace}} }

// move goes a step on or back, over the ends of lessons, too.
func (p *present) move(name string) {
	in, step := p.in, p.step+wayOf(name)
	switch {
	case p.title && wayOf(name) < 0:
		p.refusal = "this is the title page"
		return
	case p.title:
		step = p.step
	case step < 0 && in == 0:
		p.goTo(in, 0)
		p.title = true
		return
	case step < 0:
		in--
		step = len(p.all[in].Steps) - 1
	case step < len(p.all[in].Steps):
	case in == len(p.all)-1:
		p.refusal = "this is the last step"
		return
	default:
		in, step = in+1, 0
	}
	p.goTo(in, step)
}

// moveLesson goes to the first step of the next lesson, or of this one, or of the one before.
func (p *present) moveLesson(name string) {
	switch in := p.in + wayOf(name); {
	case in < p.in && p.step > 0:
		p.goTo(p.in, 0)
	case in < 0:
		p.refusal = "this is the first lesson"
	case in == len(p.all):
		p.refusal = "this is the last lesson"
	default:
		p.goTo(in, 0)
	}
}

// jump goes to the step that a search found.
func (p *present) jump(to target) {
	for i := range p.all {
		if p.all[i].Slug == to.slug {
			p.goTo(i, max(p.all[i].Step(to.step), 0))
		}
	}
}

// jumpTyped goes to the step whose number was typed.
func (p *present) jumpTyped() {
	var n int
	fmt.Sscan(p.typed, &n)
	p.typed = ""
	if n < 1 || n > len(p.all[p.in].Steps) {
		p.refusal = fmt.Sprintf("there is no step %d here: this lesson has %d", n, len(p.all[p.in].Steps))
		return
	}
	p.goTo(p.in, n-1)
}

// walkIn is where the talk stands in a lesson; at its beginning, where it is another one.
func (p *present) walkIn(i int) lessons.Walk {
	w := lessons.NewWalk(p.all[i])
	if i == p.in {
		w = w.Go(p.step)
	}
	return w
}

// reset empties the stage at once. What runs ends, wherever it is.
func (p *present) reset() tea.Cmd {
	ends := p.endLive()
	next, more := p.on().stopped()
	p.put(&next, nil)
	p.empty(p.here())
	return tea.Batch(ends, more)
}

// empty takes what is over off a stage.
func (p *present) empty(at place) {
	l := p.parts[at]
	l.tried = p.emptied(l.run.pace)
	*l = l.entered()
	delete(p.ran, at)
}

// endLive ends what runs, and takes it off its stage.
func (p *present) endLive() tea.Cmd {
	at, ok := p.live()
	if !ok {
		return nil
	}
	l, ends := p.parts[at].stopped()
	*p.parts[at] = l
	delete(p.ran, at)
	return ends
}
