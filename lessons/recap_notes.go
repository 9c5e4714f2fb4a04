package lessons

import (
	"fmt"
	"strings"
)

// Markdown is what a learner takes home: what surprised first, then every
// prediction, how far each lesson was brought, and the cheat sheet, which is
// Markdown of its own and may be empty. What came from a run stands in code spans,
// where no forge reads more into it.
func (r Recap) Markdown(sheet string) string {
	var b strings.Builder
	b.WriteString("# What you predicted, and what happened\n\n")
	fmt.Fprintf(&b, "Notes of exit42. %s\n", r.Summary())
	if surprises := r.Surprises(); len(surprises) > 0 {
		b.WriteString("\n## Worth another look\n\nWhat you were surest of comes first.\n")
		for _, p := range surprises {
			fmt.Fprintf(&b, "\n### %s\n\nLesson %d. %s\n", escaped(p.Asked()), p.Number, p.sentence())
			if p.Why != "" {
				fmt.Fprintf(&b, "\n%s\n", p.Why)
			}
		}
	}
	b.WriteString("\n## All predictions\n")
	for _, s := range r.Lessons {
		r.list(&b, s)
	}
	if len(r.Predictions) == 0 {
		b.WriteString("\nThere are none yet.\n")
	}
	b.WriteString("\n## The lessons\n\n")
	for _, s := range r.Lessons {
		box := " "
		if s.Done {
			box = "x"
		}
		fmt.Fprintf(&b, "- [%s] %d. %s: %s\n", box, s.Number, escaped(s.Title), s.Standing())
	}
	if sheet = strings.TrimSpace(sheet); sheet != "" {
		fmt.Fprintf(&b, "\n## Cheat sheet\n\n%s\n", sheet)
	}
	return b.String()
}

// list writes the predictions of one lesson, in the order of its steps.
func (r Recap) list(b *strings.Builder, s Studied) {
	of := r.Of(s.Slug)
	if len(of) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### %d. %s\n\n", s.Number, escaped(s.Title))
	for _, p := range of {
		fmt.Fprintf(b, "- **%s** %s\n", escaped(p.Asked()), p.sentence())
	}
}

// Summary says how the predictions went, in two sentences.
func (r Recap) Summary() string {
	t := r.Total()
	if t.Committed+t.Skipped == 0 {
		return "You have predicted nothing yet."
	}
	said := fmt.Sprintf("You made %s: %d came true, %d did not", counted(t.Committed, "prediction"), t.Right, t.Wrong)
	if open := t.Committed - t.Right - t.Wrong; open > 0 {
		said += fmt.Sprintf(", %d %s open", open, isOrAre(open))
	}
	if t.Skipped > 0 {
		said += fmt.Sprintf("; you skipped %s", counted(t.Skipped, "question"))
	}
	return said + ". " + r.Calibration()
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Standing says how far the lesson was brought, as in "step 4 of 10, 2 of 3 questions".
func (s Studied) Standing() string {
	if s.Reached == 0 {
		return "not begun"
	}
	standing := fmt.Sprintf("step %d of %d", s.Reached, s.Steps)
	if s.Done {
		standing = "done"
	}
	if s.Questions > 0 {
		standing += fmt.Sprintf(", %d of %s answered", s.Committed, counted(s.Questions, "question"))
	}
	if s.Right+s.Wrong > 0 {
		standing += fmt.Sprintf(", %d right", s.Right)
	}
	if s.Tasks > 0 {
		standing += fmt.Sprintf(", %d of %s passed", s.Passed, counted(s.Tasks, "task"))
	}
	return standing
}

// Asked is the question, with the position of the knob that it is about.
func (p Prediction) Asked() string {
	if p.Knob != "" {
		return p.Knob + ": " + p.Question
	}
	return p.Question
}

// sentence says what was predicted and what became of it.
func (p Prediction) sentence() string {
	if p.Skipped {
		return "You skipped it."
	}
	said := fmt.Sprintf("You said %s, %s: %s.", codeOf(p.Said), p.Sureness(), p.Result())
	if p.Happened != "" {
		said += " What happened: " + codeOf(p.Happened)
		if p.By != "" {
			said += " with " + codeOf(p.By)
		}
		said += "."
	}
	return said
}

// Sureness is how sure the learner was, as it follows an answer.
func (p Prediction) Sureness() string {
	switch p.Sure {
	case Guess:
		return "a guess"
	case Unsaid:
		return "without saying how sure"
	}
	return p.Sure.String()
}

// codeOf is a text of a record as a span of code.
func codeOf(text string) string { return CodeSpan(Kept(text)) }

// escaped is a text of a record in which Markdown finds no marks.
func escaped(text string) string { return EscapeMarkdown(Kept(text)) }
