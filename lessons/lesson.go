// Package lessons is the curriculum: it loads and checks the lessons, grades
// predictions and claims against what a run proved, and keeps the learner's
// walk from step to step.
//
// Its law: no I/O but through an [fs.FS], [io.Reader] or [io.Writer] that it is
// given, and no clock of its own. It imports the standard library, goldmark and
// goccy/go-yaml. It knows nothing of the screen and starts no process: a run
// reaches it as [Evidence].
//
// # How a lesson is written
//
// A lesson is a folder NN-name with its words in lesson.md, which any Markdown
// viewer shows well. Front matter comes first (title, slug, minutes, program,
// and native for the same scenario in Go), then an introduction, then the steps.
// Each level-two heading is a step: its kind, a colon, its title.
//
//	## Read: The advice, as a program
//
//	Prose. A quotation is for the speaker alone.
//
//	> Read it aloud, line by line.
//
//	## Predict: What is `p.exitcode`?
//
//	The question's prose.
//
//	- **a** `42`
//
//	  **Predicts:** `exitcode is 42`
//
//	  **If not:** Shown when this was chosen and the run said otherwise.
//
//	- **b** `None`
//
//	  **In Go:** `nil`
//
//	  **Predicts:** `exitcode is None`
//
//	  **If not:** No option is marked as the right one: the run decides.
//
//	**Why:** Shown when the chosen option was right.
//
//	## Claims: The article, claim by claim
//
//	- **C5** The number it keeps is what the function returned.
//
//	  **Would mean:** `exitcode` is 42.
//
//	  **Holds if:** `exitcode is 42`
//
// The other kinds are Run, Verdict and Where, with prose and nothing else. See
// [ParseObservation] for what may be predicted, and [ParseTest] for claims.
package lessons

import "strings"

// Lesson is one sitting: a program, and the steps that lead through a run of it.
type Lesson struct {
	Number  int    // from its folder's name
	Folder  string // "01-promise"
	Title   string
	Slug    string
	Minutes int
	Program string // the program's file name
	Source  string // the program, byte for byte
	Native  string // the name of the same scenario in Go; empty if there is none
	Intro   string // Markdown
	Steps   []Step
}

// Step is one screen of a lesson.
type Step struct {
	Kind     Kind
	Title    string
	Prose    string    // Markdown
	Notes    string    // Markdown, for the speaker's eyes
	Question *Question // of a Predict step, and of no other
	Claims   []Claim   // of a Claims step, and of no other
}

// Kind says what a step asks of the learner.
type Kind string

// The kinds, in the words of lesson.md and of the status line.
const (
	Read    Kind = "read"    // read prose
	Predict Kind = "predict" // choose an option and commit to it
	Run     Kind = "run"     // step or play the real run
	Verdict Kind = "verdict" // see the predictions beside what happened
	Claims  Kind = "claims"  // see what the run says of each claim
	Where   Kind = "where"   // see the line where the value was lost
)

var kinds = []Kind{Read, Predict, Run, Verdict, Claims, Where}

// room is how many lines of prose the smallest screen has for a kind of step.
// The options of a question, the verdicts and the claims need the rest.
var room = map[Kind]int{Read: 5, Predict: 3, Run: 5, Verdict: 3, Claims: 3, Where: 5}

// Language is what the shown program is written in. Values are said in its words.
type Language string

// The languages of the programs: Python's None is Go's nil.
const (
	Python Language = "Python"
	Go     Language = "Go"
)

// RunStep returns the index of the lesson's run step, or -1.
func (l Lesson) RunStep() int {
	for i, s := range l.Steps {
		if s.Kind == Run {
			return i
		}
	}
	return -1
}

// Claims returns every claim of the lesson, in the order of its steps.
func (l Lesson) Claims() []Claim {
	var all []Claim
	for _, s := range l.Steps {
		all = append(all, s.Claims...)
	}
	return all
}

// kindOf reads a heading such as "Predict: What is p.exitcode?".
func kindOf(heading string) (kind Kind, title string, ok bool) {
	word, title, _ := strings.Cut(heading, ":")
	for _, k := range kinds {
		if strings.EqualFold(strings.TrimSpace(word), string(k)) {
			return k, strings.TrimSpace(title), true
		}
	}
	return "", "", false
}
