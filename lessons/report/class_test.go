package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"exit42/lessons"
)

// handed is a report with these predictions, as a file.
func handed(name string, done bool, all ...Prediction) []byte {
	r := Report{Kind: Kind, Version: 1, Name: name, Lessons: []Lesson{{"promise", "As the report has it", 4, 4, done}}, Predictions: all}
	var file bytes.Buffer
	r.Encode(&file)
	return file.Bytes()
}

// said is an answer to the first question.
func said(letter, label string, sure lessons.Confidence, grade, by string) Prediction {
	p := Prediction{Lesson: "promise", Step: "q1", Question: "As the report has it", Letter: letter, Said: label, Sure: sure, Grade: grade, By: by}
	if by != "" {
		p.Happened = "exitcode is nothing"
	}
	return p
}

const (
	python = "Python 3.13.0 · fork"
	golang = "Go 1.26.0 · exec"
	hands  = `{"kind":"exit42 votes","version":1,"votes":[{"lesson":"promise","step":"q1","question":"What is <it>?",
		"options":[{"letter":"a","label":"42","predicts":{"subject":"exitcode","value":"42"}},{"letter":"b","label":"None","predicts":{"subject":"exitcode","value":"nothing"}}],
		"first":{"hands":{"a":22,"b":10},"sure":{"certain":8}},"second":{"hands":{"a":3,"b":29},"sure":{"certain":20,"guess":1}},"happened":{"subject":"exitcode","value":"nothing"}}]}`
)

// merged is a class of these files, which are called 1, 2, 3.
func merged(t *testing.T, files ...[]byte) Summary {
	t.Helper()
	c := NewClass(taught())
	for i, file := range files {
		if said, err := c.Add(fmt.Sprint(i+1), file); err != nil || said != "" {
			t.Errorf("file %d: %v %s", i+1, err, said)
		}
	}
	return c.Summary()
}

