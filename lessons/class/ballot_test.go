package class

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"exit42/lessons"
)

// asked is a question with three options.
func asked(t testing.TB) *lessons.Step {
	t.Helper()
	q := &lessons.Question{Subject: "join()"}
	for i, value := range []string{"42", "0", "None"} {
		o, err := lessons.ParseObservation("join() is " + value)
		if err != nil {
			t.Fatal(err)
		}
		q.Options = append(q.Options, lessons.Option{Letter: string(rune('a' + i)), Label: value, Predicts: o})
	}
	q.Options[2].Native = "nil"
	return &lessons.Step{ID: "what-does-join-give", Kind: lessons.Predict, Title: "What does join() give?", Question: q}
}

func newTestBallot(t testing.TB, kept *Vote) Ballot {
	return NewBallot("promise", asked(t), lessons.Python, kept)
}

// typed does what each word asks for: a number is typed, a letter is gone to, and "on", "mend",
// "up", "down", "anew" and "again" (kept, and put once more) are what they say.
func typed(t testing.TB, b Ballot, words string) Ballot {
	t.Helper()
	for _, w := range strings.Fields(words) {
		switch w {
		case "on":
			b = b.On()
		case "mend":
			b = b.Mend()
		case "up":
			b = b.To(b.Row() - 1)
		case "down":
			b = b.To(b.Row() + 1)
		case "anew":
			b = b.Anew()
		case "again":
			v := b.Vote()
			b = newTestBallot(t, &v)
		default:
			if w >= "a" {
				b = b.To(int(w[0] - 'a'))
				continue
			}
			for _, d := range w {
				b, _ = b.Digit(int(d - '0'))
			}
		}
	}
	return b
}

// says is a ballot in a line: "second at 1: a=3 b=0 c=0 sure 1,2,0; a=4".
func says(b Ballot) string {
	v := b.Vote()
	text := fmt.Sprintf("%s at %d:", [...]string{"first", "discuss", "second", "shown"}[b.Phase()], b.Row())
	for i, t := range []*Tally{v.First, v.Second} {
		if t == nil {
			continue
		}
		if i == 1 {
			text += ";"
		}
		for _, o := range v.Options {
			if n, ok := t.Hands[o.Letter]; ok {
				text += fmt.Sprintf(" %s=%d", o.Letter, n)
			}
		}
		if t.Sure != (Sure{}) {
			text += fmt.Sprintf(" sure %d,%d,%d", t.Sure.Guess, t.Sure.Fairly, t.Sure.Sure)
		}
	}
	if v.Open {
		text += " open"
	}
	return text
}

func TestBallot(t *testing.T) {
	const first = "7 on 2 on 12 on 3 on 9 on 9 on"
	const second = "1 on 0 on 20 on 1 on 4 on 16 on"
	for _, c := range []struct{ name, keys, want string }{
		{"nothing", "", "first at 0:"},
		{"one count", "7", "first at 0: a=7 open"},
		{"no hands are a count", "0", "first at 0: a=0 open"},
		{"two digits", "12 on", "first at 1: a=12 open"},
		{"leading zeros", "007", "first at 0: a=7 open"},
		{"the most", "9999", "first at 0: a=9999 open"},
		{"too many", "99991", "first at 0: a=9999 open"},
		{"mended", "12 mend 3", "first at 0: a=13 open"},
		{"mended away", "7 mend", "first at 0:"},
		{"mended once too often", "7 on 2 mend mend", "first at 1: a=7 open"},
		{"gone back to begins anew", "12 on up 3", "first at 0: a=3 open"},
		{"gone back to and mended", "12 on up mend", "first at 0: a=1 open"},
		{"row by row", "c 5 a 4", "first at 0: a=4 c=5 open"},
		{"above the first", "up up 1", "first at 0: a=1 open"},
		{"below the last", "down down down down down down down down 2", "first at 5: sure 0,0,2 open"},
		{"first over", first, "discuss at 0: a=7 b=2 c=12 sure 3,9,9"},
		{"first over, nobody asked how sure", "7 on on on on on on", "discuss at 0: a=7 b=0 c=0"},
		{"first over, nobody there", "on on on on on on", "discuss at 0: a=0 b=0 c=0"},
		{"while they talk, nothing is counted", first + " 5 c down", "discuss at 0: a=7 b=2 c=12 sure 3,9,9"},
		{"too early", first + " mend b 3", "first at 1: a=7 b=3 c=12 sure 3,9,9 open"},
		{"second", first + " on", "second at 0: a=7 b=2 c=12 sure 3,9,9"},
		{"second too early", first + " on mend", "discuss at 0: a=7 b=2 c=12 sure 3,9,9"},
		{"second begun", first + " on 1 on", "second at 1: a=7 b=2 c=12 sure 3,9,9; a=1 open"},
		{"second begun is not left by mending", first + " on 1 on mend", "second at 1: a=7 b=2 c=12 sure 3,9,9; a=1 open"},
		{"shown", first + " on " + second, "shown at 0: a=7 b=2 c=12 sure 3,9,9; a=1 b=0 c=20 sure 1,4,16"},
		{"the end", first + " on " + second + " on on 5", "shown at 0: a=7 b=2 c=12 sure 3,9,9; a=1 b=0 c=20 sure 1,4,16"},
		{"mended at the end", first + " on " + second + " mend c 21", "second at 2: a=7 b=2 c=12 sure 3,9,9; a=1 b=0 c=21 sure 1,4,16 open"},
		{"mending begins at the row typed last", first + " on " + "1 on 0 on 20 on on on on mend", "second at 2: a=7 b=2 c=12 sure 3,9,9; a=1 b=0 c=20 open"},
		{"and takes its last digit", first + " on " + second + " mend mend", "second at 5: a=7 b=2 c=12 sure 3,9,9; a=1 b=0 c=20 sure 1,4,1 open"},
		{"anew", first + " on " + second + " anew", "first at 0:"},

		{"kept: nothing", "again", "first at 0:"},
		{"kept: first begun", "7 on 2 again", "first at 2: a=7 b=2 open"},
		{"kept: first over", first + " again", "discuss at 0: a=7 b=2 c=12 sure 3,9,9"},
		{"kept: second put", first + " on again", "discuss at 0: a=7 b=2 c=12 sure 3,9,9"},
		{"kept: second begun", first + " on c 4 again", "second at 0: a=7 b=2 c=12 sure 3,9,9; c=4 open"},
		{"kept: shown", first + " on " + second + " again", "shown at 0: a=7 b=2 c=12 sure 3,9,9; a=1 b=0 c=20 sure 1,4,16"},
		{"kept: shown, no hands", "on on on on on on on on on on on on on again", "shown at 0: a=0 b=0 c=0; a=0 b=0 c=0"},
	} {
		if got := says(typed(t, newTestBallot(t, nil), c.keys)); got != c.want {
			t.Errorf("%s: %s\n%s, want\n%s", c.name, c.keys, got, c.want)
		}
	}
}

