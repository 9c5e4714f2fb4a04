package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"

	"exit42/lessons"
)

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
		k.enter.SetHelp("enter", "run it")
	case l.atRun() && l.run.trace == nil && !l.walk.Ran():
		k.enter.SetHelp("enter", "start, held")
	case l.atRun() && l.run.live():
		k.enter.SetHelp("enter", "step")
	case l.jumped:
		k.enter.SetHelp("enter", "back to the list")
	case l.needsRun():
		k.enter.SetHelp("enter", "run it")
	case l.choseClaim():
		k.enter.SetHelp("enter", "show me")
	case l.readsOn():
		k.enter.SetHelp("enter", "read on")
	case l.walk.Done() && l.step().enterGoesOn(m): // there is no next step: the big key goes back
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

// bigKey is the one that enter is: at the end of a lesson it goes back.
func (l lesson) bigKey(k keys) key.Binding {
	if l.walk.Done() && !k.enter.Enabled() {
		return k.menu
	}
	return k.enter
}

// short are the keys that matter most now, in order.
func (s anyStep) short(k keys) []key.Binding {
	switch {
	case s.l.at(lessons.Predict, lessons.Turn):
		return []key.Binding{k.choose, k.sure, k.enter, k.hint, k.next, k.back}
	case s.l.at(lessons.Ordering):
		return []key.Binding{k.enter, k.pick, k.down, k.up, k.hint, k.toEnd, k.left, k.right, k.next}
	case s.l.at(lessons.Run):
		return []key.Binding{k.enter, k.skip, k.play, k.toEnd, k.onlyParent, k.onlyChild, k.killChild, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.runtime}
	case s.l.at(lessons.Verdict, lessons.Claims):
		all := []key.Binding{k.enter, k.down, k.next, k.left, k.right, k.rerun, k.byHand, k.spawn}
		if !k.enter.Enabled() {
			all = append([]key.Binding{k.menu}, all...)
		}
		return all
	case s.l.walk.Done():
		return []key.Binding{k.menu, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver}
	}
	return []key.Binding{k.enter, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.menu}
}
