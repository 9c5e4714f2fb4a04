package ui_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui"
	"exit42/ui/progress"
	"exit42/ui/theme"
	"exit42/ui/uitest"
)

// TestTutorialRight: the whole tutorial, played by somebody who is right in everything and
// certain of it, with real processes where there is a Python.
func TestTutorialRight(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it plays real processes for most of a minute")
	}
	newLearner(t, newest(t), func(_ int, right, _ []lessons.Option) (string, lessons.Confidence) {
		return right[0].Letter, lessons.Certain
	}).plays()
}

// TestTutorialWrong: the same by somebody who is wrong in everything, and more or less sure of
// it. There is no Python: recordings are played.
func TestTutorialWrong(t *testing.T) {
	newLearner(t, nil, func(n int, _, wrong []lessons.Option) (string, lessons.Confidence) {
		return wrong[n%len(wrong)].Letter, lessons.Confidence(1 + n%3)
	}).plays()
}

// newest is the newest Python of this machine; nil where there is none.
func newest(t *testing.T) []python.Interpreter {
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(t.Context())
	found = slices.DeleteFunc(found, func(i python.Interpreter) bool { return !i.Supported() })
	slices.SortStableFunc(found, func(a, b python.Interpreter) int { return -slices.Compare(version(a), version(b)) })
	return found[:min(1, len(found))]
}

// version is that of an interpreter, as numbers.
func version(i python.Interpreter) []int {
	var numbers []int
	for _, digits := range regexp.MustCompile(`\d+`).FindAllString(i.Version, -1) {
		n, _ := strconv.Atoi(digits)
		numbers = append(numbers, n)
	}
	return numbers
}

// A learner goes through the tutorial and knows beforehand what recorded runs showed.
type learner struct {
	*person
	t       *testing.T
	all     []lessons.Lesson
	pythons []python.Interpreter
	shelf   *recording.Shelf
	choose  func(n int, right, wrong []lessons.Option) (letter string, sure lessons.Confidence)
	state   string // the file of the progress
	home    string // where folders are made
	temp    string // where all runs have their directories
	lesson  lessons.Lesson
	step    int
	said    []said // in the order in which it was said
}

// A said is an answer, and what must come of it.
type said struct {
	lesson, step int
	letter       string
	sure         lessons.Confidence
	right        bool
	why          string
}

func newLearner(t *testing.T, pythons []python.Interpreter, choose func(int, []lessons.Option, []lessons.Option) (string, lessons.Confidence)) *learner {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		all = all[:2]
	}
	l := &learner{
		t: t, all: all, pythons: pythons, shelf: recording.NewShelf(content.Recordings()), choose: choose,
		state: filepath.Join(t.TempDir(), "progress.yaml"), home: t.TempDir(), temp: t.TempDir(),
	}
	t.Setenv("TMPDIR", l.temp)
	l.begins()
	return l
}

// begins starts the program, with what is kept.
func (l *learner) begins() {
	l.t.Helper()
	tools := others.Find(os.Getenv("PATH"))
	store := progress.Open(l.state)
	if _, notice := store.Load(); notice != "" {
		l.t.Fatal(notice)
	}
	l.person = sits(l.t, 110, 44, ui.Options{
		Lessons: l.all, Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor}, Progress: store, Sheet: content.Sheet(),
		Pythons:     func(context.Context) ([]python.Interpreter, []python.Lack) { return l.pythons, nil },
		Native:      nativeProgram,
		Recording:   l.shelf.Find,
		ExerciseDir: func(name string) string { return filepath.Join(l.home, name) },
		Elsewhere: func(name string, p lessons.Program) (demo.Experiment, string, bool) {
			tool, ok := others.Named(tools, name)
			files := []demo.File{{Name: p.File, Text: p.Source}}
			return demo.Experiment{Files: files, Runtime: others.Runtime{Tool: tool}, Method: "exec"}, tool.String(), ok
		},
	})
	if len(l.pythons) > 0 {
		l.sees("LIVE Python 3.")
	} else {
		l.sees("RECORDED")
	}
}

