package lessons_test

import (
	"bytes"
	"testing"

	"exit42/lessons"
)

// TestResume: what is kept of a walk leads back to it, through the file and back.
func TestResume(t *testing.T) {
	l := load(t, partedFolder(parted))
	for _, keys := range []string{
		"", "next", "enter ran enter b", "enter ran enter b enter enter hint a 3 enter enter ran",
		"next next next next skip", "next next next next next next up", "next next next next next next pass next next",
	} {
		w, _ := walk(lessons.NewWalk(l), keys)
		var file bytes.Buffer
		if err := (lessons.Record{Lessons: map[string]lessons.LessonRecord{"parted": w.Record()}}).Encode(&file); err != nil {
			t.Fatal(err)
		}
		kept, err := lessons.Decode(&file)
		if err != nil {
			t.Fatal(err)
		}
		again := lessons.Resume(l, kept.Lessons["parted"])
		if !again.Record().Equal(w.Record()) || again.Place() != w.Place() || again.Program().Source != w.Program().Source {
			t.Errorf("%q: resumed at %s with %+v, want %s with %+v", keys, again.Place(), again.Record(), w.Place(), w.Record())
		}
	}
}

// TestResumeHostile: a record of another lesson, or one that somebody has edited, leads somewhere.
func TestResumeHostile(t *testing.T) {
	l := load(t, partedFolder(parted))
	w := lessons.Resume(l, lessons.LessonRecord{
		Step: "gone", Ran: []string{"then", "gone"}, Passed: []string{"watch"}, Hints: map[string]int{"then": 99, "watch": -1},
		Orders: map[string][]int{"put-right": {0, 0}},
		Answers: map[string]lessons.AnswerRecord{
			"then": {Letter: "z", Committed: true}, "choose": {Letter: "q"}, "watch": {Letter: "a", Committed: true},
		},
	})
	if w.Place() != "1 of 9 · read" || len(w.Go(3).Hints()) != 2 || w.Go(3).Answer().Committed || w.Go(1).Ran() {
		t.Errorf("resumed as %+v", w.Record())
	}
}
