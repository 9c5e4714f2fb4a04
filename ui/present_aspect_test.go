package ui

import (
	"fmt"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/lessons"
)

// TestPresentAspects: tab gives the code and the output the whole width, one after the other, with the
// boxes below them; another step, or another run, begins with the lanes.
func TestPresentAspects(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	if press(m, "6", "enter", "tab"); !strings.Contains(stripped(m), "nothing has run here") {
		t.Errorf("it is not said why there is nothing else to see:\n%s", stripped(m))
	}
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	for _, sees := range []string{`    print("returncode is", p.returncode)`, "AttributeError: 'Process' object has no attribute 'returncode'", "KERNEL"} {
		press(m, "tab")
		if text := stripped(m); !strings.Contains(text, sees) || !strings.Contains(text, "EXIT CODE") {
			t.Errorf("no %q:\n%s", sees, text)
		}
	}
	for _, leaves := range [][]string{{"n"}, {"R"}, {"r", "enter"}} {
		p.goTo(0, 5)
		stageRun(m, fixedTrace(t, "promise-fork"), -1)
		press(m, "tab")
		press(m, leaves...)
		if strings.Contains(stripped(m), "tab output") {
			t.Errorf("%v keeps the code:\n%s", leaves, stripped(m))
		}
	}
}

// TestPresentScrollsOutput: more output than the stage has lines can be read from its beginning.
func TestPresentScrollsOutput(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "6", "enter")
	trace := new(demo.Trace)
	for i := range 40 {
		trace.Append(demo.Event{Kind: demo.KindOutput, Name: "stderr", Text: fmt.Sprintf("line %d of many", i)})
	}
	stageRun(m, trace, -1)
	press(m, "tab", "tab")
	if text := stripped(m); !strings.Contains(text, "line 39 of many") || strings.Contains(text, "line 0 of many") {
		t.Errorf("its end is not shown:\n%s", text)
	}
	for range 60 {
		press(m, "up")
	}
	if text := stripped(m); !strings.Contains(text, "line 0 of many") || strings.Contains(text, "line 30 of many") {
		t.Errorf("its beginning is not shown:\n%s", text)
	}
}

// TestLastOfStderr: what a traceback ends with, whatever came in pieces or on stdout after it.
func TestLastOfStderr(t *testing.T) {
	line := func(stream, text string, partial bool) demo.Line {
		return demo.Line{Stream: stream, Text: text, Partial: partial}
	}
	for want, output := range map[string][]demo.Line{
		"":            {line("stdout", "42", false)},
		"Error: no":   {line("stderr", "Traceback", false), line("stderr", "Error: ", true), line("stderr", "no", false), line("stdout", "42", false)},
		"half a line": {line("stderr", "before", false), line("stderr", "half ", true), line("stderr", "a line", true)},
	} {
		if got := lastOfStderr(&demo.Scene{Output: output}); got != want {
			t.Errorf("%q, and not %q", got, want)
		}
	}
}

// TestPresentEditedIsNotTold: before an edited program runs, the lesson's words about its own are not
// said of it.
func TestPresentEditedIsNotTold(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter")
	p.front.takes(editedProgram, lessons.Program{File: "promise.py", Source: "print(7)\n"})
	if text := stripped(m); strings.Contains(text, "42") && strings.Contains(text, "Your answers") || !strings.Contains(text, "The edited program: r, then enter, runs it.") {
		t.Errorf("it is told of as the lesson's:\n%s", text)
	}
}
