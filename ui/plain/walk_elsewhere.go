package plain

import (
	"context"
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/lessons"
)

// entries says in which languages the same is run.
func (w *walker) entries() {
	var tools []string
	for _, e := range w.here().Step().Elsewhere {
		tools = append(tools, e.Tool)
	}
	w.gap()
	w.sayf("The programs: %s.", strings.Join(tools, ", "))
}

// elsewhere runs the step's programs, each where the machine has its tool, and tells what they print.
func (w *walker) elsewhere() error {
	for _, e := range w.here().Step().Elsewhere {
		w.gap()
		exp, ok := demo.Experiment{}, false
		if w.t.Elsewhere != nil {
			exp, ok = w.t.Elsewhere(w.here().Lesson(), e)
		}
		if !ok {
			w.sayf("%s is not on this machine.", e.Tool)
			continue
		}
		if err := w.printed(e, exp); err != nil {
			return err
		}
	}
	if next, err := w.here().EndRun(nil, ""); err == nil {
		w.keep(next, nil)
	}
	return w.ctx.Err()
}

// printed runs one program and tells the lines that it printed.
func (w *walker) printed(e lessons.Translation, exp demo.Experiment) error {
	exp.Hold = false
	session, err := demo.Start(exp)
	if err != nil {
		w.sayf("%s could not be started: %v.", e.Tool, err)
		return nil
	}
	defer session.Close()
	stop := context.AfterFunc(w.ctx, session.Close)
	defer stop()
	if who := whoRuns(exp); who == e.Tool {
		w.sayf("%s:", e.Tool)
	} else {
		w.sayf("%s, with %s:", e.Tool, who)
	}
	trace := new(demo.Trace)
	for {
		events, err := session.Next()
		if err != nil {
			break
		}
		for _, event := range events {
			trace.Append(event)
		}
	}
	w.linesOf(trace)
	return w.ctx.Err()
}

func whoRuns(exp demo.Experiment) string {
	if exp.Recording != nil {
		r := exp.Recording.At(0).Run
		return fmt.Sprintf("%s on %s, RECORDED", r.Runtime, r.OS)
	}
	return exp.Runtime.Name()
}

// linesOf says the lines that a run printed, and how it ended where that was not well.
func (w *walker) linesOf(trace *demo.Trace) {
	const most = 30
	s := trace.At(trace.Len())
	text, stream, n := "", "", 0
	for _, line := range s.Output {
		if text += line.Text; line.Partial && (stream == "" || stream == line.Stream) {
			stream = line.Stream
			continue
		}
		if n++; n <= most {
			w.verbatim("    ", onStream(line.Stream, text))
		}
		text, stream = "", ""
	}
	if text != "" {
		w.verbatim("    ", onStream(stream, text))
	}
	switch {
	case n > most:
		w.sayf("And %d more lines.", n-most)
	case n == 0 && text == "":
		w.say("It printed nothing.")
	}
	if s.Ended != "done" {
		w.sayf("It did not come to its end: %s.", lessons.Observation{Subject: "ended", Value: s.Ended}.In(lessons.Python))
	}
}

func onStream(stream, text string) string {
	if stream == "stderr" {
		return "on stderr: " + text
	}
	return text
}
