package lessons

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
)

// asked is a curriculum of two lessons and nine questions.
func asked() []Lesson {
	question := func(id string) Step {
		return Step{ID: id, Kind: Predict, Title: "Question <" + id + ">?", Question: &Question{
			Why: "Because of " + id + ".",
			Options: []Option{
				{Letter: "a", Label: "42", Otherwise: "Not " + id + "."},
				{Letter: "b", Label: "None", Native: "nil", Otherwise: "Not that of " + id + "."},
			},
		}}
	}
	return []Lesson{
		{Number: 1, Slug: "promise", Title: "The *first*", Steps: []Step{
			{ID: "read"}, question("q1"), question("q2"), question("q3"), question("q4"), {ID: "order", Order: &Order{}},
		}},
		{Number: 2, Slug: "bits", Title: "The second", Steps: []Step{
			question("q5"), question("q6"), question("q7"), question("q8"), question("q9"), {ID: "end"},
		}},
	}
}

// wellKept is a record of their answers.
func wellKept() Record {
	said := func(letter string, sure Confidence, grade Grade) AnswerRecord {
		a := AnswerRecord{Letter: letter, Sure: sure, Committed: true, Grade: grade}
		if grade != NotObserved {
			a.Happened, a.By = Observation{"join()", Nothing}, "Python 3.13.0 · fork"
		}
		return a
	}
	return Record{Lessons: map[string]LessonRecord{
		"promise": {Step: "order", Done: true, Seen: []string{"read", "q1", "order"}, Passed: []string{"order", "gone"}, Answers: map[string]AnswerRecord{
			"q1": said("b", Certain, Right),
			"q2": said("a", Guess, Wrong),
			"q3": {Skipped: true},
			"q4": said("a", FairlySure, Wrong),
		}},
		"bits": {Step: "q8", Answers: map[string]AnswerRecord{
			"q5":   said("b", Guess, Right),
			"q6":   said("a", Certain, Wrong),
			"q7":   said("a", Certain, NotObserved),
			"q8":   {Letter: "b", Sure: FairlySure}, // not committed
			"q9":   said("z", Certain, Wrong),       // an option that is gone
			"gone": said("a", Certain, Wrong),
		}},
		"elsewhere": {Done: true},
	}}
}

