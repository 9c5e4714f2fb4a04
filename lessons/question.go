package lessons

import "strings"

// Question asks for a prediction. Its options predict different values of one
// subject, so at most one of them can turn out right, and the run decides which.
type Question struct {
	Subject string
	Options []Option
	Why     string // Markdown, shown to those whose option was right
}

// Option is an answer that somebody might really give.
type Option struct {
	Letter    string
	Label     string
	Native    string // the label when the program is in Go; empty if it is the same
	Predicts  Observation
	Otherwise string // Markdown, shown when this was chosen and turned out wrong
}

// LabelIn returns the option's label for a program in this language.
func (o Option) LabelIn(lang Language) string {
	if lang == Go && o.Native != "" {
		return o.Native
	}
	return o.Label
}

// Option returns the option with this letter.
func (q Question) Option(letter string) (Option, bool) {
	for _, o := range q.Options {
		if o.Letter == letter {
			return o, true
		}
	}
	return Option{}, false
}

// Grade says whether a prediction came true.
type Grade int

// The grades. A run that was cut short may leave a prediction undecided.
const (
	NotObserved Grade = iota
	Right
	Wrong
)

func (g Grade) String() string {
	return [...]string{"not observed", "right", "wrong"}[g]
}

// Grade compares what the option predicted with what the run showed.
func (o Option) Grade(ev Evidence) Grade {
	seen, _, ok := look(ev, o.Predicts.Subject)
	switch {
	case !ok:
		return NotObserved
	case seen == o.Predicts:
		return Right
	default:
		return Wrong
	}
}

// letters names the options of a question, in order.
const letters = "abcdefghijklmnopqrstuvwxyz"

// maxLabel keeps two options in a row of the smallest screen.
const maxLabel = 32

// question reads the options and the explanation of a Predict step.
func (p *page) question(s *section) *Question {
	q := &Question{Why: p.explanation(s)}
	entries := p.entries(s, "Predicts", "If not", "In Go")
	if len(entries) < 2 {
		p.wrong(s.first, "%d options are too few for a question; add list items such as \"- **a** `42`\"", len(entries))
	}
	predicted := map[Observation]string{}
	for i, e := range entries {
		p.checkLetter(i, e, q)
		o := p.option(e)
		q.Options = append(q.Options, o)
		if o.Predicts == (Observation{}) {
			continue
		}
		if q.Subject == "" {
			q.Subject = o.Predicts.Subject
		}
		if o.Predicts.Subject != q.Subject {
			p.wrong(e.line, "option %s is about %s, the others about %s; ask about one subject at a time", e.name, o.Predicts.Subject, q.Subject)
		}
		if twin, ok := predicted[o.Predicts]; ok {
			p.wrong(e.line, "options %s and %s predict the same, %q; the run could not tell them apart", twin, e.name, o.Predicts)
		}
		predicted[o.Predicts] = e.name
	}
	return q
}

func (p *page) option(e entry) Option {
	o := Option{
		Letter:    e.name,
		Label:     e.plain,
		Native:    e.fields["In Go"].plain,
		Otherwise: p.need(e, "If not", "tell whoever chose it what really happens"),
	}
	if o.Label == "" {
		p.wrong(e.line, "option %s is empty; write its answer after the letter", e.name)
	}
	for _, label := range []string{o.Label, o.Native} {
		if n := len([]rune(label)); n > maxLabel {
			p.wrong(e.line, "option %s is %d characters wide; %d fit", e.name, n, maxLabel)
		}
	}
	p.fits(e.fields["If not"].line, "**If not:**", o.Otherwise, 3)
	if text := p.need(e, "Predicts", "say what the run shows if it is right, as in `exitcode is 0`"); text != "" {
		o.Predicts = p.observation(e.fields["Predicts"])
	}
	return o
}

func (p *page) checkLetter(i int, e entry, q *Question) {
	if _, twice := q.Option(e.name); twice {
		p.wrong(e.line, "two options have the letter %s; letter them a, b, c in order", e.name)
		return
	}
	if i >= len(letters) || e.name != letters[i:i+1] {
		p.wrong(e.line, "option %q is number %d; letter the options a, b, c in order", e.name, i+1)
	}
}

func (p *page) observation(f field) Observation {
	code, ok := codeSpan(f.text)
	if !ok {
		p.wrong(f.line, "%q is no observation; write one between backticks, as in `exitcode is 0`", f.text)
		return Observation{}
	}
	o, err := ParseObservation(code)
	if err != nil {
		p.wrong(f.line, "%v", err)
	}
	return o
}

// codeSpan returns what stands between backticks, if nothing else is there.
func codeSpan(text string) (string, bool) {
	if len(text) < 3 || strings.Count(text, "`") != 2 || text[0] != '`' || text[len(text)-1] != '`' {
		return "", false
	}
	return text[1 : len(text)-1], true
}
