package ui

import (
	"strings"
	"testing"
	"time"

	"exit42/lessons"
	"exit42/ui/lectern"
)

// TestPresentLays: what the speaker needs to see is laid at each change, and nothing else.
func TestPresentLays(t *testing.T) {
	var laid []lectern.Talk
	m := talkAt(t, trueColour, 80, 24, Presented{Lay: func(t lectern.Talk) { laid = append(laid, t) }})
	laid = nil // the title page was
	press(m, "esc", "esc", "n", "n", "v", "1", "2", "esc", "r", "esc", ".", "b")
	press(m, "]")
	if len(laid) < 8 {
		t.Fatalf("%d talks are laid", len(laid))
	}
	first, last := laid[0], laid[len(laid)-1]
	if first.Step != "1 of 14 · read" || first.Notes == "" || !strings.HasPrefix(first.Next, "read · ") || first.Planned != m.presented().hours.plan() || first.Due != 0 {
		t.Errorf("first: %+v", first)
	}
	if last.Slug != "exit-code" || last.Due > 2*time.Minute || last.Until <= last.Due || last.Black {
		t.Errorf("last: %+v", last)
	}
	var armed, black, vote bool
	for i, l := range laid {
		armed, black, vote = armed || strings.HasPrefix(l.Armed, "runs promise.py"), black || l.Black, vote || l.Vote != ""
		if i > 0 && l == laid[i-1] {
			t.Errorf("%d is laid twice", i)
		}
	}
	if !armed || !black || !vote {
		t.Errorf("armed %v, black %v, vote %v", armed, black, vote)
	}
}

// TestNotesExplain: at a question the speaker has, below the author's notes, what to say to those
// who chose each option, and why; once a run was seen, first what it bore out.
func TestNotesExplain(t *testing.T) {
	var laid lectern.Talk
	m := talkAt(t, trueColour, 80, 24, Presented{Lay: func(t lectern.Talk) { laid = t }})
	press(m, "3", "enter")
	p := m.presented()
	s := &p.all[p.in].Steps[p.step]
	if !strings.HasPrefix(laid.Notes, strings.TrimSpace(s.Notes)) || !strings.HasSuffix(laid.Notes, "**Why:** "+strings.TrimSpace(s.Question.Why)) || strings.Contains(laid.Notes, "bore out") {
		t.Errorf("before a run:\n%s", laid.Notes)
	}
	for _, o := range s.Question.Options {
		first, _, _ := strings.Cut(o.Otherwise, "\n")
		if !strings.Contains(laid.Notes, "- **"+o.Letter+"** `"+o.Label+"`. If not: "+first) {
			t.Errorf("%s is not explained:\n%s", o.Letter, laid.Notes)
		}
	}
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	press(m, "v")
	seen, _, ok := p.front.happened(s.Question)
	if !ok {
		t.Fatal("the run shows nothing of the question")
	}
	for _, o := range s.Question.Options {
		if o.Predicts != seen && !(seen.Value == "None" && o.Predicts.Value == lessons.Nothing) {
			continue
		}
		said := "The run bore out **" + o.Letter + "** `" + o.Label + "`.\n\n- **a** "
		if at := strings.Index(laid.Notes, said); at < 0 || at > strings.Index(laid.Notes, "**Why:**") || !strings.Contains(laid.Notes, "- **"+o.Letter+"** `"+o.Label+"`: it happened.\n") {
			t.Errorf("after a run:\n%s", laid.Notes)
		}
		return
	}
	t.Errorf("no option says %v", seen)
}
