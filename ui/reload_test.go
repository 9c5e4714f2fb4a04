package ui

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/lessons"
	"exit42/ui/theme"
)

// written are lessons as somebody wrote them: their words by folder, beside two programs.
func written(t testing.TB, words map[string]string) Written {
	t.Helper()
	files := fstest.MapFS{}
	for folder, text := range words {
		files[folder+"/lesson.md"] = &fstest.MapFile{Data: []byte(text)}
		files[folder+"/one.py"] = &fstest.MapFile{Data: []byte("print(1)\n")}
		files[folder+"/two.py"] = &fstest.MapFile{Data: []byte("print(2)\n")}
	}
	all, err := lessons.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return Written{Lessons: all}
}

// deskLesson is a lesson of two parts, each with a prediction and its run.
func deskLesson(slug string) string {
	question := "- **a** `0`\n\n  **Predicts:** `exitcode is 0`\n\n  **If not:** No.\n\n" +
		"- **b** `1`\n\n  **Predicts:** `exitcode is 1`\n\n  **If not:** No.\n\n**Why:** So it is.\n\n"
	return "---\ntitle: Mine\nslug: " + slug + "\nminutes: 5\nprogram: one.py\n---\n\nAn intro.\n\n" +
		"## Read: The start\n\nText.\n\n" +
		"## Predict: What is it?\n\nSay it.\n\n" + question + "## Run: See it\n\nLook.\n\n" +
		"## Predict: And now?\n\n**Program:** `two.py`\n\nSay it.\n\n" + question + "## Run: See it again\n\nLook.\n"
}

