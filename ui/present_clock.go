package ui

import (
	"cmp"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A clock is what of the time is on the projector.
type clock int

const (
	noClock clock = iota
	elapsed
	remaining
)

// ticked says what time it is.
type ticked struct {
	id   int
	time time.Time
}

func (m ticked) of() int { return m.id }

// tickAfter is how often the clock is looked at, which shows minutes.
const tickAfter = 5 * time.Second

func awaitTick(id int) tea.Cmd {
	return tea.Tick(tickAfter, func(now time.Time) tea.Msg { return ticked{id, now} })
}

// turnClock shows the time that has passed, then the time that is left, then none.
func (p *present) turnClock() tea.Cmd {
	before := p.clock
	p.clock = (p.clock + 1) % (remaining + 1)
	p.now = time.Now()
	if before != noClock {
		return nil // it ticks, or one tick is left
	}
	return awaitTick(p.id)
}

func (p *present) tick(msg ticked) tea.Cmd {
	p.now = msg.time
	if p.clock == noClock {
		return nil
	}
	return awaitTick(p.id)
}

// minutes is the clock in words; empty where none is shown.
func (p *present) minutes() string {
	passed := p.now.Sub(p.began)
	left := p.planned() - passed
	switch {
	case p.clock == elapsed:
		return fmt.Sprintf("%d min", int(passed.Minutes()))
	case p.clock == remaining && left < 0:
		return fmt.Sprintf("%d min over", int(-left.Minutes()))
	case p.clock == remaining:
		return fmt.Sprintf("%d min left", int((left + time.Minute - 1).Minutes()))
	}
	return ""
}

// planned is how long the talk is to be.
func (p *present) planned() time.Duration { return cmp.Or(p.of.Planned, p.lessonsTake()) }

// lessonsTake is what all lessons are planned for.
func (p *present) lessonsTake() time.Duration {
	sum := 0
	for i := range p.all {
		sum += p.all[i].Minutes
	}
	return time.Duration(sum) * time.Minute
}

// due is what of that is planned for what comes before a step; the steps of a lesson are taken to
// be as long as each other. In a talk of another length, all are longer or shorter alike.
func (p *present) due(in, step int) time.Duration {
	var sum time.Duration
	for i := range in {
		sum += time.Duration(p.all[i].Minutes) * time.Minute
	}
	l := &p.all[in]
	sum += time.Duration(l.Minutes) * time.Minute * time.Duration(step) / time.Duration(len(l.Steps))
	if all := p.lessonsTake(); all > 0 && p.of.Planned > 0 {
		sum = time.Duration(float64(sum) * float64(p.of.Planned) / float64(all)).Round(time.Second)
	}
	return sum
}
