package ui

import (
	"context"
	"testing"

	"exit42/demo"
)

// TestSessionsClose: a session that no screen was told of ends with the program; and so does one
// that starts when that has ended.
func TestSessionsClose(t *testing.T) {
	trace := fixedTrace(t, "promise-fork")
	by := recordedBy{trace.At(0).Run}
	exp := demo.Experiment{Recording: trace, Runtime: by, Method: by.run.Method, Hold: true}
	m := newModel(t, darkTheme, 80, 24)
	start := func() *demo.Session {
		_, cmd := run{}.start(&m.ids, exp, stepped)
		msg := cmd().(runStarted)
		if msg.err != nil {
			t.Fatal(msg.err)
		}
		return msg.session
	}
	before := start()
	if isDone(before) {
		t.Fatal("it is over")
	}
	m.Close()
	if late := start(); !isDone(before) || !isDone(late) {
		t.Errorf("ended: %v, and what started later: %v", isDone(before), isDone(late))
	}
	m.Close()
}

// TestSearchEnds: who quits while interpreters are searched for waits for the end of the search, and
// a search that comes later is none.
func TestSearchEnds(t *testing.T) {
	var all sessions
	began, ended := make(chan struct{}), false
	go all.search(func(ctx context.Context) {
		close(began)
		<-ctx.Done()
		ended = true
	})
	<-began
	all.close()
	if !ended {
		t.Error("the program has ended before its search")
	}
	all.search(func(context.Context) { t.Error("it searches after the end") })
}
