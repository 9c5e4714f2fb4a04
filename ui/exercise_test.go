package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/theme"
)

// The runs of these tests were recorded once, from real processes, with this nonce.
const fixedNonce = "once"

var ownFolder = exercise.Folder{Dir: "/home/you/exit42-bytes", Name: "bring.py", Fresh: true}

// exerciseModel is the program at its Exercise step, with these Pythons.
func exerciseModel(t testing.TB, o theme.Options, w, h int, pythons ...python.Interpreter) *Model {
	t.Helper()
	all, err := lessons.Load(os.DirFS(filepath.Join("testdata", "exercise")))
	if err != nil {
		t.Fatal(err)
	}
	m := New(Options{
		Lessons: all, Theme: o, Open: "bytes",
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native:  func(string) (demo.Runtime, []demo.File, bool) { return nil, nil, false },
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.Update(pythonsFound{pythons: pythons})
	press(m, "enter")
	return m
}

// beginsExercise has the learner's files in their folder.
func beginsExercise(m *Model) {
	press(m, "enter", "enter")
	m.Update(folderReady{id: onScreen(m).exercise.id, folder: ownFolder})
	m.Update(folderWatched{id: onScreen(m).exercise.id, saved: exercise.Saved{Text: starter(m)}})
}

func starter(m *Model) string { return onScreen(m).walk.Program().Source }

// saves has the learner save a file that ran as it was recorded.
func saves(t testing.TB, m *Model, name string) {
	t.Helper()
	trace := traceFile(t, filepath.Join("testdata", "exercise", name+".ndjson"))
	text, _ := source(trace.At(trace.Len()), ownFolder.File())
	m.Update(saveCame{id: onScreen(m).exercise.id, saved: exercise.Saved{Text: text.Text}})
	runs(t, m, trace)
}

func runs(t testing.TB, m *Model, trace *demo.Trace) {
	t.Helper()
	l := onScreen(m)
	if !l.run.live() {
		t.Fatal("what was saved does not run")
	}
	l.exercise.nonce = fixedNonce
	m.screens[m.at] = l
	play(m, trace, -1)
}

// exerciseMoments are how an exercise goes: how to come to each from the one before.
var exerciseMoments = []struct {
	name string
	come func(t testing.TB, m *Model)
}{
	{"00-before", func(testing.TB, *Model) {}},
	{"01-folder", func(_ testing.TB, m *Model) { press(m, "enter") }},
	{"02-no-such-folder", func(_ testing.TB, m *Model) {
		press(m, "enter")
		err := errors.New("the folder /home/x cannot be made: permission denied; name another")
		m.Update(folderReady{id: onScreen(m).exercise.id, err: err})
	}},
	{"03-waiting", func(_ testing.TB, m *Model) { press(m, "esc"); beginsExercise(m) }},
	{"04-no-report", func(t testing.TB, m *Model) {
		press(m, "enter")
		runs(t, m, traceFile(t, "testdata/exercise/no-report.ndjson"))
	}},
	{"05-printed", func(t testing.TB, m *Model) { saves(t, m, "printed") }},
	{"06-hint", func(_ testing.TB, m *Model) { press(m, "H") }},
	{"07-stuck", func(t testing.TB, m *Model) { saves(t, m, "stuck") }},
	{"08-gone", func(_ testing.TB, m *Model) {
		m.Update(saveCame{id: onScreen(m).exercise.id, saved: exercise.Saved{Lack: "bring.py is not there any more; it is looked for until it comes again"}})
	}},
	{"09-passed", func(t testing.TB, m *Model) { saves(t, m, "passed") }},
	{"10-looking-back", func(_ testing.TB, m *Model) { press(m, "left", "left", "left") }},
	{"11-solution", func(_ testing.TB, m *Model) { press(m, "H") }},
	{"12-keys", func(_ testing.TB, m *Model) { press(m, "?") }},
	{"13-by-hand", func(_ testing.TB, m *Model) { press(m, "enter", "x") }},
}

func TestExerciseScreens(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			m := exerciseModel(t, darkTheme, size[0], size[1], fixedPython)
			for _, moment := range exerciseMoments {
				moment.come(t, m)
				t.Run(moment.name, func(t *testing.T) { golden.RequireEqual(t, stripped(m)) })
			}
		})
	}
	t.Run("no-python", func(t *testing.T) {
		m := exerciseModel(t, darkTheme, 80, 24)
		headless := func() string { _, body, _ := strings.Cut(stripped(m), "\n"); return body } // the head says which Go
		t.Run("task", func(t *testing.T) { golden.RequireEqual(t, headless()) })
		press(m, "H")
		t.Run("solution", func(t *testing.T) { golden.RequireEqual(t, headless()) })
		if press(m, "n"); onScreen(m).walk.Index() != 2 {
			t.Error("n does not go on")
		}
	})
}

