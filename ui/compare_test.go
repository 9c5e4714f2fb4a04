package ui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/ui/theme"
)

// matches are the runs that are compared here, all recorded once from real processes.
var matches = map[string]func(testing.TB) Compared{
	"methods": func(t testing.TB) Compared {
		return Compared{A: fixedTrace(t, "promise-fork"), B: fixedTrace(t, "promise-spawn")}
	},
	"programs": func(t testing.TB) Compared {
		return Compared{A: fixedTrace(t, "promise-fork"), B: fixedTrace(t, "pipe-fork")}
	},
	"sizes": func(t testing.TB) Compared {
		return Compared{
			A: readTrace(t, "join_first-65514"), B: readTrace(t, "join_first-65515"),
			Titles: [2]string{"join_first.py 65514", "join_first.py 65515"},
		}
	},
}

func readTrace(t testing.TB, name string) *demo.Trace {
	t.Helper()
	return traceFile(t, filepath.Join("testdata", "traces", name+".ndjson"))
}

// comparing is the program with two runs side by side, asked for on the screen that m shows.
func comparing(t testing.TB, m *Model, of Compared) *Model {
	t.Helper()
	_, cmd := m.Update(compareWanted{a: of.A, b: of.B, titles: of.Titles})
	if cmd == nil {
		t.Fatal("nothing aligns the two")
	}
	m.Update(cmd())
	return m
}

func compared(m *Model) compare { return m.screen().(compare) }

var comparedMoments = []struct {
	name string
	keys []string
}{
	{"0-begin", nil},
	{"1-difference", []string{"n"}},
	{"2-next", []string{"n"}},
	{"3-scrolled", []string{"pgdown"}},
	{"4-between", []string{"home", "right", "right", "right", "right", "right"}},
	{"5-end", []string{"end"}},
	{"6-refused", []string{"n"}},
	{"7-keys", []string{"?"}},
}

func TestCompare(t *testing.T) {
	for name, of := range matches {
		for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
			t.Run(fmt.Sprintf("%s/%dx%d", name, size[0], size[1]), func(t *testing.T) {
				m := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, size[0], size[1])
				comparing(t, m, of(t))
				for _, moment := range comparedMoments {
					press(m, moment.keys...)
					t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
				}
			})
		}
	}
}

func TestCompareColours(t *testing.T) {
	for name, o := range map[string]theme.Options{
		"light": {Profile: colorprofile.TrueColor},
		"none":  {Dark: true, Profile: colorprofile.Ascii, ASCII: true},
	} {
		t.Run(name, func(t *testing.T) {
			of := matches["sizes"](t)
			of.Titles = [2]string{} // what they say of themselves
			m := comparing(t, newModel(t, o, 80, 24), of)
			press(m, "n")
			golden.RequireEqual(t, strings.Join(m.lines(), "\n"))
			for _, moment := range comparedMoments {
				if press(m, moment.keys...); o.ASCII {
					isASCII(t, moment.name, stripped(m))
				}
				if text := stripped(m); strings.Contains(text, `\x`) || strings.Contains(text, `\u`) {
					t.Errorf("%s: a sign of ours is spelled out as a number:\n%s", moment.name, text)
				}
			}
		})
	}
}

// TestCompareFits sweeps over sizes: exactly as many lines as the window, none wider.
func TestCompareFits(t *testing.T) {
	drawn(t)
	m := comparing(t, newModel(t, theme.Options{Profile: colorprofile.TrueColor}, 80, 24), matches["programs"](t))
	for _, k := range []string{"home", "n", "end"} {
		press(m, k)
		for w := 1; w <= 300; w += 1 + w/10 {
			for h := 1; h <= 100; h += 1 + h/8 {
				m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				lines := m.lines()
				if len(lines) != h {
					t.Errorf("after %s at %dx%d: %d lines", k, w, h, len(lines))
				}
				for i, line := range lines {
					if n := ansi.StringWidth(line); n > w {
						t.Errorf("after %s at %dx%d: line %d is %d wide: %q", k, w, h, i+1, n, ansi.Strip(line))
					}
				}
			}
		}
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	}
}

