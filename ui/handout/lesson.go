package handout

import (
	"fmt"
	"slices"
	"strings"

	"exit42/lessons"
)

// A chapter is what is known of a lesson while it is made.
type chapter struct {
	l     *lessons.Lesson
	shown map[string]bool // the listings that stand above, by name and source
}

// lesson writes a lesson, step by step.
func (m *maker) lesson(l *lessons.Lesson) {
	c := &chapter{l: l, shown: map[string]bool{}}
	m.add(Heading{Level: 2, Above: fmt.Sprintf("Lesson %d · %s", l.Number, counted(l.Minutes, "minute")), Text: l.Title, ID: lessonID(l), Page: true})
	m.prose(2, "", l.Intro)
	for k := range l.Parts {
		part := &l.Parts[k]
		for i := part.First; i <= part.Last && i < len(l.Steps); i++ {
			m.step(c, part, i)
		}
	}
	if _, room := m.blocks[len(m.blocks)-1].(Notes); !room {
		m.add(Notes{Lines: 4})
	}
}

// step writes one step: its heading, its prose, and what its kind asks for.
func (m *maker) step(c *chapter, part *lessons.Part, i int) {
	s := &c.l.Steps[i]
	if !m.Answers && m.tells(c, i, s) {
		return
	}
	head := Heading{Level: 3, Above: above(c.l, i), Text: s.Title, ID: stepID(c.l, i)}
	if s.Question != nil || s.Order != nil || s.Exercise != nil {
		m.asked = append(m.asked, asked{c.l, i, stepNumber(c.l, i)})
	}
	if s.Kind != lessons.Read && i > part.First { // what was read is about it
		m.programs(c, part)
	}
	from := len(m.blocks)
	m.add(head)
	m.prose(3, "", s.Prose)
	if s.Kind != lessons.Read {
		m.programs(c, part)
	}
	m.body(c, part, i)
	if s.Question != nil {
		m.blocks = append(m.blocks[:from], Asked{slices.Clone(m.blocks[from:])})
	}
	if s.Kind == lessons.Read && i == part.Last {
		m.programs(c, part) // nobody asked about it
	}
}

// tells reports whether a step speaks of nothing but what a run has shown. Where nothing ran there
// is room to write that down instead.
func (m *maker) tells(c *chapter, i int, s *lessons.Step) bool {
	if s.Kind == lessons.Verdict {
		m.add(Heading{Level: 3, Above: above(c.l, i), Text: "What you said, and what happened", ID: stepID(c.l, i)}, Notes{Lines: 3})
	}
	return s.Kind == lessons.Verdict || s.Kind == lessons.Where || s.Kind == lessons.Status
}

// stepNumber is a step's number as the screen has it: 1.3 is the third step of lesson 1.
func stepNumber(l *lessons.Lesson, step int) string { return fmt.Sprintf("%d.%d", l.Number, step+1) }

// above is what stands over a step's title: of what kind it is, and its number.
func above(l *lessons.Lesson, step int) string {
	return kinds[l.Steps[step].Kind] + " · " + stepNumber(l, step)
}

// body is what the kind of a step asks for.
func (m *maker) body(c *chapter, part *lessons.Part, i int) {
	switch s := &c.l.Steps[i]; {
	case s.Question != nil:
		m.question(s.Question)
	case s.Kind == lessons.Run:
		m.pictures(c, part, i)
	case s.Variants != nil:
		m.variants(c, s.Variants)
	case s.Order != nil:
		m.order(c, part, i)
	case s.Exercise != nil:
		m.add(Notes{Lines: 5})
	case s.Elsewhere != nil:
		m.elsewhere(c, s.Elsewhere)
	case s.Claims != nil:
		m.claims = append(m.claims, claims{c.l, i})
		m.claimed(s.Claims)
	case s.Kind == lessons.Where:
		m.where(c, part)
	case s.Kind == lessons.Status:
		m.status(c, part)
	}
}

// kinds are the words over a step's title.
var kinds = map[lessons.Kind]string{
	lessons.Read: "Read", lessons.Predict: "Predict", lessons.Turn: "Choose", lessons.Run: "Run", lessons.Verdict: "Look back",
	lessons.Claims: "Claims", lessons.Where: "Where", lessons.Status: "Wait status", lessons.Ordering: "Put in order",
	lessons.Exercise: "Write", lessons.Elsewhere: "Elsewhere",
}

