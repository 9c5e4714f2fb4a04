package ui

import (
	"errors"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/ui/lectern"
)

// TestPresentKeepsVotes: the latest votes get to their file, with what the run showed.
func TestPresentKeepsVotes(t *testing.T) {
	var kept []class.Votes
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "promise", Step: "what-does-join-give-back", KeepVotes: func(v class.Votes) error {
		kept = append(kept, v)
		return nil
	}})
	p := m.presented()
	if p.step != 2 {
		t.Fatalf("it begins at step %d", p.step+1)
	}
	press(m, "v", "9", "enter", "3", "enter", "1", "2", "esc")
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	p.close()
	if len(kept) != 1 || len(kept[0].Votes) != 1 {
		t.Fatalf("kept: %+v", kept)
	}
	if v := kept[0].Votes[0]; v.Lesson != "promise" || v.First == nil || v.First.Hands["c"] != 12 || v.Happened == nil || *v.Happened != v.Options[2].Predicts {
		t.Errorf("kept: %+v", v)
	}
}

// TestPresentVotesNotKept: that is said while hands are counted, once more when the vote is left,
// whichever way, and then no more.
func TestPresentVotesNotKept(t *testing.T) {
	for _, leaves := range []string{"esc", "pgdown"} {
		m := talkAt(t, trueColour, 80, 24, Presented{KeepVotes: func(class.Votes) error { return errors.New("the disk is full") }})
		says := func() bool { return strings.Contains(stripped(m), "the votes are not kept: the disk is full") }
		press(m, "3", "enter", "v")
		m.Update(m.presented().polls.keep(class.Vote{First: &class.Tally{}})())
		if !says() {
			t.Fatalf("it is not said:\n%s", stripped(m))
		}
		if press(m, "1"); says() {
			t.Error("it covers the keys of the vote")
		}
		if press(m, leaves); !says() {
			t.Errorf("after %s it is not said again:\n%s", leaves, stripped(m))
		}
		m.Update(votesKept{m.presented().id, errors.New("the disk is full")})
		if press(m, "n"); says() {
			t.Error("it is said once more")
		}
	}
}

// TestPresentHidesTheFirstVote: what a class said at first is not seen anywhere before it has
// voted a second time.
func TestPresentHidesTheFirstVote(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "3", "enter", "v", "9", "enter", "3", "enter", "1", "2", "enter", "4", "enter", "enter", "enter", "enter", "esc")
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	press(m, "7", "enter")
	if text := stripped(m); !strings.Contains(text, "has not voted a second time") || strings.Contains(text, "12 of") {
		t.Errorf("the first count is seen:\n%s", text)
	}
	press(m, "3", "enter", "v", "enter", "1", "enter", "2", "esc", "7", "enter")
	if text := stripped(m); !strings.Contains(text, "has not voted a second time") {
		t.Errorf("half of the second count is seen:\n%s", text)
	}
	press(m, "3", "enter", "v", "7", "enter", "4", "enter", "enter", "enter", "enter", "esc", "7", "enter")
	if text := stripped(m); !strings.Contains(text, "12 of 28 said so, then 7 of 14") {
		t.Errorf("both counts are not told:\n%s", text)
	}
}

// TestPresentKilled: a run in which a process was killed says so, and is no answer for the class.
func TestPresentKilled(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "3", "enter", "v", "9", "esc", "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	press(m, "K", "n")
	if p.armed != nothingArmed || p.parts[place{}].ran != "" {
		t.Fatal("a step on does not disarm the kill")
	}
	press(m, "[", "6", "enter", "K", "enter")
	if text := stripped(m); !strings.Contains(text, "6 of 14 · killed") {
		t.Errorf("it is not said:\n%s", text)
	}
	m.Update(eventsCame{id: p.front.run.id, over: true})
	if v := p.polls.votes.Find("promise", p.all[0].Steps[2].ID); v == nil || v.Happened != nil || p.front.evidence == nil {
		t.Errorf("the vote is answered: %+v", v)
	}
}

// TestPresentNotShown: of what a run did not show it is not said how many were right.
func TestPresentNotShown(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	s := &p.all[0].Steps[2]
	hands := &class.Tally{Hands: map[string]int{"a": 40}}
	p.polls.votes = p.polls.votes.With(class.Vote{Lesson: "promise", Step: s.ID, First: hands, Second: hands})
	if got := p.polls.said("promise", s, lessons.Observation{Subject: s.Question.Subject}); strings.Contains(got, "of 40") || !strings.Contains(got, "the run did not show it") {
		t.Errorf("%q", got)
	}
}

// TestPresentVoteStands: a vote that was left is told of as far as it is, on the stage and in the
// notes; who has seen both counts is told how far the run is.
func TestPresentVoteStands(t *testing.T) {
	var laid lectern.Talk
	m := talkAt(t, trueColour, 80, 24, Presented{Lay: func(t lectern.Talk) { laid = t }})
	stands := func(notes, key string) {
		t.Helper()
		if laid.Vote != notes || !strings.Contains(stripped(m), "v "+key+" ") {
			t.Errorf("the notes say %q, not %q; or the stage says no %q:\n%s", laid.Vote, notes, key, stripped(m))
		}
	}
	enters := func(n int) { press(m, strings.Split(strings.Repeat("enter ", n), " ")[:n]...) }
	press(m, "3", "enter")
	stands("v puts the question to the class", "vote")
	press(m, "v", "9", "enter", "3", "esc")
	stands("first vote, at c: v goes on", "first vote")
	press(m, "v")
	enters(5)
	press(m, "esc")
	stands("the first vote is counted; v leads to the second", "second vote")
	press(m, "v", "enter", "7", "enter", "1", "esc")
	stands("second vote, at c: v goes on", "second vote")
	press(m, "v")
	if enters(5); laid.Vote != "both votes are shown; esc, then 2 more questions; step 6 runs the program" {
		t.Errorf("what comes next: %q", laid.Vote)
	}
	press(m, "esc")
	stands("both votes are counted; v shows them", "both votes")
	for step, then := range map[string]string{"4": "1 more question; step 6 runs the program", "5": "step 6, where the run answers"} {
		if press(m, step, "enter"); m.presented().thenRuns() != then {
			t.Errorf("after step %s: %q", step, m.presented().thenRuns())
		}
	}
}