// TestCompareJumps goes through each difference, forward and back, and past both ends.
func TestCompareJumps(t *testing.T) {
	m := comparing(t, newModel(t, theme.Options{}, 80, 24), matches["programs"](t))
	var want, got, back []int
	for i, p := range compared(m).pairs {
		if p.Differs {
			want = append(want, i)
		}
	}
	if len(want) < 3 {
		t.Fatalf("only %d differences: return and send are not told apart", len(want))
	}
	for press(m, "home"); len(got) < len(want); got = append(got, compared(m).at) {
		press(m, "n")
	}
	press(m, "n")
	if c := compared(m); c.at != got[len(got)-1] || c.refused() == "" {
		t.Errorf("after the last difference: at %d, %q", c.at, c.refused())
	}
	press(m, "left")
	if c := compared(m); c.refused() != "" || c.at != got[len(got)-1]-1 {
		t.Errorf("a step back: at %d, %q", c.at, c.refused())
	}
	for press(m, "end", "right"); len(back) < len(want); back = append([]int{compared(m).at}, back...) {
		if press(m, "D"); compared(m).refused() != "" {
			break
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) || fmt.Sprint(back) != fmt.Sprint(want[:len(back)]) {
		t.Errorf("differences at %v; n went to %v, D to %v", want, got, back)
	}
}

// TestCompareWrongKeys: no key that is for a run or a lesson does anything, and none starts a
// command.
func TestCompareWrongKeys(t *testing.T) {
	m := comparing(t, newModel(t, theme.Options{}, 80, 24), matches["methods"](t))
	press(m, "n")
	picture := func() string { // without the line that says that a key does nothing
		lines := strings.Split(strings.TrimSpace(stripped(m)), "\n")
		return strings.Join(lines[:len(lines)-1], "\n")
	}
	before := picture()
	for _, k := range []string{"enter", "space", "p", "e", "r", "R", "<", ">", "s", "f", "o", "i", "g", "x", "k", "K", "tab", "t", "w", "up", "down", "1", "backspace", "[", "}", "é"} {
		if _, cmd := m.Update(keyOf(k)); cmd != nil {
			t.Errorf("%s does something", k)
		}
		if after := picture(); after != before {
			t.Fatalf("%s changed the screen:\n%s", k, after)
		}
	}
}

// TestCompareGoesBack: esc leads to where the comparison was asked for, also when it was asked
// for twice.
func TestCompareGoesBack(t *testing.T) {
	m := newModel(t, theme.Options{}, 80, 24)
	press(m, "enter")
	lesson := m.at
	comparing(t, m, matches["methods"](t))
	comparing(t, m, matches["programs"](t))
	if press(m, "esc"); m.at != lesson {
		t.Errorf("esc went to %q, not back to the lesson", m.at)
	}
	press(m, "m")
	comparing(t, m, matches["methods"](t))
	if press(m, "m"); m.at != "" {
		t.Errorf("m went to %q, not back to the contents", m.at)
	}
}

// TestCompareSame: a run is the same as itself, and one without a step can be compared, too.
func TestCompareSame(t *testing.T) {
	empty := new(demo.Trace)
	empty.Append(demo.Event{Kind: demo.KindExperiment, Name: "Python 3.13.0"})
	trace := fixedTrace(t, "promise-fork")
	for name, of := range map[string]Compared{"same": {A: trace, B: trace}, "empty": {A: empty, B: empty}, "half": {A: trace, B: empty}} {
		m := comparing(t, newModel(t, theme.Options{}, 80, 24), of)
		press(m, "n", "N", "left", "right", "end")
		c, text := compared(m), stripped(m)
		switch {
		case name == "same" && (c.differ != 0 || !strings.Contains(text, "No difference")),
			name == "empty" && !strings.Contains(text, "Neither"),
			name == "half" && c.differ != len(c.pairs):
			t.Errorf("%s: %d of %d differ:\n%s", name, c.differ, len(c.pairs), text)
		}
	}
}

// TestCompareHostile: nothing that a program says can move the cursor, on the screen or as text.
func TestCompareHostile(t *testing.T) {
	evil := "\x1b[2J\x1b]0;x\a\r\n\u202e" + strings.Repeat("\u0301", 99) + strings.Repeat("wide", 9999)
	var of [2]*demo.Trace
	for i := range of {
		of[i] = new(demo.Trace)
		for _, e := range []demo.Event{
			{Kind: demo.KindExperiment, Name: "Python" + evil, File: "/x/" + evil, Method: evil},
			{Kind: demo.KindBegin, PID: 1, Name: "main"},
			{Kind: demo.KindReturn, PID: 1, Func: evil, Value: fmt.Sprint(i) + evil},
			{Kind: demo.KindOutput, Name: "stdout", Text: evil, State: "partial"},
			{Kind: demo.KindOutput, Name: "stdout", Text: fmt.Sprint(i) + evil},
			{Kind: demo.KindLimit, Name: "wall", Text: evil},
		} {
			of[i].Append(e)
		}
	}
	match := Compared{A: of[0], B: of[1], Titles: [2]string{evil, ""}}
	m := comparing(t, newModel(t, theme.Options{Profile: colorprofile.Ascii}, 80, 24), match)
	for range 4 {
		for i, line := range m.lines() {
			if text := ansi.Strip(line); strings.ContainsAny(text, "\x1b\a\r\n\u202e") || strings.Contains(line, "\x1b[2J") || ansi.StringWidth(line) > 80 {
				t.Errorf("line %d lets something through: %q", i+1, line)
			}
		}
		press(m, "right")
	}
	var out bytes.Buffer
	if err := TellCompared(&out, match, false); err != nil || strings.ContainsAny(out.String(), "\x1b\a\r\u202e") {
		t.Errorf("the text lets something through (%v): %q", err, out.String())
	}
}

// TestTellCompared: the same as text.
func TestTellCompared(t *testing.T) {
	for name, of := range matches {
		for mode, ascii := range map[string]bool{"": false, "-ascii": true} {
			t.Run(name+mode, func(t *testing.T) {
				var out strings.Builder
				if err := TellCompared(&out, of(t), ascii); err != nil {
					t.Fatal(err)
				}
				if ascii {
					isASCII(t, name, out.String())
				}
				golden.RequireEqual(t, out.String())
			})
		}
	}
}

// TestWriteCompared: each line of JSON names two lines of the traces, and has what is in them.
func TestWriteCompared(t *testing.T) {
	of := matches["programs"](t)
	var out bytes.Buffer
	if err := WriteCompared(&out, of); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for lines := json.NewDecoder(&out); lines.More(); {
		var l pairLine
		if err := lines.Decode(&l); err != nil {
			t.Fatal(err)
		}
		seen[l.Mark]++
		for _, side := range []struct {
			trace *demo.Trace
			at    int
			event json.RawMessage
		}{{of.A, l.A, l.Left}, {of.B, l.B, l.Right}} {
			if side.at == 0 {
				if side.event != nil {
					t.Errorf("an event that is nowhere: %s", side.event)
				}
				continue
			}
			want := side.trace.Event(side.at - 1)
			if got, err := demo.ParseEvent(side.event); err != nil || string(got.AppendJSON(nil)) != string(want.AppendJSON(nil)) {
				t.Errorf("%s, not %s", side.event, want.AppendJSON(nil))
			}
		}
		if l.Differs == (l.Mark == "=") {
			t.Errorf("mark %s, differs %v", l.Mark, l.Differs)
		}
	}
	if seen["="] == 0 || seen["≠"] == 0 || seen["<"]+seen[">"] == 0 {
		t.Errorf("marks %v: return and send are alike in part, differ in part, and each has steps of its own", seen)
	}
}

// TestCompareFirst: two runs may be what the program begins with; back is the contents.
func TestCompareFirst(t *testing.T) {
	of := matches["methods"](t)
	of.Files = [2]string{"a.ndjson", "b.ndjson"}
	m := New(Options{Compare: &of, Lessons: newModel(t, theme.Options{}, 80, 24).opts.Lessons})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if text := stripped(m); !strings.Contains(text, "Compare · promise.py") || strings.Contains(text, "a.ndjson") {
		t.Errorf("not the two runs, or called by their files without need:\n%s", text)
	}
	press(m, "esc")
	if m.at != "" {
		t.Errorf("esc went to %q", m.at)
	}
	same := Compared{A: of.A, B: of.A, Files: of.Files}
	m = comparing(t, m, of)
	m.compare(aligned(same))
	if text := stripped(m); !strings.Contains(text, "a.ndjson") || !strings.Contains(text, "b.ndjson") {
		t.Errorf("two that say the same of themselves are not told apart:\n%s", text)
	}
}
