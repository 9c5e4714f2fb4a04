package selftest

import "exit42/lessons"

// Cases are all that the lessons run, in their order.
func Cases(all []lessons.Lesson) []Case {
	var cases []Case
	for i := range all {
		for r := range all[i].Runs() {
			cases = append(cases, caseOf(&all[i], &r))
		}
	}
	return cases
}

// caseOf is one program with what is claimed of its run. Either order of lines decides the
// questions of its part.
func caseOf(l *lessons.Lesson, r *lessons.Running) Case {
	c := Case{Lesson: *l, Step: r.Part.Run, What: r.Which, Program: r.Program, Tool: r.Program.Tool, Shows: r.Shows}
	for _, s := range l.Steps[r.Part.First : r.Part.Last+1] {
		if s.Question != nil {
			c.asks = append(c.asks, s)
		}
		c.claims = append(c.claims, s.Claims...)
	}
	c.fails = r.Try == lessons.Given
	switch step := &l.Steps[r.Part.Run]; {
	case step.Order != nil:
		c.judge = passes(*step.Order, r.Try == lessons.Solved)
	case step.Exercise != nil:
		c.made, c.judge = true, solves(r.Try == lessons.Solved)
	}
	return c
}
