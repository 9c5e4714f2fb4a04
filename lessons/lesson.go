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
// viewer shows well. Front matter comes first (title, slug, minutes, program, and
// native and only on, of which below), then an introduction, then the steps.
// Each level-two heading is a step: its kind, a colon, its title.
//
// The steps are divided into parts. A part is about one program and has at most
// one run, with the predictions before it and what looks back after it. A step
// with **Program:** begins a part; the first part's program is in the front
// matter.
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
//	- **C5** The number a Process keeps is what the function returned.
//
//	  **Would mean:** `exitcode` is 42.
//
//	  **Holds if:** `exitcode is 42`
//
// The other kinds: Run, Verdict, Where and Status have prose and nothing else that must be.
//
//   - Turn is a knob: options with a **Program:** each, of which the learner
//     chooses what the part's run runs.
//   - Order is a run whose lines the learner arranges first: a code block with the
//     lines as they stand in the program, **Passes if:** and **Solved:** 2 1 3.
//   - Exercise is for the learner's own editor: a starter (**Program:**) and a
//     **Solution:**.
//   - Elsewhere runs programs in other languages: entries such as
//     "- **Node** `exits.js`".
//
// **In Go:** `exitcode --value=300` beside a **Program:** is the same scenario in
// Go. **Only on:** Linux, macOS there says where the program shows what the lesson
// says; elsewhere its recording is played. **Shows:** `exitcode is 44` with Linux,
// fork says what a run must show, as the prose relies on it: it is executed by the
// tests on every Python, and not shown before the run. **Hint:** may stand twice.
// See [ParseObservation] for what may be observed, [ParseTest] for claims, and
// [ParseShown] for conditions.
package lessons

import (
	"slices"
	"strings"
)

// Lesson is one sitting: programs, and the steps that lead through runs of them.
type Lesson struct {
	Number  int    // from its folder's name
	Folder  string // "01-promise"
	Title   string
	Slug    string
	Minutes int
	Intro   string // Markdown
	Steps   []Step
	Parts   []Part // at least one, in their order
}

// Step is one screen of a lesson.
type Step struct {
	ID        string // its title as a slug, which no other step of the lesson has
	Kind      Kind
	Title     string
	Prose     string        // Markdown
	Notes     string        // Markdown, for the speaker's eyes
	Hints     []string      // Markdown; two at most
	Shows     []Shown       // what its run must show
	Question  *Question     // of a Predict step, and of no other
	Claims    []Claim       // of a Claims step, and of no other
	Variants  []Variant     // of a Turn step, and of no other
	Order     *Order        // of an Order step, and of no other
	Exercise  *Task         // of an Exercise step, and of no other
	Elsewhere []Translation // of an Elsewhere step, and of no other
}

// Kind says what a step asks of the learner.
type Kind string

// The kinds, in the words of lesson.md and of the status line.
const (
	Read      Kind = "read"      // read prose
	Predict   Kind = "predict"   // choose an option and commit to it
	Turn      Kind = "turn"      // choose the program that the run runs
	Run       Kind = "run"       // step or play the real run
	Verdict   Kind = "verdict"   // see the predictions beside what happened
	Claims    Kind = "claims"    // see what the run says of each claim
	Where     Kind = "where"     // see the line where the value was lost
	Status    Kind = "status"    // see the wait status taken apart
	Ordering  Kind = "order"     // arrange the lines, then run them
	Exercise  Kind = "exercise"  // mend a program in one's own editor
	Elsewhere Kind = "elsewhere" // run the same in other languages
)

var kinds = []Kind{Read, Predict, Turn, Run, Verdict, Claims, Where, Status, Ordering, Exercise, Elsewhere}

// Runs says whether processes run in a step of this kind.
func (k Kind) Runs() bool { return k == Run || k == Ordering || k == Exercise || k == Elsewhere }

// looksBack says whether a step of this kind tells of a run.
func (k Kind) looksBack() bool { return k == Verdict || k == Claims || k == Where || k == Status }

// room is how many lines of prose the smallest screen has for a kind of step.
// The options of a question, the verdicts and the claims need the rest.
var room = map[Kind]int{
	Read: 5, Predict: 3, Turn: 3, Run: 5, Verdict: 3, Claims: 3, Where: 5, Status: 5, Ordering: 3, Exercise: 5, Elsewhere: 4,
}

// Language is what the shown program is written in. Values are said in its words.
type Language string

// The languages of the programs: Python's None is Go's nil.
const (
	Python Language = "Python"
	Go     Language = "Go"
)

// Claims returns every claim of the lesson, in the order of its steps.
func (l Lesson) Claims() []Claim {
	var all []Claim
	for _, s := range l.Steps {
		all = append(all, s.Claims...)
	}
	return all
}

// Step returns the index of the step with this ID, or -1.
func (l Lesson) Step(id string) int {
	return slices.IndexFunc(l.Steps, func(s Step) bool { return s.ID == id })
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
