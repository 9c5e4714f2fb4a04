package demo

import (
	"container/heap"
	"math"
	"slices"
)

// A placed pair knows where it belongs in both runs: where only one of them did it, before the
// next step of its thread that the other did.
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

// merge puts the pairs of all threads into one order; none of the lists is empty.
func merge(lists [][]placed, before func(p, q *placed) bool) []Pair {
	var merged []Pair
	h := heads{lists, before}
	for heap.Init(&h); len(h.lists) > 0; {
		first := &h.lists[0]
		merged = append(merged, (*first)[0].Pair)
		if *first = (*first)[1:]; len(*first) > 0 {
			heap.Fix(&h, 0)
		} else {
			heap.Pop(&h)
		}
	}
	return merged
}

// heads are lists as a heap: the one that goes on first is in front.
type heads struct {
	lists  [][]placed
	before func(p, q *placed) bool
}

func (h *heads) Len() int           { return len(h.lists) }
func (h *heads) Less(i, j int) bool { return h.before(&h.lists[i][0], &h.lists[j][0]) }
func (h *heads) Swap(i, j int)      { h.lists[i], h.lists[j] = h.lists[j], h.lists[i] }
func (h *heads) Push(list any)      { h.lists = append(h.lists, list.([]placed)) }
func (h *heads) Pop() any {
	last := len(h.lists) - 1
	list := h.lists[last]
	h.lists = h.lists[:last]
	return list
}

// before reports whether a pair comes before one of another thread.
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
