package report

import (
	"cmp"
	"maps"
	"slices"

	"exit42/lessons"
)

// A Question is what a class answered to one question.
type Question struct {
	Lesson   string    `json:"lesson"`
	Number   int       `json:"number,omitempty"` // the lesson's; 0 where it is none of these
	Step     string    `json:"step"`
	Knob     string    `json:"knob,omitempty"`
	Question string    `json:"question"`
	Results  results   `json:"results"`
	Options  []*Option `json:"options"`
	Answers  []Answer  `json:"answers"`

	known *lessons.Question // nil where the lesson is none of these
	place [3]int            // the lesson, the step, the position of the knob
	came  int
}

// An Option is one answer, and how many gave it.
type Option struct {
	Letter  string   `json:"letter,omitempty"`
	Label   string   `json:"label"`
	Sure    Sureness `json:"sure"`
	Results results  `json:"results"`

	wrong    Sureness       // of those for whom it did not come true
	happened map[string]int // to those
}

// An Answer is what one learner said.
type Answer struct {
	Who      string             `json:"who"`
	Label    string             `json:"label,omitempty"`
	Sure     lessons.Confidence `json:"sure,omitempty"`
	Skipped  bool               `json:"skipped,omitempty"`
	Grade    string             `json:"grade"`
	Happened string             `json:"happened,omitempty"`
	By       string             `json:"by,omitempty"`
}

// add counts an answer.
func (q *Question) add(who string, p *Prediction) {
	q.Results.add(p)
	a := Answer{Who: who, Sure: p.Sure, Skipped: p.Skipped, Grade: p.Grade, Happened: p.Happened, By: p.By}
	if !p.Skipped {
		o := q.option(p)
		o.add(p)
		a.Label = o.Label
	}
	q.Answers = append(q.Answers, a)
}

// option is the one that was chosen, by its words: another version of the lesson may have other
// letters. What the lesson does not have is an option in the learner's own words.
func (q *Question) option(p *Prediction) *Option {
	letter, label := p.Letter, p.Said
	if q.known != nil {
		for i, o := range q.known.Options {
			if p.Said == o.Label || p.Said == o.LabelIn(lessons.Go) || p.Said == "" && p.Letter == o.Letter {
				return q.Options[i]
			}
		}
		letter = "" // it is another's here
	}
	if label == "" {
		label = "option " + letter
	}
	for _, o := range q.Options {
		if o.Label == label && o.Letter == letter {
			return o
		}
	}
	q.Options = append(q.Options, &Option{Letter: letter, Label: label})
	return q.Options[len(q.Options)-1]
}

func (o *Option) add(p *Prediction) {
	o.Sure.add(p.Sure)
	o.Results.add(p)
	if p.Grade != Wrong {
		return
	}
	o.wrong.add(p.Sure)
	if p.Happened != "" {
		if o.happened == nil {
			o.happened = map[string]int{}
		}
		o.happened[p.Happened]++
	}
}

// language is Go where nobody ran the program in another language.
func (q *Question) language() lessons.Language {
	lang := lessons.Python
	for i := range q.Answers {
		if by := q.Answers[i].By; by != "" {
			if lang = languageOf(by); lang == lessons.Python {
				break
			}
		}
	}
	return lang
}

// label is the option in the words of the language that the class ran.
func (q *Question) label(o *Option) string {
	if q.known != nil && o.Letter != "" {
		if known, ok := q.known.Option(o.Letter); ok {
			return known.LabelIn(q.language())
		}
	}
	return o.Label
}

// otherwise is what the lesson says to those who chose the option and were wrong, as Markdown.
func (q *Question) otherwise(o *Option) string {
	if q.known == nil || o.Letter == "" {
		return ""
	}
	known, _ := q.known.Option(o.Letter)
	return known.Otherwise
}

// saw is what happened to those who were wrong, what most saw first.
func (o *Option) saw(lang lessons.Language) []Seen {
	var all []Seen
	for _, happened := range slices.Sorted(maps.Keys(o.happened)) {
		all = append(all, Seen{saw(happened, lang), o.happened[happened]})
	}
	slices.SortStableFunc(all, func(a, b Seen) int { return cmp.Compare(b.Times, a.Times) })
	return all
}

// Seen is what a run showed, and to how many.
type Seen struct {
	What  string `json:"what"`
	Times int    `json:"times"`
}
