package ui

import (
	"errors"
	"strings"
	"testing"
)

// TestPresentEdits: what the editor saves is what the stage shows and what runs, until u.
func TestPresentEdits(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter", "E")
	id := p.editor.visit
	m.Update(editorReady{id: id})
	m.Update(editRead{id: id, text: "print(\"mine\")\n"})
	text := stripped(m)
	if !strings.Contains(text, "6 of 14 · edited") || !strings.Contains(text, `print("mine")`) {
		t.Fatalf("the edited program is not shown:\n%s", text)
	}
	if got := p.front.walk.Program().Source; got != "print(\"mine\")\n" {
		t.Errorf("%q would run", got)
	}
	press(m, "n", "n", "backspace", "backspace", "R")
	if text := stripped(m); !strings.Contains(text, "edited") {
		t.Errorf("it is forgotten:\n%s", text)
	}
	stageRun(m, fixedTrace(t, "promise-fork"), -1)
	p.front.ran = editedProgram
	if _, _, ok := p.front.happened(p.all[0].Steps[2].Question); ok {
		t.Error("the run of an edited program answers the lesson's question")
	}
	press(m, "u")
	if text := stripped(m); strings.Contains(text, "edited") || !strings.Contains(text, "return 42") {
		t.Errorf("the lesson's own program does not come back:\n%s", text)
	}
}

// TestPresentUnreadFile: a file that cannot be read any more is told of once, however often it is
// looked at; the editor that saves while another lesson is shown changes the part that it is of.
func TestPresentUnreadFile(t *testing.T) {
	m := talkAt(t, trueColour, 80, 24, Presented{})
	p := m.presented()
	press(m, "6", "enter", "E")
	id := p.editor.visit
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
