package lessons_test

import (
	"strconv"
	"strings"
	"testing"

	"exit42/content"
	"exit42/lessons"
)

// press does what a screen does with a key: nothing but call the walk.
func press(w lessons.Walk, key string) (lessons.Walk, error) {
	switch key {
	case "enter":
		return w.Enter()
	case "next":
		return w.Next()
	case "back":
		return w.Back()
	case "commit":
		return w.Commit()
	case "run":
		return w.BeginRun()
	case "ran":
		return w.EndRun(nil, "a test")
	case "reset":
		return w.Reset(), nil
	case "skip":
		return w.Skip(), nil
	case "up":
		return w.Move(1, -1)
	case "hint":
		return w.Hint()
	case "pass":
		return w.Pass()
	}
	if n, err := strconv.Atoi(key); err == nil {
		return w.Sure(lessons.Confidence(n))
	}
	return w.Choose(key)
}

// walk presses keys. What the last key was refused for comes back with the walk.
func walk(w lessons.Walk, keys string) (lessons.Walk, error) {
	var err error
	for _, key := range strings.Fields(keys) {
		w, err = press(w, key)
	}
	return w, err
}

func promise(t *testing.T) lessons.Walk {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	return lessons.NewWalk(all[0])
}

// answered leads to the run with an answer to each of the three questions.
const answered = "enter enter a 3 enter enter b 1 enter enter d 2 enter enter "

// skipped leads to the first question, when the run may begin without an answer to any.
const skipped = "next next next next next skip back back back "

func TestWalk(t *testing.T) {
	for _, c := range []struct{ keys, want, refused string }{
		{"", "1 of 14 · read", ""},
		{"back", "1 of 14 · read", "this is the first step"},
		{"a", "1 of 14 · read", "there is no question here"},
		{"enter", "2 of 14 · read", ""},
		{"enter enter", "3 of 14 · predict", ""},
		{"enter back", "1 of 14 · read", ""},

		{"enter enter enter", "3 of 14 · predict", "choose an answer first"},
		{"enter enter 3 enter", "3 of 14 · predict", "choose an answer first"},
		{"enter enter a enter", "3 of 14 · predict", "say how sure you are first"},
		{"enter enter z", "3 of 14 · predict", "there is no such answer"},
		{"enter enter a 4", "3 of 14 · predict", "say how sure you are first"},
		{"enter enter a 3 next", "4 of 14 · predict", ""}, // it stays open
		{"next next next next next next", "7 of 14 · verdict", ""},
		{"next next next next next ran", "6 of 14 · run", "commit your answer first"},
		{"next next next next next skip ran enter", "7 of 14 · verdict", ""},
		{"enter enter a 3 enter", "3 of 14 · predict", ""},
		{"enter enter a b 3 1 enter enter", "4 of 14 · predict", ""},
		{"enter enter a 3 enter b", "3 of 14 · predict", "your answer is committed; reset the lesson to predict again"},
		{"enter enter a 3 enter 1", "3 of 14 · predict", "your answer is committed; reset the lesson to predict again"},
		{"enter enter a 3 enter commit", "3 of 14 · predict", "your answer is committed; reset the lesson to predict again"},
		{"enter enter a 3 enter ran", "3 of 14 · predict", "commit your answer first"},
		{"enter enter a 3 enter enter back b", "3 of 14 · predict", "your answer is committed; reset the lesson to predict again"},

		{answered, "6 of 14 · run", ""},
		{answered + "enter", "6 of 14 · run", "let the run come to its end first"},
		{answered + "ran enter", "7 of 14 · verdict", ""},
		{answered + "ran ran enter", "7 of 14 · verdict", ""},
		{answered + "ran enter enter", "8 of 14 · claims", ""},
		{answered + "ran enter enter enter", "9 of 14 · where", ""},
		{answered + "ran enter enter enter enter", "10 of 14 · read", ""},
		{answered + "ran enter enter enter enter enter", "11 of 14 · turn", ""},
		{strings.Repeat("next ", 14), "14 of 14 · verdict", "this is the last step"},
		{answered + "ran enter back back back a", "4 of 14 · predict", "your answer is committed; reset the lesson to predict again"},
		{answered + "ran enter reset", "1 of 14 · read", ""},

		{skipped + "a", "3 of 14 · predict", ""}, // nothing runs yet
		{"next next a 3 enter next next next run", "6 of 14 · run", "commit your answer first"},
		{skipped + "next next next run back back back a", "3 of 14 · predict", "the run has begun; reset the lesson to predict again"},
		{skipped + "next next next run back back back 3", "3 of 14 · predict", "the run has begun; reset the lesson to predict again"},
		{skipped + "next next next run back back back enter", "4 of 14 · predict", ""},
		{skipped + "next next next ran back back back a", "3 of 14 · predict", "the run has begun; reset the lesson to predict again"},
		{skipped + "next next next ran reset next next a 3 enter enter", "4 of 14 · predict", ""},
		{answered + "ran enter reset enter enter enter", "3 of 14 · predict", "choose an answer first"},
	} {
		t.Run(c.keys, func(t *testing.T) {
			w, err := walk(promise(t), c.keys)
			refused := ""
			if err != nil {
				refused = err.Error()
			}
			if w.Place() != c.want || refused != c.refused {
				t.Errorf("%s, refused %q; want %s, refused %q", w.Place(), refused, c.want, c.refused)
			}
		})
	}
}

