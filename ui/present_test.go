package ui

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/lessons/recording"
	"exit42/ui/lectern"
	"exit42/ui/theme"
)

// talkAt is a talk about the lessons in a window of w by h, which began at noon.
func talkAt(t testing.TB, o theme.Options, w, h int, of Presented) *Model {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	if of.Began.IsZero() {
		of.Began = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	}
	m := New(Options{
		Lessons: all, Theme: o, Present: &of,
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native:  func(string) (demo.Runtime, []demo.File, bool) { return nil, nil, false },
		Save:    func(name, _ string) (string, error) { return filepath.Join("here", name), nil },
		Edit:    func(name, text string) (Edit, error) { return Edit{}, nil },
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.Update(pythonsFound{pythons: []python.Interpreter{fixedPython}})
	m.presented().title = false // it has a test of its own
	return m
}

// stageRun puts a fixed run on the stage that is shown: up to event n, or to its end where n is -1.
func stageRun(m *Model, trace *demo.Trace, n int) {
	p := m.presented()
	l := p.on()
	l.run = run{id: p.ids.next(), pace: usualPace, trace: new(demo.Trace), at: -1, follow: true, label: m.machine.name() + " · " + m.machine.startMethod()}
	last := trace.Len() - 1
	if n >= 0 {
		last = n
	}
	var events []demo.Event
	for i := 0; i <= last; i++ {
		events = append(events, trace.Event(i))
	}
	l.run, l.language = l.run.took(events), lessons.Python
	delete(p.ran, p.here())
	if n < 0 {
		*l = l.ended()
		p.answered(p.here())
	}
}

// talkMoments are the places at which a talk is looked at: how to come there from the one before.
var talkMoments = []struct {
	name string
	come func(t testing.TB, m *Model)
}{
	{"00-read", func(testing.TB, *Model) {}},
	{"01-question", func(_ testing.TB, m *Model) { press(m, "pgdown", "pgdown", "pgdown", "pgup") }},
	{"02-vote", func(_ testing.TB, m *Model) { press(m, "v") }},
	{"03-counted", func(_ testing.TB, m *Model) { press(m, "9", "enter", "3", "enter", "1", "2") }},
	{"04-discuss", func(_ testing.TB, m *Model) {
		press(m, "enter", "4", "enter", "1", "0", "enter", "1", "0", "enter", "8", "enter")
	}},
	{"05-second", func(_ testing.TB, m *Model) {
		press(m, "enter", "2", "enter", "1", "enter", "2", "3", "enter", "2", "enter", "2", "enter", "6", "enter", "2", "0")
	}},
	{"06-both", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"07-typed", func(_ testing.TB, m *Model) { press(m, "esc", "6") }},
	{"08-armed", func(_ testing.TB, m *Model) { press(m, "enter", "r") }},
	{"09-frozen", func(t testing.TB, m *Model) {
		press(m, "esc")
		stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	}},
	{"10-by-hand", func(_ testing.TB, m *Model) { press(m, "x") }},
	{"11-elsewhere-armed", func(_ testing.TB, m *Model) { press(m, "x", "]", "n", "r") }},
	{"12-black", func(_ testing.TB, m *Model) { press(m, "b") }},
	{"13-keys", func(_ testing.TB, m *Model) { press(m, "n", "[", "[", "6", "enter", "?") }},
	{"14-kill-armed", func(_ testing.TB, m *Model) { press(m, "esc", "K") }},
	{"15-looks-back", func(_ testing.TB, m *Model) { press(m, "left", "left", "left") }},
	{"16-over", func(t testing.TB, m *Model) { stageRun(m, fixedTrace(t, "promise-fork"), -1) }},
	{"17-verdict", func(_ testing.TB, m *Model) { press(m, "n") }},
	{"18-claims", func(_ testing.TB, m *Model) { press(m, "n") }},
	{"19-answered", func(_ testing.TB, m *Model) { press(m, "3", "enter", "v") }},
	{"20-turn", func(_ testing.TB, m *Model) { press(m, "pgdown", "1", "1", "enter", "down", "down") }},
	{"20a-claims-before", func(_ testing.TB, m *Model) { press(m, "8", "enter", "R", "down") }},
	{"20b-verdict-before", func(_ testing.TB, m *Model) { press(m, "7", "enter") }},
	{"20c-edited-by-hand", func(_ testing.TB, m *Model) {
		press(m, "E")
		m.Update(editorReady{id: m.presented().editing})
		m.Update(editRead{id: m.presented().editing, text: "print(\"mine\")\n"})
		press(m, "x")
		m.Update(fileSaved{path: filepath.Join("here", "promise_2.py")})
	}},
	{"21-quit-armed", func(_ testing.TB, m *Model) { press(m, "x", "q") }},
}

func TestPresentScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := talkAt(t, trueColour, size[0], size[1], Presented{})
			for _, moment := range talkMoments {
				moment.come(t, m)
				t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			}
		})
	}
}

