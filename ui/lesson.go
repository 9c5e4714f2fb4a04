package ui

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
)

// lesson is the screen of one lesson: where the learner stands, and the run on the stage.
type lesson struct {
	walk lessons.Walk
	tried
	others map[int]tried // what the other parts have on the stage

	ids      *counter
	chosen   int  // of a list: the claim, the verdict, the line; -1 for none
	picked   bool // the chosen line of an order moves with the arrows
	jumped   bool // the stage shows the chosen claim's event
	output   bool // the left pane shows the output
	scrolled int  // lines of the words that are scrolled away
	refusal  string
	resets   int // how often it was begun anew
}

// A tried is what a part of the lesson has on the stage.
type tried struct {
	run      run
	evidence lessons.Evidence // of the last run that came to its end
	language lessons.Language // of the program that gave it
	failed   string           // the last error of that run; empty for none
	results  []result         // one a run, to see that they are the same
	reran    bool             // in this step another run was asked for: the words are about it
	abroad   abroad           // of an Elsewhere step
	making   making           // of an Exercise step
}

// newLesson is the screen of a lesson, where the learner stands in it.
func newLesson(w lessons.Walk, ids *counter) lesson {
	return lesson{walk: w, ids: ids, chosen: -1, tried: tried{run: run{id: ids.next(), pace: usualPace}}}.entered()
}

func (l lesson) shown() run       { return l.run }
func (l lesson) owns(id int) bool { return l.run.id == id || l.abroad.owns(id) || l.making.owns(id) }
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
	if l.at(lessons.Abroad) {
		return l.switchedAbroad(m)
	}
	if l.run.trace == nil {
		return l, nil
	}
	return l.start(m, toEnd)
}

// leave ends what runs.
func (l lesson) leave() (screen, tea.Cmd) { return l.stopped() }

// stopped forgets a run that goes on.
func (l lesson) stopped() (lesson, tea.Cmd) {
	l, abroad := l.stoppedAbroad()
	l, watch := l.unwatched()
	if !l.run.live() {
		return l, tea.Batch(abroad, watch)
	}
	run, ends := l.run.stop(l.ids.next())
	l.run, l.reran = run, false // there is nothing that the words could be about
	return l, tea.Batch(abroad, watch, ends)
}

func (l lesson) byHand(m machine) (hand, bool) {
	if l.at(lessons.Abroad) {
		return l.byHandAbroad()
	}
	if l.exercising() {
		return l.byHandMaking(m)
	}
	exp, ok := m.experiment(l.walk.Lesson(), l.walk.Program())
	if !ok {
		return hand{}, false
	}
	job := demo.Job{Entry: exp.Files[0].Name, Method: exp.Method, Args: exp.Args}
	return hand{exp.Runtime.ByHand(job), exp.Files[0]}, true
}

// A counter numbers the runs of all screens, so that what comes late of one is never taken for
// another's; and it knows their sessions.
type counter struct {
	last     int
	sessions sessions
}

func (c *counter) next() int {
	c.last++
	return c.last
}

// A result is what one run said of the questions' subjects.
type result struct {
	by   string
	says []lessons.Observation
}

// lessonStill is how long a run of a lesson goes on in which nothing can move any more: it is
// seen at once that it is stuck, and long enough to be read.
const lessonStill = 3 * time.Second

// start runs the part's program anew; what ran before is ended.
func (l lesson) start(m machine, g going) (lesson, tea.Cmd) {
	if !l.walk.MayRun() {
		l.refusal = string(lessons.NotAnswered)
		return l, nil
	}
	if l.exercising() {
		return l.startMaking(m, g)
	}
	exp, ok := m.experiment(l.walk.Lesson(), l.walk.Program())
	if !ok {
		l.refusal = m.lack(l.walk.Program())
		return l, nil
	}
	exp.Limits.Still = lessonStill
	return l.runs(exp, m.language(), g)
}

