package plain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/words"
)

// A ran is a run that came to its end.
type ran struct {
	trace    *demo.Trace
	evidence demo.Evidence
	lang     lessons.Language
	by       string // "Python 3.13.0 · fork"
}

// by says who ran, as it is kept.
func by(r demo.Run) string { return r.Runtime + " · " + r.Method }

// A result is what a run said of the questions' subjects, to see that others say the same.
type result struct {
	by   string
	says []lessons.Observation
}

// experiment is how a program is run here, by the method that was asked for where there is that.
func (w *walker) experiment(p lessons.Program) (demo.Experiment, lessons.Language, error) {
	if w.t.Experiment == nil {
		return demo.Experiment{}, lessons.Python, errors.New("nothing runs programs here")
	}
	exp, lang, err := w.t.Experiment(w.here().Lesson(), p)
	switch {
	case err != nil:
		return exp, lang, err
	case exp.Recording == nil && exp.Runtime == nil:
		return exp, lang, errors.New("nothing here runs this program")
	}
	if exp.Recording == nil && slices.Contains(exp.Runtime.Methods(), w.method) {
		exp.Method = w.method
	}
	return exp, lang, nil
}

// language is that of the program of the part, as it would run.
func (w *walker) language() lessons.Language {
	if r, ok := w.ran[w.spot()]; ok {
		return r.lang
	}
	if _, lang, err := w.experiment(w.here().Program()); err == nil && lang != "" {
		return lang
	}
	return lessons.Python
}

// runPart runs the program of the part, and tells it. Its trace is nil where nothing ran, or
// where it was ended from here. The error is for the end of the walk.
func (w *walker) runPart(stepped bool) (*demo.Trace, error) {
	walk := w.here()
	if !walk.MayRun() {
		w.sayOpen()
		return nil, nil
	}
	exp, lang, err := w.experiment(walk.Program())
	if err != nil {
		w.sayf("It cannot be run here: %v. `skip` goes on without it.", err)
		return nil, nil
	}
	trace, err := w.run(exp, stepped)
	if trace == nil || err != nil {
		return nil, err
	}
	w.runEnded(trace, lang, exp.Recording != nil)
	return trace, nil
}

// runEnded keeps what a run of the part proved, and says it.
func (w *walker) runEnded(trace *demo.Trace, lang lessons.Language, recorded bool) {
	s := trace.At(trace.Len())
	r := ran{trace, trace.Evidence(), lang, by(s.Run)}
	w.ran[w.spot()] = r
	kept := r.by
	if recorded {
		kept = lessons.Recorded + kept
	}
	w.keep(w.here().EndRun(r.evidence, kept))
	w.stuck(s)
	w.processes(s)
	w.crossed(s)
	w.boxes(r)
	w.sameResult(r)
}

// sayOpen says which answers the run waits for.
func (w *walker) sayOpen() {
	open := w.here().Open()
	if len(open) == 0 {
		w.say("Nothing runs in this part of the lesson.")
		return
	}
	for _, i := range open {
		w.item("- ", fmt.Sprintf("Step %d is open: %s", i+1, sentence(w.here().Lesson().Steps[i].Title)))
	}
	w.say("A run shows its result, so predictions come first. `back` and `step` lead there; `skip` runs without them.")
}

// run starts an experiment and tells what it does, as it does it.
func (w *walker) run(exp demo.Experiment, stepped bool) (*demo.Trace, error) {
	exp.Hold = stepped
	w.gap()
	w.say(whatRuns(exp))
	session, err := demo.Start(exp)
	if err != nil {
		w.sayf("It could not be started: %v.", err)
		return nil, nil
	}
	stop := context.AfterFunc(w.ctx, session.Close)
	defer stop()
	l := &live{session: session, news: make(chan []demo.Event), teller: w.teller(!stepped), w: w, recorded: exp.Recording != nil, due: true}
	go l.read()
	defer l.close()
	if stepped {
		err = l.step()
	} else {
		err = l.toEnd()
	}
	switch s := l.teller.trace.At(l.teller.trace.Len()); {
	case err != nil:
		return nil, err
	case w.ctx.Err() != nil:
		return nil, w.ctx.Err()
	case s.Ended == "closed":
		w.say("You ended the run before its end, so it proves nothing.")
		return nil, nil
	}
	return l.teller.trace, nil
}