func TestMisconceptions(t *testing.T) {
	s := merged(t,
		handed("Ada", true, said("a", "42", 3, Wrong, python)),
		handed("Bo", false, said("b", "None", 1, Right, python)),
		handed("", true, said("b", "nil", 3, Right, golang)),                                      // the same, in Go's words
		handed("Cy", true, said("c", "42", 2, Wrong, golang)),                                     // another version had other letters
		handed("Di", true, said("a", "", 1, Open, "")),                                            // it was not run
		handed("Ed", true, said("a", "their own", 3, Wrong, python)),                              // no version that we know
		handed("Fe", true, said("c", "-9", 2, Wrong, python)),                                     //
		handed("Gi", true, said("c", "-9", 2, Wrong, python)),                                     //
		handed("Hu", true, Prediction{Lesson: "promise", Step: "q1", Skipped: true, Grade: Open}), //
	)
	q := s.Questions[0]
	if q.Question != "What is <it>?" || q.Number != 1 || q.Results != (results{2, 5, 1, 1}) {
		t.Errorf("got %+v", q)
	}
	var got []string
	for _, o := range q.Options {
		got = append(got, q.told(o))
	}
	want := []string{
		"`42`: 3 (1 certain, 1 fairly sure, 1 guess), did not come true, 1 open",
		"`None`: 2 (1 certain, 1 guess), came true",
		"`-9`: 2 (2 fairly sure), did not come true",
		"`their own`: 1 (1 certain), did not come true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	got = nil
	for _, m := range s.Misconceptions {
		got = append(got, fmt.Sprintf("%d %d/%d %s %v %q", m.Weight, m.Sure.all(), m.Of, m.Label, m.Happened, m.Why))
	}
	want = []string{
		`5 2/8 42 [{exitcode is None 2}] "Returning is\nnot ` + "`exiting`" + `."`,
		`4 2/8 -9 [{exitcode is None 2}] ""`,
		`3 1/8 their own [{exitcode is None 1}] ""`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestInGo: a class that has no Python reads Go's words.
func TestInGo(t *testing.T) {
	s := merged(t, handed("Ada", true, said("a", "42", 3, Wrong, golang)), handed("Bo", true, said("b", "nil", 3, Right, golang)))
	page := s.Markdown()
	if !strings.Contains(page, "What happened: `exitcode is nil`.") || !strings.Contains(page, "- `nil`: 1 (1 certain), came true\n") {
		t.Error(page)
	}
}

// TestOrder: questions stand as in the lessons, by the knob's positions; strangers come last.
func TestOrder(t *testing.T) {
	at := func(lesson, step, knob string) Prediction {
		return Prediction{Lesson: lesson, Step: step, Knob: knob, Question: "Q", Letter: "a", Said: "42", Sure: 1, Grade: Wrong}
	}
	s := merged(t,
		handed("z", true, at("mine", "own", ""), at("bits", "q3", ""), at("promise", "q2", "exit(7)"), at("promise", "gone", ""), at("promise", "q1", "")),
		handed("y", true, at("promise", "q2", "return 7"), at("others", "own", "")),
		handed("", true), handed("B", true), handed("a", true))
	var got []string
	for _, q := range s.Questions {
		got = append(got, strings.TrimSpace(q.Lesson+" "+q.Step+" "+q.Knob))
	}
	if want := "promise q1|promise q2 return 7|promise q2 exit(7)|promise gone|bits q3|mine own|others own"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
	got = nil
	for _, l := range s.Learners {
		got = append(got, l.Who)
	}
	if want := "a|B|y|z|somebody 1"; strings.Join(got, "|") != want {
		t.Errorf("got %q", got)
	}
	for range 10 { // maps are walked through in any order
		again := merged(t,
			handed("z", true, at("mine", "own", ""), at("bits", "q3", ""), at("promise", "q2", "exit(7)"), at("promise", "gone", ""), at("promise", "q1", "")),
			handed("y", true, at("promise", "q2", "return 7"), at("others", "own", "")),
			handed("", true), handed("B", true), handed("a", true))
		if again.Markdown() != s.Markdown() {
			t.Fatal("another page of the same files")
		}
	}
}

func TestHandedInTwice(t *testing.T) {
	c := NewClass(taught())
	for _, tt := range []struct {
		name string
		file []byte
		said string
		err  string
	}{
		{"a", handed("Ada", true), "", ""},
		{"b", handed("Ada", true), "it is the same as a, byte for byte; it is counted once", ""},
		{"c", handed("ada", false), "another report is by ada, too; both are counted, this one as ada (2)", ""},
		{"d", handed("somebody 1", true), "", ""},
		{"e", handed("", true), "", ""},
		{"e2", handed("", true), "it is the same as e, byte for byte; it is counted once; two learners can have the same, and a --name tells them apart", ""},
		{"f", []byte(hands), "", ""},
		{"g", []byte(hands), "it is the same as f, byte for byte; it is counted once", ""},
		{"merged", []byte(`{"kind": "exit42 class"}`), errClass.Error(), ""},
		{"h", []byte("x"), "", errOther.Error()},
		{"i", []byte("x"), "", errOther.Error()},
		{"j", []byte(strings.Replace(hands, `"version":1`, `"version":2`, 1)), "", "a newer exit42 wrote it (version 2)"},
		{"k", []byte(strings.Replace(hands, "22", "-1", 1)), "", "vote 1: -1 hands cannot be; 0 to 9999 can"},
	} {
		said, err := c.Add(tt.name, tt.file)
		if said != tt.said || err != nil && err.Error() != tt.err || err == nil && tt.err != "" {
			t.Errorf("%s: got %q, %v", tt.name, said, err)
		}
	}
	s := c.Summary()
	var who []string
	for _, l := range s.Learners {
		who = append(who, l.Who)
	}
	if page := s.Markdown(); !slices.Equal(s.Twice, []string{"ada"}) || !strings.Contains(page, "This name stands on more than one of them: ada. Each report is counted") {
		t.Errorf("a name that two have: %q in\n%s", s.Twice, page)
	}
	if want := "Ada|ada (2)|somebody 1|somebody 2"; strings.Join(who, "|") != want || s.Refused != 4 || len(s.Votes) != 1 {
		t.Errorf("got %q, %d refused, %d votes", who, s.Refused, len(s.Votes))
	}
}

// TestUnevenHands: a vote whose counts do not fit is counted, and that is said.
func TestUnevenHands(t *testing.T) {
	s := merged(t, []byte(strings.Replace(hands, `"sure":{"certain":8}`, `"sure":{"certain":40}`, 1)))
	if page := s.Markdown(); !strings.Contains(page, "The counts do not fit: first vote: the hands for how sure are 40, and 32 voted.\n") {
		t.Error(page)
	}
}

// TestTaught: each misconception on the first page comes with what to tell, or says that there is
// nothing.
func TestTaught(t *testing.T) {
	var all []Prediction
	for i := range 2 * mostShown {
		all = append(all, Prediction{Lesson: "mine", Step: fmt.Sprint(i), Question: "Q", Letter: "a", Said: "42", Sure: 1, Grade: Wrong})
	}
	s := merged(t, handed("Ada", true, append(all, said("a", "42", 3, Wrong, python))...))
	page := s.Markdown()
	if told, nothing := strings.Count(page, "   To tell them: "), strings.Count(page, "   What to tell them is not in the lessons here."); told != 1 || nothing != mostShown-1 {
		t.Errorf("%d told, %d not:\n%s", told, nothing, page)
	}
}

// TestUnnamed: who gave no name is counted, and nobody is listed as a number alone.
func TestUnnamed(t *testing.T) {
	for want, files := range map[string][][]byte{
		"Not begun, 1: without a name.":           {handed("", false)},
		"Not begun, 2: all without a name.":       {handed("", false), append(handed("", false), ' ')},
		"Not begun, 2: Ada and 1 without a name.": {handed("Ada", false), handed("", false)},
		"Not begun, 1: Ada.":                      {handed("Ada", false)},
	} {
		for i := range files {
			files[i] = bytes.Replace(files[i], []byte(`"reached": 4`), []byte(`"reached": 0`), 1)
		}
		s := merged(t, files...)
		if page := s.Markdown(); !strings.Contains(page, want) {
			t.Errorf("no %q:\n%s", want, page)
		}
	}
}

// TestMergedAlone: what a merge wrote is no class of its own.
func TestMergedAlone(t *testing.T) {
	c := NewClass(nil)
	if said, err := c.Add("class.json", []byte(`{"kind": "exit42 class"}`)); said == "" || err != nil || !c.Empty() {
		t.Errorf("%q, %v, empty: %t", said, err, c.Empty())
	}
}

// TestTooMuch: there is an end to what is counted.
func TestTooMuch(t *testing.T) {
	c := NewClass(nil)
	c.size = MaxAll - 10
	if _, err := c.Add("a", handed("Ada", true)); err == nil || !strings.Contains(err.Error(), "64 MiB together; merge fewer at a time") {
		t.Errorf("got %v", err)
	}
	if !c.Empty() {
		t.Error("it was counted")
	}
}

func ExampleSummary_Markdown() {
	c := NewClass(taught())
	for i, file := range [][]byte{
		handed("Ada", true, said("a", "42", 3, Wrong, python)), handed("Bo", false, said("a", "42", 1, Wrong, python)),
		handed("", true, said("b", "None", 2, Right, python)), []byte(hands), []byte("x"),
	} {
		c.Add(fmt.Sprint(i), file)
	}
	s := c.Summary()
	fmt.Print(s.Markdown())
	// Output:
	// # What the class predicted, and what happened
	//
	// 3 reports. 3 answers: 1 came true, 2 did not. The one answer that they were certain of did not come true. 1 vote of the class. 1 file was not counted.
	//
	// ## What they got wrong
	//
	// What most said, and most surely, comes first.
	//
	// 1. **What is \<it\>?** (lesson 1) 2 of 3 said `42`: 1 certain, 1 guess. What happened: `exitcode is None`.
	//    To tell them: Returning is not `exiting`.
	//
	// ## What changed by discussion
	//
	// - **`What is <it>?`** Right: 10 of 32 hands before the discussion, 29 of 32 after it. `42`: 22, then 3; `None`, which happened: 10, then 29. Certain: 8, then 20.
	//
	// ## Who is done
	//
	// - Done with all lessons, 2: Ada and 1 without a name.
	// - On the way, 1: Bo (0 of 1).
	// - Not begun, 0.
	//
	// - Lesson 1, The \*first\*: 2 of 3 done, 1 on the way
	//
	// ## Question by question
	//
	// ### Lesson 1, The \*first\*
	//
	// **What is \<it\>?** 3 answers: 1 came true, 2 did not.
	//
	// - `42`: 2 (1 certain, 1 guess), did not come true
	// - `None`: 1 (1 fairly sure), came true
}

// hostile are texts that want to be more than text.
var hostile = []string{
	"=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", "\t=1", "a;=1+1", `";=1`, `" , =cmd|' /C calc'!A0`, "'=1", "x\r\n=1",
	"<script>alert(1)</script>", "[x](javascript:y)", "![x](http://y)", "https://example.com", "www.example.com", "@everyone #1", "a@b.example",
	"``` ~~~", "`", "``a`", "\\", "| a | b |\n|---|---|", "# heading", "- item", "1. item", "**b** _i_ ~s~", "&lt;b&gt;", "\x1b[2J\x1b]0;x\a", "\u202ex", "---", "", " ",
}

// TestHostileText: what a report says stays text on the page, and in a spreadsheet.
func TestHostileText(t *testing.T) {
	plain := merged(t, handed("Ada", true, said("a", "42", 3, Wrong, python), Prediction{Lesson: "x", Step: "y", Question: "Q", Letter: "a", Said: "x", Grade: Wrong, Happened: "z", By: "w"}), []byte(hands))
	want := tagsOf(t, plain.Markdown())
	for _, text := range hostile {
		said := func(lesson, step string) Prediction {
			return Prediction{Lesson: lesson, Step: step, Question: text, Knob: "", Letter: "a", Said: text, Grade: Wrong, Happened: text, By: text}
		}
		r := Report{Kind: Kind, Version: 1, Name: text, Lessons: []Lesson{{"promise", text, 4, 4, true}}, Predictions: []Prediction{said("promise", "q1"), said("x"+text, "y"+text)}}
		if r.Predictions[0].Said == "" {
			r.Predictions[0].Said = "x"
		}
		var file bytes.Buffer
		r.Encode(&file)
		quoted, _ := json.Marshal(text)
		votes := strings.NewReplacer(`"What is <it>?"`, string(quoted), `"None"`, string(quoted)).Replace(hands)
		s := merged(t, file.Bytes(), []byte(votes))
		if got := tagsOf(t, s.Markdown()); got != want && strings.TrimSpace(text) != "" {
			t.Errorf("%q: the page has the tags\n%s, not\n%s:\n%s", text, got, want, s.Markdown())
		}
		harmlessText(t, s.Markdown())
		var sheet bytes.Buffer
		s.CSV(&sheet)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(sheet.String(), "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 7 {
			t.Fatalf("%q: %v, %d rows:\n%s", text, err, len(rows), &sheet)
		}
		for _, cell := range slices.Concat(rows...) {
			for part := range strings.SplitSeq(cell, ";") {
				if part = strings.TrimLeft(part, " \""); strings.ContainsAny(part[:min(1, len(part))], "=+-@\t\r") || strings.HasPrefix(part, "＝") {
					t.Errorf("%q: a spreadsheet calculates %q", text, cell)
				}
			}
		}
	}
}

// tagsOf are the tags of a page in their order, but those of words in paragraphs.
func tagsOf(t *testing.T, markdown string) string {
	t.Helper()
	var html bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(markdown), &html); err != nil {
		t.Fatal(err)
	}
	var tags []string
	for part := range strings.SplitSeq(html.String(), "<") {
		name, _, _ := strings.Cut(part, ">")
		if name = strings.TrimPrefix(name, "/"); name != "code" {
			tags = append(tags, name)
		}
	}
	return strings.Join(tags[1:], " ")
}
