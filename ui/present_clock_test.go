package ui

import (
	"strings"
	"testing"
	"time"
)

// TestPresentClock: the time that has passed, the time that is left, and none.
func TestPresentClock(t *testing.T) {
	m := talkAt(t, trueColour, 60, 16, Presented{Planned: 40 * time.Minute})
	p := m.presented()
	for _, says := range []string{" 12 min ", " 28 min left ", ""} {
		press(m, "t")
		m.Update(ticked{p.id, p.hours.began.Add(12*time.Minute + 30*time.Second)})
		if text := stripped(m); !strings.Contains(text, says) || says == "" && strings.Contains(text, " min") {
			t.Errorf("no %q:\n%s", says, text)
		}
	}
	press(m, "t", "t")
	m.Update(ticked{p.id, p.hours.began.Add(43 * time.Minute)})
	if text := stripped(m); !strings.Contains(text, " 3 min over ") {
		t.Errorf("too late is not said:\n%s", text)
	}
}

// TestPresentPlanned: a talk of another length has its lessons longer or shorter, all alike.
func TestPresentPlanned(t *testing.T) {
	usual := talkAt(t, trueColour, 80, 24, Presented{}).presented()
	long := talkAt(t, trueColour, 80, 24, Presented{Planned: 2 * usual.hours.plan()}).presented()
	all := usual.hours.plan()
	if minutes := usual.hours.minutesFrom(stepAt{}); all != minutes || long.hours.plan() != 2*minutes {
		t.Fatalf("planned: %v and %v", all, long.hours.plan())
	}
	for in, l := range usual.all {
		for step := range l.Steps {
			usual.goTo(in, step)
			long.goTo(in, step)
			_, a := usual.hours.due()
			if _, b := long.hours.due(); (2*a - b).Abs() > time.Second {
				t.Fatalf("at %d.%d: %v, then %v", in, step, a, b)
			}
		}
	}
	if _, until := long.hours.due(); (until - 2*all).Abs() > time.Second {
		t.Errorf("the last step ends after %v of %v", until, 2*all)
	}
}

// TestPresentJumps: a talk that begins in a lesson is not ahead by those before it, one that jumps not
// by what it leaves out, and one that goes on counts on from where it was.
func TestPresentJumps(t *testing.T) {
	p := talkAt(t, trueColour, 80, 24, Presented{Slug: "library"}).presented()
	if due, _ := p.hours.due(); due != 0 || p.hours.plan() != p.hours.minutesFrom(stepAt{p.in, 0}) || p.in == 0 {
		t.Errorf("lesson %d: %v is due of %v", p.in+1, due, p.hours.plan())
	}
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p = m.presented()
	press(m, "n", "]", "]")
	seen := 2*p.hours.usual(stepAt{0, 0}) + p.hours.usual(stepAt{1, 0})
	if due, until := p.hours.due(); (due-seen).Abs() > time.Second || (until-due-p.hours.usual(stepAt{2, 0})).Abs() > time.Second {
		t.Errorf("after two jumps %v is due, and was passed %v", due, seen)
	}
	if press(m, "[", "[", "]", "]"); p.in != 2 {
		t.Fatalf("at lesson %d", p.in+1)
	}
	if due, _ := p.hours.due(); (due - seen).Abs() > time.Second {
		t.Errorf("what was shown twice counts twice: %v is due, not %v", due, seen)
	}
	p = talkAt(t, trueColour, 80, 24, Presented{Slug: "library", Passed: 20 * time.Minute, Planned: time.Hour}).presented()
	if due, until := p.hours.due(); due != 20*time.Minute || until <= due || p.hours.plan() != time.Hour {
		t.Errorf("a talk that goes on: %v is due of %v", due, p.hours.plan())
	}
}
