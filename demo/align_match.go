package demo

// Matching is exact up to so many cells of its table; beyond, it goes through windows of that
// size, which finds what two runs have in common as long as they do not drift further apart.
const (
	matchCells  = 1 << 20
	matchWindow = 256
)

// match finds for each of x the one of y that belongs to it, in order; -1 for none.
func match(x, y []step) []int {
	with := make([]int, len(x))
	for i := range with {
		with[i] = -1
	}
	i, j, n, m := 0, 0, len(x), len(y)
	equal := func(i, j int) bool { return x[i].what == y[j].what && x[i].same(&y[j]) }
	ahead := func() {
		for ; i < n && j < m && equal(i, j); i, j = i+1, j+1 {
			with[i] = j
		}
	}
	ahead()
	for n > i && m > j && equal(n-1, m-1) {
		n, m = n-1, m-1
		with[n] = m
	}
	for (n-i)*(m-j) > matchCells {
		i, j = matchPart(x[:n], y[:m], i, j, with)
		ahead()
	}
	table{}.fill(x[i:n], y[j:m], func(k, l int) { with[i+k] = j + l })
	return with
}

// matchPart matches a window that begins at i and j, keeps the first half of it, and says
// where to go on.
func matchPart(x, y []step, i, j int, with []int) (int, int) {
	const half = matchWindow / 2
	w, v := min(matchWindow, len(x)-i), min(matchWindow, len(y)-j)
	nextI, nextJ := i, j
	table{}.fill(x[i:i+w], y[j:j+v], func(k, l int) {
		if k < half && l < half {
			with[i+k] = j + l
			nextI, nextJ = max(nextI, i+k+1), max(nextJ, j+l+1)
		}
	})
	if nextI == i {
		return i + min(half, w), j + min(half, v) // nothing in common here
	}
	return nextI, nextJ
}

// A table finds the pairs in which two lists have the most in common: the same step counts
// more than one of its kind, and that more than none.
type table struct {
	from []uint8
}

const (
	fromNone = iota
	fromX    // leave one of x out
	fromY
	fromBoth
)

// fill calls pair for each pair, the last one first.
func (t table) fill(x, y []step, pair func(i, j int)) {
	const like, same = 2, 3
	if len(x) == 0 || len(y) == 0 {
		return
	}
	w := len(y) + 1
	t.from = make([]uint8, (len(x)+1)*w)
	above, row := make([]int32, w), make([]int32, w)
	for i := 1; i <= len(x); i++ {
		a := &x[i-1]
		for j := 1; j <= len(y); j++ {
			best, from := above[j], uint8(fromX)
			if row[j-1] > best {
				best, from = row[j-1], fromY
			}
			if b := &y[j-1]; a.what == b.what {
				score := above[j-1] + like
				if a.same(b) {
					score = above[j-1] + same
				}
				if score > best { // of two as good, the earlier: a run that stops short has the beginning in common
					best, from = score, fromBoth
				}
			}
			row[j], t.from[i*w+j] = best, from
		}
		above, row = row, above
	}
	for i, j := len(x), len(y); i > 0 && j > 0; {
		switch t.from[i*w+j] {
		case fromBoth:
			i, j = i-1, j-1
			pair(i, j)
		case fromX:
			i--
		default:
			j--
		}
	}
}
