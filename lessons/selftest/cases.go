package selftest

import "exit42/lessons"

// Cases are all that the lessons run, in their order.
func Cases(all []lessons.Lesson) []Case {
	var cases []Case
	for _, l := range all {
		for _, part := range l.Parts {
			if part.Run >= 0 {
				cases = append(cases, ofPart(l, part)...)
			}
		}
	}
	return cases
}

func ofPart(l lessons.Lesson, part lessons.Part) []Case {
	step := l.Steps[part.Run]
	whole := Case{Lesson: l, Step: part.Run, Program: part.Program, Shows: step.Shows}
	for _, s := range l.Steps[part.First : part.Last+1] {
		if s.Question != nil {
			whole.asks = append(whole.asks, s)
		}
		whole.claims = append(whole.claims, s.Claims...)
	}
	switch {
	case part.Turn >= 0:
		return variants(whole, l.Steps[part.Turn].Variants)
	case step.Order != nil:
		return orders(whole, *step.Order)
	case step.Exercise != nil:
		return exercises(whole, *step.Exercise)
	case step.Elsewhere != nil:
		return elsewhere(whole, step.Elsewhere)
	}
	return []Case{whole}
}

// exercises are the starter, which must not pass, and the solution, which must.
func exercises(whole Case, e lessons.Exercise) []Case {
	starter, solution := whole, whole
	starter.made, starter.fails, starter.judge = true, true, solves(false)
	solution.made, solution.judge, solution.Program = true, solves(true), e.Solution
	return []Case{starter, solution}
}

func elsewhere(whole Case, all []lessons.Elsewhere) []Case {
	var cases []Case
	for _, e := range all {
		c := whole
		c.What, c.Tool, c.Program, c.Shows = e.Tool, e.Tool, e.Program, e.Shows
		cases = append(cases, c)
	}
	return cases
}

// variants are the positions of a knob.
func variants(whole Case, all []lessons.Variant) []Case {
	var cases []Case
	for _, v := range all {
		c := whole
		c.Program, c.What = v.Program, v.Label
		c.Shows = append(c.Shows[:len(c.Shows):len(c.Shows)], v.Shows...)
		cases = append(cases, c)
	}
	return cases
}

// orders are the order that is given, which must not pass, and the one that must. Either decides
// the questions of the part.
func orders(whole Case, o lessons.Order) []Case {
	given, solved := whole, whole
	given.What, given.Shows = "as it is given", nil
	given.fails, given.judge = true, passes(o, false)
	solved.What, solved.Program = "put right", o.Arrange(whole.Program, o.Solved)
	solved.judge = passes(o, true)
	return []Case{given, solved}
}
