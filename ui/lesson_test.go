package ui

import (
	"slices"
	"strings"
	"testing"

	"exit42/content"
	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
)

// lessonAt is the program at the first step of that kind in lesson n, where nothing was done yet.
func lessonAt(t *testing.T, n int, kind lessons.Kind) *Model {
	t.Helper()
	m := newModel(t, darkTheme, 80, 24)
	l := m.opts.Lessons[n-1]
	m.open(l)
	at := slices.IndexFunc(l.Steps, func(s lessons.Step) bool { return s.Kind == kind })
	if at < 0 {
		t.Fatalf("lesson %d has no step %s", n, kind)
	}
	goes(m, at)
	return m
}

// goes stands at a step of the lesson on the screen.
func goes(m *Model, step int) {
	l := onScreen(m)
	m.screens[m.at], _ = l.move(m.machine)(l.walk.Go(step), nil)
}

// plays lets the recording of the part's program come to its end on the stage.
func plays(t *testing.T, m *Model) {
	t.Helper()
	l := onScreen(m)
	trace, ok := recording.NewShelf(content.Recordings()).Find(l.walk.Lesson().Folder, l.walk.Program())
	if !ok {
		t.Fatalf("no recording of %s", l.walk.Program().File)
	}
	play(m, trace, -1)
}

// TestLessonAfterTheRun: what is said of a question when its run has begun is no prediction.
func TestLessonAfterTheRun(t *testing.T) {
	m := lessonAt(t, 2, lessons.Predict)
	predict := onScreen(m).walk.Index()
	press(m, "n", "S", "e")
	if !onScreen(m).run.live() {
		t.Fatal("it does not run")
	}
	goes(m, predict)
	if k := m.enabled(); k.choose.Enabled() || k.sure.Enabled() || k.up.Enabled() {
		t.Error("the question can be answered while it runs")
	}
	if text := stripped(m); !strings.Contains(text, "left open") || strings.Contains(text, "how sure") || strings.Contains(text, "commit") {
		t.Errorf("it is asked:\n%s", text)
	}
	if press(m, "a", "3", "down"); onScreen(m).walk.Answer() != (lessons.Answer{Skipped: true}) {
		t.Errorf("%+v", onScreen(m).walk.Answer())
	}
	plays(t, m)
	if press(m, "a", "3", "enter"); onScreen(m).walk.Go(predict).Answer().Committed {
		t.Error("the question was answered after its run")
	}
	if onScreen(m).walk.Index() != predict+1 {
		t.Error("enter does not go on")
	}
}

// TestLessonTurned: an arrow on the way back does not take away what was said and seen.
func TestLessonTurned(t *testing.T) {
	m := lessonAt(t, 1, lessons.Turn)
	at := onScreen(m).walk.Index()
	if press(m, "down"); onScreen(m).walk.Answer().Letter != "a" {
		t.Error("the arrows do not choose at first")
	}
	press(m, "enter", "a", "3", "enter")
	plays(t, m)
	said := onScreen(m).walk.Record().Answers
	goes(m, at)
	press(m, "down", "up", "down")
	w := onScreen(m).walk
	if got := w.Record().Answers; !w.Ran() || len(got) != len(said) {
		t.Errorf("ran %t, answers %v, before %v", w.Ran(), got, said)
	}
	if text := stripped(m); !strings.Contains(text, "turn it anew") {
		t.Errorf("it is not said that a letter turns it:\n%s", text)
	}
	if press(m, "b"); onScreen(m).walk.Ran() || onScreen(m).walk.Answer().Letter != "b" {
		t.Error("a letter does not turn it")
	}
}

// setOrder arranges the lines of an order, with the keys.
func setOrder(m *Model, lines []int) {
	press(m, "up")
	for to, line := range lines {
		for onScreen(m).chosen > 0 {
			press(m, "up")
		}
		at := slices.Index(onScreen(m).walk.Order(), line)
		for range at {
			press(m, "down")
		}
		press(m, "space")
		for range at - to {
			press(m, "up")
		}
		press(m, "space")
	}
}

