package demo

import (
	"maps"
	"slices"
)

// A Pair is a step that two runs have in common, or that only one of them did.
type Pair struct {
	A, B    int  // the events; -1 for none
	Differs bool // the two are not the same, or one of them is missing
}

// Align sets the steps of two runs side by side. A step is an event that has a row in the
// lanes, or a line that was printed. What counts is who did what, and the order in which each
// thread of each process did it: the parent and its first child are the same in both, whatever
// their pids. No difference are times, pids, addresses, numbers of inodes, the paths of
// interpreters and of the program itself, how the steps of one thread fall among those of
// another, in how many pieces a message was read, and whether a look caught a zombie, or that a
// process is gone; a pid inside of the bytes of a message, though, is.
//
// The pairs of each thread are in the order in which it did them; those of several are in the
// order of a, or else of b, as far as that can be.
func Align(a, b *Trace) []Pair {
	keys := keyer{number: map[string]int{}}
	left, right := keys.steps(a), keys.steps(b)
	mine, theirs := byWho(left), byWho(right)
	everybody := maps.Clone(mine)
	maps.Copy(everybody, theirs)
	var lists [][]placed
	for _, who := range slices.Sorted(maps.Keys(everybody)) {
		if pairs := alignOne(mine[who], theirs[who]); len(pairs) > 0 {
			lists = append(lists, place(pairs))
		}
	}
	return merge(lists, (*placed).before)
}

// Moment says how far each of two runs is at a pair: at the last of its events up to there.
func Moment(pairs []Pair, at int) (a, b int) {
	a, b = -1, -1
	for _, p := range pairs[:min(max(0, at+1), len(pairs))] {
		a, b = max(a, p.A), max(b, p.B)
	}
	return a, b
}

// byWho lists the steps of each thread of each process, and of each stream of output.
func byWho(steps []step) map[int][]step {
	all := map[int][]step{}
	for _, s := range steps {
		all[s.who] = append(all[s.who], s)
	}
	return all
}

// alignOne pairs what one thread did in two runs.
func alignOne(x, y []step) []Pair {
	pairs := make([]Pair, 0, max(len(x), len(y)))
	next := 0
	onlyY := func(end int) {
		for ; next < end; next++ {
			if !y[next].glimpse {
				pairs = append(pairs, Pair{-1, y[next].event, true})
			}
		}
	}
	for i, j := range match(x, y) {
		switch {
		case j >= 0:
			onlyY(j)
			pairs = append(pairs, Pair{x[i].event, y[j].event, !x[i].same(&y[j])})
			next = j + 1
		case !x[i].glimpse:
			pairs = append(pairs, Pair{x[i].event, -1, true})
		}
	}
	onlyY(len(y))
	return pairs
}
