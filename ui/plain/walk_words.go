package plain

import (
	"errors"
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/lessons"
)

// A word is something that can be typed at any prompt.
type word struct {
	name  string
	takes string // what follows it, in help
	says  string // what it does, in help
	here  func(w *walker) bool
	do    func(w *walker, rest string) error
}

// allWords are the words in the order in which help says them. Longer ones come before those that
// they begin with.
func allWords() []word {
	inLesson := func(w *walker) bool { return w.open != "" }
	simple := func(f func(w *walker)) func(*walker, string) error {
		return func(w *walker, _ string) error { f(w); return nil }
	}
	return []word{
		{"next", "", "goes on to the next step, whatever is open", inLesson, simple((*walker).goNext)},
		{"back", "", "goes one step back", inLesson, simple((*walker).goBack)},
		{"skip", "", "leaves the step as it is and goes on; before a run, it runs without predictions", inLesson, (*walker).skip},
		{"here", "", "says this step again", inLesson, simple(func(w *walker) { w.fresh = true })},
		{"lessons", "", "lists the lessons", nil, simple((*walker).toContents)},
		{"lesson", "NUMBER", "opens a lesson; `lesson 3 step 4` a step of it", nil, (*walker).goLesson},
		{"step", "NUMBER", "goes to a step; without a number it runs the program, held at each event", inLesson, (*walker).goStep},
		{"find", "WORD", "says in which steps something stands", nil, func(w *walker, rest string) error { w.find(rest); return nil }},
		{"again", "", "runs the program once more", inLesson, func(w *walker, _ string) error { return w.again(false) }},
		{"method", "NAME", "runs it by another start method from now on, such as `method spawn`", inLesson, (*walker).setMethod},
		{"runtime", "NAME", "runs it by another Python, or in Go", func(w *walker) bool { return w.t.Use != nil }, (*walker).use},
		{"program", "", "says the program again", inLesson, simple((*walker).program)},
		{"boxes", "", "says the two boxes as they are now", inLesson, simple((*walker).sayBoxes)},
		{"by hand", "", "says the command that runs it without us", inLesson, simple((*walker).byHand)},
		{"save", "", "writes the program's file here, to be run by hand", func(w *walker) bool { return inLesson(w) && w.t.Save != nil }, simple((*walker).save)},
		{"folder", "PATH", "makes the folder for an exercise", inLesson, (*walker).folder},
		{"hint", "", "gives a hint, where there is one", inLesson, simple((*walker).hint)},
		{"solution", "", "shows what passes", inLesson, simple((*walker).solution)},
		{"recap", "", "tells what you predicted and what happened", func(w *walker) bool { return w.t.Recap != nil }, simple((*walker).recap)},
		{"sheet", "", "says the cheat sheet", func(w *walker) bool { return w.t.Sheet != "" }, simple((*walker).sheet)},
		{"notes", "", "writes notes to take home", func(w *walker) bool { return w.t.Notes != nil }, simple((*walker).notes)},
		{"reset", "", "forgets your answers in this lesson and begins it again", inLesson, simple(func(w *walker) { w.reset = true })},
		{"help", "", "says this", nil, simple((*walker).help)},
		{"quit", "", "ends the tutorial", nil, func(*walker, string) error { return errQuit }},
	}
}

// word does what a word asks for, or says what can be typed.
func (w *walker) word(line string) error {
	typed := strings.Join(strings.Fields(line), " ")
	switch strings.ToLower(typed) {
	case "exit", "q", "bye":
		typed = "quit"
	case "?", "h":
		typed = "help"
	case "contents", "menu":
		typed = "lessons"
	}
	for _, one := range allWords() {
		rest, ok := cutWord(typed, one.name)
		if asIs, same := cutWord(line, one.name); same {
			rest = asIs // a path may have several blanks in it
		}
		if !ok || one.here != nil && !one.here(w) || rest != "" && one.takes == "" {
			continue
		}
		return one.do(w, rest)
	}
	w.sayf("Not understood: %q. %s `help` says all that can be typed.", cut(typed), w.asks())
	return nil
}

