package handout

import (
	"fmt"
	"strings"

	"exit42/lessons"
	"exit42/ui/stage"
)

// answers say of each question what its run showed, and why.
func (m *maker) answers() {
	if len(m.asked) == 0 {
		return
	}
	m.add(Heading{Level: 2, Text: "Answers", ID: "answers", Page: true})
	m.add(Prose{Level: 2, Text: "Nobody wrote these results down: the runs of this handout decided them. Another machine or another Python may decide otherwise."})
	var last *lessons.Lesson
	for _, a := range m.asked {
		if a.lesson != last {
			last = a.lesson
			m.add(Heading{Level: 3, Text: fmt.Sprintf("Lesson %d: %s", last.Number, last.Title), ID: "answers-" + lessonID(last)})
		}
		s := &a.lesson.Steps[a.step]
		m.add(Heading{Level: 4, Text: a.number + "  " + s.Title, ID: "answer-" + strings.ReplaceAll(a.number, ".", "-")})
		part := &a.lesson.Parts[a.lesson.PartOf(a.step)]
		if s.Question != nil {
			m.answer(a.lesson, part, s)
		} else {
			m.solution(a, part, s)
		}
	}
}

// answer says what the run, or each position of the knob, made of a question.
func (m *maker) answer(l *lessons.Lesson, part *lessons.Part, s *lessons.Step) {
	right := map[string]bool{}
	if part.Turn >= 0 {
		m.turned(l, l.Steps[part.Turn].Variants, s.Question, right)
	} else if p, ok := decides(l, part); ok {
		r := m.run(l.Folder, p)
		m.add(m.decided(s.Question, &r, right))
	}
	m.prose(4, "Why", s.Question.Why)
	m.refuted(s.Question, right)
}

// decides is the program whose run decides the questions of a part. An order decides them when it
// is put right.
func decides(l *lessons.Lesson, part *lessons.Part) (lessons.Program, bool) {
	if part.Run < 0 {
		return lessons.Program{}, false
	}
	if o := l.Steps[part.Run].Order; o != nil {
		return o.Arrange(part.Program, o.Solved), true
	}
	return part.Program, true
}

// decided says which option came true, and what the run showed.
func (m *maker) decided(q *lessons.Question, r *Ran, right map[string]bool) Answer {
	if r.Trace == nil {
		return Answer{Label: "not run", Showed: stage.Clean(r.Why, false)}
	}
	a := Answer{Label: "none of these", Showed: "the run did not show it"}
	if value, _, ok := r.evidence().Says(q.Subject); ok {
		a.Showed, a.Is = observed(q.Subject, value, r), about(q.Subject)
	}
	ev := r.evidence()
	for _, o := range q.Options {
		if o.Grade(ev) == lessons.Right {
			right[o.Letter] = true
			a.Letter, a.Label = o.Letter, o.LabelIn(r.language())
		}
	}
	return a
}

// observed says what a run showed, in the words of its program's language.
func observed(subject, value string, r *Ran) string {
	return stage.Clean(lessons.Observation{Subject: subject, Value: value}.In(r.language()), false)
}

// turned says for each position of the knob which option came true.
func (m *maker) turned(l *lessons.Lesson, all []lessons.Variant, q *lessons.Question, right map[string]bool) {
	t := Table{Head: []string{"Chosen", "Answer", "What the run showed"}}
	for i := range all {
		v := &all[i]
		r := m.run(l.Folder, v.Program)
		a := m.decided(q, &r, right)
		t.Rows = append(t.Rows, []Cell{{Text: v.Letter + "  " + v.Label}, {Text: strings.TrimSpace(a.Letter + "  " + a.Label)}, {Text: a.Showed, Is: a.Is}})
	}
	m.add(t)
}

// about is which of the two boxes a subject belongs to.
func about(subject string) string {
	switch subject {
	case "exitcode", "status", "zombie", "signal", "returncode":
		return "exit"
	case "value", "bytes", "target":
		return "value"
	}
	return ""
}

// refuted says of the options that came true nowhere what is wrong with them.
func (m *maker) refuted(q *lessons.Question, right map[string]bool) {
	if len(right) == 0 {
		return
	}
	for _, o := range q.Options {
		if !right[o.Letter] {
			m.prose(4, "If you said "+o.Letter, o.Otherwise)
		}
	}
}

// solution is one of an order or an exercise, with its hints.
func (m *maker) solution(a asked, part *lessons.Part, s *lessons.Step) {
	for i, hint := range s.Hints {
		m.prose(4, fmt.Sprintf("Hint %d", i+1), hint)
	}
	if o := s.Order; o != nil {
		var inOrder []string
		for _, i := range o.Solved {
			inOrder = append(inOrder, o.Lines[i])
		}
		m.add(Listing{Title: "One order that passes", Text: strings.Join(inOrder, "\n"), Language: "python", First: o.First()})
		m.prose(4, "Why", o.Why)
		m.ran("Run of "+a.number+", put right", m.run(a.lesson.Folder, o.Arrange(part.Program, o.Solved)), nil)
		return
	}
	solved := &s.Exercise.Solution
	m.add(program(solved.File, solved.Source, languageOf(solved.File)))
	m.prose(4, "Why", s.Exercise.Why)
}

// ledger is each claim, with what the runs made of it.
func (m *maker) ledger() {
	if len(m.claims) == 0 {
		return
	}
	m.add(Heading{Level: 2, Text: "The claims, and what became of them", ID: "ledger", Page: true})
	for _, c := range m.claims {
		part := &c.lesson.Parts[c.lesson.PartOf(c.step)]
		p, _ := decides(c.lesson, part)
		r := m.run(c.lesson.Folder, p)
		t := Table{Caption: fmt.Sprintf("Lesson %d: %s", c.lesson.Number, c.lesson.Steps[c.step].Title), Head: []string{"", "Claim", "Ruling", "What the run showed"}}
		if r.Trace != nil {
			t.Caption += " · " + p.File + " · " + stage.Clean(r.by(), false)
		}
		for _, e := range lessons.Ledger(c.lesson.Steps[c.step].Claims, r.evidence()) {
			row := []Cell{{Text: e.ID}, {Text: e.Text}, {Text: "not observed"}, {}}
			if e.Ruling != lessons.Open {
				row[2] = map[lessons.Ruling]Cell{lessons.Holds: {"true", "yes"}, lessons.Fails: {"false", "no"}}[e.Ruling]
				row[3] = Cell{Text: stage.Clean(e.Because.In(r.language()), false), Is: about(e.Because.Subject)}
			}
			t.Rows = append(t.Rows, row)
		}
		m.add(t)
	}
}
