package plain

import (
	"strings"
	"time"

	"exit42/demo"
)

// How long is waited for news: of processes that were let go to come to their next events, and
// where nobody was.
const (
	patience = time.Second
	aMoment  = 10 * time.Millisecond
)

// step holds the run at each event, until enter is pressed.
func (l *live) step() error {
	l.w.say("It is held: each enter lets every process that is held go to its next event.")
	for {
		over, err := l.settle()
		if over || err != nil {
			return err
		}
		line, err := l.w.prompt(l.asks())
		if err != nil {
			return err
		}
		if toEnd, err := l.reply(line); toEnd || err != nil {
			if err == nil {
				err = l.toEnd()
			}
			return err
		}
	}
}

func (l *live) asks() string {
	if !l.held() {
		return "Nobody is held now. Enter waits for what comes, `run` goes to the end, `stop` ends the run."
	}
	return "Enter steps, `run` goes to the end, `stop` ends the run; or `parent`, `child`, `kill child`, `kill parent`."
}

// reply does what was typed in a run that is held.
func (l *live) reply(line string) (toEnd bool, err error) {
	s := l.teller.trace.At(l.teller.trace.Len())
	switch strings.ToLower(line) {
	case "", "step", "next":
		l.let(demo.Everyone)
	case "parent":
		l.let(demo.ParentOnly)
	case "child":
		l.let(demo.ChildOnly)
	case "run", "play":
		l.session.Run()
		return true, nil
	case "stop":
		l.session.Close()
		return true, nil
	case "kill child":
		l.kill(s, s.Child)
	case "kill parent":
		l.kill(s, s.Parent)
	case "quit", "exit":
		return false, errQuit
	case "boxes":
		l.w.boxes(ran{trace: l.teller.trace, evidence: l.teller.trace.Evidence()})
	default:
		l.w.say("In a run that is held, " + strings.TrimSuffix(lower(l.asks()), ".") + "; `boxes` says the two boxes now, `quit` ends the tutorial.")
	}
	return false, nil
}

// let lets those go to their next event.
func (l *live) let(who demo.Who) {
	s := l.teller.trace.At(l.teller.trace.Len())
	for i := range s.Procs {
		p := &s.Procs[i]
		if p.State == demo.Held && (who == demo.Everyone || (who == demo.ParentOnly) == (p.PID == s.Parent)) {
			l.due = true
		}
	}
	l.due = l.due || !l.recorded && !l.held()
	l.session.Step(who)
}

func (l *live) kill(s demo.Scene, pid int) {
	p := s.Proc(pid)
	switch {
	case l.recorded:
		l.w.say("This is a recording: nobody can be killed in it.")
	case p == nil || p.State == demo.Gone || p.State == demo.Zombie:
		l.w.say("That process does not live now.")
	default:
		l.session.Kill(pid)
		l.due = true
	}
}

// settle tells what comes, until somebody is held and nobody else runs, or nothing comes for a while.
// A recording tells all of a step at once.
func (l *live) settle() (over bool, err error) {
	due := l.due
	if l.due = false; l.recorded && !due {
		return false, nil
	}
	wait := patience
	if !due {
		wait = aMoment
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	for {
		select {
		case events, more := <-l.news:
			if !more {
				return true, nil
			}
			if err := l.tell(events); err != nil {
				return false, err
			}
			s := l.teller.trace.At(l.teller.trace.Len())
			switch {
			case s.Over():
				wait = time.Minute // the end of the news comes at once
			case l.recorded, l.held() && !l.runs():
				return false, nil
			}
			timer.Reset(wait)
		case <-timer.C:
			return false, nil
		}
	}
}

// held reports whether somebody waits to be let go.
func (l *live) held() bool {
	return l.any(func(p *demo.Proc) bool { return p.State == demo.Held })
}

// runs reports whether somebody runs who will be held, and is not known to sleep.
func (l *live) runs() bool {
	return l.any(func(p *demo.Proc) bool { return p.State == demo.Runs && len(p.Sleeps) == 0 })
}

func (l *live) any(is func(*demo.Proc) bool) bool {
	s := l.teller.trace.At(l.teller.trace.Len())
	for i := range s.Procs {
		if p := &s.Procs[i]; !p.Helper() && !p.Mute && is(p) {
			return true
		}
	}
	return false
}

// lower makes the first letter of a sentence a small one.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
