package lessons

import (
	"fmt"
	"strings"
	"testing"
)

// TestRuns: every program that a lesson runs comes once, in the order of its steps.
func TestRuns(t *testing.T) {
	l := Lesson{
		Steps: []Step{
			{Kind: Turn, Variants: []Variant{
				{Label: "one", Program: Program{File: "a.py"}, Shows: []Shown{{Observation: Observation{Subject: "exitcode"}}}},
				{Label: "two", Program: Program{File: "b.py"}},
			}},
			{Kind: Run, Shows: []Shown{{Observation: Observation{Subject: "ended"}}}},
			{Order: &Order{Lines: []string{"x", "y"}, Solved: []int{1, 0}}},
			{Exercise: &Task{Solution: Program{File: "solved.py"}}},
			{Elsewhere: []Translation{{Tool: "sh", Program: Program{File: "e.sh", Tool: "sh"}}, {Tool: "Go", Program: Program{Native: "e", Tool: "Go"}}}},
			{Kind: Read},
		},
		Parts: []Part{
			{First: 0, Last: 1, Turn: 0, Run: 1},
			{Program: Program{File: "order.py", Source: "x\ny\n"}, First: 2, Last: 2, Turn: -1, Run: 2},
			{Program: Program{File: "starter.py"}, First: 3, Last: 3, Turn: -1, Run: 3},
			{First: 4, Last: 4, Turn: -1, Run: 4},
			{Program: Program{File: "read.py"}, First: 5, Last: 5, Turn: -1, Run: -1},
		},
	}
	var got []string
	for r := range l.Runs() {
		p := &r.Program
		got = append(got, fmt.Sprintf("%d %s%s%s %q %d %d", r.Part.Run, p.File, p.Native, p.Tool, r.Which, r.Try, len(r.Shows)))
	}
	want := []string{
		`1 a.py "one" 0 2`, `1 b.py "two" 0 1`, `2 order.py "as it is given" 1 0`, `2 order.py "put right" 2 0`,
		`3 starter.py "" 1 0`, `3 solved.py "" 2 0`, `4 e.shsh "sh" 0 0`, `4 eGo "Go" 0 0`,
	}
	if all := strings.Join(got, "\n"); all != strings.Join(want, "\n") {
		t.Errorf("got\n%s", all)
	}
	for r := range l.Runs() {
		if r.Which == "two" {
			break // and nothing comes after it
		}
	}
}
