package ui

import (
	"fmt"
	"slices"
	"strings"

	"exit42/lessons"
)

// words is the one place for words: exactly h lines.
func (s anyStep) words(lk look, m machine, w, h int) []string {
	l := s.l
	if l.run.err != nil {
		return fit(lk.styled(lk.theme.Warn, l.run.err.Error(), w), w, h)
	}
	switch {
	case l.at(lessons.Predict, lessons.Turn):
		return l.asks(lk, m, w, h)
	case l.at(lessons.Ordering):
		return l.scroll(lk, l.orderWords(lk, w, h), w, h)
	case l.jumped, l.at(lessons.Run) && l.run.trace != nil, l.lookingBack(), l.reran && l.chosen < 0:
		return l.scroll(lk, l.told(lk, w, h), w, h)
	case l.killedNote() != "":
		return l.scroll(lk, l.killedWords(lk, w), w, h)
	case l.needsRun():
		return l.scroll(lk, lk.styled(lk.theme.Text, "Nothing has run here yet: enter runs it.", w), w, h)
	case l.looksBack() && l.run.trace == nil:
		return l.scroll(lk, lk.styled(lk.theme.Text, "This step tells of a run, and nothing has run here yet: its questions are open. Backspace leads back to them, enter goes on.", w), w, h)
	case l.at(lessons.Verdict) && l.evidence != nil:
		return l.scroll(lk, l.verdictWords(lk, w), w, h)
	case l.choseClaim():
		return l.scroll(lk, l.claimWords(lk, w), w, h)
	}
	return l.scroll(lk, lk.prose(l.prose(), w), w, h)
}

// killedWords are why the run does not count, and what the step tells of one that does.
func (l lesson) killedWords(lk look, w int) []string {
	lines := lk.styled(lk.theme.Warn, l.killedNote(), w)
	if l.looksBack() {
		return lines
	}
	return append(append(lines, ""), lk.prose(l.prose(), w)...)
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
	return l.run.trace != nil && !l.run.follow && !l.looksBack()
}

// told says what just happened, in at most h lines, and at the end what the runs have in common.
func (l lesson) told(lk look, w, h int) []string {
	if l.run.over && l.run.follow {
		lines, text := []string{l.run.moment(lk)}, l.run.sentence(l.run.at)
		if note := l.killedNote(); note != "" {
			return append(lk.styled(lk.theme.Warn, note, w), lk.told(lk.theme.Text, text, w)...)
		}
		if why := stuckWords(l.run.scene()); why != "" { // which takes the room
			lines, text = nil, why+" The watchdog ended the run."
		}
		return append(append(lines, lk.told(lk.theme.Text, text, w)...), l.sameResult(lk, w)...)
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

// scroll shows h lines from where the learner has scrolled to.
func (l lesson) scroll(lk look, lines []string, w, h int) []string {
	return scroll(lk, lines, l.scrolled, w, h)
}
