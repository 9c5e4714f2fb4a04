package ui

import (
	"cmp"
	"reflect"
	"sync"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
	"exit42/lessons/class"
)

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

func keepVotes(id int, k *keeper, n int, votes class.Votes) tea.Cmd {
	return func() tea.Msg { return votesKept{id, k.write(n, votes)} }
}

// keptVotes says once that nothing is kept; while hands are counted, once more when that is left,
// since the next digit takes the first line away.
func (p *present) keptVotes(msg votesKept) {
	if msg.err == nil || p.unkept {
		return
	}
	p.unkept, p.refusal = true, "the votes are not kept: "+msg.err.Error()
	if p.vote != nil {
		p.later = p.refusal
	}
}

// leaveVote goes back to the stage.
func (p *present) leaveVote() {
	p.refusal, p.later, p.vote = cmp.Or(p.later, p.refusal), "", nil
}

func (p *present) noQuestion(machine) string {
	if p.all[p.in].Steps[p.step].Question == nil {
		return "there is no question here to vote on"
	}
	return ""
}

// putQuestion puts the question of this step to the class.
func (p *present) putQuestion(_ string, m machine) tea.Cmd {
	l := &p.all[p.in]
	b := newBallot(l.Slug, &l.Steps[p.step], m.language(), p.votes.Find(l.Slug, l.Steps[p.step].ID))
	if seen, by, ok := p.happened(p.here(), l.Steps[p.step].Question); ok {
		b = b.happened(seen, by)
	}
	p.vote, p.hand, p.wide, p.title = &b, false, false, false
	return nil
}

// pressVote gives a key to the vote; taken is false for one that leaves it and goes on.
func (p *present) pressVote(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	switch msg.String() {
	case "pgdown", "pgup", "b", ".", "?", "t": // a clicker's keys, and what is the same everywhere
		return nil, false
	}
	next, done := p.vote.press(msg)
	if p.vote = &next; done {
		p.leaveVote()
	}
	return p.keep(next.vote()), true
}

// keep keeps a vote, in the place of what the class said before.
func (p *present) keep(v class.Vote) tea.Cmd {
	before := p.votes.Find(v.Lesson, v.Step)
	if v.First == nil || before != nil && reflect.DeepEqual(v, *before) {
		return nil // nothing is counted, or nothing is new
	}
	p.votes = p.votes.With(v)
	p.kept++
	return keepVotes(p.id, p.keeper, p.kept, p.votes)
}

// happened is what the run on a stage showed of a question's subject. The run of another program
// than the lesson's, or one in which somebody killed a process, answers no question of the lesson.
func (p *present) happened(at place, q *lessons.Question) (seen lessons.Observation, by string, ok bool) {
	l := p.parts[at]
	if l.evidence == nil || p.ran[at] != "" {
		return seen, "", false
	}
	value, _, ok := l.evidence.Says(q.Subject)
	by = l.run.label
	if l.run.recorded {
		by = "RECORDED " + by
	}
	return lessons.Observation{Subject: q.Subject, Value: value}, by, ok && value != ""
}

// answered takes the run of a part for the answer to what was voted on there.
func (p *present) answered(at place) tea.Cmd {
	l := &p.all[at.lesson]
	part := l.Parts[at.part]
	var all []tea.Cmd
	for i := part.First; i <= part.Last; i++ {
		step := &l.Steps[i]
		if step.Question == nil {
			continue
		}
		seen, by, ok := p.happened(at, step.Question)
		if !ok {
			continue
		}
		if before := p.votes.Find(l.Slug, step.ID); before != nil {
			v := *before
			v.Happened, v.By = &seen, by
			all = append(all, p.keep(v))
		}
		if p.vote != nil && p.here() == at && i == p.step {
			*p.vote = p.vote.happened(seen, by)
		}
	}
	return tea.Batch(all...)
}

// questions are the steps of this part that ask something.
func (p *present) questions() []int {
	var all []int
	part := p.part()
	for i := part.First; i <= part.Last; i++ {
		if p.all[p.in].Steps[i].Question != nil {
			all = append(all, i)
		}
	}
	return all
}
