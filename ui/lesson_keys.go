package ui

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"

	"exit42/demo"
	"exit42/lessons"
)

// enable says which keys can be pressed in the lesson now.
func (l lesson) enable(k *keys, m machine) {
	step := l.walk.Step()
	asks := step.Kind == lessons.Predict && l.walk.MayAnswer()
	turns := step.Kind == lessons.Turn
	over := turns && l.walk.Answered() // an arrow would take away what was said
	arranges := step.Kind == lessons.Ordering && !l.run.live()
	lists := (step.Kind == lessons.Verdict || step.Kind == lessons.Claims) && l.evidence != nil
	enable(asks || turns, &k.choose)
	enable(asks, &k.sure)
	enable(asks || turns && !over || lists || arranges, &k.up, &k.down)
	enable(arranges, &k.pick)
	enable(!l.walk.Done(), &k.next)
	enable(l.walk.Index() > 0, &k.back, &k.reset)
	enable(len(l.walk.Open()) > 0, &k.skip)
	enable(len(l.walk.Hints()) < len(step.Hints), &k.hint)
	enable(true, &k.enter, &k.scroll, &k.search, &k.widen)
	k.widen.SetHelp("z", "the whole program")
	if m.searched && len(m.pythons) == 0 {
		enable(m.recording != nil, &k.runtime)
	}
	l.enableRun(k)
	l.letterKeys(k)
	if over {
		k.choose.SetHelp(k.choose.Help().Key, "turn it anew")
	}
	l.nameKeys(k, m)
	if step.Kind == lessons.Abroad {
		l.enableAbroad(k)
	}
	if l.exercising() {
		enable(l.making.ready(), &k.byHand)
	}
	if step.Kind == lessons.Making {
		l.enableMaking(k, m)
	}
}

// letterKeys makes as many letters choose as there are options: then f is none for fork.
func (l lesson) letterKeys(k *keys) {
	all := letters(l.walk.Step())
	if len(all) == 0 {
		return
	}
	k.choose.SetKeys(all...)
	k.choose.SetHelp(all[0]+"-"+all[len(all)-1], "choose")
	for _, b := range []*key.Binding{&k.fork, &k.toEnd, &k.byHand} {
		if k.choose.Enabled() && slices.Contains(all, b.Keys()[0]) {
			enable(false, b)
		}
	}
}

// enableRun turns on the keys of the run.
func (l lesson) enableRun(k *keys) {
	may, began, live := l.walk.MayRun(), l.run.trace != nil, l.run.live()
	enable(live || l.at(lessons.Run) && may && !began, &k.step, &k.play, &k.toEnd)
	enable(live || began && may, &k.slower, &k.faster)
	if began && !live {
		enable(may, &k.play)
	}
	enable(began && may, &k.rerun)
	s := l.run.scene()
	enable(live && s.Child != 0, &k.onlyParent, &k.onlyChild)
	enable(live && !l.run.recorded && lives(s, s.Child), &k.killChild)
	enable(live && !l.run.recorded && lives(s, s.Parent), &k.killParent)
	enable(began, &k.left, &k.right, &k.first, &k.last, &k.pane)
}

func lives(s demo.Scene, pid int) bool {
	p := s.Proc(pid)
	return p != nil && p.State != demo.Gone && p.State != demo.Zombie
}

// run gives the keys of a run the name of what they do now.
func (k *keys) run(r run) {
	switch {
	case r.playing:
		k.play.SetHelp("p", "pause")
	case r.over:
		k.play.SetHelp("p", "play again")
	}
	k.slower.SetHelp("-", "slower")
	k.faster.SetHelp("+", fmt.Sprintf("faster (now %s)", paces[r.pace]))
}

// nameKeys gives the keys whose meaning depends on the moment the name of what they do.
func (l lesson) nameKeys(k *keys, m machine) {
	step := l.walk.Step()
	k.run(l.run)
	switch {
	case step.Kind == lessons.Predict && l.walk.MayAnswer():
		k.enter.SetHelp("enter", "commit")
		k.next.SetHelp("n", "leave it open")
	case l.atRun() && len(l.walk.Open()) > 0:
		k.enter.SetHelp("enter", "what is still open")
	case l.atRun() && l.run.err != nil:
		k.enter.SetHelp("enter", "try again")
	case l.ordersRun():
		k.enter.SetHelp("enter", "run it in this order")
	case l.atRun() && l.run.trace == nil && !l.walk.Ran():
		k.enter.SetHelp("enter", "start, held")
	case l.atRun() && l.run.live():
		k.enter.SetHelp("enter", "step")
	case l.jumped:
		k.enter.SetHelp("enter", "back to the list")
	case l.needsRun():
		k.enter.SetHelp("enter", "run it")
	case step.Kind == lessons.Claims && l.chosen >= 0:
		k.enter.SetHelp("enter", "show me")
	case l.readsOn():
		k.enter.SetHelp("enter", "read on")
	case l.walk.Done() && !l.enterWorks(m): // there is no next step: the big key goes back
		k.menu.SetKeys("m", "esc", "enter")
		k.menu.SetHelp("enter", "contents")
		enable(false, &k.enter)
	}
	if l.picked {
		k.pick.SetHelp("space", "put the line down")
		k.up.SetHelp("↑", "move it up")
		k.down.SetHelp("↓", "move it down")
	}
}

// enterWorks says that enter has work in a step with keys of its own.
func (l lesson) enterWorks(m machine) bool {
	switch l.walk.Step().Kind {
	case lessons.Abroad:
		return l.abroad.live() || l.abroad.toRun()
	case lessons.Making:
		return !l.entersNext(m)
	}
	return false
}

// bigKey is the one that enter is: at the end of a lesson it goes back.
func (l lesson) bigKey(k keys) key.Binding {
	if l.walk.Done() && !k.enter.Enabled() {
		return k.menu
	}
	return k.enter
}

// short are the keys that matter most now, in order.
func (l lesson) short(k keys) []key.Binding {
	switch l.walk.Step().Kind {
	case lessons.Predict, lessons.Turn:
		return []key.Binding{k.choose, k.sure, k.enter, k.hint, k.next, k.back}
	case lessons.Abroad:
		return l.shortAbroad(k)
	case lessons.Making:
		return l.shortMaking(k)
	case lessons.Ordering:
		return []key.Binding{k.enter, k.pick, k.down, k.up, k.hint, k.toEnd, k.left, k.right, k.next}
	case lessons.Run:
		return []key.Binding{k.enter, k.skip, k.play, k.toEnd, k.onlyParent, k.onlyChild, k.killChild, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.runtime}
	case lessons.Verdict, lessons.Claims:
		all := []key.Binding{k.enter, k.down, k.next, k.left, k.right, k.rerun, k.byHand, k.spawn}
		if !k.enter.Enabled() {
			all = append([]key.Binding{k.menu}, all...)
		}
		return all
	}
	if l.walk.Done() {
		return []key.Binding{k.menu, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver}
	}
	return []key.Binding{k.enter, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.menu}
}
