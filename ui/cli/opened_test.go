package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"exit42/content"
	"exit42/demo/python"
	"exit42/lessons/workshop"
	"exit42/ui"
	"exit42/ui/theme"
	"exit42/ui/uitest"
)

// lessonOf is a lesson that runs in Go, with this text in its first step.
func lessonOf(slug, text string) string {
	return "---\ntitle: Mine\nslug: " + slug + "\nminutes: 5\nprogram: p.py\nnative: promise\n---\n\nAn intro.\n\n" +
		"## Read: The start\n\n" + text + "\n\n" +
		"## Predict: What is it?\n\nSay it.\n\n" +
		"- **a** `0`\n\n  **Predicts:** `exitcode is 0`\n\n  **If not:** No.\n\n" +
		"- **b** `1`\n\n  **Predicts:** `exitcode is 1`\n\n  **If not:** No.\n\n**Why:** So it is.\n\n" +
		"## Run: See it\n\nLook.\n"
}

// writes puts files below a folder, each by its name.
func writes(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// An author sits before the real program and a real folder.
type author struct {
	t    *testing.T
	dir  string
	term *uitest.Terminal
	done chan error
}

func writesAt(t *testing.T, dir string) *author {
	ctx, cancel := context.WithCancel(t.Context())
	m := ui.New(ui.Options{
		Desk: desk{"mine", dir}.open(ctx), Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor},
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native:  nativeProgram,
	})
	a := &author{t, dir, uitest.New(80, 24), make(chan error, 1)}
	prog := tea.NewProgram(m, tea.WithInput(a.term), tea.WithOutput(a.term), tea.WithWindowSize(80, 24),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())
	a.term.Cooked = true
	go func() {
		_, err := prog.Run()
		m.Close()
		a.done <- err
	}()
	t.Cleanup(func() {
		cancel()
		prog.Kill()
		a.term.Close()
	})
	return a
}

func (a *author) sees(words ...string) {
	a.t.Helper()
	if !a.term.WaitFor(words...) {
		a.t.Fatalf("no %q on the screen:\n%s", words, a.term.Text())
	}
}

func (a *author) does(keys string, words ...string) {
	a.t.Helper()
	a.term.Type(keys)
	a.sees(words...)
}

// saves writes one file, and waits for words.
func (a *author) saves(name, text string, words ...string) {
	a.t.Helper()
	writes(a.t, a.dir, map[string]string{name: text})
	a.sees(words...)
}

func (a *author) quits() {
	a.t.Helper()
	a.term.Type("q")
	if err := <-a.done; err != nil {
		a.t.Error(err)
	}
}

// TestOneLesson writes a lesson in an empty folder, makes mistakes and mends them, and stays
// where it is all the while.
func TestOneLesson(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "My lesson")
	writes(t, dir, map[string]string{"notes.txt": "to do"})
	a := writesAt(t, dir)
	a.sees("Mistakes", "there is no lesson here", "this goes on by itself")
	a.saves("lesson.md", lessonOf("mine", "First words."), "mine/lesson.md:5", `there is no program "p.py"`)
	a.saves("p.py", "print(1)\n", "First words.", "1 of 3")
	a.saves("lesson.md", lessonOf("mine", "Other words."), "Other words.", "reloaded")
	a.does("\r", "2 of 3")
	a.does("a2", "a 0", "2 fairly sure")
	a.saves("lesson.md", lessonOf("mine", "Third words."), "reloaded", "2 of 3")
	a.does("\r", "3 of 3")
	a.does("e", "The run is over")
	a.saves("lesson.md", lessonOf("mine", "Fourth words.")+"\nMore of it.\n", "The run is over", "reloaded")
	a.does("\x1b[F", "r run again") // any key takes the note away
	a.saves("p.py", "print(2)\n", "reloaded", "More of it.")
	if !a.term.Until(func(text string) bool { return !strings.Contains(text, "The run is over") }) {
		t.Fatalf("the run of another program is still on the stage:\n%s", a.term.Text())
	}
	a.does("e", "The run is over") // what was predicted is still said
	a.saves("lesson.md", "half wri", "Mistakes", "there is no front matter")
	a.does("m", "3 of 3", "The run is over")
	a.saves("lesson.md", "half written", "Mistakes")
	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	a.sees("the folder is gone")
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	a.sees("there is no front matter")
	aside := filepath.Join(dir, ".lesson.md.swp")
	writes(t, dir, map[string]string{".lesson.md.swp": lessonOf("renamed", "Fifth words.")})
	if err := os.Rename(aside, filepath.Join(dir, "lesson.md")); err != nil {
		t.Fatal(err)
	}
	a.sees("3 of 3", "reloaded")
	a.quits()
}