// TestPresentColours holds two of these screens with their colours.
func TestPresentColours(t *testing.T) {
	modes := map[string]theme.Options{
		"dark": trueColour, "light": {Profile: colorprofile.TrueColor}, "none": {Dark: true, Profile: colorprofile.Ascii, ASCII: true},
	}
	for name, o := range modes {
		t.Run(name, func(t *testing.T) {
			m := talkAt(t, o, 80, 24, Presented{})
			for _, moment := range talkMoments {
				moment.come(t, m)
				switch moment.name {
				case "09-frozen", "19-answered":
					t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, strings.Join(m.lines(), "\n")) })
				}
			}
		})
	}
}

// TestPresentRecorded: where there is no Python, it is said that a recording is played, before and
// after; and there is nothing to kill in it.
func TestPresentRecorded(t *testing.T) {
	shelf := recording.NewShelf(content.Recordings())
	m := talkAt(t, trueColour, 80, 24, Presented{})
	m.machine = machine{searched: true, golang: true, recording: shelf.Find, native: m.machine.native}
	press(m, "r")
	if text := stripped(m); !strings.Contains(text, "RECORDED Python") || !strings.Contains(text, "enter plays the recording of promise.py with Python") {
		t.Errorf("a recording is not called one:\n%s", text)
	}
	press(m, "enter")
	press(m, "K")
	if text := stripped(m); !strings.Contains(text, "this is a recording") || strings.Contains(text, "LIVE") {
		t.Errorf("a recording can be killed, or is called live:\n%s", text)
	}
}

// TestPresentFits: at every moment and size as many lines as the window, none wider; and with
// ASCII only, nothing else.
func TestPresentFits(t *testing.T) {
	drawn(t)
	m := talkAt(t, trueColour, 80, 24, Presented{})
	plain := talkAt(t, theme.Options{Dark: true, Profile: colorprofile.Ascii, ASCII: true}, 80, 24, Presented{})
	for _, moment := range talkMoments {
		moment.come(t, m)
		moment.come(t, plain)
		isASCII(t, moment.name, stripped(plain))
		for w := 1; w <= 260; w += 1 + w/6 {
			for h := 1; h <= 90; h += 1 + h/5 {
				m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				lines := m.lines()
				if len(lines) != h {
					t.Errorf("%s at %dx%d: %d lines", moment.name, w, h, len(lines))
				}
				for i, line := range lines {
					if n := ansi.StringWidth(line); n > w {
						t.Errorf("%s at %dx%d: line %d is %d wide: %q", moment.name, w, h, i+1, n, ansi.Strip(line))
					}
				}
			}
		}
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	}
}

// everyKey is all that a person or a clicker may press, but enter.
var everyKey = []string{"pgdown", "pgup", "n", "backspace", "b", ".", "esc", "space", "<", ">", ",", "p", "e", "-", "+", "left", "right", "home", "end",
	"up", "down", "R", "f", "s", "o", "i", "g", "E", "H", "u", "tab", "z", "x", "t", "r", "k", "K", "q", "v", "a", "c", "d", "[", "]", "m", "/", "?", "w", "5", "é"}

// started are the runs that were asked for.
func started(p *present) (n int) {
	for _, l := range p.parts {
		if l.run.trace != nil || l.abroad.look != 0 {
			n++
		}
	}
	return n
}

// TestPresentStartsNothing: at every step of every lesson, no key starts a run, arms it and is
// followed by another key, or both.
func TestPresentStartsNothing(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	for in, l := range p.all {
		for step := range l.Steps {
			for _, first := range []string{"", "r", "q"} {
				p.goTo(in, step)
				for _, k := range everyKey {
					if first != "" {
						press(m, first)
					}
					press(m, k)
					if m.at == findScreen {
						press(m, "esc")
					}
					if p.armed != nothingArmed && string(p.armed) != k {
						t.Fatalf("%s leaves %s armed", k, p.armed)
					}
					if n := started(p); n != 0 {
						t.Fatalf("lesson %d, step %d: %s %s starts something", in+1, step+1, first, k)
					}
				}
			}
		}
	}
}