func nativeProgram(name string) (demo.Runtime, []demo.File, bool) {
	files, ok := native.Lookup(name)
	return native.Runtime{Program: name}, files, ok
}

// sits starts the program on a screen of w by h.
func sits(t *testing.T, w, h int, o ui.Options) *person {
	t.Helper()
	m := ui.New(o)
	p := &person{t, uitest.New(w, h), nil, make(chan error, 1)}
	p.prog = tea.NewProgram(m, tea.WithInput(p.term), tea.WithOutput(p.term), tea.WithWindowSize(w, h),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())
	p.term.Cooked = true
	go func() {
		_, err := p.prog.Run()
		m.Close()
		if o.Progress != nil && err == nil {
			if notice := o.Progress.Flush(); notice != "" { // what was done last
				err = errors.New(notice)
			}
		}
		p.done <- err
	}()
	t.Cleanup(func() {
		p.prog.Kill()
		p.term.Close()
	})
	return p
}

// again quits, begins again, and must be where it was.
func (l *learner) again(words ...string) {
	l.t.Helper()
	l.quits()
	l.begins()
	l.sees(append(words, l.place())...)
}

// plays goes through all lessons, and looks back at the end.
func (l *learner) plays() {
	for _, lesson := range l.all {
		l.lesson, l.step = lesson, 0
		l.does(fmt.Sprint(lesson.Number), l.place())
		for l.step < len(lesson.Steps) {
			l.sees(l.place())
			l.takes(lesson.Steps[l.step])
			l.step++
		}
		l.does("m", "Search all lessons")
	}
	l.looksBack()
	l.quits()
	l.isKept()
	nothingIsLeft(l.t, l.temp)
}

// place is what the head says of the step.
func (l *learner) place() string {
	return fmt.Sprintf("· %d of %d · %s", l.step+1, len(l.lesson.Steps), l.lesson.Steps[l.step].Kind)
}

// takes does what a step is there for, and goes on unless it is the last.
func (l *learner) takes(step lessons.Step) {
	l.t.Helper()
	switch step.Kind {
	case lessons.Predict:
		l.predicts(step)
		return
	case lessons.Turn:
		l.term.Type("a")
	case lessons.Run:
		if l.step < len(l.lesson.Steps)/2 {
			l.again() // with all answers, before the run
		}
		l.term.Type("e")
		l.seesOneOf("The run is over", "The watchdog ended the run")
	case lessons.Verdict:
		l.isJudged(step)
	case lessons.Claims:
		l.sees("C1 ✓ true", "C3 ✗ false")
		l.does("\x1b[B\r", "event ")
	case lessons.Where:
		l.sees("nothing on the line keeps it")
	case lessons.Status:
		l.sees("WAIT STATUS")
	case lessons.Ordering:
		l.arranges(step)
	case lessons.Exercise:
		l.makes(step)
	case lessons.Elsewhere:
		l.does("\r", "44", "enter next")
	}
	if l.step+1 < len(l.lesson.Steps) {
		l.term.Type("n")
	}
}

func (l *learner) seesOneOf(words ...string) {
	l.t.Helper()
	if !l.term.Until(func(text string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
	}) {
		l.t.Fatalf("none of %q on the screen:\n%s", words, l.term.Text())
	}
}

// part is the part of the lesson, and what its recorded run showed.
func (l *learner) part() (lessons.Part, lessons.Evidence) {
	part := l.lesson.Parts[l.lesson.PartOf(l.step)]
	p := part.Program
	if o := l.lesson.Steps[part.Run].Order; o != nil {
		p = o.Arrange(p, o.Solved)
	}
	trace, ok := l.shelf.Find(l.lesson.Folder, p)
	if !ok {
		l.t.Fatalf("no recording of %s", p.File)
	}
	return part, trace.Evidence()
}

