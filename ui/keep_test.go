package ui

import (
	"path/filepath"
	"slices"
	"testing"

	"exit42/demo"
	"exit42/ui/progress"
)

// TestKeepUnderSearch: what becomes of a lesson while one searches is kept, wherever one goes then.
func TestKeepUnderSearch(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	m.opts.Progress = progress.Open(filepath.Join(t.TempDir(), "progress.yaml"))
	m.resume("")
	press(m, "2", "a", "3", "enter", "enter")
	slug, id := m.at, onScreen(m).run.id
	if !onScreen(m).run.live() {
		t.Fatal("nothing runs")
	}
	press(m, "/")
	trace := fixedTrace(t, "promise-fork")
	var events []demo.Event
	for i := range trace.Len() {
		events = append(events, trace.Event(i))
	}
	m.Update(eventsCame{id: id, events: events, over: true})
	step := m.screens[slug].(lesson).walk.Step().ID
	if r := m.opts.Progress.Record(); !slices.Contains(r.Lessons[slug].Ran, step) || r.Last != slug {
		t.Errorf("the run is not kept: %+v, last %q", r.Lessons[slug].Ran, r.Last)
	}
	press(m, "5", "enter")
	if r := m.opts.Progress.Record(); r.Last != m.opts.Lessons[4].Slug || !slices.Contains(r.Lessons[slug].Ran, step) {
		t.Errorf("after the jump: %+v, last %q", r.Lessons[slug].Ran, r.Last)
	}
	if press(m, "m"); m.opts.Progress.Record().Last != "" {
		t.Error("the contents are not kept as the last")
	}
}
