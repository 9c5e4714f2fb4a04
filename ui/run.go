package ui

import (
	"cmp"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/ui/words"
)

// A run is one run on the stage: live, or over and only looked at.
type run struct {
	id       int
	session  *demo.Session         // nil until it has started, and after its end
	wanted   []func(*demo.Session) // what was asked for before it had started
	trace    *demo.Trace
	at       int // the event after which the scene is shown
	follow   bool
	since    int // the first event of the last step
	playing  bool
	pace     int // index into paces
	label    string
	err      error
	over     bool
	recorded bool     // it was not run here and now
	of       demo.Run // of a recording that is played: what it says of itself
	parent   int      // the processes in focus; 0 for the scene's own
	child    int
	batch    time.Time // when the last events came
}

// paces are the speeds of a play, as the time between two events of a process.
var paces = []time.Duration{2 * time.Second, time.Second, 600 * time.Millisecond, 300 * time.Millisecond, 120 * time.Millisecond, 40 * time.Millisecond}

const usualPace = 2

// A going is how a run goes on after its start.
type going int

const (
	stepped going = iota
	played
	toEnd
)

// start runs an experiment anew, under a new number; what ran before is ended.
func (r run) start(ids *counter, exp demo.Experiment, g going) (run, tea.Cmd) {
	ends := r.end()
	pace := paces[r.pace]
	r = run{
		id: ids.next(), trace: new(demo.Trace), at: -1, follow: true, playing: g == played, pace: r.pace,
		label: exp.Runtime.Name() + " · " + exp.Method, recorded: exp.Recording != nil,
	}
	if r.recorded {
		r.of = exp.Recording.At(0).Run
	}
	switch g {
	case played:
		r = r.tell(func(s *demo.Session) { s.Play(pace) })
	case toEnd:
		r = r.tell((*demo.Session).Run)
	}
	return r, tea.Batch(ends, startRun(&ids.sessions, r.id, exp))
}

// end ends what runs. If it is only about to start, it is ended when it has.
func (r run) end() tea.Cmd {
	if r.session == nil {
		return nil
	}
	return closeRun(r.session)
}

// stop ends what runs, and forgets it.
func (r run) stop(id int) (run, tea.Cmd) { return run{id: id, pace: r.pace}, r.end() }

// update takes what came of the run's commands. ended is true once, with the last event.
func (r run) update(msg tea.Msg) (_ run, cmd tea.Cmd, ended bool) {
	switch msg := msg.(type) {
	case runStarted:
		if msg.err != nil {
			r.err, r.over = msg.err, true
			return r, nil, false
		}
		return r.started(msg.session), awaitEvents(msg.id, msg.session, time.Time{}), false
	case eventsCame:
		r = r.took(msg.events)
		if scene := r.scene(); !msg.over && !scene.Over() {
			return r, awaitEvents(msg.id, r.session, r.batch), false
		}
		return r, nil, true
	}
	return r, nil, false
}

// ended is a run that has come to its end, and is only looked at.
func (r run) ended() run {
	r.over, r.playing, r.session = true, false, nil
	return r
}

// focus are the two processes in focus.
func (r run) focus(s demo.Scene) (parent, child int) {
	return cmp.Or(r.parent, s.Parent), cmp.Or(r.child, s.Child)
}

