package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// words are the one sentence under the stage, always two lines or more so that the stage keeps its
// place; or a question with its options, each on a line.
func (p *present) words(lk look, m machine, w, h int) []string {
	l := p.front
	step := l.walk.Step()
	if l.run.err != nil {
		return atLeast(2, lk.styled(lk.theme.Warn, l.run.err.Error(), w))
	}
	switch {
	case p.at(lessons.Predict, lessons.Turn) && l.run.trace == nil:
		return p.asks(lk, m, w, max(h-leastListing, 2))
	case p.at(lessons.Predict, lessons.Turn) && !l.run.live():
		return p.asks(lk, m, w, max(h/2, 2)) // the run stays to be seen
	case p.at(lessons.Ordering) && (l.run.trace == nil || l.run.over && l.run.follow):
		return atLeast(2, p.orderSays(lk, w, h))
	}
	if moment, code := p.moment(); moment != "" && !(p.at(lessons.Where) && l.run.scene().Caller != nil) {
		lines := lk.styled(lk.theme.Text, moment, w)
		if code != "" {
			lines = append(lines, "  "+lk.theme.CodeText.Bold(true).Render(ansi.Truncate(lk.clean(code), max(w-2, 1), lk.theme.Glyphs.Ellipsis)))
		}
		return atLeast(2, lines)
	}
	if l.run.trace == nil && l.elsewhere.look == 0 {
		return p.wordsBefore(lk, w, h)
	}
	if step.Kind == lessons.Read {
		if lines := lk.prose(firstSentence(step.Prose), w); len(lines) <= 2 {
			return atLeast(2, lines)
		}
	}
	lines := lk.prose("**"+step.Title+"**", w)
	if why := l.undecided(); why != "" && p.at(lessons.Verdict, lessons.Claims) {
		return append(lines, lk.styled(lk.theme.Text, why, w)...)
	}
	if len(lines) == 1 && l.walk.Part().Run == l.walk.Index() {
		lines = append(lines, p.stderrLine(lk, w)...)
	}
	return atLeast(2, lines)
}

func atLeast(n int, lines []string) []string {
	for len(lines) < n {
		lines = append(slices.Clip(lines), "")
	}
	return lines
}

// moment says what happened last on the stage, while a run goes on or is looked back at; where a
// process is about to run a line, with its code.
func (p *present) moment() (said, code string) {
	l := p.front
	r := &l.run
	if r.trace == nil || r.trace.Len() == 0 || p.at(lessons.Elsewhere) {
		return "", ""
	}
	if why := stuckWords(r.scene()); why != "" && r.follow && (!r.over || l.walk.Part().Run == l.walk.Index()) {
		return why, "" // in the steps after it, it is over
	}
	if r.over && r.follow {
		return "", ""
	}
	for i := r.at; i >= max(0, r.at-farBack); i-- {
		if text := r.sentence(i); text != "" {
			return text, r.codeAt(i)
		}
	}
	return "", ""
}

// firstSentence is the beginning of a text, up to the end of its first sentence.
func firstSentence(prose string) string {
	prose, _, _ = strings.Cut(prose, "\n\n")
	prose = strings.Join(strings.Fields(prose), " ")
	for i := range prose {
		if strings.ContainsRune(".?:", rune(prose[i])) && strings.HasPrefix(prose[i+1:], " ") && strings.Count(prose[:i], "`")%2 == 0 {
			return strings.TrimSuffix(prose[:i+1], ":")
		}
	}
	return prose
}