// What a ballot was is never changed by what comes of it.
func TestBallotIsAValue(t *testing.T) {
	one := typed(t, newTestBallot(t, nil), "7 on 2")
	before := says(one)
	typed(t, one, "mend 9 c 8 on on on on on 5 anew 3")
	if got := says(one); got != before {
		t.Errorf("it was %s, and is %s", before, got)
	}
	v := one.Vote()
	v.First.Hands["a"] = 99
	v.Options[0].Label = "changed"
	if got := one.Vote(); got.First.Hands["a"] != 7 || got.Options[0].Label != "42" {
		t.Errorf("who was given the vote has changed the ballot: %+v", got)
	}
}

func TestKeptOfAnotherQuestion(t *testing.T) {
	b := typed(t, newTestBallot(t, nil), "7 on 2")
	for name, change := range map[string]func(v *Vote){
		"lesson":  func(v *Vote) { v.Lesson = "bytes" },
		"step":    func(v *Vote) { v.Step = "another" },
		"fewer":   func(v *Vote) { v.Options = v.Options[:2] },
		"another": func(v *Vote) { v.Options[1].Predicts.Value = "7" },
	} {
		v := b.Vote()
		change(&v)
		if got := says(newTestBallot(t, &v)); got != "first at 0:" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// The labels are those of the language that is on the stage now.
func TestLanguage(t *testing.T) {
	v := typed(t, newTestBallot(t, nil), "7 on 2").Vote()
	b := NewBallot("promise", asked(t), lessons.Go, &v)
	if _, label := b.Named(2); label != "nil" || says(b) != "first at 2: a=7 b=2 open" {
		t.Errorf("label %s, %s", label, says(b))
	}
}

func TestHappened(t *testing.T) {
	for _, c := range []struct{ subject, value, right, happened string }{
		{"join()", "nothing", "c", "join() is nothing"},
		{"join()", "None", "c", "join() is nothing"},
		{"join()", "42", "a", "join() is 42"},
		{"join()", "'4  2'", "", "join() is '4  2'"},
		{"exitcode", "42", "", ""},
		{"join()", "", "", ""},
	} {
		v := newTestBallot(t, nil).Happened(lessons.Observation{Subject: c.subject, Value: c.value}, "Python 3.13.0").Vote()
		right, _ := v.Right()
		happened := ""
		if v.Happened != nil {
			happened = v.Happened.String()
		}
		if right.Letter != c.right || happened != c.happened {
			t.Errorf("%s %s: option %q, happened %q", c.subject, c.value, right.Letter, happened)
		}
	}
	b := typed(t, newTestBallot(t, nil).Happened(lessons.Observation{Subject: "join()", Value: "0"}, "Go"), "7 again anew 1")
	if v := b.Vote(); v.Happened == nil || v.By != "Go" {
		t.Errorf("what happened is not known any more: %+v", v)
	}
}

func TestWith(t *testing.T) {
	one, two := typed(t, newTestBallot(t, nil), "7").Vote(), typed(t, newTestBallot(t, nil), "9").Vote()
	other, none := one, newTestBallot(t, nil).Vote()
	other.Step = "another"
	empty := Votes{}
	both := empty.With(one).With(other)
	after := both.With(two)
	if len(both.Votes) != 2 || len(after.Votes) != 2 || after.Votes[0].First.Hands["a"] != 9 || after.Votes[1].Step != "another" {
		t.Errorf("got %+v", after)
	}
	if both.Votes[0].First.Hands["a"] != 7 {
		t.Error("the votes that were before have changed")
	}
	if got := both.With(none); !reflect.DeepEqual(got, both) {
		t.Errorf("nothing counted, and %+v", got)
	}
	if v := after.Find("promise", "another"); v == nil || v.First.Hands["a"] != 7 || after.Find("promise", "x") != nil {
		t.Errorf("found %+v", v)
	}
}
