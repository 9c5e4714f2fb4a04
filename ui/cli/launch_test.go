package cli

import (
	"testing"

	"exit42/demo/python"
	"exit42/lessons"
)

// TestNothingIsRecordedWhereItDoesNotBelong: a recording is played where its program would show
// something else, so it is not made there.
func TestNothingIsRecordedWhereItDoesNotBelong(t *testing.T) {
	here := launcher{python: &python.Interpreter{}}
	everywhere := lessons.Program{File: "a.py"}
	killed := lessons.Program{File: "killed.py", OnlyOn: []string{"Linux", "macOS"}}
	node := lessons.Program{File: "exits.js", Tool: "Node"}
	for _, c := range []struct {
		program lessons.Program
		system  string
		runs    bool
		why     string // where it does not
	}{
		{everywhere, "linux", true, ""},
		{everywhere, "windows", true, ""},
		{killed, "linux", true, ""},
		{killed, "darwin", true, ""},
		{killed, "windows", false, "it is for Linux and macOS"},
		{node, "linux", false, "Node is not here"},
	} {
		exp := here.toRecord(c.program, c.system)
		if got := exp.Runtime != nil; got != c.runs {
			t.Errorf("%s is recorded on %s: %t, want %t", c.program.File, c.system, got, c.runs)
		}
		if len(exp.Files) == 0 {
			t.Errorf("%s on %s: no file, so no recording of it is looked for", c.program.File, c.system)
		}
		if why := unrecorded(c.program, c.system); !c.runs && why != c.why {
			t.Errorf("%s on %s: %q, want %q", c.program.File, c.system, why, c.why)
		}
	}
}
