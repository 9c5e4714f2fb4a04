package report

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"exit42/lessons"
	"exit42/lessons/class"
)

// MaxAll is how much is counted of all files together, in bytes.
const MaxAll = 64 << 20

// A Class is reports and votes that are brought together, one file after the other.
type Class struct {
	all       []lessons.Lesson
	size      int
	seen      map[[sha256.Size]byte]string // by a file's bytes: what to say of another with the same
	called    map[string]bool              // what learners are called
	learners  []Learner
	unnamed   int
	brought   map[string]*Brought
	questions map[place]*Question
	order     []*Question // as they came
	votes     []class.Vote
	refused   int
}

// A place is where a question stands.
type place struct{ lesson, step, knob string }

// NewClass is a class that was taught these lessons. What the reports tell of others is counted, too.
func NewClass(all []lessons.Lesson) *Class {
	return &Class{
		all: all, seen: map[[sha256.Size]byte]string{}, called: map[string]bool{},
		brought: map[string]*Brought{}, questions: map[place]*Question{},
	}
}

// Add counts a file that was handed in. The error says why it is not counted; said is what there
// is to say of one that is.
func (c *Class) Add(name string, file []byte) (said string, err error) {
	if said, err = c.add(name, file); err != nil {
		c.refused++
	}
	return said, err
}

func (c *Class) add(name string, file []byte) (said string, err error) {
	hash := sha256.Sum256(file)
	if first, twice := c.seen[hash]; twice {
		return first, nil
	}
	if c.size+len(file) > MaxAll {
		return "", fmt.Errorf("those before it are %d MiB together; merge fewer at a time", MaxAll>>20)
	}
	text, kind, err := open(file)
	if err != nil {
		return "", err
	}
	var r Report
	switch kind {
	case Kind:
		if r, err = Decode(text); err == nil {
			said = c.report(&r)
		}
	case class.VotesKind:
		var v class.Votes
		if v, err = class.Decode(bytes.NewReader(text)); err == nil {
			c.votes = append(c.votes, v.Votes...)
		}
	default:
		err = errOther
	}
	if err != nil {
		return "", err
	}
	c.seen[hash] = fmt.Sprintf("it is byte for byte %s, and is counted once", name)
	if kind == Kind && r.Name == "" {
		c.seen[hash] += "; two learners can have the same, and a --name tells them apart"
	}
	c.size += len(file)
	return said, nil
}

// Empty says whether nothing was counted.
func (c *Class) Empty() bool { return len(c.seen) == 0 }

// report counts what one learner handed in.
func (c *Class) report(r *Report) (said string) {
	l := Learner{Named: r.Name != "", Lessons: len(r.Lessons)}
	l.Who = c.call(r.Name)
	if l.Named && l.Who != r.Name {
		said = fmt.Sprintf("another report is by %s, too; both are counted, this one as %s", r.Name, l.Who)
	}
	for i := range r.Lessons {
		l.count(&r.Lessons[i])
		c.bring(&r.Lessons[i])
	}
	for i := range r.Predictions {
		p := &r.Predictions[i]
		c.question(p).add(l.Who, p)
		l.results.add(p)
	}
	c.learners = append(c.learners, l)
	return said
}

// call is what a learner is called: by their name, or by a number. No two are called the same.
func (c *Class) call(name string) string {
	who := name
	if name == "" {
		c.unnamed++
		who = fmt.Sprintf("somebody %d", c.unnamed)
	}
	for n := 2; c.called[strings.ToLower(who)]; n++ {
		if name == "" {
			c.unnamed++
			who = fmt.Sprintf("somebody %d", c.unnamed)
		} else {
			who = fmt.Sprintf("%s (%d)", name, n)
		}
	}
	c.called[strings.ToLower(who)] = true
	return who
}

// bring counts how far a lesson was brought.
func (c *Class) bring(l *Lesson) {
	b := c.brought[l.Slug]
	if b == nil {
		b = &Brought{Slug: l.Slug, Title: l.Title, place: len(c.all) + len(c.brought)}
		if i := c.lesson(l.Slug); i >= 0 {
			b.Number, b.Title, b.place = c.all[i].Number, c.all[i].Title, i
		}
		c.brought[l.Slug] = b
	}
	b.Reports++
	switch {
	case l.Done:
		b.Done++
	case l.Reached > 0:
		b.Begun++
	}
}

// lesson is the index of the lesson, or -1 where it is not one of these.
func (c *Class) lesson(slug string) int {
	for i := range c.all {
		if c.all[i].Slug == slug {
			return i
		}
	}
	return -1
}

// question is the one that a prediction answers.
func (c *Class) question(p *Prediction) *Question {
	at := place{p.Lesson, p.Step, p.Knob}
	q := c.questions[at]
	if q == nil {
		q = c.newQuestion(at, p.Question)
		q.came = len(c.order)
		c.questions[at] = q
		c.order = append(c.order, q)
	}
	return q
}

// newQuestion is a question that nobody has answered yet: as the lesson asks it, or in a report's
// words where there is no such lesson here.
func (c *Class) newQuestion(at place, title string) *Question {
	q := &Question{Lesson: at.lesson, Step: at.step, Knob: at.knob, Question: title, place: [3]int{len(c.all)}}
	i := c.lesson(at.lesson)
	if i < 0 {
		return q
	}
	l := &c.all[i]
	q.Number, q.place[0], q.place[1] = l.Number, i, len(l.Steps)
	s := l.Step(at.step)
	if s < 0 || l.Steps[s].Question == nil {
		return q
	}
	q.known, q.Question, q.place[1] = l.Steps[s].Question, l.Steps[s].Title, s
	for _, o := range q.known.Options {
		q.Options = append(q.Options, &Option{Letter: o.Letter, Label: o.Label})
	}
	if len(l.Parts) == 0 {
		return q
	}
	if turn := l.Parts[l.PartOf(s)].Turn; turn >= 0 && turn < len(l.Steps) {
		q.place[2] = slices.IndexFunc(l.Steps[turn].Variants, func(v lessons.Variant) bool { return v.Label == at.knob })
	}
	return q
}
