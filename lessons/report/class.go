package report

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
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
	twice     []string // names that more than one report has
	brought   map[string]*Brought
	questions map[place]*Question
	order     []*Question // as they came
	votes     []class.Vote
	refused   int
}

// NewClass is a class that was taught these lessons. What the reports tell of others is counted, too.
func NewClass(all []lessons.Lesson) *Class {
	return &Class{
		all: all, seen: map[[sha256.Size]byte]string{}, called: map[string]bool{},
		brought: map[string]*Brought{}, questions: map[place]*Question{},
	}
}

// Add counts a file that was handed in. The error says why it is not counted; said is what there
// is to say of another. What an earlier merge wrote is no error: it may lie among the files.
func (c *Class) Add(name string, file []byte) (said string, err error) {
	switch said, err = c.add(name, file); err {
	case nil:
	case errClass:
		return err.Error(), nil
	default:
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
			c.vote(name, v.Votes)
		}
	default:
		err = errOther
	}
	if err != nil {
		return "", err
	}
	c.seen[hash] = fmt.Sprintf("it is the same as %s, byte for byte; it is counted once", name)
	if kind == Kind && r.Name == "" {
		c.seen[hash] += "; two learners can have the same, and a --name tells them apart"
	}
	c.size += len(file)
	return said, nil
}

// vote counts the votes of one talk. Of more talks than one each says which it is of: two classes of
// a day answer the same questions.
func (c *Class) vote(file string, votes []class.Vote) {
	for _, v := range votes {
		v.Talk = line(filepath.Base(file), maxText)
		c.votes = append(c.votes, v)
	}
}

// Empty says whether nothing was counted.
func (c *Class) Empty() bool { return len(c.seen) == 0 }

// report counts what one learner handed in.
func (c *Class) report(r *Report) (said string) {
	l := Learner{Named: r.Name != "", Lessons: len(r.Lessons)}
	l.Who = c.call(r.Name)
	if l.Named && l.Who != r.Name {
		if !slices.Contains(c.twice, r.Name) {
			c.twice = append(c.twice, r.Name)
		}
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