// cutWord takes a word off the beginning of a line, in capitals or not.
func cutWord(line, name string) (rest string, ok bool) {
	if len(line) < len(name) || !strings.EqualFold(line[:len(name)], name) {
		return "", false
	}
	rest = line[len(name):]
	if rest != "" && rest[0] != ' ' {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

func (w *walker) help() {
	w.gap()
	w.say("An empty line does what the prompt says, and otherwise goes on. Numbers choose. The words:")
	for _, one := range allWords() {
		if one.here == nil || one.here(w) {
			w.item("- ", fmt.Sprintf("`%s` %s.", strings.TrimSpace(one.name+" "+one.takes), one.says))
		}
	}
}

func (w *walker) goNext() {
	switch {
	case w.ended:
		w.leaveLesson()
	case w.here().Done():
		w.endLesson()
	default:
		w.keep(w.here().Next())
	}
}

func (w *walker) goBack() {
	if w.ended {
		w.ended, w.fresh = false, true
		return
	}
	w.keep(w.here().Back())
}

// skip leaves open what is open: before a run that waits for answers it is the answers.
func (w *walker) skip(string) error {
	walk := w.here()
	if !w.ended && w.runsHere() && len(walk.Open()) > 0 {
		w.keep(walk.Skip(), nil)
		w.say("The predictions are left open.")
		return w.runHere(false)
	}
	w.goNext()
	return nil
}

// goLesson opens "3", "promise" or "3 step 4".
func (w *walker) goLesson(rest string) error {
	name, step, toStep := strings.Cut(strings.ToLower(rest), "step ")
	l, err := lessons.Lookup(w.t.Lessons, name)
	if err != nil {
		var unknown lessons.Unknown
		if errors.As(err, &unknown) {
			unknown.Name = cut(unknown.Name)
			err = unknown
		}
		w.sayf("There is %v.", err)
		return nil
	}
	w.enterLesson(l.Slug)
	if toStep {
		return w.goStep(step)
	}
	return nil
}

// goStep goes to a step of the lesson; without a number it holds the run.
func (w *walker) goStep(rest string) error {
	if rest == "" {
		return w.again(true)
	}
	n, ok := numberOf(rest, 0)
	all := len(w.here().Lesson().Steps)
	if !ok || n < 1 || n > all {
		w.sayf("This lesson has the steps 1 to %d.", all)
		return nil
	}
	w.ended, w.fresh, w.sure = false, true, false
	w.keep(w.here().Go(n-1), nil)
	return nil
}

// again runs the part's program once more, or for the first time.
func (w *walker) again(stepped bool) error {
	if w.here().Part().Run < 0 {
		w.say("Nothing runs in this part of the lesson.")
		return nil
	}
	return w.runHere(stepped)
}

func (w *walker) setMethod(rest string) error {
	exp, _, err := w.experiment(w.here().Program())
	switch {
	case err != nil:
		w.sayf("Nothing can be run: %v.", err)
		return nil
	case exp.Recording != nil:
		w.say("This is a recording; it keeps the method that it was made with.")
		return nil
	}
	name := strings.ToLower(rest)
	for _, m := range exp.Runtime.Methods() {
		if m == name {
			w.method = m
			w.sayf("The start method is %s from now on. `again` runs it so.", m)
			return nil
		}
	}
	w.sayf("%s has these start methods: %s.", exp.Runtime.Name(), strings.Join(exp.Runtime.Methods(), ", "))
	return nil
}

func (w *walker) use(rest string) error {
	said, err := w.t.Use(rest)
	if err != nil {
		w.sayf("That does not do: %v.", err)
		return nil
	}
	w.say(sentence(said))
	return nil
}

func (w *walker) sayBoxes() {
	if r, ok := w.ran[w.spot()]; ok {
		w.boxes(r)
		return
	}
	w.say("Both boxes are empty: nothing of this part has run.")
}

// typed is what a person types into a shell: at the margin, so that it can be copied.
func (w *walker) typed(command string) {
	for line := range strings.SplitSeq(command, "\n") {
		w.verbatim("", line)
	}
}

// byHand says the command that runs the program of the part without us.
func (w *walker) byHand() {
	exp, _, err := w.experiment(w.here().Program())
	switch {
	case err != nil:
		w.sayf("It cannot be run here: %v.", err)
		return
	case exp.Recording != nil:
		w.say("What is recorded was run like this:")
		w.typed(exp.Recording.At(0).Run.ByHand)
		return
	}
	job := demo.Job{Method: exp.Method, Args: exp.Args}
	if len(exp.Files) > 0 {
		job.Entry = exp.Files[0].Name
	}
	if job.Method == "" {
		job.Method = exp.Runtime.Methods()[0]
	}
	w.say("From the directory that its file is in:")
	w.typed(exp.Runtime.ByHand(job))
	if w.t.Save != nil {
		w.say("`save` writes the file.")
	}
}

func (w *walker) save() {
	p := w.source()
	if p.text == "" {
		w.say("There is no program here.")
		return
	}
	path, err := w.t.Save(p.file, p.text)
	if err != nil {
		w.sayf("It was not written: %v.", err)
		return
	}
	w.say("Written:")
	w.verbatim("    ", path)
}

func (w *walker) folder(rest string) error {
	switch {
	case w.here().Step().Exercise == nil:
		w.say("This step needs no folder.")
	case w.t.Bench == nil:
		w.say("There is no place here to work on an exercise.")
	case rest == "":
		w.say(w.asks())
	default:
		w.prepare(rest)
	}
	return nil
}

func (w *walker) recap() {
	w.gap()
	w.prose(w.t.Recap())
}

func (w *walker) notes() {
	path, err := w.t.Notes()
	if err != nil {
		w.sayf("The notes were not written: %v.", err)
		return
	}
	w.say("The notes are written:")
	w.verbatim("    ", path)
}