// TestLessons has several lessons: one is added, and one that is open is removed.
func TestLessons(t *testing.T) {
	dir := t.TempDir()
	writes(t, dir, map[string]string{
		"01-one/lesson.md": lessonOf("one", "One."), "01-one/p.py": "print(1)\n",
		"02-two/lesson.md": lessonOf("two", "Two."), "02-two/p.py": "print(2)\n",
		"recordings/README": "no lesson", ".git/x": "", "__pycache__/x": "",
	})
	a := writesAt(t, dir)
	a.sees("The lessons in mine", "1  Mine", "2  Mine")
	writes(t, dir, map[string]string{"03-three/p.py": "print(3)\n"})
	a.sees("Mistakes", "03-three/lesson.md:1")
	a.saves("03-three/lesson.md", lessonOf("three", "Three."), "The lessons in mine", "3  Mine", "reloaded")
	a.does("2", "Two.", "1 of 3")
	a.does("/", "Search")
	a.saves("02-two/lesson.md", lessonOf("two", "Two times two."), "reloaded")
	a.does("\x1b", "Two times two.")
	if err := os.RemoveAll(filepath.Join(dir, "02-two")); err != nil {
		t.Fatal(err)
	}
	a.sees("The lessons in mine", "2  Mine")
	a.quits()
}

// TestRefused: what is not fit to be read is a mistake with a remedy, whatever the folder holds.
func TestRefused(t *testing.T) {
	good := lessonOf("mine", "Text.")
	for name, c := range map[string]struct {
		files map[string]string
		wrong string
	}{
		"large words":    {map[string]string{"lesson.md": good + strings.Repeat("x\n", 1<<19)}, "mine/lesson.md:1: it is larger than 256 KiB"},
		"large program":  {map[string]string{"lesson.md": good, "p.py": strings.Repeat("#\n", 256<<10)}, "mine/p.py:1: it is larger than 256 KiB"},
		"outside":        {map[string]string{"lesson.md": strings.Replace(good, "p.py", "../p.py", 1)}, `mine/lesson.md:5: there is no program "../p.py"`},
		"absolute":       {map[string]string{"lesson.md": strings.Replace(good, "p.py", "/etc/hostname", 1)}, `mine/lesson.md:5: there is no program "/etc/hostname"`},
		"a folder":       {map[string]string{"lesson.md": strings.Replace(good, "p.py", "sub", 1), "sub/x": ""}, "mine/sub:1: it cannot be read: it is no file"},
		"escape":         {map[string]string{"lesson.md": good + "\x1b[2J\n"}, "it holds a control character"},
		"escape spelled": {map[string]string{"lesson.md": good + "&#x1b;[2J\n"}, "it holds a control character"},
		"escape in YAML": {map[string]string{"lesson.md": strings.Replace(good, "Mine", `"\e[2J"`, 1), "p.py": ""}, "the front matter spells a control character"},
		"no UTF-8":       {map[string]string{"lesson.md": good + "\xff\n"}, "it is no UTF-8"},
		"a long line":    {map[string]string{"lesson.md": good + strings.Repeat("x", 3000)}, "the line is longer"},
		"a long block":   {map[string]string{"lesson.md": good + strings.Repeat("*a **b\n", 1000)}, "without an empty line"},
		"many steps":     {map[string]string{"lesson.md": good + strings.Repeat("## Read: x\n\n", 1000)}, "at most 300 steps"},
		"many mistakes":  {map[string]string{"lesson.md": good + strings.Repeat("# x\n\n", 1000), "p.py": ""}, "mine: there are "},
		"nothing":        {map[string]string{"readme.txt": ""}, "mine: there is no lesson here"},
		"many lessons":   {manyLessons(), "it holds 101 lessons; 100 is the most"},
	} {
		dir := filepath.Join(t.TempDir(), "mine")
		writes(t, dir, c.files)
		now, _ := desk{"mine", dir}.load()
		var all []string
		for _, m := range now.Mistakes {
			all = append(all, ui.Where(m)+": "+m.What)
		}
		if said := strings.Join(all, "\n"); !strings.Contains(said, c.wrong) || len(all) > maxMistakes+1 || now.Lessons != nil {
			t.Errorf("%s: no %q in\n%.2000s", name, c.wrong, said)
		}
	}
}

