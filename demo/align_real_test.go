package demo_test

import (
	"fmt"
	"testing"

	"exit42/demo"
)

// TestAlignSameProgram runs programs twice whose processes and threads fall among each other by
// chance, and whose zombies are seen by chance: nothing of that is a difference.
func TestAlignSameProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: twelve real runs take their time")
	}
	for _, py := range pythons(t) {
		for _, method := range py.Methods {
			for _, name := range []string{"messages.py", "two_queues.py"} {
				t.Run(fmt.Sprint(py.Version, "/", method, "/", name), func(t *testing.T) {
					a, b := play(t, py, method, name), play(t, py, method, name)
					pairs := demo.Align(a, b)
					if len(pairs) < 20 {
						t.Errorf("only %d steps", len(pairs))
					}
					for _, p := range pairs {
						if p.Differs {
							t.Errorf("left %s, right %s", told(a, p.A), told(b, p.B))
						}
					}
				})
			}
		}
	}
}

// told is an event as it is written, or nothing.
func told(t *demo.Trace, event int) string {
	if event < 0 {
		return "nothing"
	}
	e := t.Event(event)
	return string(e.AppendJSON(nil))
}