// press gives a key to a run that has begun.
func (r run) press(msg tea.KeyPressMsg, k keys) run {
	switch {
	case key.Matches(msg, k.step):
		return r.step(demo.Everyone)
	case key.Matches(msg, k.onlyParent):
		return r.stepOne(r.parent, demo.ParentOnly)
	case key.Matches(msg, k.onlyChild):
		return r.stepOne(r.child, demo.ChildOnly)
	case key.Matches(msg, k.play):
		return r.playOrPause()
	case key.Matches(msg, k.slower):
		return r.changePace(-1)
	case key.Matches(msg, k.faster):
		return r.changePace(1)
	case key.Matches(msg, k.toEnd):
		r = r.moveTo(r.trace.Len()).tell((*demo.Session).Run)
		r.playing = false
	case key.Matches(msg, k.killParent, k.killChild):
		pid, child := r.focus(r.scene())
		if key.Matches(msg, k.killChild) {
			pid = child
		}
		return r.tell(func(s *demo.Session) { s.Kill(pid) })
	case key.Matches(msg, k.left):
		return r.scrub(-1)
	case key.Matches(msg, k.right):
		return r.scrub(1)
	case key.Matches(msg, k.first):
		return r.moveTo(0)
	case key.Matches(msg, k.last):
		return r.moveTo(lastMoment)
	}
	return r
}

// step lets one event happen.
func (r run) step(who demo.Who) run {
	r = r.moveTo(lastMoment).tell(func(s *demo.Session) { s.Step(who) })
	r.playing, r.since = false, r.trace.Len()
	return r
}

// stepOne lets the process go that was chosen for the focus, or where none was, all of a kind.
func (r run) stepOne(chosen int, others demo.Who) run {
	if chosen == 0 {
		return r.step(others)
	}
	r = r.moveTo(lastMoment).tell(func(s *demo.Session) { s.StepOne(chosen) })
	r.playing, r.since = false, r.trace.Len()
	return r
}

func (r run) playOrPause() run {
	if r.playing {
		r.playing = false
		return r.tell((*demo.Session).Pause)
	}
	pace := paces[r.pace]
	r = r.moveTo(lastMoment).tell(func(s *demo.Session) { s.Play(pace) })
	r.playing = true
	return r
}

func (r run) changePace(by int) run {
	r.pace = min(max(r.pace+by, 0), len(paces)-1)
	if !r.playing {
		return r
	}
	pace := paces[r.pace]
	return r.tell(func(s *demo.Session) { s.Play(pace) })
}

// took is what the run makes of its events.
func (r run) took(events []demo.Event) run {
	for _, e := range events {
		r.trace.Append(e)
	}
	if r.follow {
		r.at = r.trace.Len() - 1
	}
	r.batch = time.Now()
	return r
}

// live reports whether it starts or goes on.
func (r run) live() bool { return r.trace != nil && !r.over }

func (r run) scene() demo.Scene {
	if r.trace == nil {
		return demo.Scene{Index: -1}
	}
	return r.trace.At(r.at)
}

// worthWords leaves out what the eye needs not stop at: output has a pane of its own, and a
// process that sleeps because it is held is no news.
func worthWords(e demo.Event) bool {
	switch e.Kind {
	case demo.KindExperiment, demo.KindSource, demo.KindOutput, demo.KindSkipped, demo.KindTemp:
		return false
	case demo.KindWitness:
		return e.State == "Z"
	}
	return !words.Silent(e)
}

// scrub moves to the next moment at which something is to be seen, forward or back.
func (r run) scrub(by int) run {
	if r.trace == nil {
		return r
	}
	last := r.trace.Len() - 1
	i := min(max(r.at, 0), last) + by
	for i > 0 && i < last && !worthWords(r.trace.Event(i)) {
		i += by
	}
	return r.moveTo(i)
}

func (r run) moveTo(i int) run {
	if r.trace == nil {
		return r
	}
	last := r.trace.Len() - 1
	r.at = min(max(i, 0), last)
	r.follow = r.at == last
	return r
}

// tell calls a method of the session, now or as soon as the run has started.
func (r run) tell(f func(*demo.Session)) run {
	switch {
	case r.session != nil:
		f(r.session)
	case r.live():
		r.wanted = append(r.wanted, f)
	}
	return r
}

// started takes the session and tells it what was asked for in the meantime.
func (r run) started(s *demo.Session) run {
	r.session = s
	for _, f := range r.wanted {
		f(s)
	}
	r.wanted = nil
	return r
}
