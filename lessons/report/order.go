package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"exit42/lessons/class"
)

// inAlphabet are the learners by their names; who gave none comes last.
func (c *Class) inAlphabet() []Learner {
	order := make([]int, len(c.learners))
	names := make([]string, len(c.learners))
	for i := range c.learners {
		order[i], names[i] = i, strings.ToLower(c.learners[i].Who)
		if !c.learners[i].Named {
			names[i] = string(unicode.MaxRune)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(names[i], names[j]), i-j) })
	all := make([]Learner, 0, len(order))
	for _, i := range order {
		all = append(all, c.learners[i])
	}
	return all
}

// inOrder are the questions in the order of the lessons; those of other lessons come last.
func (c *Class) inOrder() []*Question {
	all := slices.Clone(c.order)
	slices.SortFunc(all, func(a, b *Question) int {
		return cmp.Or(slices.Compare(a.place[:], b.place[:]), cmp.Compare(a.came, b.came))
	})
	return all
}

// rank puts what most said, and most surely, first. They are sorted by their numbers, since they
// are large.
func (s *Summary) rank() {
	order := make([]int, len(s.Misconceptions))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &s.Misconceptions[i], &s.Misconceptions[j]
		return cmp.Or(b.Weight-a.Weight, b.Sure.Certain-a.Sure.Certain, i-j)
	})
	ranked := make([]Misconception, len(order))
	for to, from := range order {
		ranked[to] = s.Misconceptions[from]
	}
	s.Misconceptions = ranked
}

// votesInOrder are the votes in the order of the lessons; of one question, as the files had them.
func (c *Class) votesInOrder() []class.Vote {
	at := make([][2]int, len(c.votes))
	order := make([]int, len(c.votes))
	for i := range c.votes {
		v := &c.votes[i]
		order[i], at[i] = i, [2]int{len(c.all), 0}
		if l := c.lesson(v.Lesson); l >= 0 {
			at[i] = [2]int{l, c.all[l].Step(v.Step)}
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(slices.Compare(at[i][:], at[j][:]), i-j) })
	all := make([]class.Vote, 0, len(order))
	for _, i := range order {
		all = append(all, c.votes[i])
	}
	if !slices.ContainsFunc(all, func(v class.Vote) bool { return v.Talk != all[0].Talk }) {
		for i := range all {
			all[i].Talk = "" // it was one
		}
	}
	return all
}
