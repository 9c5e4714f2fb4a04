package class

import "slices"

// Find is the vote on a lesson's step, or nil.
func (vs *Votes) Find(lesson, step string) *Vote {
	for i := range vs.Votes {
		if v := &vs.Votes[i]; v.Lesson == lesson && v.Step == step {
			return v
		}
	}
	return nil
}

// With is these votes and one more, which takes the place of one on the same step. A vote of
// which nothing was counted changes nothing. The votes that it was called on stay as they are.
func (vs Votes) With(v Vote) Votes {
	if v.First == nil {
		return vs
	}
	vs.Votes = slices.Clone(vs.Votes)
	if old := vs.Find(v.Lesson, v.Step); old != nil {
		*old = v
		return vs
	}
	vs.Votes = append(vs.Votes, v)
	return vs
}

// All is how many hands were raised for the options, all together; in no tally there are none.
func (t *Tally) All() int {
	sum := 0
	if t == nil {
		return sum
	}
	for _, n := range t.Hands {
		sum += n
	}
	return sum
}

// All is how many said how sure they are.
func (s *Sure) All() int { return s.Guess + s.Fairly + s.Sure }

// Right is the option that the run bore out; ok is false where no run was seen, or where none of
// the options said what it showed.
func (v *Vote) Right() (_ Option, ok bool) {
	for _, o := range v.Options {
		if v.Happened != nil && o.Predicts == *v.Happened {
			return o, true
		}
	}
	return Option{}, false
}