// atDesk is the program with these lessons, and how it is told of a save.
func atDesk(t testing.TB, w, h int, now Written) (m *Model, saved func(Written)) {
	t.Helper()
	m = New(Options{
		Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor},
		Desk:  &Desk{Name: "mine", Now: now, Next: func() (Written, bool) { return Written{}, false }},
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.Update(pythonsFound{pythons: nil})
	m.machine = m.machine.found(pythonsFound{pythons: nil})
	m.machine.golang, m.machine.pythons = false, append(m.machine.pythons, fixedPython)
	return m, func(now Written) { m.Update(lessonsWritten{now}) }
}

var someMistakes = []lessons.Mistake{
	{File: "mine", What: "it holds 101 lessons; 100 is the most"},
	{File: "mine/01-one/lesson.md", Line: 4, What: `minutes is "five"; write a whole number`},
	{File: "mine/01-one/lesson.md", Line: 20, What: `there is no program "\x1b[2Jno.py"` + "\x1b[2J; put it beside lesson.md"},
	{File: "mine/02-a-folder-with-a-long-name-in-a-place-with-a-long-name/lesson.md", Line: 33, What: "a second run in this part; a run of another program needs a **Program:** in the step that begins with it"},
	{File: "mine/03-three/lesson.md", Line: 1, What: "there is no such file; every folder here is a lesson"},
}

func TestMistakes(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m, saved := atDesk(t, size[0], size[1], Written{Mistakes: someMistakes})
			t.Run("first", func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			press(m, "pgdown")
			t.Run("last", func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			if press(m, "m", "esc", "/", "enter"); m.at != mistakesScreen {
				t.Errorf("there is nothing to go back to, and it is at %q", m.at)
			}
			saved(Written{Mistakes: someMistakes[:1]})
			saved(written(t, map[string]string{"01-one": deskLesson("one")}))
			t.Run("mended", func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
		})
	}
}

// TestMistakesFit: at any size there are as many lines as the window has, none wider.
func TestMistakesFit(t *testing.T) {
	m, _ := atDesk(t, 80, 24, Written{Mistakes: someMistakes})
	for w := 1; w < 200; w += 7 {
		for h := 1; h < 60; h += 3 {
			m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			lines := m.lines()
			if len(lines) != h {
				t.Fatalf("%dx%d: %d lines", w, h, len(lines))
			}
			for _, line := range lines {
				if ansi.StringWidth(line) > w {
					t.Fatalf("%dx%d: %q", w, h, line)
				}
			}
		}
	}
}

// begun is the program in the second part of its lesson, both parts predicted and run.
func begun(t *testing.T) (m *Model, saved func(Written)) {
	m, saved = atDesk(t, 80, 24, written(t, map[string]string{"01-one": deskLesson("one")}))
	press(m, "enter", "a", "2", "enter")
	play(m, fixedTrace(t, "promise-fork"), -1)
	press(m, "n", "b", "3", "enter")
	play(m, fixedTrace(t, "promise-fork"), -1)
	if l := onScreen(m); l.walk.Index() != 4 || l.run.trace == nil {
		t.Fatalf("at step %d", l.walk.Index()+1)
	}
	return m, saved
}

// TestReloadKeeps: other words under the same runs change nothing of what was said and seen.
func TestReloadKeeps(t *testing.T) {
	m, saved := begun(t)
	before := onScreen(m)
	text := strings.Replace(deskLesson("one"), "## Predict: What", "## Read: One more\n\nText.\n\n## Predict: What", 1)
	saved(written(t, map[string]string{"01-one": text}))
	l := onScreen(m)
	if l.walk.Step().ID != before.walk.Step().ID || l.walk.Index() != 5 || l.run.trace != before.run.trace || m.notice != "reloaded" {
		t.Fatalf("at %q with the notice %q", l.walk.Step().ID, m.notice)
	}
	press(m, "backspace", "backspace")
	if l := onScreen(m); l.run.trace == nil || !l.walk.Ran() || l.walk.Step().ID != "see-it" {
		t.Errorf("the run of the part before is gone, at %q", l.walk.Step().ID)
	}
	if r := onScreen(m).walk.Record(); r.Answers["what-is-it"].Letter != "a" || r.Answers["and-now"].By == "" {
		t.Errorf("%+v", r.Answers)
	}
}

// TestReloadTakesOff: the run of a program that has changed is off the stage, and what was
// predicted of it stays.
func TestReloadTakesOff(t *testing.T) {
	m, saved := begun(t)
	text := strings.Replace(deskLesson("one"), "`two.py`", "`one.py`", 1)
	saved(written(t, map[string]string{"01-one": text}))
	l := onScreen(m)
	if l.run.trace != nil || l.walk.Ran() || l.evidence != nil || l.walk.Index() != 4 {
		t.Fatalf("the old run is on the stage")
	}
	if a := l.walk.Record().Answers["and-now"]; a.Letter != "b" || !a.Committed || a.By != "" {
		t.Errorf("%+v", a)
	}
	press(m, "backspace", "backspace")
	if l := onScreen(m); l.run.trace == nil || !l.walk.Ran() {
		t.Error("the run of the other part is gone")
	}
}

// TestReloadPlace: a step with another title is the step, and one that is gone leads to the one
// before it.
func TestReloadPlace(t *testing.T) {
	whole := deskLesson("one")
	for name, c := range map[string]struct {
		text string
		id   string
	}{
		"renamed":     {strings.Replace(whole, "## Run: See it again", "## Run: See it now", 1), "see-it-now"},
		"gone":        {whole[:strings.Index(whole, "## Predict: And now")], "see-it"},
		"all renamed": {strings.NewReplacer("The start", "Begin", "What is", "Which is", "See it", "Look at it", "And", "But").Replace(whole), "begin"},
		"other slug":  {deskLesson("other"), "see-it-again"},
	} {
		m, saved := begun(t)
		saved(written(t, map[string]string{"01-one": c.text}))
		if id := onScreen(m).walk.Step().ID; id != c.id {
			t.Errorf("%s: at %q, not at %q", name, id, c.id)
		}
	}
}

// TestReloadLessons: slugs change places, and a lesson goes while it is open.
func TestReloadLessons(t *testing.T) {
	m, saved := atDesk(t, 80, 24, written(t, map[string]string{"01-one": deskLesson("one"), "02-two": deskLesson("two")}))
	press(m, "1", "n", "m", "2", "n", "n")
	saved(written(t, map[string]string{"01-one": deskLesson("two"), "02-two": deskLesson("one")}))
	if l := onScreen(m); m.at != "two" || l.walk.Index() != 2 || l.walk.Lesson().Number != 1 {
		t.Fatalf("at %q, step %d", m.at, l.walk.Index()+1)
	}
	press(m, "/")
	saved(written(t, map[string]string{"02-two": deskLesson("one")}))
	if !strings.Contains(stripped(m), "Search") {
		t.Error("the search is gone")
	}
	if m.closeFind(); m.at != "" || len(m.opts.Lessons) != 1 {
		t.Errorf("at %q", m.at)
	}
	stripped(m)
}

// TestReloadAnything saves a lesson cut off anywhere, and its steps in any order, while somebody
// presses keys: whatever comes is drawn.
func TestReloadAnything(t *testing.T) {
	random := rand.New(rand.NewSource(42))
	keys := []string{"enter", "enter", "n", "n", "n", "n", "n", "S", "a", "b", "1", "1", "2", "3", "space", "e", "backspace", "m", "down", "up", "H", "S", "/", "esc", "R", "?", "tab", "x", "z"}
	files, err := content.Lessons().(fs.ReadDirFS).ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	steps, seen := 0, map[string]int{}
	for _, folder := range files {
		m, saved := atDesk(t, 80, 24, Written{Mistakes: someMistakes})
		for range 60 {
			now := mangled(t, folder.Name(), random)
			saved(now)
			if m.notice == "reloaded" && len(now.Mistakes) > 0 {
				t.Errorf("%s: mistakes are reloaded", folder.Name())
			}
			for range random.Intn(24) {
				press(m, keys[random.Intn(len(keys))])
				if l, ok := m.screen().(lesson); ok {
					steps = max(steps, l.walk.Index())
				}
				seen[m.at]++
			}
			if n := len(m.lines()); n != 24 {
				t.Fatalf("%s: %d lines", folder.Name(), n)
			}
		}
	}
	if steps < 5 || seen[""] == 0 || seen[mistakesScreen] == 0 || seen[findScreen] == 0 {
		t.Errorf("it came %d steps far, and to these screens: %v", steps, seen)
	}
}

// mangled is one of our lessons as it is, cut off, or with its steps in another order.
func mangled(t *testing.T, folder string, random *rand.Rand) Written {
	t.Helper()
	beside, err := fs.Sub(content.Lessons(), folder)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(beside, "*")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, name := range names {
		text, err := fs.ReadFile(beside, name)
		if err != nil {
			t.Fatal(err)
		}
		switch steps := strings.Split(string(text), "\n## "); {
		case name != "lesson.md":
			if random.Intn(4) == 0 {
				text = append(text, "# changed\n"...)
			}
		case random.Intn(4) == 0:
			text = text[:random.Intn(len(text))]
		case random.Intn(2) == 0:
			cut := 1 + random.Intn(len(steps))
			text = []byte(strings.Join(steps[:cut], "\n## "))
		case random.Intn(2) == 0:
			i, j := 1+random.Intn(len(steps)-1), 1+random.Intn(len(steps)-1)
			steps[i], steps[j] = steps[j], steps[i]
			text = []byte(strings.Join(steps, "\n## "))
		}
		files[folder+"/"+name] = &fstest.MapFile{Data: text}
	}
	all, err := lessons.Load(files)
	if err != nil {
		return Written{Mistakes: []lessons.Mistake{{File: folder, What: err.Error()}}}
	}
	return Written{Lessons: all}
}

// TestReloadUnderPage: a lesson goes while its command is read.
func TestReloadUnderPage(t *testing.T) {
	for _, page := range []string{"x", "z", "?"} {
		m, saved := atDesk(t, 80, 24, written(t, map[string]string{"01-one": deskLesson("one"), "02-two": deskLesson("two")}))
		press(m, "2", page)
		saved(written(t, map[string]string{"01-one": deskLesson("one")}))
		if text := stripped(m); m.at != "" || m.page != noPage || !strings.Contains(text, "lesson 2 is gone") {
			t.Errorf("%s: at %q\n%s", page, m.at, text)
		}
	}
	m, saved := atDesk(t, 80, 24, Written{Mistakes: someMistakes})
	press(m, "?")
	if saved(written(t, map[string]string{"01-one": deskLesson("one")})); m.at != "one" || m.page != noPage {
		t.Errorf("mended: at %q, page %d", m.at, m.page)
	}
}

// TestReloadIntoExercise: who comes to an exercise because the step after it is gone has the
// folder watched.
func TestReloadIntoExercise(t *testing.T) {
	const folder = "testdata/exercise/01-bytes"
	load := func(cut bool) Written {
		files := fstest.MapFS{}
		names, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(filepath.Join(folder, name.Name()))
			if err != nil {
				t.Fatal(err)
			}
			if cut && name.Name() == "lesson.md" {
				text = text[:bytes.LastIndex(text, []byte("\n## "))]
			}
			files["01-bytes/"+name.Name()] = &fstest.MapFile{Data: text}
		}
		all, err := lessons.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		return Written{Lessons: all}
	}
	m, saved := atDesk(t, 80, 24, load(false))
	press(m, "n")
	beginsExercise(m)
	if press(m, "n"); onScreen(m).exercise.end != nil {
		t.Fatal("it is watched from another step")
	}
	if saved(load(true)); !onScreen(m).at(lessons.Exercise) || onScreen(m).exercise.end == nil {
		t.Errorf("at %s, nobody watches", onScreen(m).walk.Place())
	}
	m.Close()
}

// TestReloadRecap: the line that is chosen stays.
func TestReloadRecap(t *testing.T) {
	m, saved := begun(t)
	press(m, "m", "R", "down")
	r := m.screen().(recap)
	if len(r.of.Predictions) != 2 || r.chosen != 1 {
		t.Fatalf("%d predictions, %d is chosen", len(r.of.Predictions), r.chosen)
	}
	chosen := r.of.Predictions[1].Step
	saved(written(t, map[string]string{"01-one": strings.Replace(deskLesson("one"), "Text.", "Other text.", 1)}))
	if r := m.screen().(recap); r.of.Predictions[r.chosen].Step != chosen {
		t.Errorf("%q is chosen, not %q", r.of.Predictions[r.chosen].Step, chosen)
	}
}
