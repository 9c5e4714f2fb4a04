package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"

	"exit42/demo"
	"exit42/lessons"
)

// enable says which keys can be pressed in the lesson now.
func (l lesson) enable(k *keys, _ machine) {
	step := l.walk.Step()
	asks := step.Kind == lessons.Predict && !l.walk.Answer().Committed
	atRun := step.Kind == lessons.Run
	began := l.run.trace != nil
	live := l.run.live()
	lists := (step.Kind == lessons.Verdict || step.Kind == lessons.Claims) && l.evidence != nil
	enable(asks, &k.choose, &k.sure)
	enable(asks || lists, &k.up, &k.down)
	enable(!asks && (!atRun || l.walk.Ran()) && !l.walk.Done(), &k.next)
	enable(l.walk.Index() > 0, &k.back)
	enable(live || atRun && l.walk.MayRun() && !began, &k.step, &k.play, &k.toEnd)
	enable(live || began && l.walk.MayRun(), &k.slower, &k.faster)
	if began && !live {
		enable(l.walk.MayRun(), &k.play)
	}
	enable(began && l.walk.MayRun(), &k.rerun)
	enable(true, &k.enter)
	s := l.run.scene()
	enable(live && s.Child != 0, &k.onlyParent, &k.onlyChild)
	enable(live && lives(s, s.Child), &k.killChild)
	enable(live && lives(s, s.Parent), &k.killParent)
	enable(began, &k.left, &k.right, &k.first, &k.last, &k.pane)
	enable(l.walk.Index() > 0, &k.reset)
	enable(true, &k.scroll)
	l.nameKeys(k)
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
func (l lesson) nameKeys(k *keys) {
	step := l.walk.Step()
	k.run(l.run)
	switch {
	case step.Kind == lessons.Predict && !l.walk.Answer().Committed:
		k.enter.SetHelp("enter", "commit")
		k.choose.SetHelp("a-"+step.Question.Options[len(step.Question.Options)-1].Letter, "choose")
	case step.Kind == lessons.Run && l.run.err != nil:
		k.enter.SetHelp("enter", "try again")
	case step.Kind == lessons.Run && l.run.trace == nil:
		k.enter.SetHelp("enter", "start, held")
	case step.Kind == lessons.Run && !l.run.over:
		k.enter.SetHelp("enter", "step")
	case l.jumped:
		k.enter.SetHelp("enter", "back to the list")
	case step.Kind == lessons.Claims && l.claim >= 0:
		k.enter.SetHelp("enter", "show me")
	case l.walk.Done(): // there is no next step: the big key goes back
		k.menu.SetKeys("m", "esc", "enter")
		k.menu.SetHelp("enter", "contents")
		enable(false, &k.enter)
	}
}

// short are the keys that matter most now, in order.
func (l lesson) short(k keys) []key.Binding {
	switch l.walk.Step().Kind {
	case lessons.Predict:
		return []key.Binding{k.choose, k.sure, k.enter, k.next, k.back}
	case lessons.Run:
		return []key.Binding{k.enter, k.play, k.toEnd, k.onlyParent, k.onlyChild, k.killChild, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.runtime}
	case lessons.Verdict, lessons.Claims:
		return []key.Binding{k.enter, k.down, k.next, k.left, k.right, k.rerun, k.byHand, k.spawn}
	}
	if l.walk.Done() {
		return []key.Binding{k.menu, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver}
	}
	return []key.Binding{k.enter, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.menu}
}
