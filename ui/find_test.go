package ui

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/theme"
)

// eightTitles are those of a tutorial of eight lessons, as long as titles get.
var eightTitles = []string{
	"The promise", "What the exit code says", "Eight bits", "Where 42 dies",
	"Bytes through a pipe", "Join first, and wait for ever", "Let the library carry it", "The article, corrected",
}

const fixedSteps = `
## Read: How it begins

A child process is started, and %s is what this is about.

## Predict: What is left of 300?

The child asks to exit with 300.

- **a** 44

  **Predicts:** ` + "`exitcode is 44`" + `

  **If not:** It was not.

- **b** 300

  **Predicts:** ` + "`exitcode is 300`" + `

  **If not:** It was not, since the kernel keeps eight bits.

**Why:** The kernel keeps eight bits.

## Run: Watch it

Step through it.

## Verdict: What happened

The zebra: 300 is 44 in eight bits.
`

const fixedElsewhere = `
## Elsewhere: The same number in other languages

Each program starts children of its own. Of an exit with 300 all report the
same.

- **Python** ` + "`exits.py`" + `

- **Go** ` + "`exits`" + `

- **sh** ` + "`exits.sh`" + `

- **bash** ` + "`exits.sh`" + `

- **dash** ` + "`exits.sh`" + `

- **zsh** ` + "`exits.sh`" + `

- **Node** ` + "`exits.js`" + `

- **Perl** ` + "`exits.pl`" + `

## Read: The end

That was all.
`

// eightLessons are fixed lessons; the third has other languages in its fifth step.
func eightLessons(t testing.TB, files map[string]string) []lessons.Lesson {
	t.Helper()
	dir := fstest.MapFS{}
	for i, title := range eightTitles {
		folder := fmt.Sprintf("%02d-lesson%d", i+1, i+1)
		text := fmt.Sprintf("---\ntitle: %s\nslug: lesson%d\nminutes: 5\nprogram: it.py\n---\n\nLesson %d is about %s.\n%s",
			title, i+1, i+1, strings.ToLower(title), fmt.Sprintf(fixedSteps, strings.ToLower(title)))
		if i == 2 {
			text += fixedElsewhere
			for _, name := range []string{"exits.py", "exits.sh", "exits.js", "exits.pl"} {
				source := files[name]
				if source == "" {
					source = "first line of " + name + "\n"
				}
				dir[folder+"/"+name] = &fstest.MapFile{Data: []byte(source)}
			}
		}
		dir[folder+"/lesson.md"] = &fstest.MapFile{Data: []byte(text)}
		dir[folder+"/it.py"] = &fstest.MapFile{Data: []byte("print(42)\n")}
	}
	all, err := lessons.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withEight is the program with the eight lessons, in a window of w by h.
func withEight(t testing.TB, w, h int) *Model {
	t.Helper()
	m := New(Options{
		Lessons: eightLessons(t, nil), Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor},
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native:  func(string) (demo.Runtime, []demo.File, bool) { return nil, nil, false },
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.Update(pythonsFound{pythons: []python.Interpreter{fixedPython}})
	return m
}

func letter(text string) []string { return strings.Split(text, "") }

func TestFindScreens(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := withEight(t, size[0], size[1])
			seen := func(name string) { t.Run(name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) }) }
			seen("00-contents")
			press(m, "/")
			seen("01-everything")
			press(m, letter("300")...)
			seen("02-found")
			press(m, "down", "down", "down", "down", "down", "down", "down", "down", "down", "down")
			seen("03-further")
			press(m, letter("zebra")...)
			seen("04-nothing")
			press(m, "esc", "/")
			press(m, letter("zebra")...)
			seen("05-given-away")
			press(m, "esc", "/")
			press(m, letter("3.2")...)
			seen("06-number")
		})
	}
}

func walks(all []lessons.Lesson) []lessons.Walk {
	var ws []lessons.Walk
	for _, l := range all {
		ws = append(ws, lessons.NewWalk(l))
	}
	return ws
}

