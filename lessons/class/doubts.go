package class

import "fmt"

// Doubts say which counts do not fit each other: who counts hands in a full room miscounts, and
// can mend it. They are no mistakes: people leave, and some raise a hand twice. Of a vote that is
// counted now they are about this round alone.
func (v *Vote) Doubts() []string {
	var all []string
	if v.Second == nil || !v.Open {
		all = v.tooSure(all, "first", v.First, v.Second == nil && v.Open)
	}
	if v.Second == nil || v.Open && !v.whole(v.Second) {
		return all
	}
	all = v.tooSure(all, "second", v.Second, v.Open)
	if one, two := v.First.All(), v.Second.All(); one != two {
		all = append(all, fmt.Sprintf("%d voted, then %d", one, two))
	}
	return all
}

// tooSure adds that more said how sure they are than voted. While hands are counted that can be
// told only once every option has its own.
func (v *Vote) tooSure(all []string, round string, t *Tally, open bool) []string {
	if t == nil || open && !v.whole(t) || t.Sure.All() <= t.All() {
		return all
	}
	return append(all, fmt.Sprintf("%s vote: the hands for how sure are %d, and %d voted", round, t.Sure.All(), t.All()))
}

// whole reports whether the hands of every option are counted.
func (v *Vote) whole(t *Tally) bool { return len(t.Hands) == len(v.Options) }
