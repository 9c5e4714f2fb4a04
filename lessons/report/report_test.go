package report

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"exit42/lessons"
)

// taught are two lessons: a question and one behind a knob, then one more.
func taught() []lessons.Lesson {
	question := func(id, title string) lessons.Step {
		return lessons.Step{ID: id, Kind: lessons.Predict, Title: title, Question: &lessons.Question{Why: "Because.", Options: []lessons.Option{
			{Letter: "a", Label: "42", Predicts: lessons.Observation{Subject: "exitcode", Value: "42"}, Otherwise: "Returning is\nnot `exiting`."},
			{Letter: "b", Label: "None", Native: "nil", Predicts: lessons.Observation{Subject: "exitcode", Value: lessons.Nothing}, Otherwise: "It has ended."},
			{Letter: "c", Label: "-9", Predicts: lessons.Observation{Subject: "exitcode", Value: "-9"}},
		}}}
	}
	knob := lessons.Step{ID: "knob", Kind: lessons.Turn, Variants: []lessons.Variant{{Letter: "a", Label: "return 7"}, {Letter: "b", Label: "exit(7)"}}}
	return []lessons.Lesson{
		{Number: 1, Slug: "promise", Title: "The *first*", Steps: []lessons.Step{{ID: "read"}, question("q1", "What is <it>?"), knob, question("q2", "And now?")},
			Parts: []lessons.Part{{First: 0, Last: 1, Turn: -1}, {First: 2, Last: 3, Turn: 2}}},
		{Number: 2, Slug: "bits", Title: "The second", Steps: []lessons.Step{question("q3", "How many?"), {ID: "end"}}, Parts: []lessons.Part{{Last: 1, Turn: -1}}},
	}
}

// kept is a record of their answers.
func kept() lessons.Record {
	seen := lessons.Observation{Subject: "exitcode", Value: lessons.Nothing}
	return lessons.Record{Lessons: map[string]lessons.LessonRecord{
		"promise": {Step: "q2", Done: true, Answers: map[string]lessons.AnswerRecord{
			"q1":   {Letter: "a", Sure: lessons.Certain, Committed: true, Grade: lessons.Wrong, Happened: seen, By: "Go 1.26.0 · exec"},
			"knob": {Letter: "b", Committed: true},
			"q2":   {Letter: "b", Sure: lessons.Guess, Committed: true},
		}},
		"bits": {Step: "q3", Answers: map[string]lessons.AnswerRecord{"q3": {Skipped: true}}},
	}}
}

func TestReport(t *testing.T) {
	r := New(taught(), kept(), "  Ada\n\x1b[31mL.\u202e ")
	want := Report{Kind: Kind, Version: 1, Name: "Ada �[31mL.",
		Lessons: []Lesson{{"promise", "The *first*", 4, 4, true}, {"bits", "The second", 2, 1, false}},
		Predictions: []Prediction{
			{Lesson: "promise", Step: "q1", Question: "What is <it>?", Letter: "a", Said: "42", Sure: 3, Grade: Wrong, Happened: "exitcode is nothing", By: "Go 1.26.0 · exec"},
			{Lesson: "promise", Step: "q2", Question: "And now?", Knob: "exit(7)", Letter: "b", Said: "None", Sure: 1, Grade: Open},
			{Lesson: "bits", Step: "q3", Question: "How many?", Skipped: true, Grade: Open},
		}}
	if !reflect.DeepEqual(r, want) {
		t.Errorf("got %+v\nwant %+v", r, want)
	}
	var file bytes.Buffer
	if err := r.Encode(&file); err != nil {
		t.Fatal(err)
	}
	if again, err := Decode(file.Bytes()); err != nil || !reflect.DeepEqual(again, r) {
		t.Errorf("read again: %v, %+v", err, again)
	}
}

// TestNobody: without a name there is no trace of one, and nothing of an empty record.
func TestNobody(t *testing.T) {
	r := New(taught(), lessons.Record{}, " \n")
	var file bytes.Buffer
	r.Encode(&file)
	if strings.Contains(file.String(), "name") || !strings.Contains(file.String(), `"predictions": []`) {
		t.Errorf("got %s", &file)
	}
	for _, text := range []string{r.Text(), r.Markdown()} {
		if !strings.Contains(text, "Nothing is predicted yet.") || !strings.Contains(text, "The second: not begun") {
			t.Errorf("got %s", text)
		}
	}
}

func ExampleReport_Text() {
	r := New(taught(), kept(), "Ada")
	fmt.Print(r.Text())
	// Output:
	// Ada
	//
	// 2 predictions: 0 came true, 1 did not, 1 is open; 1 was skipped.
	//
	// 1  The *first*: done
	//    What is <it>?
	//    42, certain: it did not come true; exitcode is nil (Go 1.26.0, exec).
	//    exit(7): And now?
	//    None, a guess: not run yet.
	//
	// 2  The second: step 1 of 2
	//    How many?
	//    It was skipped.
}

func ExampleReport_Markdown() {
	r := New(taught(), kept(), "Ada")
	fmt.Print(r.Markdown())
	// Output:
	// # What was predicted, and what happened
	//
	// By Ada.
	//
	// 2 predictions: 0 came true, 1 did not, 1 is open; 1 was skipped.
	//
	// ## 1. The \*first\*: done
	//
	// - **What is \<it\>?** `42`, certain: it did not come true; `exitcode is nil` (`Go 1.26.0, exec`).
	// - **`exit(7)`: And now?** `None`, a guess: not run yet.
	//
	// ## 2. The second: step 1 of 2
	//
	// - **How many?** It was skipped.
}