// TestSearch: a title goes before prose, all words must be there, and numbers are those of lessons
// and steps.
func TestSearch(t *testing.T) {
	all := walks(eightLessons(t, nil))
	for text, want := range map[string]struct {
		first hit
		n     int
		whole int
	}{
		"left 300":        {hit{0, 1}, 8, -1},
		"LEFT of `300`?":  {hit{0, 1}, 8, -1},
		"languages":       {hit{2, 4}, 1, -1},
		"elsewhere":       {hit{2, 4}, 1, -1},
		"zebra":           {hit{0, 3}, 8, -1},
		"zebra bytes":     {hit{4, 3}, 1, -1},
		"zebra bytes no":  {hit{}, 0, -1},
		"3":               {hit{2, 0}, 6, 2},
		"3.2":             {hit{2, 1}, 1, -1},
		"3 2":             {hit{2, 1}, 1, -1},
		" 3. 2 ":          {hit{2, 1}, 1, -1},
		"3.7":             {hit{}, 0, -1},
		"9":               {hit{}, 0, -1},
		"99999999999999 ": {hit{}, 0, -1},
		"":                {hit{0, 0}, 8*4 + 2, -1},
	} {
		hits, whole := search(all, soughtIn(all), text)
		if len(hits) > 0 && hits[0] != want.first || whole != want.whole {
			t.Errorf("%q: %v first, the whole of %d", text, hits[:min(1, len(hits))], whole)
		}
		if len(hits) != want.n {
			t.Errorf("%q: %d hits, not %d: %v", text, len(hits), want.n, hits)
		}
		for i, h := range hits {
			if slices.Contains(hits[:i], h) {
				t.Errorf("%q: %v is there twice", text, h)
			}
		}
	}
}

// TestGivesAway: what comes after a run is shown once its predictions are committed or left open.
func TestGivesAway(t *testing.T) {
	w := walks(eightLessons(t, nil))[2]
	for i, want := range []bool{false, false, false, true, true, true} {
		if givesAway(w, i) != want {
			t.Errorf("step %d: %v", i+1, !want)
		}
	}
	answered := w.Go(1)
	answered, _ = answered.Choose("b")
	if answered, _ = answered.Sure(lessons.Guess); !givesAway(answered, 3) {
		t.Error("an answer that is not committed opens what follows")
	}
	answered, err := answered.Commit()
	if err != nil || givesAway(answered, 3) || givesAway(w.Go(2).Skip(), 3) {
		t.Errorf("committed or left open, it is still hidden: %v", err)
	}
}

// TestFindJumps: enter goes to the step, in whichever lesson; esc goes back to where one was;
// letters are letters; and nothing that is hidden is on the screen.
func TestFindJumps(t *testing.T) {
	m := withEight(t, 80, 24)
	press(m, "/")
	press(m, letter("mqx?R")...)
	if f, ok := m.screen().(find); !ok || f.input.Value() != "mqx?R" {
		t.Fatalf("at %q with %v", m.at, m.screen())
	}
	press(m, "esc")
	if m.at != "" || m.screens[findScreen] != nil {
		t.Fatalf("esc went to %q", m.at)
	}
	press(m, "/")
	press(m, letter("zebra corrected")...)
	if text := stripped(m); strings.Contains(text, "300 is 44") || !strings.Contains(text, "still open") {
		t.Errorf("it gives away the answer:\n%s", text)
	}
	press(m, "enter")
	if l, ok := m.screen().(lesson); !ok || m.at != "lesson8" || l.walk.Index() != 3 || len(l.walk.Go(2).Open()) != 1 {
		t.Fatalf("enter went to %q", m.at)
	}
	press(m, "/", "esc")
	if m.at != "lesson8" || onScreen(m).walk.Index() != 3 {
		t.Errorf("esc went to %q, step %d", m.at, onScreen(m).walk.Index()+1)
	}
	press(m, "/", "2", "enter")
	if m.at != "lesson2" || onScreen(m).walk.Index() != 0 {
		t.Errorf("2 went to %q, step %d", m.at, onScreen(m).walk.Index()+1)
	}
	press(m, "/", "8", "enter") // where one was in it
	if m.at != "lesson8" || onScreen(m).walk.Index() != 3 {
		t.Errorf("8 went to %q, step %d", m.at, onScreen(m).walk.Index()+1)
	}
}