func TestRecap(t *testing.T) {
	r := NewRecap(asked(), wellKept())
	var order []string
	for _, p := range r.Predictions {
		order = append(order, p.Step)
	}
	if got, want := strings.Join(order, " "), "q6 q4 q2 q7 q3 q5 q1"; got != want {
		t.Errorf("the order is %s, want %s", got, want)
	}
	if got := len(r.Surprises()); got != 3 {
		t.Errorf("%d surprises", got)
	}
	if got, want := r.Total(), (Tally{Committed: 6, Right: 2, Wrong: 3, Skipped: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	first := r.Predictions[0]
	if first.Said != "42" || first.Happened != "join() is None" || first.Why != "Not q6." || first.By != "Python 3.13.0 · fork" {
		t.Errorf("got %+v", first)
	}
	if right := r.Of("promise")[0]; right.Said != "None" || right.Why != "Because of q1." {
		t.Errorf("got %+v", right)
	}
	want := Studied{Number: 1, Title: "The *first*", Slug: "promise", Steps: 6, Reached: 6, Done: true, Questions: 4, Tasks: 1, Passed: 1, Tally: Tally{3, 1, 2, 1}}
	if got := r.Lessons[0]; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := r.Lessons[1].Standing(); got != "step 4 of 6, 3 of 5 questions answered, 1 right" {
		t.Error(got)
	}
}

func TestRecapSpeaksTheProgramsLanguage(t *testing.T) {
	r := wellKept()
	a := r.Lessons["promise"].Answers["q1"]
	a.By = "Go 1.26.0 · spawn"
	r.Lessons["promise"].Answers["q1"] = a
	if p := NewRecap(asked(), r).Of("promise")[0]; p.Said != "nil" || p.Happened != "join() is nil" {
		t.Errorf("got %+v", p)
	}
}

func TestRecapNamesTheKnob(t *testing.T) {
	all := asked()[:1]
	all[0].Steps[0] = Step{ID: "knob", Kind: Turn, Variants: []Variant{{Letter: "a", Label: "return 7"}, {Letter: "b", Label: "sys.exit(7)"}}}
	all[0].Parts = []Part{{First: 0, Last: 5, Turn: 0}}
	r := wellKept()
	r.Lessons["promise"].Answers["knob"] = AnswerRecord{Letter: "b", Committed: true}
	if p := NewRecap(all, r).Of("promise")[0]; p.Asked() != "sys.exit(7): Question <q1>?" {
		t.Errorf("got %q", p.Asked())
	}
}

func TestCalibration(t *testing.T) {
	for want, grades := range map[string]map[Confidence]string{
		"No run has decided a prediction of yours yet.":              {Certain: "?"},
		"The one answer that you were certain of came true.":         {Certain: "+", Guess: "-"},
		"The one answer that you were certain of did not come true.": {Certain: "-?"},
		"Of 7 answers that you were certain of, 5 came true.":        {Certain: "+++++--"},
		"Of 2 answers that you were fairly sure of, none came true.": {FairlySure: "--", Guess: "+"},
		"Of 2 answers that you guessed, 2 came true.":                {Guess: "++", Certain: "?"},
	} {
		var r Recap
		for sure, all := range grades {
			for _, g := range all {
				grade := map[rune]Grade{'?': NotObserved, '+': Right, '-': Wrong}[g]
				r.Predictions = append(r.Predictions, Prediction{Sure: sure, Grade: grade})
			}
		}
		if got := r.Calibration(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNotes(t *testing.T) {
	notes := NewRecap(asked(), wellKept()).Markdown("| way | value |\n|---|---|\n| Queue | yes |\n")
	for _, want := range []string{
		"# What you predicted, and what happened\n",
		"You made 6 predictions: 2 came true, 3 did not, 1 is open; you skipped 1 question. Of 2 answers that you were certain of, 1 came true.",
		"### Question \\<q6\\>?\n\nLesson 2. You said `42`, certain: it did not come true. What happened: `join() is None` with `Python 3.13.0 · fork`.\n\nNot q6.\n",
		"### 1. The \\*first\\*\n\n- **Question \\<q1\\>?** You said `None`, certain: it came true.",
		"- **Question \\<q3\\>?** You skipped it.\n",
		"- **Question \\<q7\\>?** You said `42`, certain: not run yet.\n",
		"- [x] 1. The \\*first\\*: done, 3 of 4 questions answered, 1 right, 1 of 1 task passed\n",
		"## Cheat sheet\n\n| way | value |\n",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q:\n%s", want, notes)
		}
	}
	empty := NewRecap(asked(), Record{}).Markdown("")
	for _, want := range []string{"You have predicted nothing yet.", "There are none yet.", "- [ ] 2. The second: not begun"} {
		if !strings.Contains(empty, want) {
			t.Errorf("the empty notes do not say %q:\n%s", want, empty)
		}
	}
	if strings.Contains(empty, "Cheat") || strings.Contains(empty, "another look") {
		t.Errorf("the empty notes have empty parts:\n%s", empty)
	}
}

// TestHostileRecord: what a record holds stays text in the notes.
func TestHostileRecord(t *testing.T) {
	hostile := "``` <script>alert(1)</script> [x](javascript:y) @everyone #1 | \\| **b** ~~~ `"
	for _, text := range []string{hostile, "`", "``", "\\", "\x1b[31m\n\n# heading\n", " ", "a``b`c```", strings.Repeat("`", 500)} {
		r := wellKept()
		for id, a := range r.Lessons["promise"].Answers {
			a.Happened, a.By = Observation{"printed " + text, text}, text
			r.Lessons["promise"].Answers[id] = a
		}
		notes := NewRecap(asked(), r).Markdown("")
		var html bytes.Buffer
		if err := goldmark.Convert([]byte(notes), &html); err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"<script", "<a ", "<h1>heading", "<pre", "\x1b"} {
			if strings.Contains(html.String(), tag) {
				t.Errorf("%q became %s:\n%s", text, tag, html.String())
			}
		}
		if got, want := strings.Count(html.String(), "<h"), strings.Count(htmlOf(t, NewRecap(asked(), wellKept()).Markdown("")), "<h"); got != want {
			t.Errorf("%q changed the headings: %d, want %d", text, got, want)
		}
	}
}

func htmlOf(t *testing.T, markdown string) string {
	t.Helper()
	var html bytes.Buffer
	if err := goldmark.Convert([]byte(markdown), &html); err != nil {
		t.Fatal(err)
	}
	return html.String()
}

func ExampleRecap_Calibration() {
	fmt.Println(NewRecap(asked(), wellKept()).Calibration())
	// Output: Of 2 answers that you were certain of, 1 came true.
}
