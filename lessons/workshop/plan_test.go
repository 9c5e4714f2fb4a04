package workshop

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exit42/demo"
	"exit42/lessons"
)

// builtIn are lessons that a workshop may name.
var builtIn = Workshop{
	Title: plainTitle, Sheet: "The built-in sheet.",
	Lessons: []lessons.Lesson{
		{Number: 1, Folder: "01-promise", Slug: "promise", Title: "Built in"},
		{Number: 2, Folder: "02-bytes", Slug: "bytes", Title: "Built in"},
	},
	Recording: func(string, lessons.Program) (*demo.Trace, bool) { return new(demo.Trace), true },
}

// folderOf is a folder with own lessons of these slugs, and these files besides.
func folderOf(slugs string, files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for i, slug := range strings.Fields(slugs) {
		folder := fmt.Sprintf("%02d-%s/", i+1, slug)
		all[folder+wordsName] = &fstest.MapFile{Data: []byte("---\ntitle: Own\nslug: " + slug + "\nminutes: 5\nprogram: p.py\n---\n\nAn intro.\n\n## Read: It\n\nText.\n")}
		all[folder+"p.py"] = &fstest.MapFile{Data: []byte("print(1)\n")}
	}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

// told are a workshop's lessons: by number, slug, and whose they are.
func told(all []lessons.Lesson) string {
	var words []string
	for _, l := range all {
		words = append(words, fmt.Sprintf("%d:%s:%s", l.Number, l.Slug, strings.Fields(l.Title)[0]))
	}
	return strings.Join(words, " ")
}

// TestOrder: which lessons there are, in which order, and how they are numbered.
func TestOrder(t *testing.T) {
	for _, c := range []struct{ own, plan, want string }{
		{"a b", "", "1:a:Own 2:b:Own"},
		{"a b", "# nothing but this\n", "1:a:Own 2:b:Own"},
		{"a b", "order: [b, a]", "1:b:Own 2:a:Own"},
		{"a b", "order: [b, promise, a]", "1:b:Own 2:promise:Built 3:a:Own"},
		{"a b", "joins: true", "1:promise:Built 2:bytes:Built 3:a:Own 4:b:Own"},
		{"a b", "joins: true\norder:\n- b\n- bytes", "1:b:Own 2:bytes:Built 3:promise:Built 4:a:Own"},
		{"a promise", "joins: true", "1:promise:Own 2:bytes:Built 3:a:Own"},
		{"a promise", "order:\n  - promise # mine\n  - a\n  - bytes\n", "1:promise:Own 2:a:Own 3:bytes:Built"},
		{"", "order: [bytes]", "1:bytes:Built"},
		{"", "joins: true", "1:promise:Built 2:bytes:Built"},
	} {
		r := Read(folderOf(c.own, map[string]string{planName: c.plan}), builtIn)
		if got := told(r.Workshop.Lessons); got != c.want || len(r.Mistakes) > 0 {
			t.Errorf("%s, %q: %s %v\nwant: %s", c.own, c.plan, got, r.Mistakes, c.want)
		}
		if r.Workshop.Own != (c.own != "") || len(r.Own) != len(strings.Fields(c.own)) {
			t.Errorf("%s, %q: own %t, %d of them", c.own, c.plan, r.Workshop.Own, len(r.Own))
		}
		if plays := r.Workshop.Recording != nil; plays != strings.Contains(c.want, "Built") {
			t.Errorf("%s, %q: there are recordings: %t", c.own, c.plan, plays)
		}
	}
	if builtIn.Lessons[1].Number != 2 {
		t.Error("a built-in lesson has another number now")
	}
}

// TestPages: what belongs to all lessons is taken from its files.
func TestPages(t *testing.T) {
	plan := "title: Processes, in an hour\npage: cover.md\nnotes: mine.md\nsheet: own sheet.md\n"
	files := map[string]string{planName: plan, "cover.md": "Cover.\r\nTwo.\n", "mine.md": "Notes.\n", "own sheet.md": "Sheet.\n", "page.md": "Another.\n", "todo.txt": "x"}
	r := Read(folderOf("a", files), builtIn)
	if w := r.Workshop; w.Title != "Processes, in an hour" || w.Page != "Cover.\nTwo.\n" || w.Notes != "Notes.\n" || w.Sheet != "Sheet.\n" || w.Minutes() != 5 {
		t.Errorf("%v %+v", r.Mistakes, w)
	}
	var read []string
	for _, f := range r.Files {
		read = append(read, f.Name)
	}
	slices.Sort(read)
	if got := strings.Join(read, " "); got != "01-a/lesson.md 01-a/p.py cover.md mine.md own sheet.md workshop.yaml" {
		t.Errorf("it is packed from %s", got)
	}
	if w := Read(folderOf("a", map[string]string{planName: "sheet: none\n"}), builtIn).Workshop; w.Sheet != "" || len(w.Lessons) == 0 {
		t.Errorf("a workshop without a sheet has %q", w.Sheet)
	}
	plain := Read(folderOf("a", map[string]string{"page.md": "By itself.\n"}), builtIn).Workshop
	if plain.Page != "By itself.\n" || plain.Sheet != builtIn.Sheet || plain.OwnTitle() != "" {
		t.Errorf("%+v", plain)
	}
}

// TestByteOrderMark: what an editor writes before the words is none of them.
func TestByteOrderMark(t *testing.T) {
	files := folderOf("a b", map[string]string{planName: "title: Mine\norder: [b, a]\n", "page.md": "# Page\n"})
	for name, f := range files {
		f.Data = append([]byte("\xef\xbb\xbf"), f.Data...)
		files[name] = f
	}
	r := Read(files, builtIn)
	if w := r.Workshop; len(r.Mistakes) > 0 || w.Title != "Mine" || w.Page != "# Page\n" || told(w.Lessons) != "1:b:Own 2:a:Own" {
		t.Errorf("%v %+v", r.Mistakes, w)
	}
}

// TestMistakes: each names its file and line, and what to do.
func TestMistakes(t *testing.T) {
	wide := strings.Repeat("|a", 600) + "|\n" + strings.Repeat("|-", 600) + "|\n" + strings.Repeat("|\n", 600) // 360,000 cells
	files := folderOf("a b", map[string]string{"bad.md": "x\n\x1b[2J\n", "wide.md": wide})
	for _, name := range []string{wordsName, "p.py"} {
		files["03-another/"+name] = files["02-b/"+name]
		delete(files, "02-b/"+name)
	}
	for plan, want := range map[string]string{
		"titel: x":                             `workshop.yaml:1: unknown key "titel"; did you mean "title"?`,
		"title: x\n\nordre: [a]":               `workshop.yaml:3: unknown key "ordre"; did you mean "order"?`,
		"author: me":                           `workshop.yaml:1: unknown key "author"; the keys are title`,
		"title: a\ntitle: b":                   "workshop.yaml:2:",
		"title: [a]":                           "workshop.yaml:1: title is not words on one line",
		"title:":                               "workshop.yaml:1: title is not words on one line",
		"title: |\n  two\n  lines":             "workshop.yaml:1: title is not words on one line",
		"title: &x a\npage: *x":                "workshop.yaml:1: title is not words on one line",
		`title: "\e[2J"`:                       "workshop.yaml:1: the title is longer than 100 characters, or spells a control character",
		"title: " + strings.Repeat("x", 101):   "workshop.yaml:1: the title is longer than 100",
		"page: cover.md":                       `workshop.yaml:1: there is no file "cover.md"`,
		"page: ../page.md":                     `workshop.yaml:1: there is no file "../page.md"`,
		"page: /etc/motd.md":                   `workshop.yaml:1: there is no file "/etc/motd.md"`,
		"notes: workshop.yaml":                 `workshop.yaml:1: "workshop.yaml" is no Markdown file`,
		"sheet: bad.md":                        "bad.md:2: it holds a control character",
		"sheet: wide.md":                       "wide.md:1: more than 30 times | in a line; make the table narrower",
		"joins: maybe":                         `workshop.yaml:1: joins is "maybe"; write true or false`,
		"order: a":                             "workshop.yaml:1: order is no list",
		"order: []":                            "workshop.yaml:1: order is no list",
		"order:\n- [a]":                        "workshop.yaml:2: this is no lesson's short name",
		"order:\n- a\n- b\n- promis":           `workshop.yaml:4: there is no lesson "promis"; did you mean "promise"?`,
		"order:\n- a\n- b\n- another":          `workshop.yaml:4: there is no lesson "another"; did you mean "b"?`,
		"order:\n- a\n- b\n- 03-another":       `workshop.yaml:4: there is no lesson "03-another"; did you mean "b"?`,
		"order:\n- a\n- b\n- a":                `workshop.yaml:4: "a" stands in the order twice`,
		"title: x\norder:\n- a":                `workshop.yaml:2: the lesson "b" is not in the order`,
		"- a\n- b":                             "workshop.yaml:1: it is no list of keys",
		"title: 'x":                            "workshop.yaml:1: it is no YAML",
		"a: b: c":                              "workshop.yaml:1: it is no YAML",
		"title: \xff":                          "workshop.yaml:1: it is no UTF-8",
		"order: " + strings.Repeat("[", 10000): "workshop.yaml:1: it is no list of a few keys",
		strings.Repeat("# x\n", 5000):          "workshop.yaml:1: it is no list of a few keys",
	} {
		files[planName] = &fstest.MapFile{Data: []byte(plan)}
		r := Read(files, builtIn)
		var all []string
		for _, m := range r.Mistakes {
			all = append(all, m.Error())
		}
		if said := strings.Join(all, "\n"); !strings.Contains(said, want) || len(all) != 1 && !strings.Contains(plan, "*x") {
			t.Errorf("%.60q: %s\nwant: %s", plan, said, want)
		}
		if r.Workshop.Lessons != nil || r.Own != nil {
			t.Errorf("%.60q: there are mistakes, and lessons", plan)
		}
	}
}

// TestIs: a folder is a workshop's by what it holds, and not by its name.
func TestIs(t *testing.T) {
	for _, c := range []struct {
		files fstest.MapFS
		want  bool
	}{
		{folderOf("a", nil), true},
		{folderOf("", map[string]string{planName: ""}), true},
		{folderOf("", map[string]string{"lesson.go": "package lessons", "class/class.go": "package class", "page.md": ""}), false},
		{folderOf("", map[string]string{"01-a/other.md": ""}), false},
		{folderOf("", map[string]string{"workshop.yaml/x": "", "01-a": ""}), false},
		{folderOf("", nil), false},
	} {
		if Is(c.files) != c.want {
			t.Errorf("%v: not %t", c.files, c.want)
		}
	}
}

// FuzzPlan: whatever a workshop.yaml holds, it is read in no time, or there is a mistake in it.
func FuzzPlan(f *testing.F) {
	for _, text := range []string{"title: x\norder: [a, b]\njoins: true\n", "order:\n  - a # x\n", "? [a]: b", "!!str x: y", "a: &b [*b]"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if p := readPlan(text); len(p.wrong) == 0 && len(p.order) > maxKeys {
			t.Error("more lessons than letters")
		}
	})
}
