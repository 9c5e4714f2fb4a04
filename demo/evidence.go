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
//	status           0x2c00                    the child's wait status, as it was given to who waited
//	zombie           0x2c00                    the same, as it lay in the zombie before that (Linux)
//	signal           9 | nothing               the signal that ended the child; nothing where it exited
//	value            nothing | a repr | bytes  the first message that the parent read from a child
//	                                           through a pipe, queue or socket: what a pickle stands
//	                                           for; of a program in Go its text; else bytes
//	bytes            5 | nothing               how many bytes that message had, without its frame
//	printed NAME     words                     of the last line "NAME is VALUE" or "NAME gave VALUE"
//	                                           on stdout, by whichever process, the value
//	children         a number                  how many processes the program itself started by
//	                                           Process, Pool or an executor
//	ended            done | stuck | killed | closed | limit | trouble
//	                                           how the run came to its end; stuck: by the kernel's word
//	                                           nothing could move any more; killed: the program was,
//	                                           from here
//
// The child is the first that the program started. Python's None and Go's nil are both said as
// "nothing"; where it was sent, bytes tells that from a value that never came.
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
	exited, lines, ours := false, printed{ev: ev}, t.endedByUs()
	for i := range t.events {
		e := &t.events[i]
		switch e.PID {
		case parent:
			ev.ofParent(i, e, child, exited)
		case child:
			ev.ofChild(i, e, parent)
		}
		ev.ofEnd(i, e, child, i >= ours)
		lines.take(i, e)
		exited = exited || exits(e, child)
	}
	lines.end() // the last may have no line end
	whole := t.whole()
	ev.ofMessages(t, exited && whole)
	if whole {
		ev.ofChildren(t)
	}
	ev.ofRun(t)
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

// whole reports whether all is told that the program itself did until it last joined a child, and
// no event is missing of any process.
func (t *Trace) whole() bool {
	quiet := false
	for i := range t.events {
		e := &t.events[i]
		switch {
		case e.Kind == KindTrouble, e.Kind == KindSkipped && e.Name == "events":
			return false
		case e.Kind == KindQuiet && e.PID == t.last.Parent && e.Name != "lines":
			quiet = true
		case e.Kind == KindJoined && e.PID == t.last.Parent && quiet:
			return false
		}
	}
	return true
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

func canonical(value string) string {
	switch value = strings.TrimSpace(value); value {
	case "None", "nil", "<nil>":
		return "nothing"
	}
	return value
}
