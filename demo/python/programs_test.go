//go:build unix

package python

import (
	"fmt"
	"strings"
	"testing"

	"exit42/demo"
)

// TestOutputOfProgramsIsTold: what subprocess reads of a program's output is told as it was, from a
// pipe of its own that has a name; and where the bytes of a text are not certain nothing is.
func TestOutputOfProgramsIsTold(t *testing.T) {
	onLinux(t)
	found := interpreters(t)
	for _, py := range []Interpreter{oldest(found), newest(found)} {
		t.Run(py.Version, func(t *testing.T) {
			trace := play(t, experiment(t, py, "spawn", "channels/programs.py"))
			if out := printed(trace, "stdout"); out != `b'42\n' '\u20ac\n' '7\n' b'1' b'22' b'given' b''`+"\n" {
				t.Fatalf("the program prints %q %q", out, printed(trace, "stderr"))
			}
			if troubles := eventsOf(trace, demo.KindTrouble); len(troubles) > 0 {
				t.Errorf("the probe had trouble: %+v", troubles)
			}
			scene := trace.At(trace.Len())
			var all []string
			for _, c := range scene.Channels {
				words := fmt.Sprintf("%s of line %d:", c.What, c.Line)
				for _, m := range c.Messages {
					words += fmt.Sprintf(" %q", m.Head)
					if c.What == "stdin pipe" && m.From != scene.Parent || c.What != "stdin pipe" && m.To != scene.Parent || m.Len != int64(len(m.Head)) {
						t.Errorf("%s: %+v", words, m)
					}
				}
				if len(c.Ends) != 2 || c.Ends[0].PID != scene.Parent || c.Ends[1].PID == scene.Parent || !c.Ends[1].Closed {
					t.Errorf("%s: %+v", words, c.Ends)
				}
				all = append(all, words)
			}
			want := `stdout pipe of line 3: "42\n", stdout pipe of line 4: "€\n", stdout pipe of line 5:, stdout pipe of line 6: "1", ` +
				`stderr pipe of line 6: "22", stdin pipe of line 7: "given", stdout pipe of line 7: "given", stdout pipe of line 8:`
			if got := strings.Join(all, ", "); got != want {
				t.Errorf("%s", got)
			}
		})
	}
}
