package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/lessons"
)

// fixedTool is a tool that is not run: what its program does is told by the test.
type fixedTool struct{ name, path string }

func (f fixedTool) Name() string               { return f.name }
func (f fixedTool) Path() string               { return f.path }
func (f fixedTool) Methods() []string          { return []string{"exec"} }
func (f fixedTool) ByHand(job demo.Job) string { return f.path + " " + job.Entry }
func (f fixedTool) Prepare(demo.Job) (demo.Command, error) {
	return demo.Command{}, errors.New("not run")
}

// elsewhereAt stands at the step with other languages. All tools but zsh and Go are here.
func elsewhereAt(t testing.TB, w, h int) *Model {
	t.Helper()
	m := withEight(t, w, h)
	press(m, "/")
	press(m, letter("3.5")...)
	press(m, "enter")
	if !onScreen(m).at(lessons.Elsewhere) {
		t.Fatal("no such step")
	}
	return m
}

// tellTools says which tools there are.
func tellTools(m *Model) {
	l := onScreen(m)
	msg := toolsFound{id: l.elsewhere.look, tools: make([]translation, len(l.elsewhere.rows))}
	for i, row := range l.elsewhere.rows {
		if row.Tool == "zsh" || isOurs(row.Tool) {
			continue
		}
		name := row.Tool
		if name != "sh" {
			name += " 5.2.15"
		}
		exp := demo.Experiment{
			Runtime: fixedTool{name, "/usr/bin/" + strings.ToLower(row.Tool)}, Method: "exec",
			Files: []demo.File{{Name: row.Program.File, Text: row.Program.Source + strings.Repeat("and on\n", 12)}},
		}
		msg.tools[i] = translation{exp: exp, name: name, here: true}
	}
	m.Update(msg)
}

// tellRun says what the one that runs now printed, and how it ended.
func tellRun(t testing.TB, m *Model, code int, lines ...string) {
	t.Helper()
	for _, row := range onScreen(m).elsewhere.rows {
		if !row.run.live() {
			continue
		}
		var events []demo.Event
		for _, line := range lines {
			stream, text, ok := strings.Cut(line, ": ")
			if !ok {
				stream, text = "stdout", line
			}
			events = append(events, demo.Event{Kind: demo.KindOutput, Name: stream, Text: text})
		}
		status := code << 8
		events = append(events, demo.Event{Kind: demo.KindReaped, PID: 7, Status: &status}, demo.Event{Kind: demo.KindEnd, Name: "done"})
		m.Update(eventsCame{id: row.run.id, events: events, over: true})
		return
	}
	t.Fatal("nothing runs")
}

func tellAll(t testing.TB, m *Model) {
	t.Helper()
	tellRun(t, m, 0, "exit 300 is 44", "exit 255 is 255", "kill -9 is -9", "abort is -6")                       // Python
	tellRun(t, m, 0, "exit 300 is 44", "exit 255 is 255", "kill -9 is 137", "stderr: Killed", "stderr: Killed") // sh
	tellRun(t, m, 0, "exit 300 is 44", "exit 255 is 255", "kill -9 is 137")                                     // bash
	tellRun(t, m, 2, "exit 300 is 44", "stderr: dash: \x1b[31mno\x1b]0;x\a")                                    // dash
	tellRun(t, m, 0, "exit 300 is 44", "exit 255 is 255", "kill -9 is null", "a name of its own is "+strings.Repeat("long ", 9))
	tellRun(t, m, 0, "hello") // Perl
}

func TestElsewhereScreens(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := elsewhereAt(t, size[0], size[1])
			seen := func(name string) { t.Run(name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) }) }
			tellTools(m)
			seen("00-not-run")
			press(m, "enter")
			tellRun(t, m, 0, "exit 300 is 44")
			seen("01-running")
			press(m, "backspace", "n", "enter") // it is ended, and all run anew
			tellAll(t, m)
			seen("02-run")
			press(m, "right", "right")
			seen("03-columns")
			press(m, "left", "left", "down", "down", "down")
			seen("04-chosen")
			press(m, "down", "down", "down", "pgdown")
			seen("05-scrolled")
			press(m, "down", "tab")
			seen("06-source")
			press(m, "pgdown", "pgdown")
			seen("07-source-scrolled")
			press(m, "tab", "x")
			seen("08-by-hand")
		})
	}
}

// TestElsewhereOver: after the last the step has run, and enter goes on.
func TestElsewhereOver(t *testing.T) {
	m := elsewhereAt(t, 80, 24)
	press(m, "enter") // before anybody knows which tools there are
	if !onScreen(m).elsewhere.live() {
		t.Fatal("enter was forgotten")
	}
	tellTools(m)
	for range 6 {
		if onScreen(m).walk.Ran() {
			t.Error("it has run before the end")
		}
		press(m, "enter") // changes nothing while they run
		tellRun(t, m, 0, "a is b")
	}
	l := onScreen(m)
	if !l.walk.Ran() || l.elsewhere.live() || l.walk.Index() != 4 {
		t.Fatalf("ran %v, at step %d", l.walk.Ran(), l.walk.Index()+1)
	}
	press(m, "enter")
	if onScreen(m).walk.Index() != 5 {
		t.Errorf("enter went to step %d", onScreen(m).walk.Index()+1)
	}
}

// TestElsewhereLeft: leaving the step ends what runs, by whichever way, and what comes late of it
// changes nothing.
func TestElsewhereLeft(t *testing.T) {
	for _, way := range []string{"n", "backspace", "m", "R R"} {
		m := elsewhereAt(t, 80, 24)
		tellTools(m)
		press(m, "enter")
		running := onScreen(m).elsewhere.rows[0].run.id
		press(m, strings.Fields(way)...)
		for _, s := range m.screens {
			if s.owns(running) {
				t.Errorf("%s: it goes on", way)
			}
		}
		m.Update(eventsCame{id: running, events: []demo.Event{{Kind: demo.KindEnd, Name: "done"}}, over: true})
	}
}

