package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
)

// view is the lesson's body: the picture, and the one place for words.
func (l lesson) view(lk look, m machine, p plan) []string {
	if n := l.asksFor(lk, m, p); n > 0 {
		p.stage.h, p.words.y, p.words.h = p.stage.h-n, p.words.y-n, p.words.h+n
	}
	picture := l.picture(lk, m, p.stage.w, p.stage.h)
	text := l.words(lk, m, p.words.w, p.words.h)
	return body(picture, text, p)
}

// leastListing is how many lines the picture of a question keeps: its boxes, and the program's name
// with some of its lines.
const leastListing = 6

// asksFor is how many lines a question needs that the plan does not give it: what is asked must be
// read, and of the program there is only a part to be seen in such a window anyway.
func (l lesson) asksFor(lk look, m machine, p plan) int {
	if p.wide || l.run.trace != nil || !l.at(lessons.Predict, lessons.Turn) {
		return 0
	}
	needs := len(lk.prose(l.prose(), p.words.w)) + len(l.pinned(lk, m, p.words.w))
	return min(needs-p.words.h, p.stage.h-leastListing)
}

// picture is the stage; in the steps that look back, a list takes the place of code and lanes,
// and the boxes stay.
func (l lesson) picture(lk look, m machine, w, h int) []string {
	if l.at(lessons.Abroad) {
		return l.abroadPicture(lk, m, w, h)
	}
	if l.making.solved {
		return l.solutionPicture(lk, w, h)
	}
	scene, o := l.scene(lk, m)
	switch {
	case l.jumped:
	case l.at(lessons.Verdict) && l.evidence != nil:
		o.Instead = l.verdicts(lk, w, stage.Room(h))
	case l.at(lessons.Claims) && l.evidence != nil:
		o.Instead = l.ledger(lk, w, stage.Room(h))
	case l.at(lessons.Where) && scene.Caller != nil:
		o.Instead = callerLines(lk, scene, w)
	case l.at(lessons.Status) && l.evidence != nil:
		o.Instead = append([]string{""}, stage.Status(scene, *lk.theme, w)...)
	case l.at(lessons.Predict, lessons.Turn, lessons.Making) && l.run.trace == nil:
		o.Instead = listing(lk, o.Program, w, stage.Room(h))
	case l.at(lessons.Ordering) && l.run.trace == nil:
		o.Instead = l.arranged(lk, w, stage.Room(h))
	}
	return strings.Split(stage.Draw(scene, o, w, h), "\n")
}