// TestJumpEndsWhatRuns: a run that nobody looks at any more is ended.
func TestJumpEndsWhatRuns(t *testing.T) {
	m := withEight(t, 80, 24)
	press(m, "/")
	press(m, letter("1.3")...)
	press(m, "enter", "S", "enter")
	before := onScreen(m).run
	if !before.live() {
		t.Fatal("nothing runs")
	}
	press(m, "/", "esc")
	if onScreen(m).run.id != before.id {
		t.Error("looking for something ended the run")
	}
	press(m, "/", "2", "enter")
	if l := m.screens["lesson1"].(lesson); l.run.live() || l.owns(before.id) {
		t.Error("the run goes on")
	}
}

// TestFindFits sweeps over sizes.
func TestFindFits(t *testing.T) {
	m := withEight(t, 80, 24)
	everyLineFits(t, m, "search")
	press(m, "/")
	everyLineFits(t, m, "search")
	press(m, letter(strings.Repeat("zebra ", 30))...)
	everyLineFits(t, m, "search")
}

// TestContentsInTheSmallestWindow: everything that can be opened is on the screen.
func TestContentsInTheSmallestWindow(t *testing.T) {
	text := stripped(withEight(t, minWidth, minHeight))
	for i, title := range eightTitles {
		if !strings.Contains(text, fmt.Sprintf("%d  %s", i+1, title)) {
			t.Errorf("no %q", title)
		}
	}
	for _, b := range besides {
		if !strings.Contains(text, b.key+"  "+b.title) {
			t.Errorf("no %q", b.title)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

// TestRandomKeysFind: whatever is pressed, in the search and around it, the screen is drawn.
func TestRandomKeysFind(t *testing.T) {
	random := rand.New(rand.NewSource(42))
	keys := []string{"/", "/", "enter", "enter", "esc", "up", "down", "down", "pgup", "pgdown", "backspace", "tab", "left", "right", "n", "r", "x",
		"3", ".", "5", "a", "e", "S", "m", "z", "q", "?", "é"}
	m := withEight(t, 60, 16)
	for range 5000 {
		k := keys[random.Intn(len(keys))]
		if k == "q" && m.at != findScreen {
			continue
		}
		press(m, k)
		if s, ok := m.screen().(lesson); ok && s.at(lessons.Elsewhere) && !s.elsewhere.looked && s.elsewhere.look != 0 {
			tellTools(m)
		}
		m.lines()
	}
}

// TestFindReload: esc goes back at once, whatever is saved just then; and enter goes to the step
// that was chosen, wherever that is in the lesson by then.
func TestFindReload(t *testing.T) {
	m, saved := atDesk(t, 80, 24, written(t, map[string]string{"01-one": deskLesson("one")}))
	if press(m, "/", "esc"); m.at != "one" {
		t.Fatalf("esc leads to %q", m.at)
	}
	press(m, "/")
	saved(Written{Mistakes: someMistakes})
	saved(written(t, map[string]string{"01-one": strings.Replace(deskLesson("one"), "## Read: The start", "## Read: Another\n\nText.\n\n## Read: The start", 1)}))
	if m.at != findScreen {
		t.Fatalf("the search is gone for %q", m.at)
	}
	press(m, letter("see it again")...)
	if press(m, "enter"); m.at != "one" || onScreen(m).walk.Step().ID != "see-it-again" {
		t.Errorf("enter leads to %q", m.at)
	}
	if m.screens[findScreen] != nil {
		t.Error("the search is still there")
	}
}
