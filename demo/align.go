package demo

import (
	"maps"
	"math"
	"slices"
)

// A Pair is a step that two runs have in common, or that only one of them did.
type Pair struct {
	A, B    int  // the events; -1 for none
	Differs bool // the two are not the same, or one of them is missing
}

// Align sets the steps of two runs side by side. A step is an event that has a row in the
// lanes, or a line that was printed. What counts is who did what, and the order in which each
// process did it: the parent and its first child are the same in both, whatever their pids. No
// difference are times, pids, addresses, numbers of inodes, the paths of interpreters and of the
// program itself, how the steps of one process fall among those of another, and whether a zombie
// was seen before it was asked for; a pid inside of the bytes of a message, though, is.
//
// The pairs of each process are in the order in which it did them; those of several are in the
// order of a, or else of b, as far as that can be.
func Align(a, b *Trace) []Pair {
	keys := keyer{number: map[string]int{}}
	left, right := keys.steps(a), keys.steps(b)
	mine, theirs := byWho(left), byWho(right)
	everybody := maps.Clone(mine)
	maps.Copy(everybody, theirs)
	var lists [][]placed
	for _, who := range slices.Sorted(maps.Keys(everybody)) {
		lists = append(lists, place(alignOne(mine[who], theirs[who])))
	}
	return merge(lists, len(left)+len(right))
}

// Moment says how far each of two runs is at a pair: at the last of its events up to there.
func Moment(pairs []Pair, at int) (a, b int) {
	a, b = -1, -1
	for _, p := range pairs[:min(max(0, at+1), len(pairs))] {
		a, b = max(a, p.A), max(b, p.B)
	}
	return a, b
}

// byWho lists the steps of each process, and of each stream of output.
func byWho(steps []step) map[int][]step {
	all := map[int][]step{}
	for _, s := range steps {
		all[s.who] = append(all[s.who], s)
	}
	return all
}

// alignOne pairs what one process did in two runs.
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

// A placed pair knows where it belongs in both runs: where only one of them did it, before the
// next step of its process that the other did.
type placed struct {
	Pair
	a, b int
}

func place(pairs []Pair) []placed {
	all := make([]placed, len(pairs))
	a, b := math.MaxInt, math.MaxInt
	for i, p := range slices.Backward(pairs) {
		if p.A >= 0 {
			a = p.A
		}
		if p.B >= 0 {
			b = p.B
		}
		all[i] = placed{p, a, b}
	}
	return all
}

// merge puts the pairs of all processes into one order.
func merge(lists [][]placed, room int) []Pair {
	merged := make([]Pair, 0, room)
	for {
		first := -1
		for i := range lists {
			if len(lists[i]) > 0 && (first < 0 || lists[i][0].before(&lists[first][0])) {
				first = i
			}
		}
		if first < 0 {
			return merged
		}
		merged = append(merged, lists[first][0].Pair)
		lists[first] = lists[first][1:]
	}
}

// before reports whether a pair comes before one of another process.
func (p *placed) before(q *placed) bool {
	switch {
	case p.A >= 0 && q.A >= 0:
		return p.A < q.A
	case p.B >= 0 && q.B >= 0:
		return p.B < q.B
	case p.a != q.a:
		return p.a < q.a
	}
	return p.b < q.b
}
