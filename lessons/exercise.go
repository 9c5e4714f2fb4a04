package lessons

// A Task is a program to be mended in the learner's own editor. What decides is
// whether the value that the child computed reaches the parent.
type Task struct {
	Solution Program
	Why      string // Markdown, the solution's explanation
}

func (p *page) exercise(s *section, program *Program) *Task {
	e := &Task{Why: p.explanation(s)}
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