// TestPresentFires: enter alone does nothing, after r it starts the program, and only once.
func TestPresentFires(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "enter")
	if started(p) != 0 {
		t.Fatal("enter alone starts a run")
	}
	press(m, "r", "enter", "enter")
	first := p.on().run.id
	if started(p) != 1 || p.on().run.session != nil {
		t.Fatal("r and enter start no run")
	}
	press(m, "]", "r")
	if text := stripped(m); !strings.Contains(text, "enter ends what runs and runs exit_42.py") {
		t.Errorf("what is armed is not said:\n%s", text)
	}
	press(m, "n", "enter")
	if at, _ := p.live(); p.parts[at].run.id != first {
		t.Error("a clicker and enter ended the run")
	}
	press(m, "r", "enter")
	if started(p) != 1 || p.on().run.trace == nil {
		t.Error("two runs live at once, or none")
	}
	press(m, "q", "n")
	if cmd := m.press(keyOf("enter")); cmd != nil {
		t.Error("quitting was not taken back")
	}
	press(m, "q")
	if cmd := m.press(keyOf("enter")); cmd == nil || fmt.Sprintf("%T", cmd()) != "tea.QuitMsg" {
		t.Error("q and enter do not quit")
	}
}

// TestPresentBlack: any key lights the screen again, and does nothing else.
func TestPresentBlack(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	for _, k := range append(everyKey, "enter") {
		press(m, "r", "b")
		if strings.TrimSpace(stripped(m)) != "" {
			t.Fatalf("the screen is not black:\n%s", stripped(m))
		}
		if press(m, k); p.black || p.step != 0 || p.in != 0 || m.at != presentScreen || p.armed != nothingArmed || started(p) != 0 {
			t.Fatalf("%s did something while the screen was black", k)
		}
	}
}

// TestPresentMonkey presses any keys at any moment: it is drawn, and never left for the contents.
func TestPresentMonkey(t *testing.T) {
	random := rand.New(rand.NewSource(42))
	m := talkAt(t, trueColour, 80, 24, Presented{KeepVotes: func(class.Votes) error { return nil }})
	trace := fixedTrace(t, "promise-fork")
	keys := append(everyKey, "enter", "enter", "enter", "1", "2")
	for i := range 6000 {
		k := keys[random.Intn(len(keys))]
		press(m, k)
		if i%50 == 0 && m.at == presentScreen {
			stageRun(m, trace, []int{-1, 3, 12, 20}[random.Intn(4)])
		}
		if i%10 == 0 {
			m.Update(tea.WindowSizeMsg{Width: 60 + random.Intn(80), Height: 16 + random.Intn(30)})
			if lines := m.lines(); len(lines) != m.h {
				t.Fatalf("%d lines of %d", len(lines), m.h)
			}
		}
		if m.at != presentScreen && m.at != findScreen {
			t.Fatalf("%s leads to %q", k, m.at)
		}
	}
}

// TestPresentClock: the time that has passed, the time that is left, and none.
func TestPresentClock(t *testing.T) {
	m := talkAt(t, trueColour, 60, 16, Presented{})
	p := m.presented()
	for _, says := range []string{" 12 min ", " 28 min left ", ""} {
		press(m, "t")
		m.Update(ticked{p.id, p.began.Add(12*time.Minute + 30*time.Second)})
		if text := stripped(m); !strings.Contains(text, says) || says == "" && strings.Contains(text, " min") {
			t.Errorf("no %q:\n%s", says, text)
		}
	}
	press(m, "t", "t")
	m.Update(ticked{p.id, p.began.Add(43 * time.Minute)})
	if text := stripped(m); !strings.Contains(text, " 3 min over ") {
		t.Errorf("too late is not said:\n%s", text)
	}
}

// TestPresentFinds: a search leads to a step inside of the talk.
func TestPresentFinds(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "/", "3", ".", "4", "enter")
	if p := m.presented(); m.at != presentScreen || p.in != 2 || p.step != 3 {
		t.Errorf("it leads to %q, lesson %d, step %d", m.at, p.in+1, p.step+1)
	}
	press(m, "m", "esc")
	if m.at != presentScreen {
		t.Errorf("esc leads to %q", m.at)
	}
}

