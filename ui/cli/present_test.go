package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/ui/lectern"
	uiprogress "exit42/ui/progress"
)

// aVote is one on a question of lesson "l": so many hands for option a.
func aVote(step string, hands int) class.Vote {
	return class.Vote{
		Lesson: "l", Step: step, Question: "What?",
		Options: []class.Option{
			{Letter: "a", Label: "0", Predicts: lessons.Observation{Subject: "exitcode", Value: "0"}},
			{Letter: "b", Label: "1", Predicts: lessons.Observation{Subject: "exitcode", Value: "1"}},
		},
		First: &class.Tally{Hands: map[string]int{"a": hands, "b": 0}},
	}
}

// TestVotesOfTwoTalks: two presenters keep their votes in one file, and neither loses the other's;
// what is no file of votes any more is not written over.
func TestVotesOfTwoTalks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "votes.json")
	first := &keptVotes{path: path}
	if err := first.keep(class.Votes{}.With(aVote("one", 1))); err != nil {
		t.Fatal(err)
	}
	began, err := readVotes(path)
	if err != nil {
		t.Fatal(err)
	}
	second := &keptVotes{path: path, votes: began}
	if err := second.keep(began.With(aVote("two", 2))); err != nil {
		t.Fatal(err)
	}
	if err := first.keep(class.Votes{}.With(aVote("one", 11)).With(aVote("three", 3))); err != nil {
		t.Fatal(err)
	}
	if err := second.keep(began.With(aVote("two", 22))); err != nil {
		t.Fatal(err)
	}
	all, err := readVotes(path)
	if err != nil {
		t.Fatal(err)
	}
	for step, hands := range map[string]int{"one": 11, "two": 22, "three": 3} {
		if v := all.Find("l", step); v == nil || v.First.Hands["a"] != hands {
			t.Errorf("%s: %+v", step, v)
		}
	}
	if there, _ := os.ReadDir(filepath.Dir(path)); len(there) != 1 {
		t.Errorf("left beside it: %v", there)
	}
	if err := os.WriteFile(path, []byte("Buy milk.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := first.keep(class.Votes{}.With(aVote("one", 1))); err == nil {
		t.Error("it was written over")
	}
	if text, _ := os.ReadFile(path); string(text) != "Buy milk.\n" {
		t.Errorf("it says %q", text)
	}
}

// TestVotesOfANewTalk: a talk that begins counts from nothing, whatever was counted on the same day;
// one that goes on, or is given the file, goes on with its own counts.
func TestVotesOfANewTalk(t *testing.T) {
	progress := filepath.Join(t.TempDir(), "progress.yaml")
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.Local)
	f := &presentFlags{screen: screen{env: Env{Now: func() time.Time { return now }}, store: func() *uiprogress.Store { return uiprogress.Open(progress) }}}
	open := func(goesOn bool, name string) *keptVotes {
		t.Helper()
		k, err := f.openVotes(new(cobra.Command), goesOn, &lectern.Talk{Votes: name, Began: now.Add(-time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	is := func(k *keptVotes, name string, votes int) {
		t.Helper()
		if filepath.Base(k.path) != name || len(k.votes.Votes) != votes {
			t.Errorf("%d votes in %s; want %d in %s", len(k.votes.Votes), k.path, votes, name)
		}
	}
	const first, second, third = "progress-votes-2026-11-22.json", "progress-votes-2026-11-22-2.json", "progress-votes-2026-11-22-3.json"
	morning := open(false, "")
	is(morning, first, 0)
	if err := morning.keep(class.Votes{}.With(aVote("one", 12))); err != nil {
		t.Fatal(err)
	}
	noon := open(false, first)
	is(noon, second, 0)
	if err := noon.keep(class.Votes{}.With(aVote("one", 30))); err != nil || !noon.later {
		t.Fatal(err)
	}
	is(open(true, first), first, 1)
	is(open(true, second), second, 1)
	is(open(true, "../../etc/passwd"), third, 0)
	f.votes = morning.path
	is(open(false, second), first, 1)
}
