package ui

import (
	"strings"
	"testing"

	"exit42/demo/python"
)

// TestLookAgain: where no Python answered it is said why recordings are played, and a key looks again.
func TestLookAgain(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	m.machine.pythons = nil
	m.Update(pythonsFound{lacks: []python.Lack{{Path: "/usr/bin/python3", Why: "it did not answer in 20 seconds", Late: true}}})
	if words := strings.Join(strings.Fields(stripped(m)), " "); !strings.Contains(words, "did not answer in time") || !strings.Contains(words, "i looks again") {
		t.Errorf("nothing is said of it:\n%s", stripped(m))
	}
	for _, from := range []string{"", "1"} {
		if from != "" {
			press(m, from)
		}
		if !m.enabled().python.Enabled() {
			t.Fatalf("no key looks again, at %q", m.at)
		}
		if _, cmd := m.Update(keyOf("i")); cmd == nil || m.machine.searched {
			t.Fatalf("i does not look again, at %q", m.at)
		}
		m.Update(pythonsFound{})
	}
	m.Update(keyOf("i"))
	if m.Update(pythonsFound{pythons: []python.Interpreter{fixedPython}}); m.machine.name() != fixedPython.Name() {
		t.Errorf("found again, %s runs the lessons", m.machine.name())
	}
}

// TestUseless: a letter that does nothing says so, and is not taken for another.
func TestUseless(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	for _, tt := range []struct {
		keys []string
		says string
	}{
		{[]string{"p"}, "p does nothing here"},
		{[]string{"1", "n", "p"}, "p does nothing here"},
		{[]string{"i"}, "there is no other Python here than 3.13.0"},
		{[]string{"m", "M", "n"}, "n does nothing here"},
	} {
		if press(m, tt.keys...); !strings.Contains(stripped(m), tt.says) {
			t.Errorf("after %v it does not say %q:\n%s", tt.keys, tt.says, stripped(m))
		}
		if press(m, "down"); strings.Contains(stripped(m), tt.says) {
			t.Errorf("after %v it stays", tt.keys)
		}
	}
}
