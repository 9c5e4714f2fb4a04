package demo

// ofEnd notes how the child came to its end, by the kernel's word. Where the run was ended from
// here, it does not count what became of the child then: ours.
func (ev Evidence) ofEnd(i int, e *Event, child int, ours bool) {
	switch {
	case child == 0 || stopped(e.Status):
		return
	case ours:
		return
	case e.Kind == KindStatus && e.Child == child:
		if e.Status != nil {
			ev.say("status", hexStatus(e.Status), i)
		}
	case e.Kind == KindWitness && e.PID == child && e.State == "Z" && e.Status != nil:
		ev.say("zombie", hexStatus(e.Status), i)
	case e.Kind == KindReaped && e.PID == child: // an orphan
	default:
		return
	}
	code := e.Code
	if e.Status != nil {
		decoded := DecodeStatus(*e.Status)
		code = &decoded
	}
	switch {
	case code == nil:
	case *code < 0:
		ev.say("signal", itoa(-*code), i)
	default:
		ev.say("signal", "nothing", i)
	}
}

// endedByUs is the event from which on processes may have been ended by us; past the last for none.
func (t *Trace) endedByUs() int {
	switch t.last.Ended {
	case "", "done":
		return len(t.events)
	}
	for i := range t.events {
		if t.events[i].Kind == KindLimit {
			return i
		}
	}
	return 0 // it is not told
}

// ofChildren counts the processes that the program asked the library for. A program that it
// started by other means has a name of its own.
func (ev Evidence) ofChildren(t *Trace) {
	if t.last.Parent == 0 || !t.last.Over() {
		return
	}
	n, last := 0, len(t.events)-1
	for i := range t.events {
		e := &t.events[i]
		if e.Kind == KindStarted && e.PID == t.last.Parent && e.Child != 0 && !(e.Method == "exec" && e.Name != "") {
			n, last = n+1, i
		}
	}
	ev.say("children", itoa(n), last)
}

// ofRun notes how the run ended.
func (ev Evidence) ofRun(t *Trace) {
	if !t.last.Over() {
		return
	}
	end := t.last.Ended
	for i := range t.events {
		if e := &t.events[i]; e.Kind == KindKilled && e.PID == t.last.Parent && e.PID != 0 {
			end = "killed"
		}
	}
	if t.last.Stuck { // and nothing has moved since
		end = "stuck"
	}
	ev.say("ended", end, len(t.events)-1)
}