// predicts answers.
func (l *learner) predicts(step lessons.Step) {
	l.t.Helper()
	_, evidence := l.part()
	var right, wrong []lessons.Option
	for _, o := range step.Question.Options {
		if o.Grade(evidence) == lessons.Right {
			right = append(right, o)
		} else {
			wrong = append(wrong, o)
		}
	}
	if len(right) == 0 {
		l.t.Fatalf("%s: no option is right", step.ID)
	}
	letter, sure := l.choose(len(l.said), right, wrong)
	option, _ := step.Question.Option(letter)
	s := said{l.lesson.Number, l.step, letter, sure, slices.Contains(labels(right), letter), option.Otherwise}
	if s.right {
		s.why = step.Question.Why
	}
	l.said = append(l.said, s)
	l.term.Type(fmt.Sprintf("%s%d\r", letter, sure))
}

func labels(all []lessons.Option) []string {
	var letters []string
	for _, o := range all {
		letters = append(letters, o.Letter)
	}
	return letters
}

// isJudged reads each verdict, and what the step says in the end.
func (l *learner) isJudged(step lessons.Step) {
	l.t.Helper()
	part, _ := l.part()
	var mine []said
	right := 0
	for _, s := range l.said {
		if s.lesson == l.lesson.Number && s.step >= part.First && s.step <= part.Last {
			mine = append(mine, s)
			if s.right {
				right++
			}
		}
	}
	marked := func(text string) bool {
		return strings.Count(text, "as you said") == right && strings.Count(text, "not so") == len(mine)-right
	}
	if !l.term.Until(marked) {
		l.t.Fatalf("not %d of %d right:\n%s", right, len(mine), l.term.Text())
	}
	if l.lesson.Number == 1 && l.step+1 < len(l.lesson.Steps) { // a lesson that is done does not open by itself
		l.again("it shows") // what ran then runs again
	}
	for _, s := range mine {
		l.reads(s.why)
		l.term.Type("\r")
	}
	l.reads(step.Prose)
}

// reads waits for a text of several lines.
func (l *learner) reads(markdown string) {
	l.t.Helper()
	want := inOneLine(markdown)
	if want == "" || !l.term.Until(func(text string) bool { return strings.Contains(inOneLine(text), want) }) {
		l.t.Fatalf("no %q on the screen:\n%s", want, l.term.Text())
	}
}

var marks = regexp.MustCompile("[`*•]|(?m)^- ")

func inOneLine(text string) string {
	return strings.Join(strings.Fields(marks.ReplaceAllString(text, "")), " ")
}

// arranges runs the lines as they are; who is right then puts them right.
func (l *learner) arranges(step lessons.Step) {
	l.t.Helper()
	l.does("\r", "Not yet.")
	if !l.wantsRight() {
		return
	}
	now := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}[:len(step.Order.Lines)]
	l.does("\x1b[A", "pick the line up")
	for to, line := range step.Order.Solved {
		l.term.Type(strings.Repeat("\x1b[A", len(now)))
		at := slices.Index(now, line)
		l.term.Type(strings.Repeat("\x1b[B", at) + " " + strings.Repeat("\x1b[A", at-to) + " ")
		now = slices.Insert(slices.Delete(now, at, at+1), to, line)
	}
	l.again() // the lines stay as they were put
	l.term.Type("\r")
	l.reads(step.Order.Why)
}

// wantsRight says that the learner is one who is right.
func (l *learner) wantsRight() bool { return l.said[0].right }

// makes does an exercise, where there is a Python.
func (l *learner) makes(step lessons.Step) {
	l.t.Helper()
	if len(l.pythons) == 0 {
		l.sees("An exercise needs Python")
		l.does("H", "This is the solution")
		l.reads(step.Exercise.Why)
		return
	}
	dir := "exit42-" + l.lesson.Slug
	l.does("\r", "The folder for", dir)
	l.does("\r", "Each time you save this file")
	file := filepath.Join(l.home, dir, l.lesson.Parts[l.lesson.PartOf(l.step)].Program.File)
	if err := os.WriteFile(file, []byte(step.Exercise.Solution.Source), 0o644); err != nil {
		l.t.Fatal(err)
	}
	l.reads(step.Exercise.Why)
}

