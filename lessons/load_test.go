package lessons_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"exit42/content"
	"exit42/lessons"
)

// small is a lesson without mistakes. Each mistake below is one change to it.
const small = `---
title: Small
slug: small
minutes: 1
program: a.py
---

An introduction.

## Predict: What is ` + "`exitcode`" + `?

The child exits.

- **a** ` + "`42`" + `

  **Predicts:** ` + "`exitcode is 42`" + `

  **If not:** It is not.

- **b** none *yet*

  **In Go:** nil

  **Predicts:** ` + "`exitcode is None`" + `

  **If not:** It is there.

**Why:** Because.

> For the speaker.

## Run: Watch

Watch it.

## Claims: The claims

Decided.

- **C1** It is ` + "`42`" + `.

  **Would mean:** One sees 42.

  **Holds if:** ` + "`exitcode is 42`" + `
`

func folder(lesson string) fstest.MapFS {
	return fstest.MapFS{
		"07-small/lesson.md": {Data: []byte(lesson)},
		"07-small/a.py":      {Data: []byte("print(42)\n")},
	}
}

func load(t *testing.T, fsys fstest.MapFS) lessons.Lesson {
	t.Helper()
	all, err := lessons.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

func TestLoad(t *testing.T) {
	for name, source := range map[string]string{
		"as written": small,
		"on Windows": strings.ReplaceAll(small, "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			l := load(t, folder(source))
			q := l.Steps[0].Question
			for _, c := range []struct{ what, got, want string }{
				{"folder", l.Folder, "07-small"},
				{"title", l.Title, "Small"},
				{"intro", l.Intro, "An introduction."},
				{"source", l.Parts[0].Program.Source, "print(42)\n"},
				{"step", l.Steps[0].Title, "What is exitcode?"},
				{"prose", l.Steps[0].Prose, "The child exits."},
				{"notes", l.Steps[0].Notes, "For the speaker."},
				{"why", q.Why, "Because."},
				{"label", q.Options[1].LabelIn(lessons.Python), "none yet"},
				{"label in Go", q.Options[1].LabelIn(lessons.Go), "nil"},
				{"refutation", q.Options[1].Otherwise, "It is there."},
				{"observation", q.Options[1].Predicts.String(), "exitcode is nothing"},
				{"claim", l.Claims()[0].Text, "It is 42."},
				{"meaning", l.Claims()[0].Means, "One sees 42."},
			} {
				if c.got != c.want {
					t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
				}
			}
			if l.Number != 7 || l.Minutes != 1 || len(l.Steps) != 3 {
				t.Errorf("number %d, minutes %d, %d steps", l.Number, l.Minutes, len(l.Steps))
			}
		})
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		// front matter
		{"no front matter", "---\ntitle", "title", "1: there is no front matter"},
		{"unknown key", "minutes: 1", "minutes: 1\ncolour: blue", `5: unknown key "colour"`},
		{"key twice", "slug: small", "slug: small\nslug: large", "4: the front matter is no YAML"},
		{"no slug", "slug: small\n", "", "1: the front matter has no slug"},
		{"bad slug", "slug: small", "slug: Small One", `3: slug "Small One"`},
		{"no minutes", "minutes: 1\n", "", "1: the front matter has no minutes"},
		{"bad minutes", "minutes: 1", "minutes: few", `4: minutes is "few"`},
		{"nested value", "title: Small", "title: [a]", `2: the value of "title"`},
		{"not a mapping", "title: Small\nslug: small\nminutes: 1\nprogram: a.py", "- a", "1: the front matter is no list of keys"},
		{"no such program", "a.py", "b.py", `5: there is no program "b.py"`},
		{"program elsewhere", "a.py", "../a.py", `5: there is no program "../a.py"`},

		// steps
		{"unknown kind", "Run: Watch", "Guess: Watch", `32: "Guess: Watch" begins with no kind`},
		{"no kind", "Run: Watch", "Watch", `32: "Watch" begins with no kind`},
		{"no title", "Run: Watch", "Run:", "32: the step has no title"},
		{"empty heading", "Run: Watch", "", `32: "" begins with no kind`},
		{"no prose", "Watch it.\n", "", "32: the step has no prose"},
		{"long prose", "Watch it.", strings.Repeat("Watch it.\n\n", 4), "32: the prose takes 7 lines"},
		{"title as a heading", "An introduction.", "# Small", "8: a heading of level 1"},
		{"small heading", "Watch it.", "### Watch it", "34: a heading of level 3"},
		{"underlined heading", "Watch it.", "Watch it\n---", "34: a heading is underlined"},
		{"two runs", "Watch it.", "Watch it.\n\n## Run: Again\n\nAgain.", "36: a second run"},
		{"no run", "## Run: Watch", "## Read: Watch", "10: no run decides this prediction"},
		{"told too early", "Run: Watch", "Where: Watch", "32: this step tells of a run"},
		{"note with a list", "> For", "> - For", "30: a speaker's note holds more"},

		// questions
		{"one option", "- **b** none *yet*\n\n  **In Go:** nil\n\n  **Predicts:** `exitcode is None`\n\n  **If not:** It is there.\n", "", "10: 1 options are too few"},
		{"same letter", "**b**", "**a**", "20: two options have the letter a"},
		{"skipped letter", "**b**", "**c**", `20: option "c" is number 2`},
		{"no letter", "- **b** none", "- none", "20: a list item has no name"},
		{"empty item", "- **b** none *yet*", "-\n", "20: a list item has no name"},
		{"no label", " none *yet*", "", "20: option b is empty"},
		{"long label", "none *yet*", strings.Repeat("none yet ", 5), "20: option b is 44 characters wide"},
		{"no observation", "  **Predicts:** `exitcode is 42`\n\n", "", "14: a has no **Predicts:**"},
		{"bare observation", "**Predicts:** `exitcode is 42`", "**Predicts:** exitcode is 42", `16: "exitcode is 42" is no observation`},
		{"bad observation", "`exitcode is 42`\n\n  **If", "`result is 42`\n\n  **If", `16: observation "result is 42" does not parse`},
		{"same observation", "exitcode is None", "exitcode is 42", "20: options a and b predict the same"},
		{"two subjects", "exitcode is None", "value is 42", "20: option b is about value, the others about exitcode"},
		{"no refutation", "\n  **If not:** It is there.\n", "", "20: b has no **If not:**"},
		{"empty refutation", "**If not:** It is there.", "**If not:**", "26: b has an empty **If not:**"},
		{"long refutation", "It is there.", strings.Repeat("It is there. ", 20), "26: **If not:** takes 4 lines"},
		{"two refutations", "  **If not:** It is there.", "  **If not:** It is.\n\n  **If not:** It is.", "28: b has a second **If not:**"},
		{"stray refutation", "  **If not:** It is there.", "**If not:** It is there.", "26: **If not:** belongs to nothing here"},
		{"unlabelled paragraph", "**If not:** It is there.", "It is there.", "26: b has a paragraph without a label"},
		{"no explanation", "**Why:** Because.\n", "", "10: the question has no explanation"},
		{"empty explanation", "**Why:** Because.", "**Why:**", "28: **Why:** is empty"},

		// claims
		{"no claims", small[strings.Index(small, "- **C1"):], "", "36: a claims step has no claims"},
		{"no test", "  **Holds if:** `exitcode is 42`\n", "", "40: C1 has no **Holds if:**"},
		{"bad test", "**Holds if:** `exitcode is 42`", "**Holds if:** `exitcode was 42`", `44: observation "exitcode was 42" does not parse`},
		{"no meaning", "  **Would mean:** One sees 42.\n", "", "40: C1 has no **Would mean:**"},
		{"same claim", "- **C1**", "- **C1** It.\n\n  **Would mean:** It.\n\n  **Holds if:** `pid is same`\n\n- **C1**", "46: two claims are called C1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(small, c.old) == 0 {
				t.Fatalf("%q is not in the lesson", c.old)
			}
			_, err := lessons.Load(folder(strings.Replace(small, c.old, c.new, 1)))
			if err == nil || !strings.Contains("\n"+err.Error(), "\n07-small/lesson.md:"+c.want) {
				t.Errorf("got:\n%v\nwant: 07-small/lesson.md:%s", err, c.want)
			}
		})
	}
}

