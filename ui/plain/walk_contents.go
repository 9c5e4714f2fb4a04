package plain

import (
	"fmt"
	"strings"

	"exit42/lessons"
)

// contents lists the lessons, and how far the learner is in each.
func (w *walker) contents() {
	w.gap()
	w.sayf("Contents: %d %s.", len(w.t.Lessons), plural(len(w.t.Lessons), "lesson"))
	for _, l := range w.t.Lessons {
		w.item(fmt.Sprintf("%d. ", l.Number), l.Title+". "+w.far(l)+".")
	}
}

// titlePage says what the whole is about, in its own words if it has them.
func (w *walker) titlePage() {
	if w.t.Title == "" {
		w.say("Where does 42 go? A child process computes 42. What reaches its parent, and how?")
	} else {
		w.say(sentence(w.t.Title))
	}
	if w.t.Page != "" {
		w.prose(w.t.Page)
		w.gap()
	}
}

// far says how far the learner is in a lesson.
func (w *walker) far(l lessons.Lesson) string {
	walk := w.walkOf(l.Slug)
	_, begun := w.walks[l.Slug]
	switch {
	case walk.Record().Done && len(l.Steps) > 1:
		return "Done"
	case walk.Index() > 0 || begun:
		return fmt.Sprintf("At step %d of %d", walk.Index()+1, len(l.Steps))
	}
	return fmt.Sprintf("%d %s", l.Minutes, plural(l.Minutes, "minute"))
}

// next is the lesson after one; false for none.
func (w *walker) next(slug string) (lessons.Lesson, bool) {
	for i, l := range w.t.Lessons[:max(0, len(w.t.Lessons)-1)] {
		if l.Slug == slug {
			return w.t.Lessons[i+1], true
		}
	}
	return lessons.Lesson{}, false
}

// proposed is the first lesson that is not done; the first where all are.
func (w *walker) proposed() (lessons.Lesson, bool) {
	for _, l := range w.t.Lessons {
		if !w.walkOf(l.Slug).Record().Done {
			return l, true
		}
	}
	if len(w.t.Lessons) == 0 {
		return lessons.Lesson{}, false
	}
	return w.t.Lessons[0], true
}

// enterLesson opens a lesson where the learner stood.
func (w *walker) enterLesson(slug string) {
	walk := w.walkOf(slug)
	w.open, w.ended, w.sure, w.reset, w.fresh = slug, false, false, false, true
	w.walks[slug] = walk
	l := walk.Lesson()
	w.gap()
	w.sayf("Lesson %d: %s. %d %s, about %d %s.", l.Number, l.Title, len(l.Steps), plural(len(l.Steps), "step"), l.Minutes, plural(l.Minutes, "minute"))
	switch at := walk.Index(); {
	case at == 0:
		w.prose(l.Intro)
	case walk.Done():
		w.say("You were at its end. `step 1` begins again, `reset` forgets your answers.")
	default:
		w.sayf("You were at step %d.", at+1)
	}
	w.reached(false)
}

// endLesson says that the lesson is over, and what comes next.
func (w *walker) endLesson() {
	w.ended = true
	w.wasLesson()
	if _, more := w.next(w.open); more {
		return
	}
	w.say("It was the last one.")
	if w.t.Sheet != "" {
		w.sheet()
	}
	var offers []string
	if w.t.Recap != nil {
		offers = append(offers, "`recap` tells what you predicted and what happened")
	}
	if w.t.Notes != nil {
		offers = append(offers, "`notes` writes notes to take home")
	}
	if len(offers) > 0 {
		w.gap()
		w.say(strings.Join(offers, "; ") + ".")
	}
}

// wasLesson says which lesson is over.
func (w *walker) wasLesson() {
	l := w.here().Lesson()
	w.gap()
	w.sayf("That was lesson %d, %s.", l.Number, l.Title)
}

// leaveLesson goes on from the end of a lesson: to the next one, or back to the contents.
func (w *walker) leaveLesson() {
	if l, ok := w.next(w.open); ok {
		w.enterLesson(l.Slug)
	} else {
		w.toContents()
	}
}

// sheet writes the cheat sheet.
func (w *walker) sheet() {
	w.gap()
	w.prose(w.t.Sheet)
}

func plural(n int, thing string) string {
	if n == 1 {
		return thing
	}
	return thing + "s"
}