func manyLessons() map[string]string {
	files := map[string]string{}
	for i := range 101 {
		files[fmt.Sprintf("%02d-x%d/lesson.md", i%100, i)] = ""
	}
	return files
}

// TestRead: a lesson may be called anyhow where it is alone, and the sum says whether something
// else was read.
func TestRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Any name")
	writes(t, dir, map[string]string{"lesson.md": lessonOf("mine", "Text."), "p.py": "print(1)\n", "recordings/x": ""})
	now, sum := desk{"mine", dir}.load()
	if len(now.Lessons) != 1 || now.Lessons[0].Number != 1 || now.Lessons[0].Folder != "01-lesson" || now.Recording == nil {
		t.Fatalf("%+v", now)
	}
	writes(t, dir, map[string]string{"other.txt": "of no lesson"})
	if _, same := (desk{"mine", dir}).load(); same != sum {
		t.Error("a file that is not read is news")
	}
	writes(t, dir, map[string]string{"p.py": "print(2)\n"})
	if _, same := (desk{"mine", dir}).load(); same == sum {
		t.Error("another program is no news")
	}
}

// TestLinks: one that stays in the folder is followed, and one that leads out of it is a mistake.
// The folder itself may be a link.
func TestLinks(t *testing.T) {
	link := func(to string, at ...string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(at...)); err != nil {
			t.Skip(err)
		}
	}
	outside := t.TempDir()
	writes(t, outside, map[string]string{"lesson.md": lessonOf("mine", "Text."), "p.py": "print(1)\n"})
	dir := filepath.Join(t.TempDir(), "linked")
	real := filepath.Join(t.TempDir(), "real")
	writes(t, real, map[string]string{".drafts/lesson.md": lessonOf("mine", "Text."), ".drafts/x.py": "print(1)\n"})
	link("x.py", real, ".drafts", "p.py")
	link(".drafts", real, "07-link")
	link(real, dir)
	if now, _ := (desk{"mine", dir}).load(); len(now.Lessons) != 1 || now.Lessons[0].Folder != "07-link" || now.Lessons[0].Parts[0].Program.Source != "print(1)\n" {
		t.Errorf("inside: %+v", now)
	}
	link(outside, real, "08-out")
	link(outside, real, "recordings")
	os.Remove(filepath.Join(real, ".drafts", "p.py"))
	link(filepath.Join(outside, "p.py"), real, ".drafts", "p.py")
	now, _ := (desk{"mine", dir}).load()
	var all []string
	for _, m := range now.Mistakes {
		all = append(all, ui.Where(m)+": "+m.What)
	}
	want := "mine/07-link/p.py:1: it cannot be read: the link is absolute or leads out of the folder; put what it leads to here\n" +
		"mine/08-out/lesson.md:1: it cannot be read: the link is absolute or leads out of the folder; put what it leads to here"
	if said := strings.Join(all, "\n"); said != want {
		t.Errorf("outside:\n%s\nwant:\n%s", said, want)
	}
	if workshop.Shelf(inside(dir)) != nil {
		t.Error("recordings outside are used")
	}
}

// TestRecordingsBeside: what was recorded is found by the name of the lesson's folder.
func TestRecordingsBeside(t *testing.T) {
	dir := t.TempDir()
	for name, files := range map[string]fs.FS{"": content.Lessons(), "recordings": content.Recordings()} {
		if err := os.CopyFS(filepath.Join(dir, name), files); err != nil {
			t.Fatal(err)
		}
	}
	now, _ := desk{"mine", dir}.load()
	if len(now.Lessons) == 0 || now.Recording == nil {
		t.Fatalf("%v", now.Mistakes)
	}
	first := now.Lessons[0]
	if trace, ok := now.Recording(first.Folder, first.Parts[0].Program); !ok || trace.Len() == 0 {
		t.Error("the first lesson's run is not found")
	}
}
