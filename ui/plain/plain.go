// Package plain is the tutorial as append-only text, for screen readers, pipes and dumb terminals:
// [Tutorial] walks through the lessons, and a [Teller] tells a run as it happens.
//
// Law: the same lessons, sessions and traces as the screen; no cursor movement, no colour, no box.
package plain

import (
	"fmt"
	"io"
	"strings"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
	"exit42/ui/words"
)

// A Teller writes what happens, one line an event, as it happens.
type Teller struct {
	begin func(e demo.Event) error              // says what is run
	say   func(e demo.Event, text string) error // says what the event did, which is the trace's last
	trace *demo.Trace
	begun map[string]string // the beginning of a line of a stream, until its end comes
}

// NewTeller tells to w. With ascii, what is not ASCII is spelled out.
func NewTeller(w io.Writer, ascii bool) *Teller {
	t := &Teller{trace: new(demo.Trace), begun: map[string]string{}}
	t.begin = func(e demo.Event) error {
		_, err := fmt.Fprintf(w, "%s\n\n", stage.Clean(fmt.Sprintf("%s, %s, %s", e.Name, e.Method, e.Text), ascii))
		return err
	}
	t.say = func(e demo.Event, text string) error {
		_, err := fmt.Fprintf(w, "%4d %9.1f ms  %s\n", t.trace.Len(), float64(e.T.Microseconds())/1000, stage.Clean(text, ascii))
		return err
	}
	return t
}

// Trace is what was told so far.
func (t *Teller) Trace() *demo.Trace { return t.trace }

// Tell adds one event to the trace and says what it did, if that is worth a line.
func (t *Teller) Tell(e demo.Event) error {
	t.trace.Append(e)
	switch e.Kind {
	case demo.KindExperiment:
		return t.begin(e)
	case demo.KindOutput:
		e.Text = t.begun[e.Name] + e.Text
		if t.begun[e.Name] = ""; e.State != "" {
			t.begun[e.Name] = e.Text
			return nil
		}
	case demo.KindSkipped:
		if err := t.rest(e, e.Name, "not kept to its end"); err != nil {
			return err
		}
	case demo.KindEnd:
		for _, stream := range []string{"stdout", "stderr"} {
			if err := t.rest(e, stream, "with no line end"); err != nil {
				return err
			}
		}
	}
	return t.line(e, words.Event(t.trace.At(t.trace.Len()-1), e))
}

// rest tells the beginning of a line whose end does not come.
func (t *Teller) rest(e demo.Event, stream, how string) error {
	text := t.begun[stream]
	if text == "" {
		return nil
	}
	delete(t.begun, stream)
	return t.line(e, fmt.Sprintf("Printed on %s, %s: %s", stream, how, text))
}

func (t *Teller) line(e demo.Event, text string) error {
	if text == "" {
		return nil
	}
	return t.say(e, text)
}

// Evidence writes what the run proved: the two boxes, and the lesson's claims.
func Evidence(w io.Writer, l lessons.Lesson, t *demo.Trace, lang lessons.Language, ascii bool) error {
	s := t.At(t.Len())
	out := &strings.Builder{}
	fmt.Fprintf(out, "\nEXIT CODE from the kernel:       %s\n", exitCode(s))
	fmt.Fprintf(out, "RETURNED VALUE from your code:   %s\n", value(s))
	claims := l.Claims()
	if len(claims) > 0 {
		fmt.Fprintf(out, "\nThe article, claim by claim:\n")
	}
	for _, e := range lessons.Ledger(claims, t.Evidence()) {
		verdict := map[lessons.Ruling]string{lessons.Open: "not observed", lessons.Holds: "true", lessons.Fails: "false"}[e.Ruling]
		fmt.Fprintf(out, "  %s  %-5s  %s\n", e.ID, verdict, e.Text)
		if e.Ruling != lessons.Open {
			fmt.Fprintf(out, "             %s (event %d)\n", e.Because.In(lang), e.Event+1)
		}
	}
	if c, child := s.Caller, s.Proc(s.Child); c != nil && child != nil && child.Dropped && !child.ReturnedNothing() {
		fmt.Fprintf(out, "\nWhere it was lost: %s, line %d\n", c.File, c.Mark)
		for i, line := range strings.Split(c.Text, "\n") {
			if c.First+i == c.Mark {
				fmt.Fprintf(out, "    %s\n", strings.TrimSpace(line))
			}
		}
	}
	_, err := io.WriteString(w, cleanLines(out.String(), ascii))
	return err
}

func cleanLines(text string, ascii bool) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = stage.Clean(lines[i], ascii)
	}
	return strings.Join(lines, "\n")
}

func exitCode(s demo.Scene) string {
	child := s.Proc(s.Child)
	if child == nil {
		return "there was no child"
	}
	code, ok := child.ExitCode()
	switch {
	case !ok:
		return "not observed"
	case code < 0 && child.Status != nil:
		return fmt.Sprintf("none: signal %d (wait status 0x%04x)", -code, *child.Status)
	case code < 0:
		return fmt.Sprintf("none: signal %d", -code)
	case child.Status != nil:
		return fmt.Sprintf("%d (wait status 0x%04x)", code, *child.Status)
	}
	return fmt.Sprint(code)
}

func value(s demo.Scene) string {
	child := s.Proc(s.Child)
	switch {
	case child == nil:
		return "there was no child"
	case child.Sent > 0:
		return grouped(child.Sent) + " bytes were sent"
	case child.ReturnedNothing():
		return "none: " + *child.Returned + " was returned, and there was nothing to send"
	case child.Dropped:
		return fmt.Sprintf("none: nothing was sent; %s was dropped in run()", *child.Returned)
	case child.Mute:
		return "none: a program returns no value"
	case child.Raised != "":
		return "none: " + child.Raised + " was raised"
	}
	return "none was seen"
}
