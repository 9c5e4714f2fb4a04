package ui

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// lesson is the screen of one lesson: where the learner stands, and the run on the stage.
type lesson struct {
	walk     lessons.Walk
	run      run
	evidence lessons.Evidence // of the last run that came to its end
	language lessons.Language // of the program that gave it
	results  []result         // one a run, to see that they are the same

	claim    int  // the claim or verdict that is chosen; -1 for none
	jumped   bool // the stage shows the chosen claim's event
	output   bool // the left pane shows the output
	scrolled int  // lines of the words that are scrolled away
	refusal  string
	saved    fileSaved
}

// A result is what one run said of the questions' subjects.
type result struct {
	by   string
	says []lessons.Observation
}

// A going is how a run goes on after its start.
type going int

const (
	stepped going = iota
	played
	toEnd
)

// start runs the lesson's program anew; what ran before is ended.
func (l lesson) start(m machine, g going) (lesson, tea.Cmd) {
	if !l.walk.MayRun() {
		l.refusal = string(lessons.NotAnswered)
		return l, nil
	}
	rt, files, ok := m.runtime(l.walk.Lesson())
	if !ok {
		l.refusal = "Python is still being looked for"
		return l, nil
	}
	var ends tea.Cmd
	if l.run.session != nil {
		ends = closeRun(l.run.session)
	}
	method := m.startMethod()
	l.run = run{
		id: l.run.id + 1, trace: new(demo.Trace), at: -1, follow: true, playing: g == played, pace: l.run.pace,
		label: m.name() + " · " + method,
	}
	l.language, l.jumped, l.scrolled, l.refusal = m.language(), false, 0, ""
	exp := demo.Experiment{Files: files, Runtime: rt, Method: method, Hold: true}
	pace := paces[l.run.pace]
	return l, tea.Batch(ends, startRun(l.run.id, exp, func(s *demo.Session) {
		switch g {
		case played:
			s.Play(pace)
		case toEnd:
			s.Run()
		}
	}))
}

// update takes what came of the lesson's commands.
func (l lesson) update(msg tea.Msg) (lesson, tea.Cmd) {
	switch msg := msg.(type) {
	case fileSaved:
		l.saved = msg
	case runStarted:
		if msg.id != l.run.id { // it was started over in the meantime
			if msg.session != nil {
				return l, closeRun(msg.session)
			}
			return l, nil
		}
		if msg.err != nil {
			l.run.err, l.run.over = msg.err, true
			return l, nil
		}
		l.run.session = msg.session
		return l, awaitEvents(msg.id, msg.session, time.Time{})
	case eventsCame:
		if msg.id != l.run.id {
			return l, nil
		}
		l.run = l.run.took(msg.events)
		if !msg.over {
			return l, awaitEvents(msg.id, l.run.session, l.run.batch)
		}
		l = l.ended()
	}
	return l, nil
}

// ended takes the evidence of a run that has come to its end.
func (l lesson) ended() lesson {
	l.run.over, l.run.playing, l.run.session = true, false, nil
	evidence := l.run.trace.Evidence()
	l.evidence = evidence
	l.walk, _ = l.walk.EndRun() // a run that was not allowed did not begin
	l.results = slices.DeleteFunc(l.results, func(r result) bool { return r.by == l.run.label })
	l.results = append(l.results, result{l.run.label, answers(l.walk.Lesson(), evidence)})
	return l
}

// answers are what a run said of the questions' subjects, in the canonical words that are the
// same for Python and Go.
func answers(l lessons.Lesson, ev lessons.Evidence) []lessons.Observation {
	var all []lessons.Observation
	for _, s := range l.Steps {
		if s.Question != nil {
			value, _, _ := ev.Says(s.Question.Subject)
			all = append(all, lessons.Observation{Subject: s.Question.Subject, Value: value})
		}
	}
	return all
}