// TestPresentEdits: what the editor saves is what the stage shows and what runs, until u.
func TestPresentEdits(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter", "E")
	id := p.editing
	m.Update(editorReady{id: id})
	m.Update(editRead{id: id, text: "print(\"mine\")\n"})
	text := stripped(m)
	if !strings.Contains(text, "6 of 14 · edited") || !strings.Contains(text, `print("mine")`) {
		t.Fatalf("the edited program is not shown:\n%s", text)
	}
	if got := p.on().walk.Program().Source; got != "print(\"mine\")\n" {
		t.Errorf("%q would run", got)
	}
	press(m, "n", "n", "backspace", "backspace", "R")
	if text := stripped(m); !strings.Contains(text, "edited") {
		t.Errorf("it is forgotten:\n%s", text)
	}
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	p.ran[p.here()] = editedProgram
	if _, _, ok := p.happened(p.here(), p.all[0].Steps[2].Question); ok {
		t.Error("the run of an edited program answers the lesson's question")
	}
	press(m, "u")
	if text := stripped(m); strings.Contains(text, "edited") || !strings.Contains(text, "return 42") {
		t.Errorf("the lesson's own program does not come back:\n%s", text)
	}
}

// TestPresentLays: what the speaker needs to see is laid at each change, and nothing else.
func TestPresentLays(t *testing.T) {
	var laid []lectern.Talk
	m := talkAt(t, trueColour, 80, 24, Presented{Lay: func(t lectern.Talk) { laid = append(laid, t) }})
	laid = nil // the title page was
	press(m, "esc", "esc", "n", "n", "v", "1", "2", "esc", "r", ".", "b")
	press(m, "]")
	if len(laid) < 8 {
		t.Fatalf("%d talks are laid", len(laid))
	}
	first, last := laid[0], laid[len(laid)-1]
	if first.Step != "1 of 14 · read" || first.Notes == "" || !strings.HasPrefix(first.Next, "read · ") || first.Planned != 40*time.Minute || first.Due != 0 {
		t.Errorf("first: %+v", first)
	}
	if last.Slug != "exit-code" || last.Due != 5*time.Minute || last.Until <= last.Due || last.Black {
		t.Errorf("last: %+v", last)
	}
	var armed, black, vote bool
	for i, l := range laid {
		armed, black, vote = armed || strings.HasPrefix(l.Armed, "runs promise.py"), black || l.Black, vote || l.Vote != ""
		if i > 0 && l == laid[i-1] {
			t.Errorf("%d is laid twice", i)
		}
	}
	if !armed || !black || !vote {
		t.Errorf("armed %v, black %v, vote %v", armed, black, vote)
	}
}

// TestPresentKeepsVotes: the latest votes get to their file, with what the run showed.
func TestPresentKeepsVotes(t *testing.T) {
	var kept []class.Votes
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "promise", Step: "what-does-join-give-back", KeepVotes: func(v class.Votes) error {
		kept = append(kept, v)
		return nil
	}})
	p := m.presented()
	if p.step != 2 {
		t.Fatalf("it begins at step %d", p.step+1)
	}
	press(m, "v", "9", "enter", "3", "enter", "1", "2", "esc")
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	p.close()
	if len(kept) != 1 || len(kept[0].Votes) != 1 {
		t.Fatalf("kept: %+v", kept)
	}
	if v := kept[0].Votes[0]; v.Lesson != "promise" || v.First == nil || v.First.Hands["c"] != 12 || v.Happened == nil || *v.Happened != v.Options[2].Predicts {
		t.Errorf("kept: %+v", v)
	}
}

// TestPresentClicker: whatever lies over the stage, a clicker starts, steps and ends nothing.
func TestPresentClicker(t *testing.T) {
	over := map[string][]string{
		"stage": nil, "by hand": {"x"}, "program": {"z"}, "help": {"?"}, "search": {"/"}, "armed": {"K"}, "typed": {"9"}, "black": {"."},
		"vote": {"3", "enter", "v", "1"}, "discussed": {"3", "enter", "v", "1", "enter", "enter", "enter", "enter", "enter", "enter", "enter"},
	}
	for name, keys := range over {
		for _, clicks := range [][]string{{"pgdown"}, {"pgup"}, {"b"}, {"."}, {"esc"}, {"pgdown", "pgup", ".", "pgdown", "b", "b", "esc"}} {
			m := talkAt(t, trueColour, 80, 24, Presented{})
			p := m.presented()
			press(m, "6", "enter")
			stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
			at, _ := p.live()
			before := p.on().run
			press(m, keys...)
			press(m, clicks...)
			m.Update(tea.KeyPressMsg{Code: tea.KeyF5}) // some have it, to begin a show
			after := p.parts[at].run
			if at, ok := p.live(); !ok || after.id != before.id || after.trace.Len() != before.trace.Len() || len(after.wanted) != 0 || after.playing {
				t.Errorf("%s, %v: the run in %v is another one, or goes on", name, clicks, at)
			}
			if started(p) != 1 || p.armed != nothingArmed {
				t.Errorf("%s, %v: something is started or armed", name, clicks)
			}
			if press(m, "enter"); started(p) != 1 || len(p.parts[at].run.wanted) != 0 {
				t.Errorf("%s, %v: enter does what a click should have taken back", name, clicks)
			}
		}
	}
}

