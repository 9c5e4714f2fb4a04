package ui

import (
	"exit42/demo"
	"exit42/lessons"
)

// killed is whom of the run the person killed by a key, in words; empty for nobody.
func (r run) killed() string {
	for i := range r.trace.Len() {
		switch e := r.trace.Event(i); {
		case e.Kind != demo.KindKilled:
		case e.PID == r.scene().Parent:
			return "the parent"
		default:
			return "the child"
		}
	}
	return ""
}

// killedNote says, in the steps to which the run would matter, why the one on the stage does not
// count; empty where it does.
func (l lesson) killedNote() string {
	switch {
	case l.killed == "" || l.run.live() || l.walk.Index() < l.walk.Part().Run:
		return ""
	case l.atRun(), l.looksBack(), l.at(lessons.Exercise):
		key := "r"
		if l.needsRun() || l.ordersRun() {
			key = "enter"
		}
		return "You killed " + l.killed + ", so this run decides nothing: " + key + " runs it again."
	}
	return "You killed " + l.killed + " of the run on the stage. What this step tells is of one that nobody disturbs: r runs it again."
}