// TestExerciseFits: at each moment and size as many lines as the window has, none wider; and in
// ASCII, where nothing is wanted but that, no other characters.
func TestExerciseFits(t *testing.T) {
	drawn(t)
	m := exerciseModel(t, theme.Options{Dark: true, Profile: colorprofile.Ascii, ASCII: true}, 80, 24, fixedPython)
	for _, moment := range exerciseMoments {
		moment.come(t, m)
		isASCII(t, moment.name, stripped(m))
		fits(t, m, moment.name, 6)
	}
}

// TestExerciseLeaves: whoever leaves the step, the lesson or the program ends the watch, and who
// comes back has the same folder watched again.
func TestExerciseLeaves(t *testing.T) {
	for name, leave := range map[string]func(m *Model) tea.Cmd{
		"next":     func(m *Model) tea.Cmd { _, cmd := m.Update(keyOf("n")); return cmd },
		"back":     func(m *Model) tea.Cmd { _, cmd := m.Update(keyOf("backspace")); return cmd },
		"contents": func(m *Model) tea.Cmd { _, cmd := m.Update(keyOf("m")); return cmd },
		"reset":    func(m *Model) tea.Cmd { press(m, "R"); _, cmd := m.Update(keyOf("R")); return cmd },
		"end":      func(m *Model) tea.Cmd { m.Close(); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
			beginsExercise(m)
			l := onScreen(m)
			ctx, end := context.WithCancel(context.Background())
			l.exercise.end = end
			m.screens[m.at] = l
			before := l.exercise.id
			if runAll(leave(m)); ctx.Err() == nil {
				t.Fatal("the watch goes on")
			}
			if name == "end" || name == "reset" {
				return
			}
			m.Update(saveCame{id: before, saved: exercise.Saved{Text: "late"}})
			press(m, map[string]string{"next": "backspace", "back": "n", "contents": "enter"}[name])
			if l := onScreen(m); l.exercise.end == nil || l.exercise.folder != ownFolder || l.run.live() {
				t.Errorf("back again: watched %v, folder %q, runs %v", l.exercise.end != nil, l.exercise.folder.Dir, l.run.live())
			}
			m.Update(folderWatched{id: onScreen(m).exercise.id, saved: exercise.Saved{Text: "meanwhile"}})
			if !onScreen(m).run.live() {
				t.Error("what was saved meanwhile does not run")
			}
		})
	}
}

// TestExerciseSaves: a save while a run goes on ends that run, and what was saved without a change
// runs no more than once.
func TestExerciseSaves(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	beginsExercise(m)
	if onScreen(m).run.trace != nil {
		t.Fatal("the new starter runs by itself")
	}
	save := func(text string) (id int, nonce string) {
		m.Update(saveCame{id: onScreen(m).exercise.id, saved: exercise.Saved{Text: text}})
		l := onScreen(m)
		return l.run.id, l.exercise.nonce
	}
	first, once := save("one")
	second, again := save("two")
	if first == second || once == again || !onScreen(m).run.live() {
		t.Errorf("runs %d and %d, nonces %q and %q", first, second, once, again)
	}
	if third, _ := save("two"); third != second {
		t.Error("the same text runs twice")
	}
	if m.screen().owns(first) {
		t.Error("the run before is still wanted")
	}
}

