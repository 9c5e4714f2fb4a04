package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"exit42/demo"
	"exit42/lessons"
)

// enable says which keys can be pressed in the lesson now.
func (s anyStep) enable(k *keys, m machine) {
	l, step := s.l, s.l.walk.Step()
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
	if l.exercising() {
		enable(l.exercise.ready(), &k.byHand)
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
