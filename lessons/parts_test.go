package lessons_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exit42/lessons"
)

// parted is a lesson with a part of each kind.
const parted = `---
title: Parted
slug: parted
minutes: 3
program: a.py
native: exitcode --value=1
only on: macOS
---

An introduction.

## Read: First

Read.

## Run: Watch

Watch it.

**Shows:** ` + "`exitcode is 0`, `printed a thing is 1`" + `

**Shows:** ` + "`signal is 9`" + ` with Python 3.9+, fork, spawn, Linux

## Turn: Choose

Turn it.

- **a** one

  **Program:** ` + "`a.py`" + `

  **In Go:** ` + "`exitcode --value=2`" + `

- **b** two

  **Program:** ` + "`b.py`" + `

  **Only on:** Linux, macOS

  **Shows:** ` + "`exitcode is 2`" + `

## Predict: Then?

What?

**Hint:** One.

**Hint:** Two.

- **a** 1

  **Predicts:** ` + "`exitcode is 1`" + `

  **If not:** No.

- **b** 2

  **Predicts:** ` + "`exitcode is 2`" + `

  **If not:** No.

**Why:** Because.

## Run: Run it

Run.

## Verdict: So

So.

## Order: Put right

Arrange.

**Program:** ` + "`order.py`" + `

` + "```python\ny()\nx()\n```" + `

**Passes if:** ` + "`ended is done`" + `

**Solved:** 2 1

**Why:** So it is.

## Exercise: Make

Make it.

**Program:** ` + "`a.py`" + `

**Solution:** ` + "`b.py`" + `

**Why:** So it is.

## Elsewhere: Others

Others.

- **Node** ` + "`a.js`" + `

- **Go** ` + "`exitcode --value=3`" + `
`

func partedFolder(lesson string) fstest.MapFS {
	return fstest.MapFS{
		"01-parted/lesson.md": {Data: []byte(lesson)},
		"01-parted/a.py":      {Data: []byte("a\n")},
		"01-parted/b.py":      {Data: []byte("b\n")},
		"01-parted/a.js":      {Data: []byte("a\n")},
		"01-parted/order.py":  {Data: []byte("if 1:\n    y()\n    x()\nend\n")},
	}
}

func TestParts(t *testing.T) {
	l := load(t, partedFolder(parted))
	type bounds struct{ first, last, run, turn int }
	var got []bounds
	for _, p := range l.Parts {
		got = append(got, bounds{p.First, p.Last, p.Run, p.Turn})
	}
	want := []bounds{{0, 1, 1, -1}, {2, 5, 4, 2}, {6, 6, 6, -1}, {7, 7, 7, -1}, {8, 8, 8, -1}}
	if !slices.Equal(got, want) {
		t.Errorf("parts %v, want %v", got, want)
	}
	if s := l.Steps[1].Shows; len(s) != 3 || s[1].String() != "printed a thing is 1" || s[2].With.String() != "Python 3.9+, fork, spawn, Linux" {
		t.Errorf("shows %v", s)
	}
	if p := l.Steps[8].Elsewhere; p[0].Program.Source != "a\n" || p[1].Program.Native != "exitcode" {
		t.Errorf("elsewhere %v", p)
	}
}

