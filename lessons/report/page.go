package report

import (
	"cmp"
	"fmt"
	"strings"

	"exit42/lessons"
)

// mostShown is how many misconceptions there is room for on the first page, each with what to tell
// those who have it.
const mostShown = 10

// Markdown is the class on a page, and what it is made of below: what they got wrong, what changed
// by discussion, who is done, then question by question.
func (s *Summary) Markdown() string {
	p := &page{}
	p.say("# What the class predicted, and what happened\n\n%s\n", s.opening())
	if len(s.Learners) > 0 {
		p.misconceptions(s)
	}
	if len(s.Votes) > 0 {
		p.say("\n## What changed by discussion\n\n")
	}
	for i := range s.Votes {
		p.vote(&s.Votes[i])
	}
	if len(s.Learners) > 0 {
		p.done(s)
	}
	if len(s.Questions) > 0 {
		p.questions(s)
	}
	return p.String()
}

// page is what is written so far.
type page struct{ strings.Builder }

func (p *page) say(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// opening says in some sentences what there is.
func (s *Summary) opening() string {
	var said []string
	if len(s.Learners) > 0 {
		said = append(said, counted(len(s.Learners), "report")+".")
		if len(s.Twice) > 0 {
			said = append(said, s.twice())
		}
		if r := s.results(); r.answers()+r.Skipped > 0 {
			said = append(said, r.said("answer")+".")
		}
	}
	if surely := s.surely(); surely != "" {
		said = append(said, surely)
	}
	if len(s.Votes) > 0 {
		said = append(said, counted(len(s.Votes), "vote")+" of the class.")
	}
	if s.Refused > 0 {
		said = append(said, fmt.Sprintf("%s %s not counted.", counted(s.Refused, "file"), wasOrWere(s.Refused)))
	}
	return strings.Join(said, " ")
}

// twice says who handed in more than one report.
func (s *Summary) twice() string {
	var names []string
	for _, name := range s.Twice {
		names = append(names, foreign(name))
	}
	what := "This name stands"
	if len(names) > 1 {
		what = "These names stand"
	}
	return what + " on more than one of them: " + listed(names) + ". Each report is counted; where it is one learner, merge only the latest."
}

// surely says what became of the answers that were given most surely; nothing where no run decided one.
func (s *Summary) surely() string {
	t := s.certain()
	switch decided := t.Right + t.Wrong; {
	case decided == 0:
		return ""
	case decided == 1 && t.Right == 1:
		return "The one answer that they were certain of came true."
	case decided == 1:
		return "The one answer that they were certain of did not come true."
	case t.Right == 0:
		return fmt.Sprintf("Of %d answers that they were certain of, none came true.", decided)
	default:
		return fmt.Sprintf("Of %d answers that they were certain of, %d came true.", decided, t.Right)
	}
}

// misconceptions lists what did not come true, as far as there is room.
func (p *page) misconceptions(s *Summary) {
	p.say("\n## What they got wrong\n\n")
	switch r := s.results(); {
	case r.Right+r.Wrong == 0:
		p.say("No run has decided an answer yet.\n")
		return
	case r.Wrong == 0:
		p.say("Nothing: every answer that a run decided came true.\n")
		return
	}
	p.say("What most said, and most surely, comes first.\n\n")
	for i := range s.Misconceptions[:min(mostShown, len(s.Misconceptions))] {
		m := &s.Misconceptions[i]
		p.say("%d. %s", i+1, title(m.known, m.Knob, m.Question))
		if m.Number > 0 {
			p.say(" (lesson %d)", m.Number)
		}
		p.say(" %d of %d said %s: %s.%s\n", m.Sure.all(), m.Of, lessons.CodeSpan(m.Label), m.Sure, happened(m.Happened))
		if m.Why != "" {
			p.say("   To tell them: %s\n", strings.Join(strings.Fields(m.Why), " "))
		} else {
			p.say("   What to tell them is not in the lessons here.\n")
		}
	}
	if more := len(s.Misconceptions) - mostShown; more > 0 {
		p.say("\n%s %s below, with the questions.\n", counted(more, "more wrong answer"), isOrAre(more))
	}
}

// title is a question as it begins a paragraph. What is not the lesson's is a stranger's.
func title(known bool, knob, question string) string {
	asked := foreign(question)
	if known {
		asked = escaped(question)
	}
	if knob != "" {
		asked = lessons.CodeSpan(knob) + ": " + asked
	}
	return "**" + asked + "**"
}

// happened says what those saw who were wrong.
func happened(seen []Seen) string {
	switch len(seen) {
	case 0:
		return ""
	case 1:
		return " What happened: " + lessons.CodeSpan(seen[0].What) + "."
	}
	var all []string
	for _, s := range seen[:min(3, len(seen))] {
		all = append(all, fmt.Sprintf("%s for %d", lessons.CodeSpan(s.What), s.Times))
	}
	if more := len(seen) - len(all); more > 0 {
		all = append(all, fmt.Sprintf("%d other things", more))
	}
	return " What happened: " + listed(all) + "."
}

// questions lists each answer of each question.
func (p *page) questions(s *Summary) {
	p.say("\n## Question by question\n")
	titles := map[string]string{}
	for _, b := range s.Lessons {
		titles[b.Slug] = b.title()
	}
	lesson := ""
	for _, q := range s.Questions {
		if q.Lesson != lesson {
			lesson = q.Lesson
			p.say("\n### %s\n", cmp.Or(titles[lesson], foreign(lesson)))
		}
		p.say("\n%s %s.\n\n", title(q.known != nil, q.Knob, q.Question), q.Results.said("answer"))
		for _, o := range q.Options {
			if o.Sure.all() > 0 {
				p.say("- %s\n", q.told(o))
			}
		}
	}
}

// told says how many gave an answer, how surely, and what became of it.
func (q *Question) told(o *Option) string {
	told := fmt.Sprintf("%s: %d (%s)", lessons.CodeSpan(q.label(o)), o.Sure.all(), o.Sure)
	r := o.Results
	switch {
	case r.Right+r.Wrong == 0:
		return told + ", not decided"
	case r.Wrong == 0:
		told += ", came true"
	case r.Right == 0:
		told += ", did not come true"
	default:
		told += fmt.Sprintf(", came true for %d and not for %d", r.Right, r.Wrong)
	}
	if r.Open > 0 {
		told += fmt.Sprintf(", %d open", r.Open)
	}
	return told
}
