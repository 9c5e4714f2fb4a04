package lessons

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// someone is a record with everything that can be kept.
func someone() Record {
	return Record{Last: "promise", Lessons: map[string]LessonRecord{
		"promise": {
			Step: "what-is-p-exitcode", Done: true, Seen: []string{"a-question", "what-is-p-exitcode"},
			Ran: []string{"one-child"}, Passed: []string{"put-the-lines-right"},
			Hints:  map[string]int{"put-the-lines-right": 2},
			Orders: map[string][]int{"put-the-lines-right": {1, 0, 2}},
			Answers: map[string]AnswerRecord{
				"what-does-join-give-back": {
					Letter: "a", Sure: Certain, Committed: true, Grade: Wrong,
					Happened: Observation{"join()", Nothing}, By: "Python 3.13.0 · fork",
				},
				"when-does-join-return": {
					Letter: "b", Sure: FairlySure, Committed: true, Grade: Right,
					Happened: Observation{"join() returned", "after the exit"}, By: "Go 1.26.0 · spawn",
				},
				"what-is-p-exitcode": {Skipped: true},
			},
		},
		"bits": {Step: "eight-bits", Seen: []string{"eight-bits"}, Answers: map[string]AnswerRecord{
			"hostile": {Letter: "a", Sure: Guess, Committed: true, Happened: Observation{"printed x y", "': #|>- \"\\ | `is` {[&*!%@ "}},
		}},
	}}
}

func encoded(t *testing.T, r Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRecordComesBack(t *testing.T) {
	text := encoded(t, someone())
	back, err := Decode(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if !back.Equal(someone()) {
		t.Errorf("another record came back:\n%s\nof\n%s", encoded(t, back), text)
	}
	for _, want := range []string{
		"# What exit42 keeps", "version: 1\n", "sure: certain\n", "grade: wrong\n", "happened: join() is nothing\n",
		"put-the-lines-right: [2, 1, 3]\n", "- a-question\n", "by: Python 3.13.0 · fork\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the file does not say %q:\n%s", want, text)
		}
	}
	if again := encoded(t, back); again != text {
		t.Errorf("the same record was written in another way:\n%s", again)
	}
}

func TestDecodeForgives(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# only a comment\n", "---\n", "version: 1\n", "version: 1.7\nlessons:\n", "version: 1\nlessons:\n  promise:\n"} {
		r, err := Decode(strings.NewReader(text))
		if err != nil || !r.Equal(Record{}) {
			t.Errorf("%q is read as %v, %v", text, r, err)
		}
	}
	r, err := Decode(strings.NewReader(`version: "1.4" # a newer one
theme: {colour: [green, {x: y}]}
lessons:
  promise:
    mood: good
    step: a-question
    answers:
      q: {letter: "b", sure: fairly sure, later: [1], happened: moon phase is full}
`))
	want := Record{Lessons: map[string]LessonRecord{"promise": {Step: "a-question", Answers: map[string]AnswerRecord{
		"q": {Letter: "b", Sure: FairlySure, Happened: Observation{"moon phase", "full"}},
	}}}}
	if err != nil || !r.Equal(want) {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"version: 1\nlessons:\n  promise:\n    answers:\n      q:\n        sure: certan\n": `line 6: "certan" is none of: not said, guess, fairly sure, certain`,
		"version: 1\nlast: [a\n":                                "line 2: ",
		"version: 1\nlast: \"open\n":                            "line 2: ",
		"version: 1\n\tlast: x\n":                               "line 2: ",
		"version: 1\nlessons: 7\n":                              "line 2: there should be keys with values",
		"version: 1\nlessons:\n  p:\n    seen: x\n":             "line 4: there should be a list",
		"version: 1\nlessons:\n  p:\n    hints: {a: many}\n":    `line 4: "many" is no number`,
		"version: 1\nlessons:\n  p:\n    orders: {a: [0]}\n":    "line 4: lines are counted from 1",
		"version: 1\nlessons:\n  p:\n    done: maybe\n":         `line 4: "maybe" is not true or false`,
		"version: 1\nlessons:\n  p: &a\n    step: x\n  q: *a\n": "line 3: there should be keys with values",
		"version: 1\nlessons:\n  p:\n    step: a\n  p:\n":       "line 5: ",
		"title: mine\n":                 `line 1: there is no line "version: 1"`,
		"version: zero\n":               `line 1: the version is "zero"`,
		"version: 1\n---\nversion: 1\n": "line 3: a second document begins",
		"just words\n":                  "line 1: there should be keys",
		"version: 1\nlast: \xff\n":      "line 2: it is not UTF-8",
		"version: 1\n\x00\x00\x00":      "line 2: it is no text",
		"version: 1\nlast: " + strings.Repeat("x", maxRecordLine):     "line 2: the line is too long",
		"version: 1\nlast: " + strings.Repeat("[", 600):               "line 2: too many brackets are open",
		"version: 1\n" + strings.Repeat("# filler\n", maxRecord/9):    "line 1: it is longer than 256 KiB",
		"version: 1\nlessons:\n  p:\n    answers:\n      q:\n    - x": "line ",
	} {
		_, err := Decode(strings.NewReader(text))
		var damaged Damaged
		if !errors.As(err, &damaged) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %s", text, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("%.60q: more than a line: %v", text, err)
		}
	}
	for _, text := range []string{"version: 2\n", "lessons: [anything]\nversion: 2.1\n"} {
		var newer Newer
		if _, err := Decode(strings.NewReader(text)); !errors.As(err, &newer) || newer.Version[0] != '2' {
			t.Errorf("%q: got %v, want a Newer", text, err)
		}
	}
}