// scene is what the stage shows: of the program that would run, where nothing has run.
func (l lesson) scene(lk look, m machine) (demo.Scene, stage.Options) {
	scene := l.run.scene()
	o := stage.Options{Theme: lk.theme, Hidden: l.run.trace == nil}
	if l.output {
		o.Pane = stage.PaneOutput
	}
	var name, text string
	if l.exercising() {
		name, o.File, text = l.ownProgram(scene)
	} else if len(scene.Files) > 0 {
		f := scene.Files[0]
		name, text = f.File[strings.LastIndexAny(f.File, `/\`)+1:], f.Text
	} else if exp, ok := m.experiment(l.walk.Lesson(), l.walk.Program()); ok {
		name, text = exp.Files[0].Name, exp.Files[0].Text
	} else {
		name, text = l.walk.Program().File, l.walk.Program().Source
	}
	o.Program = lk.program(name, text, language(name))
	return scene, o
}

// listing is a program for reading, below its name.
func listing(lk look, p *stage.Program, w, h int) []string {
	lines, rest := stage.Listing(p, w, h-1)
	head := " " + lk.theme.Text.Bold(true).Render(p.Name())
	switch {
	case rest == 1:
		head += lk.theme.Muted.Render("   1 more line: z shows all")
	case rest > 0:
		head += lk.theme.Muted.Render(fmt.Sprintf("   %d more lines: z shows all", rest))
	case slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, lk.theme.Glyphs.Ellipsis) }):
		head += lk.theme.Muted.Render("   z shows whole lines")
	}
	return append([]string{cut(head, w)}, lines...)
}

// words is the one place for words: exactly h lines.
func (l lesson) words(lk look, m machine, w, h int) []string {
	step := l.walk.Step()
	if step.Kind == lessons.Making {
		return l.makingWords(lk, m, w, h)
	}
	if l.run.err != nil {
		return fit(lk.styled(lk.theme.Warn, l.run.err.Error(), w), w, h)
	}
	switch {
	case step.Kind == lessons.Predict, step.Kind == lessons.Turn:
		return l.asks(lk, m, w, h)
	case step.Kind == lessons.Abroad:
		return l.abroadWords(lk, m, w, h)
	case step.Kind == lessons.Ordering:
		return l.scroll(lk, l.orderWords(lk, w, h), w, h)
	case l.jumped, step.Kind == lessons.Run && l.run.trace != nil, l.lookingBack(), l.reran && l.chosen < 0:
		return l.scroll(lk, l.told(lk, w, h), w, h)
	case l.needsRun():
		return l.scroll(lk, lk.styled(lk.theme.Text, "Nothing has run here yet: enter runs it.", w), w, h)
	case l.at(lessons.Verdict, lessons.Claims, lessons.Where, lessons.Status) && l.run.trace == nil:
		return l.scroll(lk, lk.styled(lk.theme.Text, "This step tells of a run, and nothing has run here yet: its questions are open. Backspace leads back to them, n goes on.", w), w, h)
	case step.Kind == lessons.Verdict && l.evidence != nil:
		return l.scroll(lk, l.verdictWords(lk, w), w, h)
	case step.Kind == lessons.Claims && l.chosen >= 0:
		return l.scroll(lk, l.claimWords(lk, w), w, h)
	}
	return l.scroll(lk, lk.prose(l.prose(), w), w, h)
}

// prose is the step's, or the last hint that was asked for.
func (l lesson) prose() string {
	step, hints := l.walk.Step(), l.walk.Hints()
	if n := len(hints); n > 0 {
		return fmt.Sprintf("Hint %d of %d: %s\n\n%s", n, len(step.Hints), hints[n-1], step.Prose)
	}
	return step.Prose
}

// verdictWords explain the prediction that is chosen.
func (l lesson) verdictWords(lk look, w int) []string {
	all, itself := l.walk.Verdicts(l.evidence), lk.prose(l.walk.Step().Prose, w)
	switch {
	case len(all) == 0:
		return append(lk.styled(lk.theme.Muted, "You left the questions of this run unanswered, which is fine.", w), itself...)
	case l.chosen < 0 || l.chosen >= len(all):
		return itself
	case all[l.chosen].Why == "":
		return lk.styled(lk.theme.Text, "This run did not show it, so nothing is decided: r runs it again.", w)
	case !all[l.chosen].Right(): // why the other is right is worth knowing, too
		of := l.walk.Lesson().Steps[all[l.chosen].Step]
		return append(append(lk.prose(all[l.chosen].Why, w), ""), lk.prose(of.Question.Why, w)...)
	}
	return lk.prose(all[l.chosen].Why, w)
}

// lookingBack says that the learner scrubs through a run in a step of prose.
func (l lesson) lookingBack() bool {
	return l.run.trace != nil && !l.run.follow && !l.at(lessons.Verdict, lessons.Claims, lessons.Where, lessons.Status)
}

// scroll shows h lines from where the learner has scrolled to.
func (l lesson) scroll(lk look, lines []string, w, h int) []string {
	return scroll(lk, lines, l.scrolled, w, h)
}

// asks is the question with its options and how sure one is: below each other where there is
// room, else side by side and always in sight.
func (l lesson) asks(lk look, m machine, w, h int) []string {
	prose := lk.prose(l.prose(), w)
	options, sure := l.optionItems(lk, m), l.sureItems(lk)
	if list := append(append(append(slices.Clone(prose), ""), options...), append([]string{""}, flow(sure, w)...)...); len(list) <= h {
		return fit(list, w, h)
	}
	pinned := l.pinned(lk, m, w)
	return append(l.scroll(lk, prose, w, h-len(pinned)), fit(pinned, w, min(h, len(pinned)))...)
}

// pinned are the options and how sure one is, in as few lines as they need.
func (l lesson) pinned(lk look, m machine, w int) []string {
	options, sure := flow(l.optionItems(lk, m), w), l.sureItems(lk)
	if len(sure) == 0 {
		return options
	}
	return append(options, flow(sure, w)...)
}

func (l lesson) optionItems(lk look, m machine) []string {
	var items []string
	step, chosen := l.walk.Step(), l.walk.Answer().Letter
	if step.Question != nil {
		for _, o := range step.Question.Options {
			items = append(items, choice(lk, o.Letter, o.LabelIn(m.language()), o.Letter == chosen))
		}
	}
	for _, v := range step.Variants {
		items = append(items, choice(lk, v.Letter, v.Label, v.Letter == chosen))
	}
	return items
}

func (l lesson) sureItems(lk look) []string {
	answer := l.walk.Answer()
	switch {
	case l.at(lessons.Turn):
		return nil
	case !answer.Committed && !l.walk.MayAnswer():
		return []string{lk.theme.Muted.Render("  left open: the run has begun")}
	}
	title := "  how sure?"
	if answer.Committed {
		title = "  committed:"
	}
	items := []string{lk.theme.Muted.Render(title)}
	for c := lessons.Guess; c <= lessons.Certain; c++ {
		items = append(items, choice(lk, fmt.Sprint(int(c)), c.String(), c == answer.Sure))
	}
	return items
}

// choice is one thing that can be chosen, by its key.
func choice(lk look, key, label string, chosen bool) string {
	t := lk.theme
	if chosen {
		return t.Selected.Render(t.Glyphs.Cursor + " " + key + " " + label)
	}
	return "  " + t.Key.Render(key) + " " + t.Text.Render(label)
}

// flow sets items side by side in as few lines as they need.
func flow(items []string, w int) []string {
	lines := []string{""}
	for _, item := range items {
		last := &lines[len(lines)-1]
		gap := ""
		if *last != "" {
			gap = "   "
		}
		if *last != "" && ansi.StringWidth(*last+gap+item) > w {
			lines = append(lines, item)
			continue
		}
		*last += gap + item
	}
	return lines
}

// told says what just happened, in at most h lines, and at the end what the runs have in common.
func (l lesson) told(lk look, w, h int) []string {
	if l.run.over && l.run.follow {
		lines, text := []string{l.run.moment(lk)}, l.run.sentence(l.run.at)
		if why := stuckWords(l.run.scene()); why != "" { // which takes the room
			lines, text = nil, why+" The watchdog ended the run."
		}
		return append(append(lines, lk.styled(lk.theme.Text, text, w)...), l.sameResult(lk, w)...)
	}
	return l.run.told(lk, w, h)
}

// sameResult sets this run beside the others.
func (l lesson) sameResult(lk look, w int) []string {
	if len(l.results) == 0 {
		return nil
	}
	last := l.results[len(l.results)-1]
	if len(last.says) == 0 {
		return nil
	}
	var same, other []string
	for _, r := range l.results {
		if slices.Equal(r.says, last.says) {
			same = append(same, r.by)
		} else {
			other = append(other, r.by)
		}
	}
	var says []string
	for _, o := range last.says {
		if o.Value == "" {
			says = append(says, o.Subject+" was not observed")
		} else {
			says = append(says, o.In(l.language))
		}
	}
	text := "This run: " + strings.Join(says, "; ") + "."
	if len(same) > 1 {
		text += " The same with " + strings.Join(same[:len(same)-1], ", ") + "."
	}
	if len(other) > 0 {
		text += " Not the same with " + strings.Join(other, ", ") + "."
	}
	return lk.styled(lk.theme.Muted, text, w)
}
