package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"

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

	hands
}

func (l lesson) shown() run       { return l.run }
func (l lesson) owns(id int) bool { return l.run.id == id }
func (l lesson) refused() string  { return l.refusal }

// interrupt: the program of a lesson has no use for ctrl+c.
func (l lesson) interrupt() (screen, bool) { return l, false }

// place is the step's title, and its number.
func (l lesson) place() (title, at string) {
	step := strings.ReplaceAll(l.walk.Step().Title, "`", "")
	return fmt.Sprintf("%d %s", l.walk.Lesson().Number, step), l.walk.Place()
}

// switched runs at once by the other method or interpreter, where a run has been seen: the
// question is whether its result is the same.
func (l lesson) switched(m machine) (screen, tea.Cmd) {
	if l.run.trace == nil {
		return l, nil
	}
	return l.start(m, toEnd)
}

// leave ends what runs.
func (l lesson) leave() (screen, tea.Cmd) {
	if !l.run.live() {
		return l, nil
	}
	run, ends := l.run.stop(l.ids.next())
	l.run = run
	return l, ends
}

func (l lesson) byHand(m machine) (hand, bool) {
	exp, ok := m.experiment(l.walk.Program())
	if !ok {
		return hand{}, false
	}
	job := demo.Job{Entry: exp.Files[0].Name, Method: exp.Method, Args: exp.Args}
	return hand{exp.Runtime.ByHand(job), exp.Files[0]}, true
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

// start runs the lesson's program anew; what ran before is ended.
func (l lesson) start(m machine, g going) (lesson, tea.Cmd) {
	if !l.walk.MayRun() {
		l.refusal = string(lessons.NotAnswered)
		return l, nil
	}
	exp, ok := m.experiment(l.walk.Program())
	if !ok {
		l.refusal = "Python is still being looked for"
		return l, nil
	}
	exp.Hold = true
	next, cmd := l.run.start(l.ids.next(), exp, g)
	l.run = next
	l.language, l.evidence = m.language(), nil
	l.claim, l.jumped, l.reran, l.scrolled, l.refusal = -1, false, true, 0, ""
	return l, cmd
}

// update takes what came of the lesson's commands.
func (l lesson) update(msg tea.Msg, _ machine) (screen, tea.Cmd) {
	run, cmd, ended := l.run.update(msg)
	if l.run = run; ended {
		l = l.ended()
	}
	return l, cmd
}

// ended takes the evidence of a run that has come to its end.
func (l lesson) ended() lesson {
	l.run = l.run.ended()
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
func (l lesson) press(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd) {
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
		l.scrolled = scrolledBy(l.scrolled, msg)
	case key.Matches(msg, k.reset):
		run, ends := l.run.stop(l.ids.next())
		return lesson{walk: l.walk.Reset(), ids: l.ids, claim: -1, run: run}, ends
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
	case l.run.live():
		l.run = l.run.press(msg, k)
	case key.Matches(msg, k.step):
		return l.start(m, stepped)
	case key.Matches(msg, k.play):
		return l.start(m, played)
	case key.Matches(msg, k.toEnd) && l.run.trace == nil:
		return l.start(m, toEnd)
	default:
		l.run = l.run.press(msg, k)
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

const lastMoment = 1 << 30

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
		if l.run.trace == nil {
			return l.start(m, stepped)
		}
		l.run = l.run.step(demo.Everyone)
		return l, nil
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
