package ui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exit42/lessons"
)

// A hit is a step that was found: indexes of a lesson and of its step.
type hit struct{ lesson, step int }

// numbered is a lesson's number, or that of one of its steps: 3, 3.4, 3 4.
var numbered = regexp.MustCompile(`^\s*(\d{1,4})(?:[.\s]+(\d{1,4})?)?\s*$`)

// sought is a step with its words as they are compared.
type sought struct {
	hit
	kind, title, lesson, prose string
}

// soughtIn are all steps of the lessons.
func soughtIn(walks []lessons.Walk) []sought {
	var all []sought
	for i, w := range walks {
		lesson := normal(w.Lesson().Title)
		for j, s := range w.Lesson().Steps {
			all = append(all, sought{hit{i, j}, string(s.Kind), normal(s.Title), lesson, normal(s.Prose)})
		}
	}
	return all
}

// search returns the steps that have all the words of text, the best first. Nothing finds
// everything. A lesson's number finds its steps and nothing else, of which a second number
// chooses one; whole is the index of a lesson that was asked for without a step, or else -1.
func search(walks []lessons.Walk, steps []sought, text string) (hits []hit, whole int) {
	if hits, whole = byNumber(walks, text); len(hits) > 0 {
		return hits, whole
	}
	words := strings.Fields(normal(text))
	type scored struct {
		hit
		score int
	}
	var found []scored
	for _, s := range steps {
		if n := s.score(words); n > 0 {
			found = append(found, scored{s.hit, n})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return b.score - a.score })
	for _, f := range found {
		hits = append(hits, f.hit)
	}
	return hits, -1
}

// byNumber reads a number of a lesson, and one of a step.
func byNumber(walks []lessons.Walk, text string) (hits []hit, whole int) {
	m := numbered.FindStringSubmatch(text)
	if m == nil {
		return nil, -1
	}
	number, _ := strconv.Atoi(m[1])
	i := slices.IndexFunc(walks, func(w lessons.Walk) bool { return w.Lesson().Number == number })
	if i < 0 {
		return nil, -1
	}
	steps := len(walks[i].Lesson().Steps)
	if step, err := strconv.Atoi(m[2]); err == nil {
		if step >= 1 && step <= steps {
			return []hit{{i, step - 1}}, -1
		}
		return nil, -1
	}
	for j := range steps {
		hits = append(hits, hit{i, j})
	}
	return hits, i
}

// What it is worth where a word is found: in the step's title more than in all else together.
const (
	inTitle  = 1000
	asWord   = 100 // ... as a whole word
	inKind   = 30
	inLesson = 10 // in the lesson's title
	inProse  = 1
)

// score is how well a step has all of the words; 0 where it lacks one.
func (s sought) score(words []string) int {
	sum := 1
	for _, word := range words {
		n := 0
		if strings.Contains(s.title, word) {
			n += inTitle
			if slices.Contains(strings.Fields(s.title), word) {
				n += asWord
			}
		}
		if strings.HasPrefix(s.kind, word) {
			n += inKind
		}
		if strings.Contains(s.lesson, word) {
			n += inLesson
		}
		if strings.Contains(s.prose, word) {
			n += inProse
		}
		if n == 0 {
			return 0
		}
		sum += n
	}
	return sum
}

// normal is text as it is compared: without capitals and the signs of Markdown, and without what
// ends a sentence.
func normal(text string) string {
	words := strings.Fields(strings.ToLower(strings.NewReplacer("`", "", "*", "").Replace(text)))
	for i, word := range words {
		if trimmed := strings.TrimRight(word, ".,:;?"); trimmed != "" {
			words[i] = trimmed
		}
	}
	return strings.Join(words, " ")
}

// givesAway says that a step's words may hold the answer to a question before it that the
// learner has neither answered nor left open: it comes after the run that decides it.
func givesAway(w lessons.Walk, step int) bool {
	l := w.Lesson()
	for i, s := range l.Steps[:step] {
		if s.Kind != lessons.Predict {
			continue
		}
		a, run := w.Go(i).Answer(), l.Parts[l.PartOf(i)].Run
		if !a.Committed && !a.Skipped && run >= 0 && run < step {
			return true
		}
	}
	return false
}
