package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

func (p *present) noQuestion(machine) string {
	if p.all[p.in].Steps[p.step].Question == nil {
		return "there is no question here to vote on"
	}
	return ""
}

// putQuestion puts the question of this step to the class.
func (p *present) putQuestion(_ string, m machine) tea.Cmd {
	b := p.asked(m)
	p.polls.ballot, p.over = &b, noCover
	return nil
}

// voteStands says how far the vote on this step's question is: for the speaker, and as a key's name.
func (p *present) voteStands(m machine) (long, short string) {
	b := p.asked(m)
	return b.stands()
}

// asked is the ballot of the question of this step: with what the class said before, and with what
// the run on the stage showed.
func (p *present) asked(m machine) ballot {
	l := &p.all[p.in]
	step := &l.Steps[p.step]
	b := newBallot(l.Slug, step, m.language(p.program()), p.polls.votes.Find(l.Slug, step.ID))
	if b.then = p.thenRuns(); p.front.run.trace != nil {
		b.undecided = p.front.undecided()
	}
	if seen, by, ok := p.front.happened(step.Question); ok {
		b = b.happened(seen, by)
	}
	return b
}

// thenRuns says what comes between a question and the run that answers it.
func (p *present) thenRuns() string {
	more := 0
	for _, i := range questions(&p.all[p.in], p.here().part) {
		if i > p.step {
			more++
		}
	}
	switch run := p.part().Run + 1; {
	case run <= p.step:
		return "let a run answer"
	case more == 1:
		return fmt.Sprintf("1 more question; step %d runs the program", run)
	case more > 1:
		return fmt.Sprintf("%d more questions; step %d runs the program", more, run)
	default:
		return fmt.Sprintf("step %d, where the run answers", run)
	}
}

// pressVote gives a key to the vote; taken is false for one that leaves it and goes on.
func (p *present) pressVote(msg tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	switch msg.String() {
	case "pgdown", "pgup", "b", ".", "?", "t": // a clicker's keys, and what is the same everywhere
		return nil, false
	}
	p.say(p.polls.ballot.refusal(msg.String()))
	next, done := p.polls.ballot.press(msg)
	if p.polls.ballot = &next; done {
		p.say(p.polls.leave())
	}
	return p.polls.keep(next.vote()), true
}

// happened is what the run on a stage showed of a question's subject. The run of another program
// than the lesson's, or one in which somebody killed a process, answers no question of the lesson.
func (s *staged) happened(q *lessons.Question) (seen lessons.Observation, by string, ok bool) {
	if s.evidence == nil || s.ran != "" {
		return seen, "", false
	}
	value, _, ok := s.evidence.Says(q.Subject)
	by = s.run.label
	if s.run.recorded {
		by = "RECORDED " + by
	}
	return lessons.Observation{Subject: q.Subject, Value: value}, by, ok && value != ""
}

// answered takes the run of a part for the answer to what was voted on there.
func (p *present) answered(s *staged) tea.Cmd {
	l := &p.all[s.at.lesson]
	var all []tea.Cmd
	for _, i := range questions(l, s.at.part) {
		step := &l.Steps[i]
		seen, by, ok := s.happened(step.Question)
		if !ok {
			continue
		}
		if before := p.polls.votes.Find(l.Slug, step.ID); before != nil {
			v := *before
			v.Happened, v.By = &seen, by
			all = append(all, p.polls.keep(v))
		}
		if b := p.polls.ballot; b != nil && p.front == s && i == p.step {
			*b = b.happened(seen, by)
		}
	}
	return tea.Batch(all...)
}

// questions are the steps of a part that ask something.
func questions(l *lessons.Lesson, part int) (steps []int) {
	for i := l.Parts[part].First; i <= l.Parts[part].Last; i++ {
		if l.Steps[i].Question != nil {
			steps = append(steps, i)
		}
	}
	return steps
}
