package lessons

// Exercise is a program to be mended in the learner's own editor. What decides is
// whether the value that the child computed reaches the parent.
type Exercise struct {
	Solution Program
	Why      string // Markdown, the solution's explanation
}

func (p *page) exercise(s *section, program *Program) *Exercise {
	e := &Exercise{Why: p.explanation(s)}
	if program == nil {
		p.wrong(s.first, "an exercise needs a **Program:**, the starter")
	}
	solution := p.one(s, "Solution")
	if solution.line == 0 {
		p.wrong(s.first, "an exercise needs a **Solution:**, a file that passes")
		return e
	}
	e.Solution = p.program(solution, field{})
	return e
}

// Elsewhere is a program in another language, which starts children of its own and
// prints what their ends look like there.
type Elsewhere struct {
	Tool    string // "Node"; Python and Go are among them
	Program Program
	Shows   []Shown
}

func (p *page) elsewhere(s *section) []Elsewhere {
	entries := p.entries(s, "Shows")
	if len(entries) == 0 {
		p.wrong(s.first, "no programs; add list items such as \"- **Node** `exits.js`\"")
	}
	var all []Elsewhere
	for _, e := range entries {
		one := Elsewhere{Tool: e.name, Shows: p.shows(e.shows)}
		switch {
		case e.plain == "":
			p.wrong(e.line, "%s has no program; write its file behind it, as in `exits.js`", e.name)
		case Language(e.name) == Go:
			one.Program = Program{}.inGo(e.plain)
		default:
			one.Program = Program{File: e.plain, Source: p.source(e.line, e.plain)}
		}
		all = append(all, one)
	}
	return all
}
