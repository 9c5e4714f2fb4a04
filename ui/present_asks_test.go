package ui

import (
	"fmt"
	"strings"
	"testing"

	"exit42/lessons"
	"exit42/ui/lectern"
)

// asOne is what a screen says, without its lines and Markdown's marks.
func asOne(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "")), " ")
}

// TestPresentAsksWhole: at every step that asks something of the class, its words are on the
// projector, above all of its options; on the page of the vote, and in the notes.
func TestPresentAsksWhole(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		var laid lectern.Talk
		m := talkAt(t, trueColour, size[0], size[1], Presented{Lay: func(t lectern.Talk) { laid = t }})
		p := m.presented()
		for in, l := range p.all {
			for step, s := range l.Steps {
				p.goTo(in, step)
				if !p.at(lessons.Predict, lessons.Turn, lessons.Ordering) {
					continue
				}
				m.Update(nil)
				at, prose := fmt.Sprintf("%v, %d.%d", size, in+1, step+1), asOne(s.Prose)
				if text := asOne(stripped(m)); !strings.Contains(text, prose) {
					t.Errorf("%s: no %q:\n%s", at, prose, stripped(m))
				}
				if !strings.Contains(asOne(laid.Notes), prose) {
					t.Errorf("%s: the notes do not say what it asks:\n%s", at, laid.Notes)
				}
				if s.Question == nil {
					continue
				}
				press(m, "v")
				for _, o := range s.Question.Options {
					if text := asOne(stripped(m)); !strings.Contains(text, prose) || !strings.Contains(text, asOne(o.Label)) {
						t.Errorf("%s: the vote's page lacks %q or its words:\n%s", at, o.Label, stripped(m))
					}
				}
			}
			p.goTo(in, 0)
			if text := asOne(stripped(m)); !strings.Contains(text, asOne(l.Intro)) {
				t.Errorf("%v: lesson %d does not begin with its introduction:\n%s", size, in+1, stripped(m))
			}
		}
	}
}

// TestPresentAsksSmall: in the smallest window a question can be scrolled, and its options stay.
func TestPresentAsksSmall(t *testing.T) {
	m := talkAt(t, trueColour, minWidth, minHeight, Presented{})
	p := m.presented()
	for in, l := range p.all {
		for step, s := range l.Steps {
			if s.Question == nil {
				continue
			}
			p.goTo(in, step)
			var seen []string
			for range 8 {
				text := asOne(stripped(m))
				for _, o := range s.Question.Options {
					if !strings.Contains(text, o.Letter+" "+asOne(o.Label)) && len(o.Label) < 40 {
						t.Errorf("%d.%d: option %s is away:\n%s", in+1, step+1, o.Letter, stripped(m))
					}
				}
				seen = append(seen, text)
				press(m, "down")
			}
			words := strings.Fields(asOne(s.Prose))
			if end := words[len(words)-1]; !strings.Contains(strings.Join(seen, " "), end) {
				t.Errorf("%d.%d: the end of the question is not seen:\n%s", in+1, step+1, stripped(m))
			}
		}
	}
}

// TestPresentOrder: when the lines are right the stage says so; a run that was killed passes nothing.
func TestPresentOrder(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "join-first"})
	p := m.presented()
	for !p.at(lessons.Ordering) {
		press(m, "n")
	}
	order := p.front.walk.Step().Order
	p.front.run.trace, p.front.run.over, p.front.run.follow = fixedTrace(t, "promise-fork"), true, true
	p.front.evidence = passing{order}
	if text := stripped(m); !strings.Contains(text, "That is an order in which it ends") {
		t.Errorf("it is not said that it passed:\n%s", text)
	}
	p.front.ran = killedByHand
	if text := stripped(m); strings.Contains(text, "That is an order") || !strings.Contains(text, "You killed this run") {
		t.Errorf("a run that was killed passes:\n%s", text)
	}
}

// passing is evidence of all that an order wants to see.
type passing struct{ order *lessons.Order }

func (e passing) Says(subject string) (string, int, bool) {
	for _, o := range e.order.Passes {
		if o.Subject == subject {
			return o.Value, 0, true
		}
	}
	return "", 0, false
}
