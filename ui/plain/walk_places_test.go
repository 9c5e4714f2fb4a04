package plain_test

import (
	"strings"
	"testing"

	"exit42/lessons"
)

// TestLetters: a letter is an option as far as there are options; beyond, it is a word.
func TestLetters(t *testing.T) {
	for _, step := range []string{"3", "4"} { // a knob and a question, with two options each
		said := typed(t, kinds(t), "lesson kinds step "+step, "h", "q", "b")
		if strings.Contains(said, "There is no") || !strings.Contains(said, "The words:") {
			t.Errorf("h is not help at step %s:\n%s", step, said)
		}
		if strings.HasSuffix(said, "so does the tutorial.\n") {
			t.Errorf("q does not quit at step %s", step)
		}
	}
}

// TestAfterTheLastStep: at the end of a lesson `here` says where one is, and `next` and `skip` go
// on as enter does; the end is not said again.
func TestAfterTheLastStep(t *testing.T) {
	tutorial := kinds(t)
	tutorial.Sheet = "The cheat sheet."
	toEnd := []string{"lesson kinds step 10", "skip"}
	for _, word := range []string{"", "next", "skip"} {
		said := typed(t, tutorial, append(toEnd, word, "quit")...)
		if n := strings.Count(said, "The cheat sheet."); n != 1 {
			t.Errorf("%q: the sheet is said %d times", word, n)
		}
		if strings.Count(said, "Contents: ") != 2 {
			t.Errorf("%q does not go back to the contents", word)
		}
	}
	said := typed(t, tutorial, append(toEnd, "here", "quit")...)
	if n := strings.Count(said, "That was lesson 1, Steps of every kind."); n != 2 {
		t.Errorf("after `here` it is said %d times where one is:\n%s", n, said)
	}
	two := kinds(t)
	second := two.Lessons[0]
	second.Slug, second.Number = "second", 2
	two.Lessons = append([]lessons.Lesson{}, two.Lessons[0], second)
	if said := typed(t, two, "lesson 1 step 10", "skip", "skip", "quit"); !strings.Contains(said, "Lesson 2: ") {
		t.Errorf("skip does not begin the next lesson:\n%s", said)
	}
}

// TestPiped: what is read from a pipe shows no line end, so one is written.
func TestPiped(t *testing.T) {
	tutorial := kinds(t)
	tutorial.Piped = true
	said := typed(t, tutorial, "1", "", "quit")
	if !strings.Contains(said, "\n> Enter goes on.\n\nStep 2 of 10") || !strings.Contains(said, "opens lesson 1.\n\nLesson 1") {
		t.Errorf("a prompt and what follows it run together:\n%s", said)
	}
}