// programs shows the program of a part, once. Those of a knob stand where it is turned, and those
// in other languages at their step.
func (m *maker) programs(c *chapter, part *lessons.Part) {
	if part.Turn >= 0 || part.Run >= 0 && c.l.Steps[part.Run].Elsewhere != nil {
		return
	}
	m.listing(c, part.Program.File, part.Program)
}

// listing shows a program that was not shown before.
func (m *maker) listing(c *chapter, title string, p lessons.Program) {
	if key := p.File + "\n" + p.Source; p.File != "" && !c.shown[key] {
		c.shown[key] = true
		m.add(program(title, p.Source, languageOf(p.File)))
	}
}

// program is a program from its first line on: all of it, unless it is very long.
func program(title, source, language string) Listing {
	const most, wide = 200, 400 // lines, and bytes of a line
	all := lines(source)
	if len(all) > most {
		title += fmt.Sprintf(", the first %d of its %d lines", most, len(all))
		all = all[:most]
	}
	for i, line := range all {
		if len(line) > wide {
			all[i] = strings.ToValidUTF8(line[:wide], "") + " …"
		}
	}
	return Listing{Title: title, Text: strings.Join(all, "\n"), Language: language, First: 1}
}

// languageOf is a file's language, by its name.
func languageOf(file string) string {
	_, ext, _ := strings.Cut(file, ".")
	return map[string]string{"py": "python", "go": "go", "js": "javascript", "sh": "sh"}[ext]
}

func (m *maker) question(q *lessons.Question) {
	choices := Choices{Sure: []string{lessons.Guess.String(), lessons.FairlySure.String(), lessons.Certain.String()}}
	for _, o := range q.Options {
		choices.Options = append(choices.Options, Option{Letter: o.Letter, Label: o.Label})
	}
	m.add(choices)
}

// variants are the positions of a knob: the first program whole, and of the others what differs,
// where that is little.
func (m *maker) variants(c *chapter, all []lessons.Variant) {
	choices := Choices{}
	for _, v := range all {
		choices.Options = append(choices.Options, Option{Letter: v.Letter, Label: v.Label, More: v.Program.File})
	}
	m.add(choices)
	first := &all[0].Program
	for i := range all {
		p := &all[i].Program
		title := all[i].Letter + " · " + p.File
		from, middle, ok := differs(first.Source, p.Source)
		if i == 0 || !ok {
			m.listing(c, title, *p)
			continue
		}
		which := fmt.Sprintf("lines %d to %d", from, from+len(middle)-1)
		if len(middle) == 1 {
			which = fmt.Sprintf("line %d", from)
		}
		m.add(Listing{
			Title: fmt.Sprintf("%s, %s; the rest is as in %s", title, which, first.File),
			Text:  strings.Join(middle, "\n"), Language: languageOf(p.File), First: from,
		})
	}
}

// differs finds the lines of a program that another does not have, if they are few and together;
// from is the number of the first.
func differs(other, source string) (from int, middle []string, ok bool) {
	const most = 6
	a, b := lines(other), lines(source)
	top := 0
	for top < min(len(a), len(b)) && a[top] == b[top] {
		top++
	}
	end := 0
	for end < min(len(a), len(b))-top && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	middle = b[top : len(b)-end]
	return top + 1, middle, len(middle) > 0 && len(middle) <= most && len(a)-top-end <= most
}

func lines(text string) []string {
	return strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
}

// order shows the lines to be arranged, and what becomes of them as they are given.
func (m *maker) order(c *chapter, part *lessons.Part, step int) {
	o, choices := c.l.Steps[step].Order, Choices{}
	for _, line := range o.Lines {
		choices.Options = append(choices.Options, Option{Label: line, Code: true, Blank: true})
	}
	m.add(choices)
	if m.Answers {
		m.picture(c, step, part.Program, ": as it is given", nil)
	}
}

// claimed are the claims, before anything decides them.
func (m *maker) claimed(all []lessons.Claim) {
	t := Table{Caption: "What is claimed", Head: []string{"", "Claim", "It would mean", "True or false?"}, Roomy: true}
	for _, c := range all {
		t.Rows = append(t.Rows, []Cell{{Text: c.ID}, {Text: c.Text}, {Text: c.Means}, {}})
	}
	m.add(t)
}
