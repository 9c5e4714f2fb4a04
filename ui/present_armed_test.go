package ui

import (
	"fmt"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/lessons"
)

// TestPresentArms: whatever ends a process, or gives an answer away, is armed first; any other key
// than enter takes it back, and does nothing else.
func TestPresentArms(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter")
	stageRun(m, fixedTrace(t, "promise-fork"), eventOf(t, "promise-fork", demo.KindReturn))
	id := p.front.run.id
	for key, says := range map[string]string{
		"r": "enter ends what runs and runs promise.py", "k": "enter kills the child", "K": "enter kills the parent",
		"R": "enter ends what runs and empties the stage", "q": "enter ends the talk and what runs", "ctrl+c": "enter ends the talk and what runs",
	} {
		for _, other := range []string{"n", "pgdown", "space", "b", "x", "?", "3", "esc", key} {
			if other == "ctrl+c" {
				continue // it asks again
			}
			if press(m, key); !strings.Contains(stripped(m), says) {
				t.Fatalf("%s: no %q:\n%s", key, says, stripped(m))
			}
			press(m, other)
			if p.armed != nothingArmed || p.front.run.id != id || !p.front.run.live() || p.step != 5 || p.black || p.over != noCover || m.page != noPage || p.typed != "" || len(p.front.run.wanted) != 0 {
				t.Fatalf("%s, then %s: it does more than to take it back:\n%s", key, other, stripped(m))
			}
			if press(m, "enter"); p.front.run.id != id || p.front.ran != "" {
				t.Fatalf("%s, %s, enter: it was done", key, other)
			}
		}
	}
	if press(m, "R", "enter"); p.live() != nil || p.front.run.trace != nil {
		t.Error("R and enter leave the stage as it was")
	}
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	if press(m, "R"); p.armed != nothingArmed || p.front.run.trace != nil {
		t.Error("what is over is not taken off at once")
	}
}

// TestPresentAsksToQuit: ctrl+c asks wherever it is pressed, also in a vote, a search and behind black.
func TestPresentAsksToQuit(t *testing.T) {
	for name, keys := range map[string][]string{"a vote": {"3", "enter", "v", "1"}, "search": {"/"}, "black": {"b"}, "help": {"?"}, "a page": {"x"}, "a number": {"4"}} {
		m := talkAt(t, trueColour, 80, 24, Presented{})
		press(m, keys...)
		if cmd := m.press(keyOf("ctrl+c")); m.presented().armed != quitIt || !strings.Contains(stripped(m), "enter ends the talk") {
			t.Errorf("%s: ctrl+c does not ask (%v):\n%s", name, cmd != nil, stripped(m))
		}
		if cmd := m.press(keyOf("enter")); cmd == nil || fmt.Sprintf("%T", cmd()) != "tea.QuitMsg" {
			t.Errorf("%s: enter does not quit then", name)
		}
	}
}

// TestPresentSolves: an exercise's solution is not shown by one key; its way back is in the footer.
func TestPresentSolves(t *testing.T) {
	m := talkAt(t, trueColour, 120, 36, Presented{Slug: "join-first"})
	p := m.presented()
	for p.exercise() == nil {
		press(m, "n")
	}
	if press(m, "H"); p.front.own != "" || !strings.Contains(stripped(m), "enter shows the solution") {
		t.Errorf("H alone shows it:\n%s", stripped(m))
	}
	if press(m, "enter"); p.front.own != solutionProgram || !strings.Contains(stripped(m), "u lesson's program") {
		t.Errorf("it is not shown, or the way back is not:\n%s", stripped(m))
	}
	m.machine.golang = true
	if press(m, "r"); !strings.Contains(stripped(m), "the solution is Python: g goes back to it, u to the lesson's") {
		t.Errorf("it is not said why it cannot run:\n%s", stripped(m))
	}
	if press(m, "H"); p.front.own != "" {
		t.Error("H does not take it back")
	}
}

// TestPresentUndecided: a run that was killed, or is of another program, decides nothing: no verdict,
// no claim, no vote; and why is said.
func TestPresentUndecided(t *testing.T) {
	for ran, why := range map[string]string{killedByHand: "You killed this run, so it does not decide", editedProgram: "This run is of the edited program, so it does not decide"} {
		m := talkAt(t, trueColour, 80, 24, Presented{})
		p := m.presented()
		press(m, "3", "enter", "v", "9", "enter", "3", "enter", "1", "2", "enter", "1", "enter", "enter", "enter", "enter", "enter", "9", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "esc", "6", "enter")
		stageRun(m, fixedTrace(t, "promise-fork"), -1)
		p.front.ran = ran
		for in, s := range p.all[0].Steps[:p.all[0].Parts[0].Last+1] {
			if s.Kind != lessons.Verdict && s.Kind != lessons.Claims {
				continue
			}
			p.goTo(0, in)
			text := stripped(m)
			if !strings.Contains(text, why) || strings.Contains(text, "said so") || strings.Contains(text, "✓") || strings.Contains(text, "✗") {
				t.Errorf("%s, %s: no %q, or something is decided:\n%s", ran, s.Kind, why, text)
			}
		}
		p.goTo(0, 2)
		v := p.polls.votes.Find("promise", p.all[0].Steps[2].ID)
		v.Happened = nil // stageRun let it answer, before it was another
		if press(m, "v"); !strings.Contains(stripped(m), why) {
			t.Errorf("%s: the vote does not say why:\n%s", ran, stripped(m))
		}
	}
}

// TestPresentFarStep: a number is taken as it was typed, however long.
func TestPresentFarStep(t *testing.T) {
	for _, typed := range []string{"1003", "0", "99", "123456"} {
		m := talkAt(t, trueColour, 80, 24, Presented{})
		press(m, strings.Split(typed, "")...)
		if press(m, "enter"); m.presented().step != 0 || !strings.Contains(stripped(m), "there is no step "+typed+" here") {
			t.Errorf("%s leads to %d:\n%s", typed, m.presented().step+1, stripped(m))
		}
	}
	m := talkAt(t, trueColour, 80, 24, Presented{})
	press(m, strings.Split("1234567", "")...)
	if text := stripped(m); !strings.Contains(text, "there is no step 1234567 here") {
		t.Errorf("a number that does not end:\n%s", text)
	}
}
