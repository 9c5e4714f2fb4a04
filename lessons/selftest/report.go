package selftest

import "slices"

// A Report is what became of all claims. It is not safe for use by several goroutines at once.
type Report struct {
	Lines []Line   // a case each, in the order of the lessons
	On    []string // the runtimes on which something ran, by their labels, in their order
	Runs  int      // how many runs there were
	Wrong int      // how many claims failed, each counted once a case
}

// A Line is what became of one case.
type Line struct {
	Case   Case
	Claims []Claim  // in the order in which they are made
	On     []string // the runtimes on which it ran
}

// A Claim is one of the lines that [Case.Check] returns, on all that the case ran on.
type Claim struct {
	Text   string
	With   string   // the condition under which it is claimed
	On     []string // the runtimes on which it was checked
	Failed []Failure
}

// A Failure is what was seen where a claim failed, and on which runtimes.
type Failure struct {
	Saw string
	On  []string
}

// Held says how many of the line's claims held wherever they were checked.
func (l Line) Held() int {
	n := 0
	for _, c := range l.Claims {
		if len(c.Failed) == 0 {
			n++
		}
	}
	return n
}

// NewReport makes the report of these cases, of which nothing has been run yet. The runners are
// in the order in which they are to be named.
func NewReport(cases []Case, runners []Runner, results []Result) Report {
	var rep Report
	order := map[string]int{}
	for i, r := range runners {
		order[r.Label] = i
	}
	byOrder := func(a, b Result) int { return order[a.Runner.Label] - order[b.Runner.Label] }
	for _, c := range cases {
		l := Line{Case: c}
		var own []Result
		for _, r := range results {
			if r.Case.is(c) {
				own = append(own, r)
			}
		}
		slices.SortStableFunc(own, byOrder)
		for _, r := range own {
			l.add(r)
			rep.Runs++
		}
		rep.Wrong += len(l.Claims) - l.Held()
		rep.Lines = append(rep.Lines, l)
	}
	for _, r := range runners {
		if slices.ContainsFunc(results, func(one Result) bool { return one.Runner.Label == r.Label }) {
			rep.On = append(rep.On, r.Label)
		}
	}
	return rep
}

// is says whether it is the same case.
func (c Case) is(d Case) bool {
	return c.Lesson.Slug == d.Lesson.Slug && c.Lesson.Folder == d.Lesson.Folder && c.Step == d.Step && c.What == d.What &&
		c.Program.File == d.Program.File && c.Program.Native == d.Program.Native
}

func (l *Line) add(r Result) {
	l.On = append(l.On, r.Runner.Label)
	for _, check := range r.All() {
		c := l.claim(check)
		c.On = append(c.On, r.Runner.Label)
		if check.OK {
			continue
		}
		at := slices.IndexFunc(c.Failed, func(f Failure) bool { return f.Saw == check.Saw })
		if at < 0 {
			at = len(c.Failed)
			c.Failed = append(c.Failed, Failure{Saw: check.Saw})
		}
		c.Failed[at].On = append(c.Failed[at].On, r.Runner.Label)
	}
}

// claim is the line's claim with these words.
func (l *Line) claim(check Check) *Claim {
	at := slices.IndexFunc(l.Claims, func(c Claim) bool { return c.Text == check.Claim && c.With == check.With })
	if at < 0 {
		at = len(l.Claims)
		l.Claims = append(l.Claims, Claim{Text: check.Claim, With: check.With})
	}
	return &l.Claims[at]
}
