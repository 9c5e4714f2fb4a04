package ui

import (
	"math/rand"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/class"
)

// everyKey is all that a person or a clicker may press, but enter.
var everyKey = []string{"pgdown", "pgup", "n", "backspace", "b", ".", "esc", "space", "<", ">", ",", "p", "e", "-", "+", "left", "right", "home", "end",
	"up", "down", "R", "f", "s", "o", "i", "g", "E", "H", "u", "tab", "z", "x", "t", "r", "k", "K", "q", "v", "a", "c", "d", "[", "]", "m", "/", "?", "w", "5", "é"}

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

// TestPresentBlack: any key lights the screen again, and does nothing else.
func TestPresentBlack(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	for _, k := range append(everyKey, "enter") {
		press(m, "b")
		if strings.TrimSpace(stripped(m)) != "" {
			t.Fatalf("the screen is not black:\n%s", stripped(m))
		}
		if press(m, k); p.black || p.step != 0 || p.in != 0 || m.at != presentScreen || p.armed != nothingArmed || started(p) != 0 {
			t.Fatalf("%s did something while the screen was black", k)
		}
	}
}

// TestPresentBIsBlack: b is a clicker's key, whatever there is to choose: it blackens the screen, and
// any key lights it again on what was there.
func TestPresentBIsBlack(t *testing.T) {
	for name, come := range map[string][]string{
		"turn": {"1", "1", "enter", "down", "down"}, "vote": {"3", "enter", "v", "1"}, "by hand": {"x"}, "title": {"pgup"},
	} {
		m := talkAt(t, trueColour, 80, 24, Presented{})
		p := m.presented()
		press(m, come...)
		before, letter := stripped(m), p.front.walk.Answer().Letter
		if press(m, "b"); strings.TrimSpace(stripped(m)) != "" {
			t.Errorf("%s: b leaves the screen lit:\n%s", name, stripped(m))
		}
		if press(m, "b"); stripped(m) != before || p.front.walk.Answer().Letter != letter {
			t.Errorf("%s: b chose or changed something:\n%s", name, stripped(m))
		}
	}
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, "1", "1", "enter", "down")
	if got := m.presented().front.walk.Answer().Letter; got != "b" || !strings.Contains(stripped(m), "↑↓ choose") {
		t.Errorf("the arrows choose %q, or are not told of:\n%s", got, stripped(m))
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
			of := p.live()
			before := of.run
			press(m, keys...)
			press(m, clicks...)
			m.Update(tea.KeyPressMsg{Code: tea.KeyF5}) // some have it, to begin a show
			after := of.run
			if p.live() != of || after.id != before.id || after.trace.Len() != before.trace.Len() || len(after.wanted) != 0 || after.playing {
				t.Errorf("%s, %v: the run is another one, or goes on", name, clicks)
			}
			if started(p) != 1 || p.armed != nothingArmed {
				t.Errorf("%s, %v: something is started or armed", name, clicks)
			}
			if press(m, "enter"); started(p) != 1 || len(of.run.wanted) != 0 {
				t.Errorf("%s, %v: enter does what a click should have taken back", name, clicks)
			}
		}
	}
}

// TestPresentCovered: behind the page that the room types along no key does anything to the run, and
// behind help none at all.
func TestPresentCovered(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindWitness))
	before := p.front.run
	for _, k := range append(everyKey, "1", "2", "enter") {
		for _, page := range []string{"x", "?", "z"} {
			p.goTo(0, 5)
			press(m, page)
			knobs := [3]any{m.machine.python, m.machine.method, m.machine.golang}
			if press(m, k); m.at == findScreen {
				t.Errorf("%s behind %s leaves the stage", k, page)
				press(m, "esc")
			}
			after := p.parts[place{}].run
			if len(after.wanted) != 0 || after.playing || after.at != before.at || after.pace != before.pace || after.id != before.id {
				t.Errorf("%s behind %s does something to the run", k, page)
			}
			if knobs != [3]any{m.machine.python, m.machine.method, m.machine.golang} || page != "z" && p.armed != nothingArmed {
				t.Errorf("%s behind %s turns a knob, or arms something", k, page)
			}
			m.page, p.black, p.armed = noPage, false, nothingArmed
		}
	}
	p.goTo(0, 5)
	if press(m, "x", "p"); p.over != handCover || !strings.Contains(stripped(m), "x closes it") {
		t.Errorf("it is not said why p does nothing:\n%s", stripped(m))
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

// TestPresentNoKnob: a key that chooses nothing says why.
func TestPresentNoKnob(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	one := m.machine
	alone, gone, plays := one, one, one
	one.golang = true
	alone.pythons = []python.Interpreter{{Version: "3.9.18", Impl: "CPython", Methods: []string{"spawn"}, Default: "spawn"}}
	gone.pythons, gone.golang = nil, true
	plays = gone
	plays.recording = func(string, lessons.Program) (*demo.Trace, bool) { return nil, false }
	for _, of := range []struct {
		m         machine
		key, says string
	}{
		{one, "i", "g goes back to Python; Go has no other version here"},
		{one, "s", "g goes back to Python; a Go program has no start methods"},
		{alone, "i", "there is no other Python here than 3.9.18"},
		{alone, "f", "Python 3.9.18 has no fork here"},
		{alone, "s", "Python 3.9.18 has only spawn here"},
		{gone, "g", "there is no Python here to go back to"},
		{plays, "i", "recordings are played"},
	} {
		m.machine = of.m
		if press(m, of.key); !strings.Contains(stripped(m), of.says) {
			t.Errorf("%s: no %q:\n%s", of.key, of.says, stripped(m))
		}
	}
}
