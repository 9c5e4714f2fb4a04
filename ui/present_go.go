package ui

import (
	"fmt"
	"strconv"

	"exit42/lessons"
)

// goTo shows a step. What runs in another part goes on being held there.
func (p *present) goTo(in, step int) {
	p.in, p.step = in, step
	p.hours.enter(in, step)
	p.over, p.from, p.refusal = noCover, 0, p.polls.leave()
	s := p.parts[p.here()]
	if s == nil {
		s = &staged{lesson: newLesson(lessons.NewWalk(p.play[in]), p.ids), at: p.here(), played: &p.play[in]}
		p.parts[s.at] = s
	}
	s.walk = s.walk.Go(step).Skip() // nobody is asked here but the class
	s.lesson, s.aspect = s.entered(), lanesAspect
	p.front = s
}

// move goes a step on or back, over the ends of lessons, too.
func (p *present) move(name string) {
	in, step := p.in, p.step+wayOf(name)
	switch {
	case p.over == titleCover && wayOf(name) < 0:
		p.refusal = "this is the title page"
		return
	case p.over == titleCover:
		step = p.step
	case step < 0 && in == 0:
		p.goTo(in, 0)
		p.over = titleCover
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
	n, _ := strconv.Atoi(p.typed) // there are few digits, and nothing else
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