// TestRunsOn: a program says where it shows what its lesson says, and one that says nothing does so
// everywhere.
func TestRunsOn(t *testing.T) {
	l := load(t, partedFolder(parted))
	for _, c := range []struct {
		program lessons.Program
		want    []string
	}{
		{l.Parts[0].Program, []string{"darwin"}},
		{l.Steps[2].Variants[0].Program, []string{"linux", "darwin", "windows"}},
		{l.Steps[2].Variants[1].Program, []string{"linux", "darwin"}},
		{l.Parts[3].Program, []string{"linux", "darwin", "windows"}},
	} {
		var got []string
		for _, system := range []string{"linux", "darwin", "windows"} {
			if c.program.RunsOn(system) {
				got = append(got, system)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s runs on %v, want %v", c.program.File, got, c.want)
		}
	}
}

// TestOrderOnWindows: the lines are found in a program with the line ends of Windows, and are
// written with them; what is not arranged stays as it is on disk.
func TestOrderOnWindows(t *testing.T) {
	files := partedFolder(strings.ReplaceAll(parted, "\n", "\r\n"))
	files["01-parted/order.py"].Data = []byte("if 1:\r\n    y()\r\n    x()\r\nend\n")
	l := load(t, files)
	p := l.Parts[2].Program
	if got := l.Steps[6].Order.Arrange(p, []int{1, 0}).Source; got != "if 1:\r\n    x()\r\n    y()\r\nend\n" {
		t.Errorf("arranged: %q", got)
	}
	if got := l.Steps[6].Order.Arrange(p, []int{0, 1}).Source; got != p.Source {
		t.Errorf("as it is given: %q, want %q", got, p.Source)
	}
}

// TestNames: each step has a name of its own, in whatever script its title is.
func TestNames(t *testing.T) {
	for title, want := range map[string]string{
		"What is `p.exitcode`, now?": "what-is-p-exitcode-now", "Что вернёт join()?": "что-вернёт-join",
		"子プロセス 42": "子プロセス-42", "हिन्दी": "हिन्दी", "???": "step-6",
	} {
		l := load(t, partedFolder(strings.Replace(parted, "## Verdict: So\n", "## Verdict: "+title+"\n", 1)))
		if got := l.Steps[5].ID; got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestWalkThroughParts(t *testing.T) {
	l := load(t, partedFolder(parted))
	for _, c := range []struct{ keys, want, program, refused string }{
		{"", "1 of 9 · read", "a\n", ""},
		{"enter enter", "2 of 9 · run", "a\n", "let the run come to its end first"},
		{"enter ran enter", "3 of 9 · turn", "a\n", ""},
		{"enter ran enter enter", "3 of 9 · turn", "a\n", "choose where the knob stands first"},
		{"enter ran enter 2", "3 of 9 · turn", "a\n", "there is no question here"},
		{"enter ran enter b", "3 of 9 · turn", "b\n", ""},
		{"enter ran enter b enter enter a 1 enter enter ran", "5 of 9 · run", "b\n", ""},
		{"enter ran enter b enter enter a 1 enter enter ran back back a next enter", "4 of 9 · predict", "a\n", "choose an answer first"},
		{"enter ran enter b enter enter hint hint hint", "4 of 9 · predict", "b\n", "there are no more hints"},
		{"next next next next skip", "5 of 9 · run", "a\n", ""},
		{"next next next next next next up", "7 of 9 · order", "if 1:\n    x()\n    y()\nend\n", ""},
		{"next next next next next next pass enter", "8 of 9 · exercise", "a\n", ""},
		{"next next pass", "3 of 9 · turn", "a\n", "there is no question here"},
		{"next next next next skip run back b", "4 of 9 · predict", "a\n", "the run has begun; turn the knob to predict again"},
		{"next next next next skip run back back b enter enter b", "4 of 9 · predict", "b\n", ""},
	} {
		w, err := walk(lessons.NewWalk(l), c.keys)
		refused := ""
		if err != nil {
			refused = err.Error()
		}
		if w.Place() != c.want || w.Program().Source != c.program || refused != c.refused {
			t.Errorf("%q: %s, runs %q, refused %q; want %s, %q, %q", c.keys, w.Place(), w.Program().Source, refused, c.want, c.program, c.refused)
		}
	}
}

func TestConditions(t *testing.T) {
	fork312 := lessons.Circumstances{Language: lessons.Python, Minor: 12, Method: "fork", System: "linux"}
	for text, want := range map[string]bool{
		"`exitcode is 0`": true, "`exitcode is 0` with Python": true, "`exitcode is 0` with Go": false,
		"`exitcode is 0` with Python 3.9+": true, "`exitcode is 0` with Python 3.8-3.11": false, "`exitcode is 0` with Python 3.8, Python 3.12": true,
		"`exitcode is 0` with spawn, fork": true, "`exitcode is 0` with spawn": false, "`exitcode is 0` with fork, Windows": false,
		"`exitcode is 0` with Python, Go": true, "`exitcode is 0` with Go, Python": true,
	} {
		s, err := lessons.ParseShown(text)
		if err != nil {
			t.Fatal(err)
		}
		if s[0].With.Hold(fork312) != want {
			t.Errorf("%s holds: %t", text, !want)
		}
	}
	for _, text := range []string{"", "exitcode", "`exitcode is 0` on Linux", "`exitcode is 0` with Plan9", "`exitcode is 0` with Python 3.x", "`exitcode is 0` with Python 3.12-3.8"} {
		if _, err := lessons.ParseShown(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestMistakesOfParts(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"two runs", "## Verdict: So", "## Run: So", "68: a second run in this part"},
		{"knob without run", "## Run: Run it", "## Read: Run it", "24: no run runs what this chooses"},
		{"no program of a variant", "`b.py`\n\n  **Only", "`c.py`\n\n  **Only", `36: there is no program "c.py"`},
		{"third hint", "**Hint:** Two.", "**Hint:** Two.\n\n**Hint:** Three.", "50: a third **Hint:**"},
		{"bad condition", "with Python 3.9+", "with Perl", `22: "Perl" is no condition`},
		{"no such system", "Linux, macOS", "Linux, Plan9", `38: "Plan9" is no system`},
		{"no such system in the front matter", "only on: macOS", "only on: OS/2", `7: "OS/2" is no system`},
		{"systems of no program", "## Run: Run it\n", "## Run: Run it\n\n**Only on:** Linux\n", "66: **Only on:** without a **Program:**"},
		{"other lines", "y()\nx()\n", "y()\nz()\n", "72: the lines do not stand together"},
		{"bad order", "2 1", "2 2", `85: **Solved:** "2 2" is no order`},
		{"no solution", "**Solution:** `b.py`\n\n", "", "89: an exercise needs a **Solution:**"},
		{"no program elsewhere", "`a.js`", "`b.js`", `103: there is no program "b.js"`},
		{"same title", "## Verdict: So", "## Verdict: Watch", "68: another step is called like this"},
		{"same title in Greek", "## Run: Run it\n\nRun.\n\n## Verdict: So", "## Run: Τέλος\n\nRun.\n\n## Verdict: τέλος", "68: another step is called like this"},
		{"named like a number", "## Run: Run it\n\nRun.\n\n## Verdict: So", "## Run: Step 6\n\nRun.\n\n## Verdict: ?", "68: another step is called like this"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(parted, c.old) {
				t.Fatalf("%q is not in the lesson", c.old)
			}
			_, err := lessons.Load(partedFolder(strings.Replace(parted, c.old, c.new, 1)))
			if err == nil || !strings.Contains("\n"+err.Error(), "\n01-parted/lesson.md:"+c.want) {
				t.Errorf("got:\n%v\nwant: 01-parted/lesson.md:%s", err, c.want)
			}
		})
	}
}
