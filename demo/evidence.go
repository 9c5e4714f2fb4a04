package demo

import "strings"

// Evidence is what a run proved: for each subject, what was observed of it and the event that
// shows it. Subjects and values are the words in which a lesson's options predict:
//
//	pid              another | same            the child's pid beside the parent's
//	join()           nothing | a repr          what join() returned
//	join() returned  after the exit | before the exit
//	exitcode         a number | nothing        what the program read from p.exitcode
//	returncode       missing | a repr          (and so for any attribute that was asked for)
//	target           a repr | raised X         what the target did in the child
//	run()            nothing | a repr          what the library's run() returned
//	status           0x2c00                    the child's wait status
//	value            nothing | bytes           what the parent read from a pipe or socket, besides
//	                                           the exit code
//
// Python's None and Go's nil are both said as "nothing".
type Evidence struct{ facts map[string]fact }

type fact struct {
	value string
	event int
}

// Says returns what was observed of a subject, and the index of the event that shows it.
// ok is false when the run did not observe it.
func (ev Evidence) Says(subject string) (value string, event int, ok bool) {
	f, ok := ev.facts[subject]
	return f.value, f.event, ok
}

// Evidence folds the whole trace into what it proves.
func (t *Trace) Evidence() Evidence {
	ev := Evidence{map[string]fact{}}
	parent, child := t.last.Parent, t.last.Child
	exited, whole := false, true
	for i := range t.events {
		e := &t.events[i]
		switch e.PID {
		case parent:
			ev.ofParent(i, e, child, exited)
		case child:
			ev.ofChild(i, e, parent)
		}
		if e.Kind == KindStatus && e.Child == child && e.Status != nil {
			ev.say("status", hexStatus(e.Status), i)
		}
		exited = exited || exits(e, child)
		whole = whole && e.Kind != KindTrouble && (e.Kind != KindSkipped || e.Name != "events")
	}
	if whole {
		ev.nothingCrossed()
	}
	return ev
}

// exits reports whether the event shows that the child had come to its end.
func exits(e *Event, child int) bool {
	switch e.Kind {
	case KindExit, KindGone, KindKilled:
		return e.PID == child
	case KindStatus:
		return e.Child == child && !stopped(e.Status)
	}
	return false
}

func (ev Evidence) say(subject, value string, event int) { ev.facts[subject] = fact{value, event} }

func (ev Evidence) ofParent(i int, e *Event, child int, exited bool) {
	if child != 0 && e.Child != 0 && e.Child != child {
		return // of another child
	}
	switch e.Kind {
	case KindJoined:
		ev.say("join()", canonical(e.Value), i)
		when := "before the exit"
		if exited {
			when = "after the exit"
		}
		ev.say("join() returned", when, i)
	case KindAttr:
		ev.say(e.Name, canonical(e.Value), i)
	case KindMissing:
		ev.say(e.Name, "missing", i)
	case KindRead:
		if forValues(e) && e.Len > 0 {
			ev.say("value", "bytes", i)
		}
	}
}

func (ev Evidence) ofChild(i int, e *Event, parent int) {
	switch e.Kind {
	case KindBegin:
		pid := "another"
		if e.PID == parent {
			pid = "same"
		}
		ev.say("pid", pid, i)
	case KindReturn:
		ev.say("target", canonical(e.Value), i)
	case KindRaise:
		ev.say("target", "raised "+e.Name, i)
	case KindRun:
		ev.say("run()", canonical(e.Value), i)
	}
}

// nothingCrossed is said only of a run in which the value was returned and dropped, which showed
// the parent's join, and of which no event is missing: then nothing was sent through a pipe or a
// socket. Shared memory and files are not watched.
func (ev Evidence) nothingCrossed() {
	run, dropped := ev.facts["run()"]
	_, joined := ev.facts["join()"]
	if _, crossed := ev.facts["value"]; !crossed && dropped && joined {
		ev.say("value", "nothing", run.event)
	}
}

func canonical(value string) string {
	switch value = strings.TrimSpace(value); value {
	case "None", "nil", "<nil>":
		return "nothing"
	}
	return value
}
