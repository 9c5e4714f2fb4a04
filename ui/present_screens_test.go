package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui/theme"
)

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
	{"12-black", func(_ testing.TB, m *Model) { press(m, "esc", "b") }},
	{"13-keys", func(_ testing.TB, m *Model) { press(m, "n", "[", "[", "6", "enter", "?") }},
	{"14-kill-armed", func(_ testing.TB, m *Model) { press(m, "esc", "K") }},
	{"15-looks-back", func(_ testing.TB, m *Model) { press(m, "esc", "left", "left", "left") }},
	{"15a-code", func(_ testing.TB, m *Model) { press(m, "tab") }},
	{"15b-line", func(t testing.TB, m *Model) {
		stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindLine))
	}},
	{"16-over", func(t testing.TB, m *Model) {
		press(m, "tab", "tab")
		stageRun(m, fixedTrace(t, "promise-fork"), -1)
	}},
	{"16a-output", func(_ testing.TB, m *Model) { press(m, "tab", "tab") }},
	{"17-verdict", func(_ testing.TB, m *Model) { press(m, "n") }},
	{"18-claims", func(_ testing.TB, m *Model) { press(m, "n") }},
	{"19-answered", func(_ testing.TB, m *Model) { press(m, "3", "enter", "v") }},
	{"20-turn", func(_ testing.TB, m *Model) { press(m, "pgdown", "1", "1", "enter", "down", "down") }},
	{"20a-claims-before", func(_ testing.TB, m *Model) { press(m, "8", "enter", "R", "down") }},
	{"20b-verdict-before", func(_ testing.TB, m *Model) { press(m, "7", "enter") }},
	{"20c-edited-by-hand", func(_ testing.TB, m *Model) {
		press(m, "E")
		m.Update(editorReady{id: m.presented().editor.visit})
		m.Update(editRead{id: m.presented().editor.visit, text: "print(\"mine\")\n"})
		press(m, "x", "w")
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
		fits(t, m, moment.name, 6)
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

// TestPresentHelp: at the smallest size help has every key, and during a vote the vote's.
func TestPresentHelp(t *testing.T) {
	m := talkAt(t, trueColour, minWidth, minHeight, Presented{Slug: "join-first"})
	p := m.presented()
	for p.exercise() == nil {
		press(m, "n")
	}
	press(m, "H", "enter")
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
	for _, b := range p.polls.ballot.short() {
		if !strings.Contains(text, b.Help().Desc) {
			t.Errorf("no %q:\n%s", b.Help().Desc, text)
		}
	}
	if strings.Contains(text, "arm: ") {
		t.Errorf("keys that do something else now:\n%s", text)
	}
}

// TestPresentTitlePage: a talk begins with the title page, goes on to the first step and back, and
// nothing can be started there; a talk that goes on, or names a lesson, does not begin with it.
func TestPresentTitlePage(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{Slug: "promise"})
	if p := m.presented(); p.step != 0 {
		t.Fatal("it begins elsewhere")
	}
	m.openPresent(Presented{Slug: "promise"})
	if m.presented().over == titleCover {
		t.Error("a talk that names a lesson begins with the title page")
	}
	m.openPresent(Presented{})
	p := m.presented()
	if text := stripped(m); !strings.Contains(text, ourTitle) || !strings.Contains(text, ourQuestion) || strings.Contains(text, "1 of 14") {
		t.Errorf("no title page:\n%s", text)
	}
	if told := p.talk(m.machine); told.Step != "title page" || told.Title != ourTitle || !strings.HasPrefix(told.Next, "read · ") || told.At != p.all[0].Steps[0].ID {
		t.Errorf("the speaker is told %+v", told)
	}
	press(m, "r", "enter", "p", "e", "pgup", "x", "v", "E")
	if started(p) != 0 || p.over != titleCover || p.armed != nothingArmed || p.polls.ballot != nil {
		t.Error("something happens behind the title page")
	}
	for _, keys := range [][]string{{"pgdown"}, {"pgup", "n"}} {
		if press(m, keys...); p.over == titleCover || p.step != 0 || !strings.Contains(stripped(m), "1 of 14") {
			t.Errorf("%v does not lead to the first step:\n%s", keys, stripped(m))
		}
	}
	if press(m, "pgup"); p.over != titleCover {
		t.Error("the title page does not come back")
	}
	m.opts.Title, m.opts.Page = "Processes, at Home", strings.Repeat("A line.\n\n", 40)+"The last."
	m.openPresent(Presented{})
	if text := stripped(m); !strings.Contains(text, "Processes, at Home") || strings.Contains(text, ourTitle) || strings.Contains(text, "The last.") {
		t.Errorf("the workshop's own title page is not shown:\n%s", text)
	}
	for range 200 {
		press(m, "down")
	}
	if !strings.Contains(stripped(m), "The last.") {
		t.Errorf("its end cannot be read:\n%s", stripped(m))
	}
	for _, size := range [][2]int{{60, 16}, {200, 60}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if lines := m.lines(); len(lines) != size[1] {
			t.Errorf("%d lines of %d", len(lines), size[1])
		}
	}
}

// TestPresentBeforeRun: at each kind of step of three lessons there is something to see before
// anything has run: the whole of what is to be read, the claims, and how to have a run.
func TestPresentBeforeRun(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}} {
		m := talkAt(t, trueColour, size[0], size[1], Presented{})
		p := m.presented()
		for in, l := range p.all {
			for step := range l.Steps {
				if !slices.Contains([]int{1, 3, 4}, l.Number) {
					continue
				}
				p.goTo(in, step)
				text := strings.Join(strings.Fields(stripped(m)), " ")
				for range 6 { // what there is no room for can be scrolled to
					press(m, "down")
					text += " " + strings.Join(strings.Fields(stripped(m)), " ")
				}
				var wants []string
				switch s := &l.Steps[step]; s.Kind {
				case lessons.Read:
					wants = strings.Fields(strings.ReplaceAll(s.Prose, "`", ""))
				case lessons.Claims:
					for _, c := range s.Claims {
						wants = append(wants, c.ID+" ")
					}
					wants = append(wants, "Nothing has run yet: r, then enter.")
				case lessons.Verdict, lessons.Where, lessons.Status, lessons.Elsewhere:
					wants = []string{"Nothing has run yet: r, then enter"}
				}
				for _, want := range wants {
					if !strings.Contains(text, want) {
						t.Errorf("%v, lesson %d, step %d: no %q:\n%s", size, l.Number, step+1, want, stripped(m))
						break
					}
				}
				if strings.Contains(text, "✓") || strings.Contains(text, "✗") {
					t.Errorf("%v, lesson %d, step %d: a verdict before a run:\n%s", size, l.Number, step+1, stripped(m))
				}
			}
		}
	}
}
