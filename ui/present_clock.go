package ui

import (
	"cmp"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
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

// hours are the time of a talk, and its plan.
type hours struct {
	id         int // of its ticks
	began, now time.Time
	shown      clock
	planned    time.Duration // for the whole of it; 0 for what its lessons are planned for
	lessons    []lessons.Lesson
	from, at   stepAt          // where it began, and where it is
	seen       map[stepAt]bool // what was shown
	base       time.Duration   // of a talk that goes on: what was planned for what was shown before
}

// turn shows the time that has passed, then the time that is left, then none.
func (h *hours) turn() tea.Cmd {
	before := h.shown
	h.shown = (h.shown + 1) % (remaining + 1)
	h.now = time.Now()
	if before != noClock {
		return nil // it ticks, or one tick is left
	}
	return awaitTick(h.id)
}

func (h *hours) tick(msg ticked) tea.Cmd {
	h.now = msg.time
	if h.shown == noClock {
		return nil
	}
	return awaitTick(h.id)
}

// minutes is the clock in words; empty where none is shown.
func (h *hours) minutes() string {
	passed := h.now.Sub(h.began)
	left := h.plan() - passed
	switch {
	case h.shown == elapsed:
		return fmt.Sprintf("%d min", int(passed.Minutes()))
	case h.shown == remaining && left < 0:
		return fmt.Sprintf("%d min over", int(-left.Minutes()))
	case h.shown == remaining:
		return fmt.Sprintf("%d min left", int((left + time.Minute - 1).Minutes()))
	}
	return ""
}

// plan is how long the talk is to be.
func (h *hours) plan() time.Duration { return cmp.Or(h.planned, h.base+h.minutesFrom(h.from)) }

// A stepAt is a step of a lesson: both by their index.
type stepAt struct{ in, step int }

// usual is what a step is planned for; the steps of a lesson are taken to be as long as each other.
func (h *hours) usual(at stepAt) time.Duration {
	l := &h.lessons[at.in]
	return time.Duration(l.Minutes) * time.Minute / time.Duration(len(l.Steps))
}

// minutesFrom is what the steps from one on are planned for.
func (h *hours) minutesFrom(at stepAt) (sum time.Duration) {
	for in := at.in; in < len(h.lessons); in++ {
		sum += time.Duration(h.lessons[in].Minutes) * time.Minute
	}
	return sum - time.Duration(at.step)*h.usual(at)
}

// enter has the talk be at a step.
func (h *hours) enter(in, step int) {
	if h.at = (stepAt{in, step}); h.seen == nil {
		h.from, h.seen = h.at, map[stepAt]bool{}
	}
	h.seen[h.at] = true
}

// due is what of the plan is for the steps that were shown before this one, and until is that with
// this one: a step that was jumped over takes no time. In a talk of another length than its lessons
// are planned for, all that is left of them is longer or shorter alike.
func (h *hours) due() (due, until time.Duration) {
	for at := range h.seen {
		if at != h.at {
			due += h.usual(at)
		}
	}
	until = due + h.usual(h.at)
	if left, all := h.planned-h.base, h.minutesFrom(h.from); h.planned > 0 && left > 0 && all > 0 {
		scale := float64(left) / float64(all)
		due, until = time.Duration(float64(due)*scale), time.Duration(float64(until)*scale)
	}
	return h.base + due.Round(time.Second), h.base + until.Round(time.Second)
}
