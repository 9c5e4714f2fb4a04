package plain

import (
	"fmt"
	"strconv"
	"strings"

	"exit42/lessons"
)

// question says the options of a question, and what was answered.
func (w *walker) question() {
	w.gap()
	lang := w.language()
	for i, o := range w.here().Step().Question.Options {
		w.item(fmt.Sprintf("%d. ", i+1), o.LabelIn(lang))
	}
	a := w.here().Answer()
	if a.Committed {
		w.sayf("You committed to %d, %s.", optionNumber(w.here().Step().Question, a.Letter), a.Sure)
	}
}

// optionNumber is the number of an option, from 1.
func optionNumber(q *lessons.Question, letter string) int {
	for i, o := range q.Options {
		if o.Letter == letter {
			return i + 1
		}
	}
	return 0
}

// choose takes an option, or how sure the learner is of it.
func (w *walker) choose(number int) {
	walk := w.here()
	q := walk.Step().Question
	switch {
	case w.sure:
		w.commit(lessons.Confidence(number))
	case number < 1 || number > len(q.Options):
		w.sayf("There is no answer %d. %s", number, w.asks())
	default:
		if w.keep(walk.Choose(q.Options[number-1].Letter)) {
			w.sure = true
		}
	}
}

// commit makes the answer final, and goes on.
func (w *walker) commit(c lessons.Confidence) {
	if c < lessons.Guess || c > lessons.Certain {
		w.say(w.asks())
		return
	}
	if !w.keep(w.here().Sure(c)) || !w.keep(w.here().Commit()) {
		return
	}
	w.sure = false
	w.sayf("Committed: %s, %s.", w.answerLabel(), c)
	w.keep(w.here().Next())
}

func (w *walker) answerLabel() string {
	o, _ := w.here().Step().Question.Option(w.here().Answer().Letter)
	return o.LabelIn(w.language())
}

// variants says the positions of a knob, and which it has.
func (w *walker) variants() {
	w.gap()
	for i, v := range w.here().Step().Variants {
		w.item(fmt.Sprintf("%d. ", i+1), v.Label)
	}
	if v, ok := w.here().Step().Variant(w.here().Answer().Letter); ok {
		w.sayf("It stands at: %s.", v.Label)
	}
}

// turn turns the knob, says the program that it chose, and goes on.
func (w *walker) turn(number int) {
	walk := w.here()
	all := walk.Step().Variants
	if number < 1 || number > len(all) {
		w.sayf("There is no choice %d. %s", number, w.asks())
		return
	}
	v := all[number-1]
	if before := walk.Answer(); before.Letter != v.Letter {
		delete(w.ran, w.spot())
		delete(w.results, w.spot())
	}
	if !w.keep(walk.Choose(v.Letter)) {
		return
	}
	if !w.here().Answer().Committed && !w.keep(w.here().Commit()) {
		return
	}
	w.sayf("Turned to: %s.", v.Label)
	w.programIfNew()
	w.keep(w.here().Next())
}

// numberOf reads a number, or the letter of one of so many options.
func numberOf(line string, options int) (int, bool) {
	line = strings.TrimSuffix(strings.TrimSpace(line), ".")
	if n, err := strconv.Atoi(line); err == nil {
		return n, true
	}
	if len(line) != 1 {
		return 0, false
	}
	n := int(line[0]|0x20) - 'a' + 1
	return n, 1 <= n && n <= options
}

// sentence ends a title as a sentence ends.
func sentence(title string) string {
	if title == "" || strings.ContainsAny(title[len(title)-1:], ".?:") {
		return title
	}
	return title + "."
}