// whatRuns says what is about to run: a recording is said to be one.
func whatRuns(exp demo.Experiment) string {
	if exp.Recording != nil {
		r := exp.Recording.At(0).Run
		return fmt.Sprintf("RECORDED with %s, %s, on %s. Nothing runs now: these are the events of that run, each with its number.", r.Runtime, r.Method, r.OS)
	}
	method := exp.Method
	if method == "" {
		method = exp.Runtime.Methods()[0]
	}
	return fmt.Sprintf("Real processes run now: %s, %s. Each line has the number of its event.", exp.Runtime.Name(), method)
}

// A live run is one that is told while it goes on.
type live struct {
	session  *demo.Session
	news     chan []demo.Event // closed after the last
	teller   *Teller
	w        *walker
	recorded bool
	due      bool // news are to come: somebody was let go
}

// read takes the events of the session from it, so that they can be waited for with a limit.
func (l *live) read() {
	defer close(l.news)
	for {
		events, err := l.session.Next()
		if err != nil {
			return
		}
		l.news <- events
	}
}

// close ends the run, whatever is left of it.
func (l *live) close() {
	go func() {
		for range l.news { // what nobody tells any more
		}
	}()
	l.session.Close()
}

// silence is after how long without news the walk says that the run goes on.
const silence = 5 * time.Second

// toEnd tells the run to its end.
func (l *live) toEnd() error {
	quiet := time.NewTimer(silence)
	defer quiet.Stop()
	for {
		select {
		case events, more := <-l.news:
			if !more {
				return nil
			}
			if err := l.tell(events); err != nil {
				return err
			}
			quiet.Reset(silence)
		case <-quiet.C:
			l.w.sayf("Nothing new for %d seconds; the run goes on.", int(silence.Seconds()))
		}
	}
}

func (l *live) tell(events []demo.Event) error {
	for _, e := range events {
		if err := l.teller.Tell(e); err != nil {
			return err
		}
	}
	return nil
}

// stuck says that nothing could move; the event of that said why.
func (w *walker) stuck(s demo.Scene) {
	if s.Stuck && s.Ended == "limit" {
		w.gap()
		w.say("The run was stuck: nothing could move any more, and so its processes were ended by signal 9.")
	}
}

// processes says what became of each process, where there are more than the picture's two.
func (w *walker) processes(s demo.Scene) {
	const most = 20
	if len(s.Procs) <= 2 {
		return
	}
	w.gap()
	w.sayf("%d processes took part:", len(s.Procs))
	for i := range s.Procs[:min(most, len(s.Procs))] {
		p := &s.Procs[i]
		w.item("- ", fmt.Sprintf("%s, process %d, %s: %s.", words.Capital(words.Who(s, p.PID)), p.PID, p.How, became(p)))
	}
	if more := len(s.Procs) - most; more > 0 {
		w.sayf("And %d more.", more)
	}
}

// sameResult sets this run beside those of other runtimes and methods.
func (w *walker) sameResult(r ran) {
	walk := w.here()
	now := result{by: r.by}
	for _, s := range walk.Lesson().Steps[walk.Part().First : walk.Part().Last+1] {
		if s.Question != nil {
			got, _, _ := r.evidence.Says(s.Question.Subject)
			now.says = append(now.says, lessons.Observation{Subject: s.Question.Subject, Value: got})
		}
	}
	if len(now.says) == 0 {
		return
	}
	all := slices.DeleteFunc(w.results[w.spot()], func(o result) bool { return o.by == r.by })
	for _, o := range all {
		if slices.Equal(o.says, now.says) {
			w.sayf("The same came out with %s.", strings.ReplaceAll(o.by, " · ", ", "))
		} else {
			w.sayf("Something else came out with %s.", strings.ReplaceAll(o.by, " · ", ", "))
		}
	}
	w.results[w.spot()] = append(all, now)
}