// press does what a key asks for. k holds what is possible now.
func (l lesson) press(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd) {
	l.refusal = ""
	switch {
	case key.Matches(msg, k.choose):
		return l.move(l.walk.Choose(msg.String())), nil
	case key.Matches(msg, k.sure):
		return l.move(l.walk.Sure(lessons.Confidence(msg.Code - '0'))), nil
	case key.Matches(msg, k.enter):
		return l.enter(m)
	case key.Matches(msg, k.next):
		return l.move(l.walk.Next()), nil
	case key.Matches(msg, k.back):
		return l.move(l.walk.Back()), nil
	case key.Matches(msg, k.up):
		return l.upDown(-1), nil
	case key.Matches(msg, k.down):
		return l.upDown(1), nil
	case key.Matches(msg, k.scroll):
		by := 2
		if msg.String() == "pgup" {
			by = -2
		}
		l.scrolled = max(0, l.scrolled+by)
	case key.Matches(msg, k.reset):
		ends := l.run.tell((*demo.Session).Close)
		return lesson{walk: l.walk.Reset(), claim: -1, run: run{id: l.run.id + 1, pace: l.run.pace}}, ends
	case key.Matches(msg, k.pane):
		l.output = !l.output
	default:
		return l.pressRun(msg, k, m)
	}
	return l, nil
}

// pressRun gives a key to the run.
func (l lesson) pressRun(msg tea.KeyPressMsg, k keys, m machine) (lesson, tea.Cmd) {
	switch {
	case key.Matches(msg, k.rerun):
		return l.start(m, stepped)
	case key.Matches(msg, k.step):
		return l.step(m, demo.Everyone)
	case key.Matches(msg, k.onlyParent):
		return l.step(m, demo.ParentOnly)
	case key.Matches(msg, k.onlyChild):
		return l.step(m, demo.ChildOnly)
	case key.Matches(msg, k.play):
		return l.playOrPause(m)
	case key.Matches(msg, k.slower, k.faster):
		return l.changePace(msg, k)
	case key.Matches(msg, k.toEnd):
		if l.run.trace == nil {
			return l.start(m, toEnd)
		}
		l.run.playing, l.run = false, l.run.moveTo(l.run.trace.Len())
		return l, l.run.tell((*demo.Session).Run)
	case key.Matches(msg, k.killParent, k.killChild):
		s := l.run.scene()
		pid := s.Child
		if key.Matches(msg, k.killParent) {
			pid = s.Parent
		}
		return l, l.run.tell(func(s *demo.Session) { s.Kill(pid) })
	case key.Matches(msg, k.left):
		l.run = l.run.scrub(-1)
	case key.Matches(msg, k.right):
		l.run = l.run.scrub(1)
	case key.Matches(msg, k.first):
		l.run = l.run.moveTo(0)
	case key.Matches(msg, k.last):
		l.run = l.run.moveTo(1 << 30)
	}
	return l, nil
}

// move takes the walk's answer: the next walk, or why not.
func (l lesson) move(w lessons.Walk, err error) lesson {
	var refusal lessons.Refusal
	if errors.As(err, &refusal) {
		l.refusal = string(refusal)
		return l
	}
	if w.Index() != l.walk.Index() {
		l.claim, l.jumped, l.scrolled = -1, false, 0
	}
	l.walk = w
	return l
}

// enter is the one big key: it does what the step is there for, then goes on.
func (l lesson) enter(m machine) (lesson, tea.Cmd) {
	switch kind := l.walk.Step().Kind; {
	case kind == lessons.Predict && !l.walk.Answer().Committed:
		w, err := l.walk.Commit()
		if err == nil {
			w, err = w.Next()
		}
		return l.move(w, err), nil
	case kind == lessons.Run && !l.run.over:
		return l.step(m, demo.Everyone)
	case l.jumped:
		l.jumped = false
		return l, nil
	case l.claim >= 0:
		if event, ok := l.chosenEvent(); ok {
			l.run = l.run.moveTo(event)
			l.jumped = true
		}
		return l, nil
	}
	return l.move(l.walk.Next()), nil
}

// chosenEvent is the event that decided the claim or prediction that is chosen.
func (l lesson) chosenEvent() (event int, ok bool) {
	switch l.walk.Step().Kind {
	case lessons.Claims:
		e := lessons.Ledger(l.walk.Step().Claims, l.evidence)[l.claim]
		return e.Event, e.Ruling != lessons.Open
	case lessons.Verdict:
		o := l.walk.Verdicts(l.evidence)[l.claim]
		return o.Event, o.Grade != lessons.NotObserved
	}
	return 0, false
}