func TestMayRunOnlyWhenEverythingIsPredicted(t *testing.T) {
	for _, c := range []struct {
		keys string
		want bool
	}{
		{"", false},
		{"enter enter a 3 enter enter b 1 enter enter d 2", false},
		{answered, true},
		{answered + "back back", true},
		{answered + "ran", true},
		{answered + "reset", false},
	} {
		if w, _ := walk(promise(t), c.keys); w.MayRun() != c.want {
			t.Errorf("%q: may run is %v", c.keys, w.MayRun())
		}
	}
}

// A walk is a value: going on from it leaves it as it was.
func TestAWalkDoesNotChange(t *testing.T) {
	before, _ := walk(promise(t), "enter enter a 3")
	if after, _ := before.Commit(); !after.Answer().Committed {
		t.Error("the new walk is not committed")
	}
	if before.Answer().Committed {
		t.Error("the old walk is committed")
	}
}

// plain is what CPython shows under every start method, as a run would say it.
type plain map[string]string

func (e plain) Says(subject string) (string, int, bool) {
	value, ok := e[subject]
	return value, 0, ok
}

var cpython = plain{
	"join()": "nothing", "join() returned": "after the exit", "exitcode": "0", "returncode": "missing",
	"target": "42", "value": "nothing", "bytes": "nothing", "pid": "another",
}

func TestVerdicts(t *testing.T) {
	w, _ := walk(promise(t), answered+"ran")
	want := []struct {
		label, sure, happened string
		grade                 lessons.Grade
		why                   string
	}{
		{"42", "certain", "join() is None", lessons.Wrong, "If you call `foo()` yourself"},
		{"no such attribute", "guess", "there is no returncode", lessons.Right, "`returncode` is `subprocess.Popen`'s"},
		{"0", "fairly sure", "exitcode is 0", lessons.Right, "0 says that the child ended"},
	}
	got := w.Verdicts(cpython)
	if len(got) != len(want) {
		t.Fatalf("%d verdicts", len(got))
	}
	for i, v := range got {
		w := want[i]
		if v.Option.Label != w.label || v.Sure.String() != w.sure || v.Happened.In(lessons.Python) != w.happened ||
			v.Grade != w.grade || !strings.HasPrefix(v.Why, w.why) {
			t.Errorf("%d: %+v\nwant %+v", i, v, w)
		}
	}
	for _, v := range w.Verdicts(nil) {
		if v.Grade != lessons.NotObserved || v.Why != "" {
			t.Errorf("without evidence: %+v", v)
		}
	}
}

// Two of the article's claims hold and four fail, and every question has one
// option that is right: what the lesson says of CPython must come out of it.
func TestThePromiseIsDecidedByWhatCPythonShows(t *testing.T) {
	l := promise(t).Lesson()
	var rulings []string
	for _, e := range lessons.Ledger(l.Claims(), cpython) {
		rulings = append(rulings, e.ID+" "+e.Ruling.String())
	}
	want := "C1 holds, C2 holds, C3 fails, C4 fails, C5 fails, C6 fails"
	if got := strings.Join(rulings, ", "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, s := range l.Steps {
		if s.Question == nil {
			continue
		}
		right := 0
		for _, o := range s.Question.Options {
			if o.Grade(cpython) == lessons.Right {
				right++
			}
		}
		if right != 1 {
			t.Errorf("%s: %d options are right", s.Title, right)
		}
	}
}

// A question that was left open when the run began stays so for the recap: what comes
// after is no prediction.
func TestNoPredictionAfterTheRun(t *testing.T) {
	w, _ := walk(promise(t), skipped+"next next next run ran back back back a 3 commit back next next ran")
	if a := w.Go(2).Answer(); !a.Skipped || a.Committed || a.By != "" {
		t.Errorf("%+v", a)
	}
	if w.Go(2).MayAnswer() {
		t.Error("it may be answered")
	}
	if again := lessons.Resume(w.Lesson(), w.Record()); again.Go(2).MayAnswer() {
		t.Error("it may be answered on another day")
	}
}

// What the run of a part passes is passed wherever in the part the learner stands.
func TestPassFromAnyStep(t *testing.T) {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		for _, part := range l.Parts {
			if part.Run < 0 || l.Steps[part.Run].Order == nil && l.Steps[part.Run].Exercise == nil {
				continue
			}
			w, err := lessons.NewWalk(l).Go(part.Last).Pass()
			if err != nil || !w.Go(part.Run).Passed() {
				t.Errorf("%s, step %d: not passed from step %d: %v", l.Slug, part.Run+1, part.Last+1, err)
			}
		}
	}
}

// A lesson is finished when its last step was seen, and looking back takes nothing away.
func TestFinished(t *testing.T) {
	w, _ := walk(promise(t), strings.Repeat("next ", 12))
	if w.Finished() {
		t.Error("finished before its last step")
	}
	if w, _ = walk(w, "next back back"); !w.Finished() {
		t.Error("looking back takes it away")
	}
}

func TestAnsweredInPart(t *testing.T) {
	l := load(t, partedFolder(parted))
	for keys, want := range map[string]bool{
		"next next": false, "next next a enter": false, "next next a enter next": false,
		"next next a enter next a back": true, "next next a enter next skip back": true,
		"next next a enter next a 1 enter next ran back back": true,
		"next next a enter next a 1 enter next back back b":   false,
	} {
		if w, _ := walk(lessons.NewWalk(l), keys); w.Answered() != want {
			t.Errorf("%q: %t", keys, !want)
		}
	}
}
