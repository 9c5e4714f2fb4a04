package stage

import (
	"cmp"
	"slices"
	"strings"

	"exit42/demo"
)

// A tally counts processes by what they do: "+57 more: 55 gone with 0, 2 wait".
type tally struct {
	look   *look
	n      int
	groups []group
}

// A group is how many do the same.
type group struct {
	many, one string
	n         int
}

func newTally(l *look, procs []*demo.Proc) tally {
	t := tally{look: l, n: len(procs)}
	for _, p := range procs {
		one, many := t.what(p)
		i := slices.IndexFunc(t.groups, func(g group) bool { return g.many == many })
		if i < 0 {
			i, t.groups = len(t.groups), append(t.groups, group{many: many, one: one})
		}
		t.groups[i].n++
	}
	return t
}

// what says what a process does, as one and as several.
func (t *tally) what(p *demo.Proc) (one, many string) {
	now := t.look.doing(p)
	one, many = now.short, now.many
	if code, ok := p.ExitCode(); ok {
		with := " with " + endWords(code)
		one, many = one+with, many+with
	}
	return one, many
}

// without is the tally without one process.
func (t tally) without(p *demo.Proc) tally {
	_, many := t.what(p)
	t.groups = slices.Clone(t.groups)
	for i := range t.groups {
		if t.groups[i].many == many {
			t.groups[i].n--
		}
	}
	t.n--
	return t
}

// words says the tally, the largest groups first: as many of them as fit into w cells.
func (t *tally) words(w int) string {
	const named = 4
	for most := named; most > 0; most-- {
		if words := t.name(most); cells(words) <= w {
			return words
		}
	}
	if words, _, _ := strings.Cut(t.name(1), ", "); cells(words)+1 <= w {
		return words + t.look.glyphs.Ellipsis
	}
	return "+" + grouped(int64(t.n)) + " more"
}

// name says the tally with at most so many of its groups named.
func (t *tally) name(most int) string {
	groups := slices.DeleteFunc(slices.Clone(t.groups), func(g group) bool { return g.n == 0 })
	slices.SortStableFunc(groups, func(a, b group) int { return cmp.Compare(b.n, a.n) })
	var parts []string
	named := 0
	for i, g := range groups {
		if i == max(1, most-1) && len(groups) > most {
			parts = append(parts, plural(int64(t.n-named), "other"))
			break
		}
		named += g.n
		what := g.many
		if g.n == 1 {
			what = g.one
		}
		parts = append(parts, grouped(int64(g.n))+" "+what)
	}
	return "+" + grouped(int64(t.n)) + " more: " + strings.Join(parts, ", ")
}