// TestExerciseKept: a file that was there is used as it is, runs at once, and that is said.
func TestExerciseKept(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	press(m, "enter", "enter")
	kept := ownFolder
	kept.Fresh = false
	m.Update(folderReady{id: onScreen(m).exercise.id, folder: kept})
	m.Update(folderWatched{id: onScreen(m).exercise.id, saved: exercise.Saved{Text: "mine"}})
	runs(t, m, traceFile(t, "testdata/exercise/no-report.ndjson"))
	if text := stripped(m); !strings.Contains(text, "bring.py was there") {
		t.Errorf("it is not said:\n%s", text)
	}
	if saves(t, m, "printed"); strings.Contains(stripped(m), "bring.py was there") {
		t.Error("it is said of what was saved now")
	}
}

// TestExerciseEditor: E opens the learner's file, and without an editor its path is said.
func TestExerciseEditor(t *testing.T) {
	m := exerciseModel(t, darkTheme, 120, 36, fixedPython)
	beginsExercise(m)
	if press(m, "E"); !strings.Contains(stripped(m), ownFolder.File()) {
		t.Errorf("the path is not said:\n%s", stripped(m))
	}
	opened := ""
	m.machine.editFile = func(path string) (Edit, error) {
		opened = path
		return Edit{}, errors.New("neither VISUAL nor EDITOR is set")
	}
	_, cmd := m.Update(keyOf("E"))
	if tell(m, cmd()); opened != ownFolder.File() || !strings.Contains(stripped(m), "neither VISUAL nor") {
		t.Errorf("opened %q:\n%s", opened, stripped(m))
	}
	m.machine.editFile = func(string) (Edit, error) { return Edit{Close: func() {}}, nil }
	_, cmd = m.Update(keyOf("E"))
	if _, cmd = m.Update(cmd()); cmd == nil {
		t.Error("the editor does not get the terminal")
	}
}

// TestExercisePassed: passing is kept by the walk, a run that fails later takes nothing back, and
// the solution is there without a hint.
func TestExercisePassed(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	beginsExercise(m)
	press(m, "H")
	if onScreen(m).exercise.solved {
		t.Error("the first hint is the solution")
	}
	press(m, "H", "H")
	if !onScreen(m).exercise.solved {
		t.Error("after the hints there is no solution")
	}
	saves(t, m, "passed")
	saves(t, m, "no-report")
	l := onScreen(m)
	if !l.walk.Passed() || l.exercise.verdict.Kind != exercise.NoReport || l.exercise.solved {
		t.Errorf("passed %v, verdict %s, solution %v", l.walk.Passed(), l.exercise.verdict.Kind, l.exercise.solved)
	}
	if press(m, "enter"); onScreen(m).walk.Index() != 2 {
		t.Error("enter does not go on")
	}
}

// TestExerciseAgain: an exercise that was passed another day says so, and can be done again.
func TestExerciseAgain(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	l := onScreen(m)
	l.walk, _ = l.walk.Pass()
	m.screens[m.at] = l
	if text := stripped(m); !strings.Contains(text, "You have passed this exercise.") || !strings.Contains(text, "r do it again") {
		t.Errorf("it is not said:\n%s", text)
	}
	if press(m, "r"); !m.screen().typing() {
		t.Error("r does not ask for the folder")
	}
}

// TestExerciseAsksThere: the folder is asked for at the exercise only; at another step of its part
// all keys mean what they always do.
func TestExerciseAsksThere(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	beginsExercise(m)
	saves(t, m, "printed")
	press(m, "n", "backspace")
	m.Update(folderWatched{id: onScreen(m).exercise.id, err: errors.New("the folder is gone")})
	for _, k := range []string{"r", "f"} {
		press(m, "n", k)
		if m.screen().typing() || onScreen(m).exercise.asks || m.screen().refused() == "" {
			t.Errorf("%s: typing %v, asks %v, refused %q", k, m.screen().typing(), onScreen(m).exercise.asks, m.screen().refused())
		}
		press(m, "backspace")
	}
	if press(m, "n", "r", "m"); m.at != "" {
		t.Error("m does not lead to the contents")
	}
}

// TestExercisePassesElsewhere: a run that passes when the learner has gone on has passed.
func TestExercisePassesElsewhere(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	beginsExercise(m)
	trace := traceFile(t, filepath.Join("testdata", "exercise", "passed.ndjson"))
	text, _ := source(trace.At(trace.Len()), ownFolder.File())
	m.Update(saveCame{id: onScreen(m).exercise.id, saved: exercise.Saved{Text: text.Text}})
	press(m, "n")
	runs(t, m, trace)
	if press(m, "backspace"); !onScreen(m).walk.Passed() {
		t.Errorf("not passed; the verdict is %s", onScreen(m).exercise.verdict.Kind)
	}
}

