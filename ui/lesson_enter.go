package ui

import (
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// enter is the one big key: it does what the step is there for, then goes on.
func (l lesson) enter(m machine) (lesson, tea.Cmd) {
	switch {
	case l.walk.MayAnswer():
		w, err := l.walk.Commit()
		if err == nil {
			w, err = w.Next()
		}
		return l.move(m)(w, err)
	case l.atRun() && len(l.walk.Open()) > 0:
		next, cmd := l.move(m)(l.walk.Go(l.walk.Open()[0]), nil)
		next.refusal = "this is still open: answer it, or S runs without"
		return next, cmd
	case l.atRun() && l.run.err != nil:
		return l.start(m, stepped)
	case l.ordersRun():
		l.picked = false
		return l.start(m, toEnd)
	case l.atRun() && l.run.trace == nil && !l.walk.Ran():
		return l.start(m, stepped)
	case l.atRun() && l.run.live():
		l.run = l.run.step(demo.Everyone)
	case l.jumped:
		l.run, l.chosen, l.jumped = l.run.moveTo(lastMoment), -1, false
	case l.needsRun():
		return l.start(m, toEnd)
	case l.readsOn():
		l.chosen, l.scrolled = l.chosen+1, 0
	case l.choseClaim():
		if event, ok := l.chosenEvent(); ok {
			l.run, l.jumped = l.run.moveTo(event), true
		}
	default:
		return l.move(m)(l.walk.Next())
	}
	return l, nil
}

// atRun says that the step is one whose run is on the stage.
func (l lesson) atRun() bool { return l.at(lessons.Run, lessons.Ordering) }

// ordersRun says that the lines as they are arranged now have not run, or that no order of them
// has passed.
func (l lesson) ordersRun() bool {
	return l.at(lessons.Ordering) && !l.run.live() && (!l.walk.Passed() || !l.walk.Ran())
}

// needsRun says that the step tells of a run that there is none of, or none that counts.
func (l lesson) needsRun() bool {
	return l.looksBack() && (l.run.trace == nil || l.killed != "") && l.walk.MayRun()
}

// looksBack says that the step tells of a run.
func (l lesson) looksBack() bool {
	return l.at(lessons.Verdict, lessons.Claims, lessons.Where, lessons.Status)
}

// readsOn says that there is more to read in a list of verdicts: after the last comes what the
// step itself says.
func (l lesson) readsOn() bool {
	return l.at(lessons.Verdict) && l.chosen >= 0 && l.chosen < len(l.walk.Verdicts(l.evidence))
}

func (l lesson) choseClaim() bool { return l.at(lessons.Claims) && l.chosen >= 0 }

// chosenEvent is the event that decided the claim that is chosen.
func (l lesson) chosenEvent() (event int, ok bool) {
	e := lessons.Ledger(l.walk.Step().Claims, l.evidence)[l.chosen]
	return e.Event, e.Ruling != lessons.Open
}
