package plain

import (
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/words"
)

// boxes says the two boxes of the picture.
func (w *walker) boxes(r ran) {
	s := r.trace.At(r.trace.Len())
	w.gap()
	w.sayf("The two boxes. EXIT CODE from the kernel: %s. RETURNED VALUE from your code: %s.", exitBox(s), strings.Join(valueBox(s, r.evidence), ", "))
}

// boxesStay says the two boxes again, in few words.
func (w *walker) boxesStay(r ran) {
	s := r.trace.At(r.trace.Len())
	exit, _, _ := strings.Cut(exitCode(s), " (")
	w.gap()
	w.sayf("The boxes stay: EXIT CODE %s; RETURNED VALUE %s.", exit, valueBox(s, r.evidence)[0])
}

// exitBox is the exit code, and what the child asked for where that is another.
func exitBox(s demo.Scene) string {
	text := exitCode(s)
	child := s.Proc(s.Child)
	if child == nil {
		return text
	}
	code, ok := child.ExitCode()
	switch {
	case ok && code < 0 && s.EndedBy(child) != "":
		text += "; the child was ended by " + s.EndedBy(child)
	case ok && code < 0 && strings.HasPrefix(s.Run.Runtime, "Python"):
		text += fmt.Sprintf("; Python says %d for that", code)
	case ok && child.Asked != nil && *child.Asked != code && *child.Asked&0xff == code:
		text += fmt.Sprintf("; the child asked for %d, and its low eight bits are %d", *child.Asked, code)
	}
	return text
}

// valueBox is what came of the value, and what there is to say of it: what the parent received,
// where the bytes say what it is.
func valueBox(s demo.Scene, ev demo.Evidence) []string {
	got, _, ok := ev.Says("value")
	if !ok || got == "nothing" || got == "bytes" {
		if _, m := firstMessage(&s); m != nil && int64(len(m.Head)) == m.Len {
			if sent := words.Value(m.Head); sent != "" {
				return []string{cut(sent), "sent as " + grouped(m.Len) + " bytes"}
			}
		}
		return strings.SplitN(value(s), ": ", 2)
	}
	if much, _, ok := ev.Says("bytes"); ok {
		return []string{got, "which reached the parent as " + much + " bytes"}
	}
	return []string{got, "which reached the parent"}
}

// verdicts sets each prediction beside what the run showed, with the explanation.
func (w *walker) verdicts(r ran) {
	outcomes := w.here().Verdicts(r.evidence)
	if len(outcomes) == 0 {
		w.say("You left the predictions of this part open, so there is nothing to set beside the run.")
		return
	}
	for i, o := range outcomes {
		w.gap()
		w.item(fmt.Sprintf("%d. ", i+1), sentence(o.Question))
		w.sayf("You said: %s; %s.", o.Option.LabelIn(r.lang), o.Sure)
		switch o.Grade {
		case lessons.NotObserved:
			w.say("This run did not show it, so it stays open.")
			continue
		case lessons.Right:
			w.sayf("This run: %s (event %d). It is as you said.", o.Happened.In(r.lang), o.Event+1)
		case lessons.Wrong:
			w.sayf("This run: %s (event %d). It is not as you said.", o.Happened.In(r.lang), o.Event+1)
		}
		w.prose(o.Why)
	}
	w.boxesStay(r)
}

// ledger says each claim, and what the run made of it.
func (w *walker) ledger(r ran) {
	for _, e := range lessons.Ledger(w.here().Step().Claims, r.evidence) {
		w.gap()
		w.item(e.ID+". ", e.Text)
		w.sayf("If it were so: %s", sentence(e.Means))
		switch e.Ruling {
		case lessons.Open:
			w.say("This run did not show it: it stays open.")
		case lessons.Holds:
			w.sayf("This run: %s (event %d). The claim is true.", e.Because.In(r.lang), e.Event+1)
		case lessons.Fails:
			w.sayf("This run: %s (event %d). The claim is false.", e.Because.In(r.lang), e.Event+1)
		}
	}
	w.boxesStay(r)
}

// where says the library's lines that called the function, and on which of them its value went.
func (w *walker) where(r ran) {
	s := r.trace.At(r.trace.Len())
	c := s.Caller
	if c == nil {
		w.say("Which line called the function was not observed in this run.")
		return
	}
	w.gap()
	w.sayf("These lines are read from the very file that ran, and the one that matters is line %d:", c.Mark)
	w.verbatim("", c.File)
	marked := ""
	first, lines := c.Excerpt()
	for i, line := range lines {
		if first+i == c.Mark {
			marked = strings.TrimSpace(line)
		}
		w.verbatim(fmt.Sprintf("%4d: ", first+i), line)
	}
	w.gap()
	text := fmt.Sprintf("Line %d, `%s`, called the function.", c.Mark, marked)
	if p := s.Proc(s.Child); p != nil && p.Returned != nil && p.Dropped && !p.ReturnedNothing() {
		text += fmt.Sprintf(" This call gave back %s; nothing on the line keeps it.", *p.Returned)
	}
	w.say(text)
	w.boxesStay(r)
}

// sourceLines are the lines of a source text.
func sourceLines(text string) []string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	return strings.Split(text, "\n")
}
