package ui

import (
	"strings"
	"testing"

	"exit42/lessons"
	"exit42/ui/lectern"
)

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
	seen, _, ok := p.happened(p.here(), s.Question)
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