// TestPresentTooSmall: where nothing can be seen no key does anything, and least of all quit.
func TestPresentTooSmall(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	for _, over := range []string{"x", "/", "?", "v"} {
		press(m, over)
		m.Update(tea.WindowSizeMsg{Width: 30, Height: 5})
		for _, k := range append(everyKey, "enter") {
			if cmd := m.press(keyOf(k)); cmd != nil || started(p) != 0 || p.armed != nothingArmed {
				t.Fatalf("%s does something", k)
			}
		}
		if text := strings.Join(strings.Fields(stripped(m)), " "); !strings.Contains(text, "ctrl+c quits") {
			t.Errorf("it is not said how to quit: %q", text)
		}
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		press(m, "esc")
	}
}

// TestPresentHelp: at the smallest size help has every key, and during a vote the vote's.
func TestPresentHelp(t *testing.T) {
	m := talkAt(t, trueColour, minWidth, minHeight, Presented{Slug: "join-first"})
	p := m.presented()
	for p.exercise() == nil {
		press(m, "n")
	}
	press(m, "H")
	stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	press(m, "?")
	for i := range talkKeys {
		if k := &talkKeys[i]; k.not == nil || k.not(p, m.machine) == "" {
			if text := stripped(m); !strings.Contains(text, k.does) {
				t.Errorf("no %q:\n%s", k.does, text)
			}
		}
	}
	press(m, "esc")
	for p.step > 0 || p.in > 0 {
		press(m, "[")
	}
	press(m, "3", "enter", "v", "?")
	text := stripped(m)
	for _, b := range p.vote.short() {
		if !strings.Contains(text, b.Help().Desc) {
			t.Errorf("no %q:\n%s", b.Help().Desc, text)
		}
	}
	if strings.Contains(text, "arm: ") {
		t.Errorf("keys that do something else now:\n%s", text)
	}
}

// TestPresentHidesTheFirstVote: what a class said at first is not seen anywhere before it has
// voted a second time.
func TestPresentHidesTheFirstVote(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "3", "enter", "v", "9", "enter", "3", "enter", "1", "2", "enter", "4", "enter", "enter", "enter", "enter", "esc")
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	press(m, "7", "enter")
	if text := stripped(m); !strings.Contains(text, "has not voted a second time") || strings.Contains(text, "12 of") {
		t.Errorf("the first count is seen:\n%s", text)
	}
	press(m, "3", "enter", "v", "enter", "1", "enter", "2", "esc", "7", "enter")
	if text := stripped(m); !strings.Contains(text, "has not voted a second time") {
		t.Errorf("half of the second count is seen:\n%s", text)
	}
	press(m, "3", "enter", "v", "7", "enter", "4", "enter", "enter", "enter", "enter", "esc", "7", "enter")
	if text := stripped(m); !strings.Contains(text, "12 of 28 said so, then 7 of 14") {
		t.Errorf("both counts are not told:\n%s", text)
	}
}

// TestPresentVotesNotKept: that is said while hands are counted, once more when the vote is left,
// whichever way, and then no more.
func TestPresentVotesNotKept(t *testing.T) {
	for _, leaves := range []string{"esc", "pgdown"} {
		m := talkAt(t, trueColour, 80, 24, Presented{KeepVotes: func(class.Votes) error { return errors.New("the disk is full") }})
		says := func() bool { return strings.Contains(stripped(m), "the votes are not kept: the disk is full") }
		press(m, "3", "enter", "v")
		m.Update(m.presented().keep(class.Vote{First: &class.Tally{}})())
		if !says() {
			t.Fatalf("it is not said:\n%s", stripped(m))
		}
		if press(m, "1"); says() {
			t.Error("it covers the keys of the vote")
		}
		if press(m, leaves); !says() {
			t.Errorf("after %s it is not said again:\n%s", leaves, stripped(m))
		}
		m.Update(votesKept{m.presented().id, errors.New("the disk is full")})
		if press(m, "n"); says() {
			t.Error("it is said once more")
		}
	}
}