// TestOrderAfterPass: once an order was passed another one still runs, and what is said is about
// that one.
func TestOrderAfterPass(t *testing.T) {
	m := lessonAt(t, 6, lessons.Ordering)
	at, order := onScreen(m).walk.Index(), onScreen(m).walk.Step().Order
	first := slices.Clone(onScreen(m).walk.Order())
	setOrder(m, order.Solved)
	plays(t, m)
	praise := strings.ReplaceAll(order.Why, "`", "")[:20]
	if text := stripped(m); !onScreen(m).walk.Passed() || !strings.Contains(text, praise) {
		t.Fatalf("not passed:\n%s", text)
	}
	if setOrder(m, first); !strings.Contains(stripped(m), "enter run it") {
		t.Errorf("enter does not say that it runs it:\n%s", stripped(m))
	}
	if press(m, "enter"); onScreen(m).walk.Index() != at || !onScreen(m).run.live() {
		t.Fatal("enter does not run the new order")
	}
	plays(t, m)
	if text := stripped(m); !strings.Contains(text, "Not yet.") || strings.Contains(text, praise) {
		t.Errorf("a failing order is praised:\n%s", text)
	}
	if !onScreen(m).walk.Passed() {
		t.Error("a later failure takes the pass away")
	}
	if press(m, "enter"); onScreen(m).walk.Index() != at+1 {
		t.Error("enter does not go on")
	}
}

// TestOrderPassElsewhere: an order that passes while one stands at another step has passed.
func TestOrderPassElsewhere(t *testing.T) {
	m := lessonAt(t, 6, lessons.Ordering)
	l := onScreen(m)
	longer := l.walk.Lesson()
	longer.Parts = slices.Clone(longer.Parts)
	longer.Parts[l.walk.PartIndex()].Last++
	l.walk = lessons.Resume(longer, l.walk.Record())
	m.screens[m.at] = l
	part := l.walk.Part()
	setOrder(m, onScreen(m).walk.Step().Order.Solved)
	goes(m, part.Last)
	plays(t, m)
	if goes(m, part.Run); !onScreen(m).walk.Passed() {
		t.Error("not passed")
	}
}

// TestLessonLastError: the last line on stderr is said whole, in however many pieces it came.
func TestLessonLastError(t *testing.T) {
	var trace demo.Trace
	for _, e := range []demo.Event{
		{Kind: demo.KindOutput, Name: "stderr", Text: "Traceback"},
		{Kind: demo.KindOutput, Name: "stderr", Text: "ValueError: this ", State: "partial"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "result is 1"},
		{Kind: demo.KindOutput, Name: "stderr", Text: "is the end"},
		{Kind: demo.KindOutput, Name: "stderr", Text: " "},
		{Kind: demo.KindEnd, Name: "done"},
	} {
		trace.Append(e)
	}
	if got := lastError(&trace); got != "ValueError: this is the end" {
		t.Errorf("%q", got)
	}
}

// TestLessonWrittenAnew: a run that goes on while the lesson is written anew has begun in that
// one, too.
func TestLessonWrittenAnew(t *testing.T) {
	m := lessonAt(t, 2, lessons.Predict)
	predict := onScreen(m).walk.Index()
	press(m, "n", "S", "e")
	l := onScreen(m)
	next, _ := l.reloaded(l.walk.Lesson(), m.machine)
	if !next.run.live() || next.walk.Go(predict).MayAnswer() {
		t.Errorf("live %t, may be answered %t", next.run.live(), next.walk.Go(predict).MayAnswer())
	}
}

// TestLessonKilled: a run of which the learner killed a process decides nothing, and says so in every
// step that would tell of it; the next one does.
func TestLessonKilled(t *testing.T) {
	m := lessonAt(t, 1, lessons.Run)
	at := onScreen(m).walk.Index()
	goes(m, at-1)
	press(m, "a", "3", "enter", "S")
	killed := new(demo.Trace)
	whole, _ := recording.NewShelf(content.Recordings()).Find(onScreen(m).walk.Lesson().Folder, onScreen(m).walk.Program())
	for i := range whole.Len() - 1 {
		killed.Append(whole.Event(i))
	}
	child := whole.At(whole.Len()).Child
	killed.Append(demo.Event{Kind: demo.KindKilled, PID: child, Name: "you"})
	killed.Append(whole.Event(whole.Len() - 1))
	play(m, killed, -1)
	for step := at; step < at+4; step++ {
		goes(m, step)
		text := strings.Join(strings.Fields(stripped(m)), " ")
		if !strings.Contains(text, "You killed the child") || strings.Contains(text, "not so") || strings.Contains(text, "false") {
			t.Errorf("step %d:\n%s", step+1, stripped(m))
		}
	}
	for id, a := range onScreen(m).walk.Record().Answers {
		if a.Grade != lessons.NotObserved {
			t.Errorf("%s is graded %v", id, a.Grade)
		}
	}
	if goes(m, at+1); !strings.Contains(stripped(m), "enter run it") {
		t.Errorf("enter does not run it again:\n%s", stripped(m))
	}
	press(m, "enter")
	plays(t, m)
	if goes(m, at+1); strings.Contains(stripped(m), "You killed") || !strings.Contains(stripped(m), "What you said") || onScreen(m).evidence == nil {
		t.Errorf("the next run decides nothing, too:\n%s", stripped(m))
	}
}
