package ui

import (
	"fmt"
	"reflect"
	"sync"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
	"exit42/lessons/class"
)

// The polls are what the class is asked, and what it said.
type polls struct {
	id     int     // of its messages
	ballot *ballot // nil where no question is put
	votes  class.Votes
	keeper *keeper
	given  int    // how often votes were given to it
	unkept bool   // it was said that they are not kept
	later  string // ... and is said again when the vote is left
}

// leave goes back to the stage, and hands back what is to be said there.
func (p *polls) leave() (say string) {
	say, p.later, p.ballot = p.later, "", nil
	return say
}

// keep keeps a vote, in the place of what the class said before.
func (p *polls) keep(v class.Vote) tea.Cmd {
	before := p.votes.Find(v.Lesson, v.Step)
	if v.First == nil || before != nil && reflect.DeepEqual(v, *before) {
		return nil // nothing is counted, or nothing is new
	}
	p.votes = p.votes.With(v)
	p.given++
	k, id, n, votes := p.keeper, p.id, p.given, p.votes
	return func() tea.Msg { return votesKept{id, k.write(n, votes)} }
}

// kept hands back, once, that nothing is kept. While hands are counted it is said once more when
// that is left, since the next digit takes the first line away.
func (p *polls) kept(msg votesKept) (say string) {
	if msg.err == nil || p.unkept {
		return ""
	}
	p.unkept, say = true, "the votes are not kept: "+msg.err.Error()
	if p.ballot != nil {
		p.later = say
	}
	return say
}

// close writes what was said last.
func (p *polls) close() {
	if p.given > 0 {
		p.keeper.write(p.given+1, p.votes)
	}
}

// said is how many of the class said what happened: at first, and after they had talked.
func (p *polls) said(lesson string, s *lessons.Step, seen lessons.Observation) string {
	v := p.votes.Find(lesson, s.ID)
	switch {
	case v == nil || v.First == nil:
		return "was not asked"
	case seen.Value == "":
		return "nothing is decided: the run did not show it"
	case v.Second == nil || v.Open: // nobody sees the first count before
		return "has not voted a second time"
	}
	said := func(hands map[string]int) string {
		right, all := 0, 0
		for _, o := range v.Options {
			if all += hands[o.Letter]; o.Predicts == seen {
				right += hands[o.Letter]
			}
		}
		return fmt.Sprintf("%d of %d", right, all)
	}
	return said(v.First.Hands) + " said so, then " + said(v.Second.Hands)
}

// votesKept says that what the class said is in its file, or why it is not.
type votesKept struct {
	id  int
	err error
}

func (m votesKept) of() int { return m.id }

// A keeper writes votes. Commands come in any order: what is older than what was written is not.
type keeper struct {
	mu   sync.Mutex
	last int
	keep func(class.Votes) error
}

func (k *keeper) write(n int, votes class.Votes) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if n < k.last || k.keep == nil {
		return nil
	}
	k.last = n
	return k.keep(votes)
}