// looksBack goes through the recap: everything that was said is in it, what one was sure and
// wrong about first.
func (l *learner) looksBack() {
	l.t.Helper()
	right := 0
	for _, s := range l.said {
		if s.right {
			right++
		}
	}
	l.does("R", fmt.Sprintf("You made %d predictions: %d came true, %d did not.", len(l.said), right, len(l.said)-right))
	last := said{sure: lessons.Certain}
	seen := map[string]bool{}
	for n := range l.said {
		if n > 0 {
			before := chosen(l.term.Text())
			l.term.Type("\x1b[B")
			l.term.Until(func(text string) bool { return chosen(text) != before })
		}
		text := chosen(l.term.Text())
		i := slices.IndexFunc(l.said, func(s said) bool {
			return !seen[s.key()] && strings.Contains(text, fmt.Sprintf(" %d  ", s.lesson)) && strings.Contains(text, title(l.all, s)+"\n") && strings.Contains(text, " "+s.sure.String())
		})
		if i < 0 {
			t := l.term.Text()
			l.t.Fatalf("recap, %d: nobody said %q:\n%s", n+1, text, t)
		}
		now := l.said[i]
		if seen[now.key()] = true; n > 0 && (last.right && !now.right || !last.right && !now.right && now.sure > last.sure) {
			l.t.Errorf("recap: %+v comes after %+v", now, last)
		}
		l.reads(now.why)
		last = now
	}
	l.does("\t", "the cheat sheet")
	l.does("m", "Search all lessons")
}

func (s said) key() string { return fmt.Sprint(s.lesson, ".", s.step) }

func title(all []lessons.Lesson, s said) string {
	return strings.ReplaceAll(all[s.lesson-1].Steps[s.step].Title, "`", "")
}

// chosen is the item of a list that is chosen, two lines of it.
func chosen(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines[:max(0, len(lines)-1)] {
		if strings.HasPrefix(strings.TrimSpace(line), "▸") {
			return line + "\n" + lines[i+1]
		}
	}
	return ""
}

// isKept reads the file: every step was reached, and every answer is there with what came of it.
func (l *learner) isKept() {
	l.t.Helper()
	text, err := os.Open(l.state)
	if err != nil {
		l.t.Fatal(err)
	}
	defer text.Close()
	record, err := lessons.Decode(text)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, lesson := range l.all {
		kept := record.Lessons[lesson.Slug]
		for _, step := range lesson.Steps {
			if !slices.Contains(kept.Seen, step.ID) {
				l.t.Errorf("%s: %s was not reached", lesson.Slug, step.ID)
			}
			task := step.Order != nil || step.Exercise != nil && len(l.pythons) > 0
			if passed := slices.Contains(kept.Passed, step.ID); passed != (task && l.wantsRight()) {
				l.t.Errorf("%s: %s is passed: %v", lesson.Slug, step.ID, passed)
			}
		}
		if !kept.Done {
			l.t.Errorf("%s is not done", lesson.Slug)
		}
	}
	for _, s := range l.said {
		lesson := l.all[s.lesson-1]
		a := record.Lessons[lesson.Slug].Answers[lesson.Steps[s.step].ID]
		grade := map[bool]lessons.Grade{true: lessons.Right, false: lessons.Wrong}[s.right]
		if a.Letter != s.letter || a.Sure != s.sure || a.Grade != grade || a.By == "" || !a.Committed {
			l.t.Errorf("%s: %s is kept as %+v", lesson.Slug, lesson.Steps[s.step].ID, a)
		}
	}
}

// nothingIsLeft: no directory of a run, and no process of one.
func nothingIsLeft(t *testing.T, temp string) {
	t.Helper()
	eventually(t, "something is left", func() bool { return len(ui.LeftIn(temp)) == 0 })
}
