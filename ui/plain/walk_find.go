package plain

import (
	"fmt"
	"strings"

	"exit42/lessons"
)

// find says in which steps the words stand.
func (w *walker) find(wanted string) {
	const most = 20
	wanted = strings.ToLower(strings.Join(strings.Fields(wanted), " "))
	if wanted == "" {
		w.say("Say what is looked for, as in `find zombie`.")
		return
	}
	n := 0
	for _, l := range w.t.Lessons {
		for i, s := range l.Steps {
			where, ok := found(l, s, wanted)
			if !ok {
				continue
			}
			if n++; n <= most {
				w.item("- ", fmt.Sprintf("lesson %d step %d, %s", l.Number, i+1, where))
			}
		}
	}
	switch {
	case n == 0:
		w.sayf("Nothing has %q in it.", wanted)
	case n > most:
		w.sayf("And %d more. More words find fewer.", n-most)
	default:
		w.say("Type such a place to go there, as in `lesson 1 step 2`.")
	}
}

// found looks for words in what a step says before its run.
func found(l lessons.Lesson, s lessons.Step, wanted string) (where string, ok bool) {
	texts := []string{l.Title + " " + s.Title, s.Prose}
	if s.Question != nil {
		for _, o := range s.Question.Options {
			texts = append(texts, o.Label)
		}
	}
	for _, c := range s.Claims {
		texts = append(texts, c.Text)
	}
	for _, v := range s.Variants {
		texts = append(texts, v.Label)
	}
	for i, text := range texts {
		text = unmarked(strings.Join(strings.Fields(text), " "))
		at := strings.Index(strings.ToLower(strings.ReplaceAll(text, "`", "")), wanted)
		if at < 0 {
			continue
		}
		if where = s.Title; i > 0 {
			where = strings.TrimRight(where, "?.") + ": " + around(strings.ReplaceAll(text, "`", ""), at)
		}
		return sentence(where), true
	}
	return "", false
}

// around is what stands around a place in a text.
func around(text string, at int) string {
	const before, after = 20, 40
	from, to := min(max(0, at-before), len(text)), min(len(text), at+after)
	if from > 0 {
		from += strings.IndexByte(text[from:to], ' ') + 1
	}
	if to < len(text) {
		if space := strings.LastIndexByte(text[from:to], ' '); space > 0 {
			to = from + space
		}
		return strings.ToValidUTF8(text[from:to], "") + " ..."
	}
	return strings.ToValidUTF8(text[from:to], "")
}
