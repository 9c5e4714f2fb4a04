package handout

import (
	"fmt"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/theme"
)

// A maker makes a document, from its beginning to its end.
type maker struct {
	*Source
	blocks []Block
	theme  *theme.Theme // without colours
	asked  []asked
	claims []claims
}

// asked is a question, an order or an exercise: what has an answer.
type asked struct {
	lesson *lessons.Lesson
	step   int
	number string // "1.3", as on the screen
}

// claims are those of a step.
type claims struct {
	lesson *lessons.Lesson
	step   int
}

// New makes the document.
func New(s *Source) *Document {
	m := &maker{Source: s, theme: theme.New(theme.Options{})}
	m.title()
	for i := range s.Workshop.Lessons {
		m.lesson(&s.Workshop.Lessons[i])
	}
	if s.Answers {
		m.answers()
		m.ledger()
	}
	m.sheet()
	return &Document{Title: m.name(), Blocks: m.blocks}
}

func (m *maker) add(blocks ...Block) { m.blocks = append(m.blocks, blocks...) }

func (m *maker) prose(level int, label, text string) {
	if text != "" {
		m.add(Prose{Level: level, Label: label, Text: text})
	}
}

// whereTo is the question of the built-in lessons, which have no title page.
const whereTo = "Where does 42 go?"

func (m *maker) builtIn() bool { return !m.Workshop.Own && m.Workshop.Page == "" }

// name is what the page is called where only one line is seen of it.
func (m *maker) name() string {
	name := m.Workshop.Title
	if m.builtIn() {
		name += ": " + whereTo
	}
	if all := m.Workshop.Lessons; len(all) == 1 {
		name += " · " + all[0].Title
	}
	return name
}

// title is the first page: what it is, where it ran, and how its pictures are read.
func (m *maker) title() {
	w := &m.Workshop
	if m.builtIn() {
		m.add(Heading{Level: 1, Above: w.Title, Text: whereTo, ID: "title"})
		m.prose(1, "", "A child process computes 42. What reaches its parent, and how?")
	} else {
		m.add(Heading{Level: 1, Text: w.Title, ID: "title"})
	}
	m.prose(1, "", w.Page)
	facts := []Fact{{"Name", ""}, {"Ran with", m.machine()}}
	if m.Machine.Date != "" {
		facts = append(facts, Fact{"Date", m.Machine.Date})
	}
	facts = append(facts, Fact{"Time", counted(w.Minutes(), "minute") + " for " + counted(len(w.Lessons), "lesson")})
	m.add(Facts{facts})
	if len(w.Lessons) > 1 {
		m.contents()
	}
	m.add(Heading{Level: 2, Text: "How to use this handout", ID: "use"})
	m.prose(2, "", "It goes with the program on the screen. Where the words speak of keys, of a knob or of the stage, they mean that; on paper the picture of a run is the stage, at the end of the run.")
	m.prose(2, "", m.marking())
	m.add(Heading{Level: 2, Text: "How to read the pictures", ID: "pictures"}, Key{})
}

// marking says what is to be done before anybody reads on.
func (m *maker) marking() string {
	const mark = "Mark your answer to a question, and how sure you are, before you read on. "
	if m.Answers {
		return mark + "The run that decides it is drawn below the question; why it is so stands at the end."
	}
	return mark + "The pictures are empty: fill them in while you watch a run."
}

// machine says what ran, and where.
func (m *maker) machine() string {
	switch c := &m.Machine; {
	case !m.Answers:
		return "Nothing was run for this handout: its pictures are to be filled in"
	case c.Runtime == "":
		return "Nothing was run, and there are no recordings"
	case c.Recorded:
		return fmt.Sprintf("RECORDED with %s, start method %s, on %s", c.Runtime, c.Method, c.OS)
	default:
		return fmt.Sprintf("%s, start method %s, on %s: real processes of this machine", c.Runtime, c.Method, c.OS)
	}
}

func (m *maker) contents() {
	var to []Place
	for i := range m.Workshop.Lessons {
		l := &m.Workshop.Lessons[i]
		to = append(to, Place{lessonID(l), fmt.Sprintf("%d  %s", l.Number, l.Title), counted(l.Minutes, "minute")})
	}
	if m.Answers {
		to = append(to, Place{"answers", "Answers", ""})
		if m.hasClaims() {
			to = append(to, Place{"ledger", "The claims, and what became of them", ""})
		}
	}
	if m.Workshop.Sheet != "" {
		to = append(to, Place{"sheet", "Cheat sheet", ""})
	}
	m.add(Heading{Level: 2, Text: "Contents", ID: "contents"}, Contents{to})
}

func (m *maker) hasClaims() bool {
	for i := range m.Workshop.Lessons {
		if len(m.Workshop.Lessons[i].Claims()) > 0 {
			return true
		}
	}
	return false
}

// sheet is the cheat sheet, on a page of its own.
func (m *maker) sheet() {
	if m.Workshop.Sheet != "" {
		m.add(Heading{Level: 2, Text: "Cheat sheet", ID: "sheet", Page: true})
		m.prose(2, "", m.Workshop.Sheet)
	}
}

func lessonID(l *lessons.Lesson) string { return fmt.Sprintf("lesson-%d", l.Number) }

func stepID(l *lessons.Lesson, step int) string {
	return fmt.Sprintf("lesson-%d-step-%d", l.Number, step+1)
}

// run is the run of a program, if there is one.
func (m *maker) run(folder string, p lessons.Program) Ran {
	if m.Source.Run == nil {
		return Ran{Why: "nothing was run"}
	}
	return m.Source.Run(Piece{folder, p})
}

// by says what ran, and that it was not here where it was not.
func (r *Ran) by() string {
	run := r.Trace.At(0).Run
	words := run.Runtime
	if run.Method != "exec" {
		words += " · " + run.Method
	}
	if r.Recorded {
		return "RECORDED " + words + " · " + run.OS
	}
	return words
}

// language is what values are called in.
func (r *Ran) language() lessons.Language {
	if name := r.Trace.At(0).Run.Runtime; len(name) > 3 && name[:3] == "Go " {
		return lessons.Go
	}
	return lessons.Python
}

func (r *Ran) evidence() lessons.Evidence {
	if r.Trace == nil {
		return demo.Evidence{}
	}
	return r.Trace.Evidence()
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