// TestExerciseEnterTwice: enter that comes again while the files are written changes nothing, and a
// watch that is replaced is ended.
func TestExerciseEnterTwice(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	press(m, "enter", "enter")
	id := onScreen(m).exercise.id
	if press(m, "enter", "enter"); onScreen(m).exercise.asks || onScreen(m).exercise.id != id {
		t.Error("the folder is asked for while it is made")
	}
	if !strings.Contains(stripped(m), "being written") {
		t.Errorf("it is not said:\n%s", stripped(m))
	}
	m.Update(folderReady{id: id, err: errors.New("no room")})
	if !onScreen(m).exercise.asks {
		t.Fatal("it is not asked for again")
	}
	press(m, "esc", "enter")
	if !onScreen(m).exercise.asks {
		t.Fatal("enter does not ask again")
	}

	press(m, "esc")
	beginsExercise(m)
	l := onScreen(m)
	ctx, end := context.WithCancel(context.Background())
	l.exercise.end = end
	m.screens[m.at] = l
	_, cmd := m.Update(folderReady{id: onScreen(m).exercise.id, folder: ownFolder})
	batch, _ := cmd().(tea.BatchMsg)
	for _, one := range batch {
		if one != nil && ctx.Err() == nil {
			one()
		}
	}
	if m.Close(); ctx.Err() == nil {
		t.Error("the watch before goes on")
	}
}

// TestExerciseEditorOnce: an editor opens once, until it was left or could not be opened.
func TestExerciseEditorOnce(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	beginsExercise(m)
	m.machine.editFile = func(string) (Edit, error) { return Edit{Close: func() {}}, nil }
	opens := func() bool { _, cmd := m.Update(keyOf("E")); return cmd != nil }
	id := onScreen(m).exercise.id
	if !opens() || opens() {
		t.Error("E twice opens not one editor")
	}
	m.Update(editorReady{id: id, edit: Edit{Close: func() {}}})
	if opens() {
		t.Error("it opens again beside the open one")
	}
	if m.Update(editorLeft{id: id}); !opens() {
		t.Error("it does not open again once it was left")
	}
	if m.Update(editorReady{id: id, err: errors.New("none")}); !opens() {
		t.Error("it does not open again after an error")
	}
	if press(m, "n", "backspace"); !opens() {
		t.Error("it does not open again after the step was left")
	}
}

// TestExerciseResumed: whoever is at the exercise may be told again to go on.
func TestExerciseResumed(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	beginsExercise(m)
	l := onScreen(m)
	once, _ := l.resumed(m.machine)
	if once.exercise.id != l.exercise.id {
		t.Error("it is watched anew")
	}
	once.exercise.end = nil
	again, cmd := once.resumed(m.machine)
	if again.exercise.end == nil || cmd == nil {
		t.Error("nobody watches")
	}
	again.close()
	l.close()
}

// TestExerciseLast: as the last step of its lesson the exercise begins with enter, as anywhere; once
// it was passed enter leads to the contents.
func TestExerciseLast(t *testing.T) {
	m := exerciseModel(t, darkTheme, 80, 24, fixedPython)
	l := onScreen(m)
	cut := l.walk.Lesson()
	cut.Steps = cut.Steps[:2]
	cut.Parts = slices.Clone(cut.Parts[:l.walk.PartIndex()+1])
	cut.Parts[l.walk.PartIndex()].Last = 1
	l.walk = lessons.Resume(cut, l.walk.Record())
	m.screens[m.at] = l
	if press(m, "enter"); m.at == "" || !m.screen().typing() {
		t.Fatal("enter does not begin it")
	}
	press(m, "esc")
	beginsExercise(m)
	if saves(t, m, "passed"); !strings.Contains(stripped(m), "enter contents") {
		t.Errorf("enter does not lead to the contents:\n%s", stripped(m))
	}
	if press(m, "enter"); m.at != "" {
		t.Error("enter does not lead to the contents")
	}
}
