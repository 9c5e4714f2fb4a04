package ui

import (
	"strings"
	"testing"

	"exit42/demo"
	"exit42/lessons"
)

// TestElsewherePlays: a language whose tool is not here shows what was recorded, and says so; one
// that was not recorded is not here.
func TestElsewherePlays(t *testing.T) {
	const lacks = "not on this machine" // as Go is, here
	m := elsewhereAt(t, 80, 24)
	recorded := new(demo.Trace)
	recorded.Append(demo.Event{Kind: demo.KindExperiment, Name: "zsh 5.9", Method: "exec", File: "exits.sh", Text: "linux/amd64"})
	recorded.Append(demo.Event{Kind: demo.KindEnd, Name: "done"})
	m.machine.recording = func(_ string, p lessons.Program) (*demo.Trace, bool) { return recorded, p.Tool == "zsh" }
	tellTools(m)
	var zsh translation
	for _, row := range onScreen(m).elsewhere.rows {
		if row.Tool == "zsh" {
			zsh = row
		}
	}
	if !zsh.here || zsh.exp.Recording != recorded || zsh.exp.Runtime == nil {
		t.Fatalf("it is not played: %+v", zsh)
	}
	if text := stripped(m); !strings.Contains(text, "RECORDED zsh 5.9") || strings.Count(text, lacks) != 1 {
		t.Errorf("that it is recorded is not said:\n%s", text)
	}

	m = elsewhereAt(t, 80, 24)
	m.machine.recording = func(string, lessons.Program) (*demo.Trace, bool) { return nil, false }
	if tellTools(m); strings.Count(stripped(m), lacks) != 2 {
		t.Errorf("what is neither here nor recorded:\n%s", stripped(m))
	}
}
