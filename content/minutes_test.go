package content

import (
	"strings"
	"testing"
	"time"

	"exit42/lessons"
)

// takes is how long somebody is at a step who does what it is there for, without the reading.
var takes = map[lessons.Kind]time.Duration{
	lessons.Predict:   15 * time.Second,
	lessons.Turn:      10 * time.Second,
	lessons.Run:       time.Minute, // some twenty keys, and a sentence at each
	lessons.Ordering:  2 * time.Minute,
	lessons.Exercise:  3 * time.Minute,
	lessons.Elsewhere: 30 * time.Second,
}

// aMinuteHas are the words that one reads in a minute, who reads to understand.
const aMinuteHas = 180

// learning is how long one learner needs for a lesson, at least: each program once, and of each
// answer the one that is theirs.
func learning(l *lessons.Lesson) (d time.Duration) {
	words := len(strings.Fields(l.Intro))
	for _, s := range l.Steps {
		d += takes[s.Kind]
		words += len(strings.Fields(s.Prose))
		if q := s.Question; q != nil {
			words += len(strings.Fields(q.Why))
			for _, o := range q.Options {
				words += len(strings.Fields(o.Label))
			}
		}
		for _, c := range s.Claims {
			words += len(strings.Fields(c.Text + " " + c.Means))
		}
	}
	return d + time.Duration(words)*time.Minute/aMinuteHas
}

// TestMinutesAreOfALearner: a lesson says no fewer minutes than one learner needs, and not many
// more. A class that talks needs more: a talk is planned by whoever gives it.
func TestMinutesAreOfALearner(t *testing.T) {
	for _, l := range load(t) {
		least, said := learning(&l), time.Duration(l.Minutes)*time.Minute
		if said < least || said > 2*least {
			t.Errorf("%s says %s, and takes %s at least", l.Folder, said, least.Round(time.Second))
		}
		t.Log(l.Folder, said, least)
	}
}