func TestEncodeIsBounded(t *testing.T) {
	r := Record{Lessons: map[string]LessonRecord{}}
	for i := range 3000 {
		r.Lessons[strings.Repeat("x", 100)+string(rune('a'+i%26))+strings.Repeat("y", i/26)] = LessonRecord{Step: "a"}
	}
	if err := r.Encode(new(bytes.Buffer)); err == nil {
		t.Error("a record was written that could not be read again")
	}
}

// FuzzDecode: whatever is read can be written, and is then read as the same.
func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	if err := someone().Encode(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add("version: 1\nlessons:\n  p:\n    step: |\n      a\n      b\n    seen: [~, 'null', \"\\e[31m\", 0x1f, 1e3, .inf]\n")
	f.Add("{version: 1, lessons: {? a : {step: !!str b}}}")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Decode(strings.NewReader(text))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := r.Encode(&b); err != nil {
			return // too much
		}
		back, err := Decode(bytes.NewReader(b.Bytes()))
		if err != nil || !back.Equal(r) {
			t.Errorf("%q\nwas written as\n%s\nand read as %+v, %v\ninstead of %+v", text, b.String(), back, err, r)
		}
	})
}

func TestMerge(t *testing.T) {
	answer := func(letter string) AnswerRecord { return AnswerRecord{Letter: letter, Committed: true} }
	lesson := func(letters string) LessonRecord {
		l := LessonRecord{Step: "s" + letters, Answers: map[string]AnswerRecord{}}
		for _, letter := range strings.Fields(letters) {
			l.Answers["q"+letter[:1]] = answer(letter[1:])
			l.Seen = append(l.Seen, "q"+letter[:1])
		}
		return l
	}
	// Each lesson is named, and each answer is a question's number and a letter.
	of := func(p, q string) Record {
		r := Record{Lessons: map[string]LessonRecord{}}
		if p != "" {
			r.Lessons["p"] = lesson(p)
		}
		if q != "" {
			r.Lessons["q"] = lesson(q)
		}
		return r
	}
	for name, c := range map[string]struct {
		theirs, before, after, want Record
		reset                       Reset
	}{
		"first save":               {of("", ""), of("", ""), of("1a", ""), of("1a", ""), Reset{}},
		"another lesson is kept":   {of("", "1b"), of("", ""), of("1a", ""), of("1a", "1b"), Reset{}},
		"nothing was changed here": {of("1a 2b", "1b"), of("1a", ""), of("1a", ""), of("1a 2b", "1b"), Reset{}},
		"their reset stays one":    {of("", ""), of("1a", ""), of("1a", ""), of("", ""), Reset{}},
		"a reset wins":             {of("1a 2b", "1b"), of("1a", ""), of("", ""), of("", "1b"), Reset{Lessons: []string{"p"}}},
		"and begins anew":          {of("1a 2b", "1b"), of("1a", ""), of("1c", ""), of("1c", "1b"), Reset{Lessons: []string{"p"}}},
		"all are reset":            {of("1a 2b", "1b"), of("1a", ""), of("", ""), of("", ""), Reset{All: true}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Merge(c.theirs, c.before, c.after, c.reset); !got.Equal(c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
	both := Merge(of("1a 2b", ""), of("1a", ""), of("1a 3c", ""), Reset{}).Lessons["p"]
	if len(both.Answers) != 3 || len(both.Seen) != 3 || both.Step != "s1a 3c" {
		t.Errorf("two instances lost each other's work: %+v", both)
	}
	open := Merge(of("1a 2b", ""), of("1a 2b", ""), of("2b", ""), Reset{}).Lessons["p"]
	if _, there := open.Answers["q1"]; there || len(open.Answers) != 1 {
		t.Errorf("an answer that was opened again is still there: %+v", open)
	}
	onlyTheirs := Merge(of("2b", ""), of("1a", ""), of("1a 3c", ""), Reset{}).Lessons["p"]
	if _, back := onlyTheirs.Answers["q1"]; back || len(onlyTheirs.Answers) != 2 {
		t.Errorf("an answer that the other forgot came back: %+v", onlyTheirs)
	}
}

func TestMergeKeepsTheOthersPlace(t *testing.T) {
	theirs, before, after := Record{Last: "theirs"}, Record{Last: "x"}, Record{Last: "x"}
	if got := Merge(theirs, before, after, Reset{}).Last; got != "theirs" {
		t.Errorf("nothing was opened here, and the last is %q", got)
	}
	after.Last = "mine"
	if got := Merge(theirs, before, after, Reset{}).Last; got != "mine" {
		t.Errorf("the last is %q", got)
	}
}

func TestFurthest(t *testing.T) {
	of := Lesson{Steps: []Step{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	for want, l := range map[int]LessonRecord{-1: {}, 0: {Step: "a"}, 1: {Step: "a", Seen: []string{"b", "gone", "a"}}} {
		if got := l.Furthest(of); got != want {
			t.Errorf("%+v: got %d, want %d", l, got, want)
		}
	}
}
