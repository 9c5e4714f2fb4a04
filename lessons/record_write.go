package lessons

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// recordVersion is raised when an older program could no longer read what is
// written. A key that is only added does not need it: older programs pass over it.
const recordVersion = 1

// maxRecord is how many bytes a record may have: a hundred times what the whole
// tutorial fills. YAML that is made to be slow takes time with the square of its length.
const maxRecord = 256 << 10

const recordComment = `# What exit42 keeps of your way through the tutorial: where you are, what you
# predicted and what happened. You may read it, edit it and delete it; without it
# the tutorial begins at its beginning.
`

// recordFile is a record as it stands in the file.
type recordFile struct {
	Version int                   `yaml:"version"`
	Last    string                `yaml:"last,omitempty"`
	Lessons map[string]lessonFile `yaml:"lessons,omitempty"`
}

type lessonFile struct {
	Step    string                `yaml:"step,omitempty"`
	Done    bool                  `yaml:"done,omitempty"`
	Seen    []string              `yaml:"seen,omitempty"`
	Ran     []string              `yaml:"ran,omitempty"`
	Passed  []string              `yaml:"passed,omitempty"`
	Hints   map[string]int        `yaml:"hints,omitempty"`
	Orders  map[string]numbers    `yaml:"orders,omitempty"`
	Answers map[string]answerFile `yaml:"answers,omitempty"`
}

// numbers count lines from 1, as lesson.md does.
type numbers []int

// MarshalYAML keeps them on one line.
func (n numbers) MarshalYAML() ([]byte, error) {
	words := make([]string, len(n))
	for i := range n {
		words[i] = strconv.Itoa(n[i])
	}
	return []byte("[" + strings.Join(words, ", ") + "]"), nil
}

type answerFile struct {
	Letter    string `yaml:"letter,omitempty"`
	Sure      string `yaml:"sure,omitempty"`
	Committed bool   `yaml:"committed,omitempty"`
	Skipped   bool   `yaml:"skipped,omitempty"`
	Grade     string `yaml:"grade,omitempty"`
	Happened  string `yaml:"happened,omitempty"`
	By        string `yaml:"by,omitempty"`
}

// Encode writes the record as YAML, with a comment on top that says what it is.
// [Decode] reads it again.
func (r Record) Encode(w io.Writer) error {
	file := recordFile{Version: recordVersion, Last: Kept(r.Last), Lessons: map[string]lessonFile{}}
	for slug, l := range r.Lessons {
		if slug = Kept(slug); slug != "" && !l.Empty() {
			file.Lessons[slug] = l.file()
		}
	}
	text, err := yaml.MarshalWithOptions(file, yaml.IndentSequence(true))
	if err != nil {
		return err
	}
	text = slices.Concat([]byte(recordComment), text)
	if len(text) > maxRecord {
		return fmt.Errorf("%d KiB of progress are too much; %d KiB are kept", len(text)>>10, maxRecord>>10)
	}
	_, err = io.Copy(w, bytes.NewReader(text))
	return err
}

func (l LessonRecord) file() lessonFile {
	f := lessonFile{
		Step: Kept(l.Step), Done: l.Done, Seen: keptAll(l.Seen), Ran: keptAll(l.Ran), Passed: keptAll(l.Passed),
		Hints: map[string]int{}, Orders: map[string]numbers{}, Answers: map[string]answerFile{},
	}
	for step, n := range l.Hints {
		f.Hints[Kept(step)] = n
	}
	for step, order := range l.Orders {
		lines := make(numbers, len(order))
		for i, n := range order {
			lines[i] = n + 1
		}
		f.Orders[Kept(step)] = lines
	}
	for step, a := range l.Answers {
		f.Answers[Kept(step)] = a.file()
	}
	return f
}

func keptAll(texts []string) []string {
	var all []string
	for _, text := range texts {
		all = append(all, Kept(text))
	}
	return all
}

func (a AnswerRecord) file() answerFile {
	f := answerFile{Letter: Kept(a.Letter), Committed: a.Committed, Skipped: a.Skipped, By: Kept(a.By)}
	if a.Sure != Unsaid {
		f.Sure = a.Sure.String()
	}
	if a.Grade != NotObserved {
		f.Grade = a.Grade.String()
	}
	if a.Happened != (Observation{}) {
		f.Happened = Kept(a.Happened.String())
	}
	return f
}
