package class

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"exit42/lessons"
)

// threeVotes are a class's: one is over, one is half way, one has just begun.
func threeVotes(t testing.TB) Votes {
	vs := Votes{Kind: VotesKind, Version: VotesVersion}
	for i, keys := range []string{"7 on 2 on 12 on 3 on 9 on 9 on on 1 on 0 on 9999 on on on on", "1 on 2 on 3 on on on on", "c 4"} {
		v := typed(t, newTestBallot(t, nil).Happened(lessons.Observation{Subject: "join()", Value: "nothing"}, "Python 3.13.0 · fork"), keys).Vote()
		v.Step = fmt.Sprint("step-", i)
		vs = vs.With(v)
	}
	return vs
}

func encoded(t testing.TB, vs Votes) string {
	t.Helper()
	var b bytes.Buffer
	if err := vs.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestVotesRoundTrip(t *testing.T) {
	vs := threeVotes(t)
	text := encoded(t, vs)
	got, err := Decode(strings.NewReader(text))
	if err != nil || !reflect.DeepEqual(got, vs) {
		t.Errorf("%v: %+v\nwant\n%+v", err, got, vs)
	}
	if !strings.Contains(text, `"predicts": {
            "subject": "join()",`) {
		t.Errorf("its keys are not as elsewhere:\n%s", text)
	}
	if again := encoded(t, got); again != text {
		t.Errorf("the same votes, other bytes:\n%s\n%s", text, again)
	}
	if got, err := Decode(strings.NewReader(encoded(t, Votes{}))); err != nil || len(got.Votes) != 0 {
		t.Errorf("no votes: %v, %+v", err, got)
	}
}

// file is a file of votes with one vote, of which a part is replaced.
func file(t testing.TB, old, new string) string {
	const good = `{"kind": "exit42 votes", "version": 1, "votes": [
		{"lesson": "promise", "step": "join", "question": "What?", "options": [{"letter": "a", "label": "42"}, {"letter": "b", "label": "0"}],
		 "first": {"hands": {"a": 3, "b": 4}, "sure": {"guess": 1}}}]}`
	if !strings.Contains(good, old) {
		t.Fatalf("%q is not in the file", old)
	}
	return strings.Replace(good, old, new, 1)
}

func TestDecodeHostile(t *testing.T) {
	if _, err := Decode(strings.NewReader(file(t, "", ""))); err != nil {
		t.Fatal(err)
	}
	options := func(n int) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(`{"letter": %q}`, string(rune('a'+i%26))))
		}
		return `"options": [` + strings.Join(all, ",") + `]`
	}
	two := `"options": [{"letter": "a", "label": "42"}, {"letter": "b", "label": "0"}]`
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "it is empty"},
		{"blank", " \n\t", "it is empty"},
		{"no JSON", "votes: []", "it is no JSON"},
		{"escapes", "\x1b]0;x\a", "it is no JSON"},
		{"cut off", file(t, "}]}", ""), "it is no JSON: unexpected end"},
		{"two", file(t, "", "") + "{}", "it is no JSON"},
		{"a list", "[]", "cannot be"},
		{"null", "null", "it is no file of votes"},
		{"another kind", file(t, "exit42 votes", "exit42 report"), `its kind is "exit42 report"`},
		{"a hostile kind", file(t, "exit42 votes", `\u001b[2J`), `its kind is "�[2J"`},
		{"newer", file(t, `"version": 1`, `"version": 2, "hands": 3`), "a newer exit42 wrote it (version 2)"},
		{"no version", file(t, `"version": 1,`, ""), "the version is 0"},
		{"version below", file(t, `"version": 1`, `"version": -1`), "the version is -1"},
		{"version in words", file(t, `"version": 1`, `"version": "one"`), `"version" is a string`},
		{"no step", file(t, `"step": "join",`, ""), "vote 1: it does not say which lesson and step"},
		{"no options", file(t, two, `"options": []`), "it has 0 options"},
		{"one option", file(t, two, options(1)), "it has 1 options"},
		{"many options", file(t, two, options(27)), "it has 27 options"},
		{"options out of order", file(t, `"letter": "b"`, `"letter": "c"`), `option 2 has the letter "c", not b`},
		{"the same twice", file(t, `"letter": "b"`, `"letter": "a"`), `option 2 has the letter "a"`},
		{"nothing counted", file(t, `"first":`, `"then":`), "nothing is counted"},
		{"unknown letter", file(t, `"b": 4`, `"c": 4`), `hands are counted for "c", which is no option`},
		{"a long letter", file(t, `"b": 4`, `"ab": 4`), `hands are counted for "ab"`},
		{"an empty letter", file(t, `"b": 4`, `"": 4`), `hands are counted for ""`},
		{"a hostile letter", file(t, `"b": 4`, `"\u001b[31m": 4`), `for "�[31m", which`},
		{"fewer than none", file(t, `"b": 4`, `"b": -1`), "-1 hands cannot be"},
		{"too many", file(t, `"b": 4`, `"b": 10000`), "10000 hands cannot be"},
		{"huge", file(t, `"b": 4`, `"b": 99999999999999999999`), "cannot be"},
		{"half a hand", file(t, `"b": 4`, `"b": 0.5`), "cannot be"},
		{"how sure", file(t, `"guess": 1`, `"guess": 10000`), "10000 hands cannot be"},
		{"second", file(t, `"first":`, `"second": {"hands": {"z": 1}}, "first":`), `for "z"`},
		{"long", file(t, `"42"`, `"`+strings.Repeat("x", maxFile)+`"`), "longer than 1024 KiB"},
		{"deep", strings.Repeat(`{"votes":[`, 50000), "it is no JSON"},
		{"many votes", `{"kind": "exit42 votes", "version": 1, "votes": [` + strings.Repeat("{},", 1000) + "{}]}", "it holds 1001 votes"},
		{"a vote that is none", `{"kind": "exit42 votes", "version": 1, "votes": [7]}`, "vote 1: "},
	} {
		got, err := Decode(strings.NewReader(c.text))
		switch {
		case err == nil:
			t.Errorf("%s: taken, as %+v", c.name, got)
		case !strings.Contains(err.Error(), c.want):
			t.Errorf("%s: %q, want %q", c.name, err, c.want)
		case strings.ContainsFunc(err.Error(), unicode.IsControl) || len(err.Error()) > 1000:
			t.Errorf("%s: such an error is not to be shown: %q", c.name, err)
		case got.Votes != nil:
			t.Errorf("%s: refused, and %d votes are taken", c.name, len(got.Votes))
		}
	}
	var newer lessons.Newer
	if _, err := Decode(strings.NewReader(file(t, `"version": 1`, `"version": 7`))); !errors.As(err, &newer) || newer.Version != "7" {
		t.Errorf("a newer version is not told apart: %v", err)
	}
}