// TestPresentUnreadFile: a file that cannot be read any more is told of once, however often it is
// looked at; the editor that saves while another lesson is shown changes the part that it is of.
func TestPresentUnreadFile(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter", "E")
	id := p.editing
	m.Update(editorReady{id: id})
	says := func() bool { return strings.Contains(stripped(m), "it is gone") }
	m.Update(editRead{id: id, err: errors.New("it is gone")})
	if !says() {
		t.Errorf("it is not said:\n%s", stripped(m))
	}
	press(m, "]")
	m.Update(editRead{id: id, err: errors.New("it is gone")})
	if says() {
		t.Errorf("it is said again:\n%s", stripped(m))
	}
	m.Update(editRead{id: id, text: "print(\"mine\")\n"})
	if text := stripped(m); strings.Contains(text, "edited") || p.in != 1 || p.step != 0 {
		t.Errorf("another lesson is changed, or left:\n%s", text)
	}
	press(m, "[", "6", "enter")
	if text := stripped(m); !strings.Contains(text, "edited") || !strings.Contains(text, `print("mine")`) {
		t.Errorf("what was saved meanwhile is not taken:\n%s", text)
	}
}

// TestPresentEndsElsewhere: a run that ends while another lesson is shown leaves that as it is, and
// answers the vote of its own.
func TestPresentEndsElsewhere(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	trace := fixedTrace(t, "promise-fork")
	press(m, "3", "enter", "v", "9", "esc", "6", "enter")
	stageRun(m, trace, 5)
	at := p.here()
	press(m, "]", "n", "x")
	before := stripped(m)
	var rest []demo.Event
	for i := 6; i < trace.Len(); i++ {
		rest = append(rest, trace.Event(i))
	}
	m.Update(eventsCame{id: p.parts[at].run.id, events: rest, over: true})
	_, before, _ = strings.Cut(before, "\n") // the head says what runs
	if _, after, _ := strings.Cut(stripped(m), "\n"); after != before || p.in != 1 || p.step != 1 {
		t.Errorf("what is shown has changed:\n%s\n%s", before, after)
	}
	if _, ok := p.live(); ok {
		t.Error("it is still live")
	}
	if v := p.votes.Find("promise", p.all[0].Steps[2].ID); v == nil || v.Happened == nil {
		t.Errorf("the vote is not answered: %+v", v)
	}
}

// TestPresentKilled: a run in which a process was killed says so, and is no answer for the class.
func TestPresentKilled(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "3", "enter", "v", "9", "esc", "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	press(m, "K", "n")
	if p.armed != nothingArmed || p.ran[place{}] != "" {
		t.Fatal("a step on does not disarm the kill")
	}
	press(m, "[", "6", "enter", "K", "enter")
	if text := stripped(m); !strings.Contains(text, "6 of 14 · killed") {
		t.Errorf("it is not said:\n%s", text)
	}
	m.Update(eventsCame{id: p.on().run.id, over: true})
	if v := p.votes.Find("promise", p.all[0].Steps[2].ID); v == nil || v.Happened != nil || p.on().evidence == nil {
		t.Errorf("the vote is answered: %+v", v)
	}
}

// TestPresentReadsAbroad: of programs in other languages the chosen one can be read to its end,
// with keys that no clicker has.
func TestPresentReadsAbroad(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "eight-bits"})
	p := m.presented()
	for !p.at(lessons.Abroad) {
		press(m, "n")
	}
	if press(m, "tab"); p.wide || p.refusal == "" {
		t.Error("a program is shown before it is known whether it can run")
	}
	long := strings.Repeat("pass\n", 60) + "last()\n"
	p.on().abroad.look = 1
	p.on().abroad.rows = []foreign{{here: true, exp: demo.Experiment{Files: []demo.File{{Name: "long.py", Text: long}}}}}
	press(m, "tab")
	for range 200 {
		press(m, "down")
	}
	if text := stripped(m); !strings.Contains(text, "last()") || !strings.Contains(text, "of 61") || strings.Contains(text, "pgdn") {
		t.Errorf("its end is not shown:\n%s", text)
	}
	if press(m, "up"); strings.Contains(stripped(m), "last()") {
		t.Error("it was scrolled further than there is something to see")
	}
}
