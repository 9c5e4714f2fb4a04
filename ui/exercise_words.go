package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo/exercise"
	"exit42/ui/words"
)

// words say what to do, what became of it, and what helps.
func (s exerciseStep) words(lk look, m machine, w, h int) []string {
	l := s.l
	task := lk.prose(l.walk.Step().Prose, w)
	parts := [][]string{l.troubles(lk, m, w)}
	switch {
	case l.exercise.asks:
		return fit(l.folderWords(lk, w), w, h)
	case l.exercise.solved:
		parts = l.solutionWords(lk, w)
	case l.exercise.hinted:
		parts = append(parts, lk.prose(l.prose(), w))
	case l.run.err != nil, m.lacksPython(), !l.exercise.ready() && !l.walk.Passed():
		parts = append(append(parts, task), l.given(lk, w)...)
	case !l.exercise.ready():
		parts = append(parts, lk.styled(lk.theme.Good, "You have passed this exercise.", w), task)
	case l.run.trace == nil:
		parts = append(append(parts, l.waitingWords(lk, w), task), l.given(lk, w)...)
	case l.run.live(), !l.run.follow, l.exercise.verdict == nil:
		parts = append(parts, l.told(lk, w, max(1, h-len(parts[0]))))
	default:
		parts = append(parts, l.judgedWords(lk, w)...)
	}
	return l.scroll(lk, spaced(parts, h), w, h)
}

// spaced sets parts below each other, with a line between them where there is room.
func spaced(parts [][]string, h int) []string {
	parts = slices.DeleteFunc(parts, func(part []string) bool { return len(part) == 0 })
	tight := slices.Concat(parts...)
	if len(tight)+len(parts)-1 > h {
		return tight
	}
	var airy []string
	for i, part := range parts {
		if i > 0 {
			airy = append(airy, "")
		}
		airy = append(airy, part...)
	}
	return airy
}

// troubles are what keeps the learner from going on.
func (l lesson) troubles(lk look, m machine, w int) []string {
	var lines []string
	for _, text := range []string{l.exercise.trouble, l.exercise.saved.Lack} {
		if text != "" {
			lines = append(lines, lk.styled(lk.theme.Warn, sentence(text), w)...)
		}
	}
	if l.run.err != nil {
		lines = append(lines, lk.styled(lk.theme.Warn, l.run.err.Error(), w)...)
	}
	if m.lacksPython() {
		text := "An exercise needs Python, and no Python 3.8 or newer was found here. H shows the solution, n goes on."
		lines = append(lines, lk.styled(lk.theme.Warn, text, w)...)
	}
	return lines
}

// folderWords ask for the folder.
func (l lesson) folderWords(lk look, w int) []string {
	t := lk.theme
	lines := []string{l.exercise.input.view(lk, w)}
	if l.exercise.trouble != "" {
		return append(lines, lk.styled(t.Warn, sentence(l.exercise.trouble), w)...)
	}
	text := fmt.Sprintf("The folder for %s and work.py: here, or where you say. A file of yours that is there stays as it is.", l.walk.Program().File)
	return append(lines, lk.styled(t.Text, text, w)...)
}

// waitingWords say what the learner is waited for to do.
func (l lesson) waitingWords(lk look, w int) []string {
	text := "Each time you save this file, it runs here:"
	if l.exercise.found {
		text = l.exercise.folder.Name + " was there, and is used as it is. Each time you save it, it runs here:"
	}
	return append(lk.styled(lk.theme.Text, text, w), l.pathWords(lk, w)...)
}

// pathWords are the path of the learner's file, cut nowhere but at the end of a line.
func (l lesson) pathWords(lk look, w int) []string {
	var lines []string
	for _, line := range strings.Split(ansi.Hardwrap(lk.clean(l.exercise.folder.File()), w, false), "\n") {
		lines = append(lines, lk.theme.Key.Render(line))
	}
	return lines
}

// judgedWords say what the run was worth, then what helps.
func (l lesson) judgedWords(lk look, w int) [][]string {
	t, v := lk.theme, *l.exercise.verdict
	if v.Kind == exercise.Passed {
		return [][]string{
			lk.styled(t.Good, t.Glyphs.Check+" "+exercise.Words(v), w),
			lk.prose(l.walk.Step().Exercise.Why, w),
		}
	}
	parts := [][]string{lk.styled(t.Bad, t.Glyphs.Cross+" "+exercise.Words(v), w)}
	if v.Kind == exercise.Stuck {
		if why := words.Why(l.run.scene()); why != "" {
			parts = append(parts, lk.told(t.Text, why, w))
		}
	}
	return append(append(parts, l.nowWords(lk, w)), l.given(lk, w)...)
}

// given are the hints that were asked for.
func (l lesson) given(lk look, w int) [][]string {
	var parts [][]string
	for i, hint := range l.walk.Hints() {
		parts = append(parts, lk.prose(fmt.Sprintf("Hint %d: %s", i+1, hint), w))
	}
	return parts
}

// nowWords say how to go on after a run that did not pass.
func (l lesson) nowWords(lk look, w int) []string {
	text := "To run it again, save"
	if l.exercise.found {
		text = l.exercise.folder.Name + " was there, and is used as it is. " + text
	}
	if l.walk.Passed() {
		text = "You have passed before. " + text
	}
	lines, path := lk.styled(lk.theme.Muted, text, w), l.pathWords(lk, w)
	last := lines[len(lines)-1] + " " + path[0]
	if len(path) == 1 && ansi.StringWidth(last) <= w {
		return append(lines[:len(lines)-1], last)
	}
	return append(lines, path...)
}

// solutionWords say what is shown, and why it is so.
func (l lesson) solutionWords(lk look, w int) [][]string {
	return [][]string{
		lk.styled(lk.theme.Title, "This is the solution: one way that passes.", w),
		lk.prose(l.walk.Step().Exercise.Why, w),
	}
}

// sentence begins as a sentence does, unless with the name of a file, and ends so.
func sentence(text string) string {
	first, rest, _ := strings.Cut(text, " ")
	if first != "" && !strings.ContainsAny(first, `./\"`) {
		first = strings.ToUpper(first[:1]) + first[1:]
	}
	return strings.TrimRight(first+" "+rest, " .") + "."
}