// upDown chooses among the options, the verdicts or the claims.
func (l lesson) upDown(by int) lesson {
	step := l.walk.Step()
	switch step.Kind {
	case lessons.Predict:
		options := step.Question.Options
		at := slices.IndexFunc(options, func(o lessons.Option) bool { return o.Letter == l.walk.Answer().Letter })
		if at < 0 && by < 0 {
			at = len(options)
		}
		at = min(max(at+by, 0), len(options)-1)
		return l.move(l.walk.Choose(options[at].Letter))
	case lessons.Verdict:
		l.claim = min(max(l.claim+by, 0), len(l.walk.Verdicts(l.evidence))-1)
	case lessons.Claims:
		l.claim = min(max(l.claim+by, 0), len(step.Claims)-1)
	}
	l.jumped, l.scrolled = false, 0
	return l
}

// step lets one event happen; the first step starts the run.
func (l lesson) step(m machine, who demo.Who) (lesson, tea.Cmd) {
	if l.run.trace == nil {
		return l.start(m, stepped)
	}
	l.run.playing = false
	l.run = l.run.moveTo(l.run.trace.Len())
	return l, l.run.tell(func(s *demo.Session) { s.Step(who) })
}

func (l lesson) playOrPause(m machine) (lesson, tea.Cmd) {
	switch {
	case l.run.trace == nil || l.run.over:
		return l.start(m, played)
	case l.run.playing:
		l.run.playing = false
		return l, l.run.tell((*demo.Session).Pause)
	}
	l.run.playing = true
	l.run = l.run.moveTo(l.run.trace.Len())
	pace := paces[l.run.pace]
	return l, l.run.tell(func(s *demo.Session) { s.Play(pace) })
}

func (l lesson) changePace(msg tea.KeyPressMsg, k keys) (lesson, tea.Cmd) {
	by := 1
	if key.Matches(msg, k.slower) {
		by = -1
	}
	l.run.pace = min(max(l.run.pace+by, 0), len(paces)-1)
	if !l.run.playing {
		return l, nil
	}
	pace := paces[l.run.pace]
	return l, l.run.tell(func(s *demo.Session) { s.Play(pace) })
}

// enable says which keys can be pressed in the lesson now.
func (l lesson) enable(k *keys) {
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

// nameKeys gives the keys whose meaning depends on the moment the name of what they do.
func (l lesson) nameKeys(k *keys) {
	step := l.walk.Step()
	if l.run.playing {
		k.play.SetHelp("p", "pause")
	} else if l.run.over {
		k.play.SetHelp("p", "play again")
	}
	k.slower.SetHelp("-", "slower")
	k.faster.SetHelp("+", fmt.Sprintf("faster (now %s)", paces[l.run.pace]))
	switch {
	case step.Kind == lessons.Predict && !l.walk.Answer().Committed:
		k.enter.SetHelp("enter", "commit")
		k.choose.SetHelp("a-"+step.Question.Options[len(step.Question.Options)-1].Letter, "choose")
	case step.Kind == lessons.Run && l.run.trace == nil:
		k.enter.SetHelp("enter", "start, held")
	case step.Kind == lessons.Run && !l.run.over:
		k.enter.SetHelp("enter", "step")
	case l.jumped:
		k.enter.SetHelp("enter", "back to the list")
	case l.claim >= 0:
		k.enter.SetHelp("enter", "show me")
	case l.walk.Done():
		k.enter.SetEnabled(false)
	}
}

// shortHelp are the keys that matter most now, in order.
func (l lesson) shortHelp(k keys) []key.Binding {
	switch l.walk.Step().Kind {
	case lessons.Predict:
		return []key.Binding{k.choose, k.sure, k.enter, k.next, k.back}
	case lessons.Run:
		return []key.Binding{k.enter, k.play, k.toEnd, k.onlyParent, k.onlyChild, k.killChild, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.runtime}
	case lessons.Verdict, lessons.Claims:
		return []key.Binding{k.enter, k.down, k.next, k.left, k.right, k.rerun, k.byHand, k.spawn}
	}
	return []key.Binding{k.enter, k.back, k.left, k.right, k.rerun, k.byHand, k.fork, k.spawn, k.forkserver, k.menu}
}
