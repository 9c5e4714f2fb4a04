package ui

import (
	"errors"
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

	ids      *counter
	claim    int  // the claim or verdict that is chosen; -1 for none
	jumped   bool // the stage shows the chosen claim's event
	reran    bool // in this step another run was asked for: the words are about it
	output   bool // the left pane shows the output
	scrolled int  // lines of the words that are scrolled away
	refusal  string
	saved    fileSaved
}

// A counter numbers the runs of all lessons, so that what comes late of one is never taken for
// another's.
type counter int

func (c *counter) next() int {
	*c++
	return int(*c)
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
		id: l.ids.next(), trace: new(demo.Trace), at: -1, follow: true, playing: g == played, pace: l.run.pace,
		label: m.name() + " · " + method,
	}
	switch pace := paces[l.run.pace]; g {
	case played:
		l.run = l.run.tell(func(s *demo.Session) { s.Play(pace) })
	case toEnd:
		l.run = l.run.tell((*demo.Session).Run)
	}
	l.language, l.evidence = m.language(), nil
	l.claim, l.jumped, l.reran, l.scrolled, l.refusal = -1, false, true, 0, ""
	exp := demo.Experiment{Files: files, Runtime: rt, Method: method, Hold: true}
	return l, tea.Batch(ends, startRun(l.run.id, exp))
}

// update takes what came of the lesson's commands.
func (l lesson) update(msg tea.Msg) (lesson, tea.Cmd) {
	switch msg := msg.(type) {
	case fileSaved:
		l.saved = msg
	case runStarted:
		if msg.err != nil {
			l.run.err, l.run.over = msg.err, true
			return l, nil
		}
		l.run = l.run.started(msg.session)
		return l, awaitEvents(msg.id, msg.session, time.Time{})
	case eventsCame:
		l.run = l.run.took(msg.events)
		if scene := l.run.scene(); !msg.over && !scene.Over() {
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
	l.claim = l.firstClaim()
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
		l.scrolled = min(max(0, l.scrolled+by), maxScroll)
	case key.Matches(msg, k.reset):
		var ends tea.Cmd
		if l.run.session != nil {
			ends = closeRun(l.run.session)
		}
		return lesson{walk: l.walk.Reset(), ids: l.ids, claim: -1, run: run{id: l.ids.next(), pace: l.run.pace}}, ends
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
		l.run = l.run.moveTo(l.run.trace.Len()).tell((*demo.Session).Run)
		l.run.playing = false
	case key.Matches(msg, k.killParent, k.killChild):
		s := l.run.scene()
		pid := s.Child
		if key.Matches(msg, k.killParent) {
			pid = s.Parent
		}
		l.run = l.run.tell(func(s *demo.Session) { s.Kill(pid) })
	case key.Matches(msg, k.left):
		l.run = l.run.scrub(-1)
	case key.Matches(msg, k.right):
		l.run = l.run.scrub(1)
	case key.Matches(msg, k.first):
		l.run = l.run.moveTo(0)
	case key.Matches(msg, k.last):
		l.run = l.run.moveTo(lastMoment)
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
	if w.Index() == l.walk.Index() {
		l.walk = w
		return l
	}
	l.walk, l.jumped, l.reran, l.scrolled = w, false, false, 0
	l.claim = l.firstClaim()
	l.run = l.run.moveTo(lastMoment)
	return l
}

// firstClaim is what is chosen when a step is entered: of the verdicts the first, so that its
// explanation is read; of the claims none.
func (l lesson) firstClaim() int {
	if l.walk.Step().Kind == lessons.Verdict && l.evidence != nil {
		return 0
	}
	return -1
}

const (
	lastMoment = 1 << 30
	maxScroll  = 20 // lines; no text of a lesson is longer
)

// enter is the one big key: it does what the step is there for, then goes on.
func (l lesson) enter(m machine) (lesson, tea.Cmd) {
	switch kind := l.walk.Step().Kind; {
	case kind == lessons.Predict && !l.walk.Answer().Committed:
		w, err := l.walk.Commit()
		if err == nil {
			w, err = w.Next()
		}
		return l.move(w, err), nil
	case kind == lessons.Run && l.run.err != nil:
		return l.start(m, stepped)
	case kind == lessons.Run && !l.run.over:
		return l.step(m, demo.Everyone)
	case l.jumped:
		l.run, l.claim, l.jumped = l.run.moveTo(lastMoment), -1, false
		return l, nil
	case kind == lessons.Verdict && l.claim >= 0 && l.claim < len(l.walk.Verdicts(l.evidence))-1:
		l.claim, l.scrolled = l.claim+1, 0
		return l, nil
	case kind == lessons.Claims && l.claim >= 0:
		if event, ok := l.chosenEvent(); ok {
			l.run, l.jumped = l.run.moveTo(event), true
		}
		return l, nil
	}
	return l.move(l.walk.Next()), nil
}

// chosenEvent is the event that decided the claim that is chosen.
func (l lesson) chosenEvent() (event int, ok bool) {
	e := lessons.Ledger(l.walk.Step().Claims, l.evidence)[l.claim]
	return e.Event, e.Ruling != lessons.Open
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
	l.run = l.run.moveTo(lastMoment).tell(func(s *demo.Session) { s.Step(who) })
	l.run.playing, l.run.since = false, l.run.trace.Len()
	return l, nil
}

func (l lesson) playOrPause(m machine) (lesson, tea.Cmd) {
	switch {
	case l.run.trace == nil || l.run.over:
		return l.start(m, played)
	case l.run.playing:
		l.run = l.run.tell((*demo.Session).Pause)
		l.run.playing = false
		return l, nil
	}
	pace := paces[l.run.pace]
	l.run = l.run.moveTo(lastMoment).tell(func(s *demo.Session) { s.Play(pace) })
	l.run.playing = true
	return l, nil
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
	l.run = l.run.tell(func(s *demo.Session) { s.Play(pace) })
	return l, nil
}