// runs has an experiment run, held, in the place of what ran before.
func (l lesson) runs(exp demo.Experiment, in lessons.Language, g going) (lesson, tea.Cmd) {
	exp.Hold = true
	next, cmd := l.run.start(l.ids, exp, g)
	l.run, l.language, l.evidence, l.failed = next, in, nil, ""
	l.walk, _ = l.walk.BeginRun() // it may
	l.results = slices.Clone(l.results)
	l.chosen, l.jumped, l.reran, l.scrolled, l.refusal = l.firstChosen(), false, true, 0, ""
	return l, cmd
}

// update takes what came of the lesson's commands.
func (l lesson) update(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg.(type) {
	case pythonFound, pythonsFound:
		return l.resumed(m)
	}
	if next, cmd, taken := l.updateAbroad(msg, m); taken {
		return next, cmd
	}
	if next, cmd, taken := l.updateMaking(msg, m); taken {
		return next, cmd
	}
	run, cmd, ended := l.run.update(msg)
	if l.run = run; ended {
		l = l.ended()
	}
	return l, cmd
}

// resumed runs again what had run when the learner was here last, and is looked back at now: a
// trace is not kept from one day to the next.
func (l lesson) resumed(m machine) (lesson, tea.Cmd) {
	if l.run.trace != nil {
		l.walk, _ = l.walk.BeginRun() // a lesson that was written anew does not know
	}
	if l.at(lessons.Abroad) {
		return l.lookAbroad(m)
	}
	if l.at(lessons.Making) {
		return l.resumedMaking()
	}
	part := l.walk.Part()
	if l.run.trace != nil || !l.walk.Ran() || l.walk.Index() <= part.Run || l.walk.Lesson().Steps[part.Run].Kind == lessons.Abroad || l.exercising() {
		return l, nil
	}
	if _, ok := m.experiment(l.walk.Lesson(), l.walk.Program()); !ok {
		return l, nil
	}
	next, cmd := l.start(m, toEnd)
	next.reran = false
	return next, cmd
}

// ended takes the evidence of a run that has come to its end.
func (l lesson) ended() lesson {
	l.run = l.run.ended()
	evidence := l.run.trace.Evidence()
	l.evidence, l.failed = evidence, lastError(l.run.trace)
	l.walk, _ = l.walk.EndRun(evidence, l.run.label) // a run that was not allowed did not begin
	if l.exercising() {
		l = l.judged()
	}
	if o := l.walk.Lesson().Steps[max(l.walk.Part().Run, 0)].Order; o != nil && o.Passed(evidence) {
		l.walk, _ = l.walk.Pass()
	}
	l.chosen = l.firstChosen()
	l.results = slices.DeleteFunc(l.results, func(r result) bool { return r.by == l.run.label })
	l.results = append(l.results, result{l.run.label, l.answers(evidence)})
	return l
}

