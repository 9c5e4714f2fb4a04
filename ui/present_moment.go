package ui

import (
	"fmt"
	"slices"

	"exit42/demo"
)

// heldAt is the moment at which a run is held, in words that follow "frozen": a number would make
// the room ask what is counted. Empty where the event has no such name; the sentence tells of it.
func heldAt(t *demo.Trace) string {
	s := t.At(t.Len() - 1)
	for i := t.Len() - 1; i >= 0; i-- {
		e := t.Event(i)
		if !worthWords(e) {
			continue
		}
		switch {
		case e.Kind == demo.KindBegin && e.PID == s.Parent:
			return "at the start"
		case e.Kind == demo.KindBegin:
			return "as the child begins"
		case e.Kind == demo.KindLine && e.Line > 0:
			return fmt.Sprintf("at line %d", e.Line)
		case e.Kind == demo.KindStart:
			return "at start()"
		case e.Kind == demo.KindStarted:
			return "after start()"
		case e.Kind == demo.KindReturn:
			return "at return"
		case e.Kind == demo.KindExit:
			return "at the exit"
		case e.Kind == demo.KindJoined:
			return "after join()"
		}
		break
	}
	at := slices.IndexFunc(s.Procs, func(p demo.Proc) bool { return p.PID == s.Parent })
	if at < 0 || s.Procs[at].Waiting == "" {
		return ""
	}
	return "in " + s.Procs[at].Waiting
}
