package report

import (
	"fmt"

	"exit42/lessons"
)

// check makes every text one line, and finds what no learner's record can say.
func (r *Report) check() error {
	slugs := map[string]bool{}
	for i := range r.Lessons {
		l := &r.Lessons[i]
		l.Slug, l.Title = line(l.Slug, maxText), line(l.Title, maxText)
		switch {
		case l.Slug == "" || slugs[l.Slug]:
			return fmt.Errorf("number %d of its lessons has no name of its own", i+1)
		case l.Steps < 0 || l.Steps > maxSteps || l.Reached < 0 || l.Reached > l.Steps:
			return fmt.Errorf("number %d of its lessons is at step %d of %d", i+1, l.Reached, l.Steps)
		}
		slugs[l.Slug] = true
	}
	steps := map[[2]string]bool{}
	for i := range r.Predictions {
		p := &r.Predictions[i]
		if what := p.check(); what != "" {
			return fmt.Errorf("number %d of its predictions %s", i+1, what)
		}
		at := [2]string{p.Lesson, p.Step}
		if steps[at] {
			return fmt.Errorf("number %d of its predictions answers a question for the second time", i+1)
		}
		steps[at] = true
	}
	return nil
}

// check says what is wrong with a prediction; nothing where it can be counted.
func (p *Prediction) check() string {
	for _, text := range []*string{&p.Lesson, &p.Step, &p.Question, &p.Knob, &p.Letter, &p.Said, &p.Happened, &p.By} {
		*text = line(*text, maxText)
	}
	switch {
	case p.Lesson == "" || p.Step == "":
		return "does not say to which question"
	case p.Sure < lessons.Unsaid || p.Sure > lessons.Certain:
		return "has no such confidence; there are 1, 2 and 3"
	case p.Grade != Right && p.Grade != Wrong && p.Grade != Open:
		return "is neither right nor wrong nor open"
	case p.Skipped && p.Grade != Open:
		return "was skipped, and yet is " + p.Grade
	case p.Skipped:
		p.Letter, p.Said, p.Sure = "", "", lessons.Unsaid
	case p.Letter == "" && p.Said == "":
		return "says nothing"
	case p.Letter != "" && (len(p.Letter) != 1 || p.Letter < "a" || p.Letter > "z"):
		return "has no letter from a to z"
	}
	return ""
}