// TestElsewhereNothing: where no tool is there, nothing is run and the way on is free.
func TestElsewhereNothing(t *testing.T) {
	m := elsewhereAt(t, 80, 24)
	l := onScreen(m)
	for i := range l.elsewhere.rows {
		l.elsewhere.rows[i].here = false
	}
	m.screens[m.at] = l
	m.Update(toolsFound{id: l.elsewhere.look, tools: make([]translation, len(l.elsewhere.rows))})
	if text := stripped(m); strings.Count(text, "not on this machine") != 8 {
		t.Errorf("it is not said:\n%s", text)
	}
	press(m, "enter")
	if onScreen(m).walk.Index() != 5 {
		t.Errorf("enter went to step %d", onScreen(m).walk.Index()+1)
	}
}

// TestElsewhereFails: one that cannot be started says why, and the others run.
func TestElsewhereFails(t *testing.T) {
	m := elsewhereAt(t, 80, 24)
	tellTools(m)
	press(m, "enter")
	m.Update(runStarted{id: onScreen(m).elsewhere.rows[0].run.id, err: errors.New("no such thing")})
	for range 5 {
		tellRun(t, m, 0, "a is b")
	}
	if text := stripped(m); !strings.Contains(text, "no such thing") || !onScreen(m).walk.Ran() {
		t.Errorf("it is not said:\n%s", text)
	}
}

// TestElsewhereFits sweeps over sizes, with hostile values.
func TestElsewhereFits(t *testing.T) {
	drawn(t)
	m := elsewhereAt(t, 80, 24)
	tellTools(m)
	everyLineFits(t, m, "elsewhere")
	press(m, "enter")
	tellRun(t, m, 0, "\x1b[2J is \x1b]0;x\a", "世界 is "+strings.Repeat("界", 3000), strings.Repeat("x", 40)+" is y", " is ", "a is ")
	for range 5 {
		tellRun(t, m, 1, strings.Repeat("z", 4000))
	}
	everyLineFits(t, m, "elsewhere")
	press(m, "down", "right")
	everyLineFits(t, m, "elsewhere")
	press(m, "tab")
	everyLineFits(t, m, "elsewhere")
	if text := strings.Join(m.lines(), "\n"); strings.Contains(text, "\x1b[2J") || strings.Contains(text, "\x1b]") {
		t.Error("a program's escape codes are on the screen")
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
}

// TestPrintedBy: lines in pieces are one, and the last of a name counts.
func TestPrintedBy(t *testing.T) {
	trace := new(demo.Trace)
	for _, e := range []demo.Event{
		{Kind: demo.KindOutput, Name: "stdout", Text: "a ", State: "partial"},
		{Kind: demo.KindOutput, Name: "stderr", Text: "c is 3"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "is 1"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "b is 2 is 3"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "a is 4", State: "partial"},
		{Kind: demo.KindEnd, Name: "done"},
	} {
		trace.Append(e)
	}
	p := printedBy(trace)
	if fmt.Sprint(p.names) != "[a b]" || p.is["a"] != "4" || p.is["b"] != "2 is 3" || len(p.lines) != 4 || p.ended != "" {
		t.Errorf("%+v", p)
	}
}

// TestElsewhereRecorded: without Python its program is played from a recording, and that is said.
func TestElsewhereRecorded(t *testing.T) {
	m := withEight(t, 80, 24)
	trace := fixedTrace(t, "promise-fork")
	m.machine.pythons = nil
	m.machine.searched = true
	m.machine.recording = func(string, lessons.Program) (*demo.Trace, bool) { return trace, true }
	press(m, "/")
	press(m, letter("3.5")...)
	press(m, "enter")
	tellTools(m)
	row := onScreen(m).elsewhere.rows[0]
	if text := stripped(m); !row.here || row.exp.Recording != trace || !strings.Contains(text, "RECORDED Python") || !strings.Contains(text, "will play the recording of exits.py") {
		t.Errorf("%v, %v:\n%s", row.here, row.name, text)
	}
}

// TestElsewhereLast: as the last step of its lesson it runs with enter, as anywhere; then enter leads
// to the contents.
func TestElsewhereLast(t *testing.T) {
	m := elsewhereAt(t, 80, 24)
	l := onScreen(m)
	cut := l.walk.Lesson()
	cut.Steps = cut.Steps[:l.walk.Index()+1]
	cut.Parts = slices.Clone(cut.Parts[:l.walk.PartIndex()+1])
	cut.Parts[l.walk.PartIndex()].Last = l.walk.Index()
	l.walk = lessons.Resume(cut, l.walk.Record())
	m.screens[m.at] = l
	if !onScreen(m).walk.Done() {
		t.Fatal("it is not the last step")
	}
	tellTools(m)
	if text := stripped(m); !strings.Contains(text, "enter run them") {
		t.Errorf("it is not said that enter runs them:\n%s", text)
	}
	if press(m, "enter"); m.at == "" || !onScreen(m).elsewhere.live() {
		t.Fatal("enter does not run them")
	}
	if press(m, "enter"); m.at == "" {
		t.Fatal("enter leaves while they run")
	}
	tellAll(t, m)
	if text := stripped(m); !strings.Contains(text, "enter contents") || strings.Contains(text, "enter next") {
		t.Errorf("it is not said that enter leads to the contents:\n%s", text)
	}
	if press(m, "enter"); m.at != "" {
		t.Error("enter does not lead to the contents")
	}
}