// answers are what a run said of the questions' subjects, in the canonical words that are the
// same for Python and Go.
func (l lesson) answers(ev lessons.Evidence) []lessons.Observation {
	var all []lessons.Observation
	part := l.walk.Part()
	for _, s := range l.walk.Lesson().Steps[part.First : part.Last+1] {
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
	if l.at(lessons.Abroad) {
		if next, cmd, taken := l.pressAbroad(msg, k, m); taken {
			return next, cmd
		}
	}
	if l.at(lessons.Making) {
		if next, cmd, taken := l.pressMaking(msg, k, m); taken {
			return next, cmd
		}
	}
	switch {
	case key.Matches(msg, k.choose):
		return l.choose(msg.String(), m)
	case key.Matches(msg, k.sure):
		return l.move(m)(l.walk.Sure(lessons.Confidence(msg.Code - '0')))
	case key.Matches(msg, k.enter):
		return l.enter(m)
	case key.Matches(msg, k.next):
		if l.at(lessons.Turn) && l.walk.Answer().Letter != "" {
			return l.enter(m) // it stands where it was turned to
		}
		return l.move(m)(l.walk.Next())
	case key.Matches(msg, k.back):
		return l.move(m)(l.walk.Back())
	case key.Matches(msg, k.skip):
		return l.move(m)(l.walk.Skip(), nil)
	case key.Matches(msg, k.hint):
		if l.at(lessons.Ordering) {
			l = l.arranging() // the lines are what a hint is about
		}
		l.scrolled = 0
		return l.move(m)(l.walk.Hint())
	case key.Matches(msg, k.pick):
		l = l.arranging()
		l.picked = !l.picked
	case key.Matches(msg, k.up):
		return l.upDown(-1, m)
	case key.Matches(msg, k.down):
		return l.upDown(1, m)
	case key.Matches(msg, k.scroll):
		l.scrolled = scrolledBy(l.scrolled, msg)
	case key.Matches(msg, k.reset):
		return l.reset()
	case key.Matches(msg, k.pane):
		l.output = !l.output
	default:
		return l.pressRun(msg, k, m)
	}
	return l, nil
}

// reset begins the lesson again.
func (l lesson) reset() (lesson, tea.Cmd) {
	_, ends := l.stopped()
	anew := newLesson(l.walk.Reset(), l.ids)
	anew.resets = l.resets + 1
	return anew, ends
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

// choose takes an option of a question, or a position of a knob, with which the part begins again.
func (l lesson) choose(letter string, m machine) (lesson, tea.Cmd) {
	before := l.walk.Program()
	next, cmd := l.move(m)(l.walk.Choose(letter))
	if before.File == next.walk.Program().File {
		return next, cmd
	}
	run, ends := next.run.stop(next.ids.next())
	next.tried = tried{run: run}
	return next, tea.Batch(cmd, ends)
}

// move takes the walk's answer: the next walk, or why not.
func (l lesson) move(m machine) func(lessons.Walk, error) (lesson, tea.Cmd) {
	return func(w lessons.Walk, err error) (lesson, tea.Cmd) {
		var refusal lessons.Refusal
		if errors.As(err, &refusal) {
			l.refusal = string(refusal)
			return l, nil
		}
		before := l.walk
		if l.walk = w; w.Index() == before.Index() {
			return l, nil
		}
		if w.PartIndex() == before.PartIndex() {
			next, ends := l.stoppedAbroad()
			next, watch := next.unwatched()
			next, again := next.entered().resumed(m)
			return next, tea.Batch(ends, watch, again)
		}
		next, ends := l.stopped()
		next, again := next.changed(before.PartIndex()).entered().resumed(m)
		return next, tea.Batch(ends, again)
	}
}

// changed puts another part on the stage. What was tried in the one before is kept.
func (l lesson) changed(from int) lesson {
	l.others = maps.Clone(l.others)
	if l.others == nil {
		l.others = map[int]tried{}
	}
	l.others[from] = l.tried
	next, ok := l.others[l.walk.PartIndex()]
	if !ok {
		next = tried{run: run{id: l.ids.next(), pace: l.run.pace}}
	}
	l.tried = next
	return l
}

// entered is the lesson when the learner has come to a step.
func (l lesson) entered() lesson {
	l.picked, l.jumped, l.reran, l.scrolled = false, false, false, 0
	l.chosen = l.firstChosen()
	l.run = l.run.moveTo(lastMoment)
	return l
}

// firstChosen is what is chosen when a step is entered: of the verdicts the first, so that its
// explanation is read; of the lines the first; of the claims none.
func (l lesson) firstChosen() int {
	switch {
	case l.walk.Step().Kind == lessons.Verdict && l.evidence != nil, l.walk.Step().Kind == lessons.Ordering:
		return 0
	}
	return -1
}

const lastMoment = 1 << 30

// enter is the one big key: it does what the step is there for, then goes on.
func (l lesson) enter(m machine) (lesson, tea.Cmd) {
	switch kind := l.walk.Step().Kind; {
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
	case l.atRun() && !l.run.over && !l.walk.Ran():
		if l.run.trace == nil {
			return l.start(m, stepped)
		}
		l.run = l.run.step(demo.Everyone)
		return l, nil
	case l.atRun() && l.run.live():
		l.run = l.run.step(demo.Everyone)
		return l, nil
	case l.jumped:
		l.run, l.chosen, l.jumped = l.run.moveTo(lastMoment), -1, false
		return l, nil
	case l.needsRun():
		return l.start(m, toEnd)
	case l.readsOn():
		l.chosen, l.scrolled = l.chosen+1, 0
		return l, nil
	case kind == lessons.Claims && l.chosen >= 0:
		if event, ok := l.chosenEvent(); ok {
			l.run, l.jumped = l.run.moveTo(event), true
		}
		return l, nil
	}
	return l.move(m)(l.walk.Next())
}

// ordersRun says that the lines as they are arranged now have not run, or that no order of them
// has passed.
func (l lesson) ordersRun() bool {
	return l.at(lessons.Ordering) && !l.run.live() && (!l.walk.Passed() || !l.walk.Ran())
}

// readsOn says that there is more to read in a list of verdicts: after the last comes what the
// step itself says.
func (l lesson) readsOn() bool {
	return l.at(lessons.Verdict) && l.chosen >= 0 && l.chosen < len(l.walk.Verdicts(l.evidence))
}

// atRun says that the step is one whose run is on the stage.
func (l lesson) atRun() bool { return l.at(lessons.Run, lessons.Ordering) }

// needsRun says that the step tells of a run that there is none of.
func (l lesson) needsRun() bool {
	return l.at(lessons.Verdict, lessons.Claims, lessons.Where, lessons.Status) && l.run.trace == nil && l.walk.MayRun()
}

// chosenEvent is the event that decided the claim that is chosen.
func (l lesson) chosenEvent() (event int, ok bool) {
	e := lessons.Ledger(l.walk.Step().Claims, l.evidence)[l.chosen]
	return e.Event, e.Ruling != lessons.Open
}

// upDown chooses among the options, the verdicts, the claims or the lines, or moves a line.
func (l lesson) upDown(by int, m machine) (lesson, tea.Cmd) {
	step := l.walk.Step()
	last := 0
	switch step.Kind {
	case lessons.Predict, lessons.Turn:
		return l.choose(letterBeside(step, l.walk.Answer().Letter, by), m)
	case lessons.Ordering:
		l = l.arranging()
		if l.picked {
			return l.moveLine(by), nil
		}
		last = len(step.Order.Lines) - 1
	case lessons.Verdict:
		last = len(l.walk.Verdicts(l.evidence))
	case lessons.Claims:
		last = len(step.Claims) - 1
	}
	l.chosen, l.jumped, l.scrolled = min(max(l.chosen+by, 0), last), false, 0
	return l, nil
}

// letterBeside is the option above or below the one that is chosen.
func letterBeside(step lessons.Step, chosen string, by int) string {
	all := letters(step)
	at := slices.Index(all, chosen)
	if at < 0 && by < 0 {
		at = len(all)
	}
	return all[min(max(at+by, 0), len(all)-1)]
}

// letters are those of a step's options.
func letters(step lessons.Step) []string {
	var all []string
	if step.Question != nil {
		for _, o := range step.Question.Options {
			all = append(all, o.Letter)
		}
	}
	for _, v := range step.Variants {
		all = append(all, v.Letter)
	}
	return all
}

// moveLine moves the line of an order that was picked up; the first and the last go no further.
func (l lesson) moveLine(by int) lesson {
	if w, err := l.walk.Move(l.chosen, by); err == nil {
		l.walk = w
		l.chosen += by
	}
	return l
}

// arranging takes a run that is over off the stage: its lines are to be arranged again.
func (l lesson) arranging() lesson {
	if l.run.trace != nil && !l.run.live() {
		l.tried = tried{run: run{id: l.ids.next(), pace: l.run.pace}}
		l.chosen = max(l.chosen, 0)
	}
	return l
}