// What is taken can be shown: no text in it is longer than a line or moves a cursor.
func TestDecodeCleans(t *testing.T) {
	long := strings.Repeat("w", 5000)
	text := file(t, `"What?"`, `"\u001b]52;c;x\u0007 \u202e `+long+`"`)
	text = strings.Replace(text, `"42"`, `"4\n2"`, 1)
	vs, err := Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	v := vs.Votes[0]
	for _, s := range []string{v.Question, v.Options[0].Label} {
		if strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) || len([]rune(s)) > lessons.MaxKept {
			t.Errorf("%q is kept", s)
		}
	}
}

func TestDecodeTwice(t *testing.T) {
	one := encoded(t, threeVotes(t))
	var votes Votes
	if err := json.Unmarshal([]byte(one), &votes); err != nil {
		t.Fatal(err)
	}
	again := votes.Votes[0]
	again.First = &Tally{Hands: map[string]int{"a": 5}}
	votes.Votes = append(votes.Votes, again)
	text, _ := json.Marshal(votes)
	got, err := Decode(bytes.NewReader(text))
	if err != nil || len(got.Votes) != 3 || got.Votes[0].First.Hands["a"] != 5 {
		t.Errorf("%v: %+v", err, got)
	}
}

func TestEncodeBounds(t *testing.T) {
	vs := Votes{Votes: make([]Vote, maxVotes+1)}
	if err := vs.Encode(new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), "1001 votes") {
		t.Errorf("too many votes: %v", err)
	}
	vs.Votes = vs.Votes[:maxVotes]
	for i := range vs.Votes {
		vs.Votes[i].Options = make([]Option, maxOptions)
	}
	if err := vs.Encode(new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), "KiB of votes") {
		t.Errorf("too long a file: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encoded(f, threeVotes(f)))
	f.Add(file(f, "", ""))
	f.Add(file(f, `"b": 4`, `"c": 4`))
	f.Fuzz(func(t *testing.T, text string) {
		vs, err := Decode(strings.NewReader(text))
		if err != nil {
			return
		}
		once := encoded(t, vs)
		again, err := Decode(strings.NewReader(once))
		if err != nil || encoded(t, again) != once {
			t.Errorf("%v: what was written is not what is read", err)
		}
	})
}