func TestMistakesOfTheFolders(t *testing.T) {
	fsys := folder(small)
	fsys["7/lesson.md"] = fsys["07-small/lesson.md"]
	fsys["7/a.py"] = fsys["07-small/a.py"]
	fsys["08-empty/a.py"] = fsys["07-small/a.py"]
	fsys["07-other/lesson.md"] = fsys["07-small/lesson.md"]
	fsys["07-other/a.py"] = fsys["07-small/a.py"]
	all, err := lessons.Load(fsys)
	if all != nil || err == nil {
		t.Fatal("these are no lessons")
	}
	for _, want := range []string{
		`7/lesson.md:1: the folder is called "7"; call it like "01-promise"`,
		`08-empty/lesson.md:1: there is no such file; every folder here is a lesson`,
		`07-small/lesson.md:1: 07-other has number 7 too; renumber one`,
		`07-small/lesson.md:1: 07-other has the slug "small" too; rename one`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing: %s\ngot:\n%v", want, err)
		}
	}
}

// The lessons that ship have no mistakes; the loader also measures their length.
func TestTheCurriculumLoads(t *testing.T) {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 || all[0].Slug != "promise" {
		t.Fatalf("the first lesson is not the promise: %v", all)
	}
}

// FuzzLoad looks for Markdown that makes the loader panic, or name a line that
// is not there.
func FuzzLoad(f *testing.F) {
	f.Add(small)
	f.Add(parted)
	f.Add("")
	f.Add("---\n---\n##\n")
	f.Add("---\na: b\n---\n\n- \n\n>\n\n## Predict:\n-\n\n  ```\n")
	f.Fuzz(func(t *testing.T, source string) {
		_, err := lessons.Load(folder(source))
		joined, ok := err.(interface{ Unwrap() []error })
		if !ok {
			return
		}
		for _, err := range joined.Unwrap() {
			var m lessons.Mistake
			if !errors.As(err, &m) || m.Line < 1 || m.Line > strings.Count(source, "\n")+1 {
				t.Errorf("%v in %q", err, source)
			}
		}
	})
}
