package report

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
)

// saying is a report with these predictions.
func saying(predictions string) string {
	return `{"kind": "exit42 report", "version": 1, "predictions": [` + predictions + `]}`
}

const fair = `{"lesson": "promise", "step": "q1", "letter": "a", "said": "42", "sure": 3, "grade": "wrong"}`

func TestDecodeRefuses(t *testing.T) {
	for _, tt := range []struct{ name, file, want string }{
		{"empty", "", "it is empty"},
		{"blank", " \n\t", "it is empty"},
		{"a mark alone", "\xef\xbb\xbf", "it is empty"},
		{"huge", strings.Repeat(" ", MaxFile+1), "it is larger than 1 MiB"},
		{"text", "hello", "it is no report; exit42 report -o FILE.json writes one"},
		{"binary", "\x00\x01\xff\xfe\x1b[2J", "it is no report; exit42 report -o FILE.json writes one"},
		{"YAML", "version: 1\nlessons:\n", "it is no report; exit42 report -o FILE.json writes one"},
		{"cut", saying(fair)[:60], "it ends too early, as if it was not copied whole"},
		{"two", "{}\n{}", "line 2 is not JSON; exit42 report -o FILE.json writes a report"},
		{"a list", "[]", "it is no report; exit42 report -o FILE.json writes one"},
		{"a number", "42", "it is no report; exit42 report -o FILE.json writes one"},
		{"nothing", "null", "it is no report; exit42 report -o FILE.json writes one"},
		{"another kind", `{"kind": "\u001b[31m"}`, "it is no report; exit42 report -o FILE.json writes one"},
		{"a class", `{"kind": "exit42 class", "version": 1}`, "it is what report merge wrote, and no report of one learner"},
		{"newer", `{"kind": "exit42 report", "version": 2, "predictions": 7}`, "a newer exit42 wrote it (version 2)"},
		{"no version", `{"kind": "exit42 report"}`, "its version is 0; the first is 1"},
		{"a version in words", `{"kind": "exit42 report", "version": "1"}`, "its version cannot be what is there"},
		{"a huge version", `{"kind": "exit42 report", "version": 1e999}`, "its version cannot be what is there"},
		{"deep", `{"kind": "exit42 report", "version": 1, "x": ` + strings.Repeat("[", 100_000), "line 1 is not JSON; exit42 report -o FILE.json writes a report"},
		{"a name of another shape", `{"kind": "exit42 report", "version": 1, "name": ["x"]}`, "its name cannot be what is there"},
		{"no list", `{"kind": "exit42 report", "version": 1, "lessons": {}}`, "its lessons are no list"},
		{"many lessons", `{"kind": "exit42 report", "version": 1, "lessons": [` + strings.Repeat("{},", 300) + `{}]}`, "it has more than 200 lessons"},
		{"many predictions", saying(strings.Repeat("{},", 100_000) + "{}"), "it has more than 2000 predictions"},
		{"a lesson without a name", `{"kind": "exit42 report", "version": 1, "lessons": [{"slug": "\u200b\n"}]}`, "number 1 of its lessons has no name of its own"},
		{"a lesson twice", `{"kind": "exit42 report", "version": 1, "lessons": [{"slug": "a"}, {"slug": "a"}]}`, "number 2 of its lessons has no name of its own"},
		{"steps below nothing", `{"kind": "exit42 report", "version": 1, "lessons": [{"slug": "a", "steps": -1, "reached": -1}]}`, "number 1 of its lessons is at step -1 of -1"},
		{"beyond the end", `{"kind": "exit42 report", "version": 1, "lessons": [{"slug": "a", "steps": 3, "reached": 4}]}`, "number 1 of its lessons is at step 4 of 3"},
		{"a word for a number", saying(strings.Replace(fair, "3", `"certain"`, 1)), "number 1 of its predictions cannot be read"},
		{"too sure", saying(strings.Replace(fair, "3", "4", 1)), "number 1 of its predictions has no such confidence; there are 1, 2 and 3"},
		{"not sure", saying(strings.Replace(fair, "3", "-1", 1)), "number 1 of its predictions has no such confidence; there are 1, 2 and 3"},
		{"another grade", saying(strings.Replace(fair, "wrong", "best", 1)), "number 1 of its predictions is neither right nor wrong nor open"},
		{"skipped and right", saying(`{"lesson": "a", "step": "b", "skipped": true, "grade": "right"}`), "number 1 of its predictions was skipped, and yet is right"},
		{"nothing said", saying(`{"lesson": "a", "step": "b", "grade": "open"}`), "number 1 of its predictions says nothing"},
		{"no letter", saying(strings.Replace(fair, `"a"`, `"é"`, 1)), "number 1 of its predictions has no letter from a to z"},
		{"no question", saying(strings.Replace(fair, "q1", "", 1)), "number 1 of its predictions does not say to which question"},
		{"twice", saying(fair + "," + fair), "number 2 of its predictions answers a question for the second time"},
	} {
		if _, err := Decode([]byte(tt.file)); err == nil || err.Error() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

// TestDecodeCleans: what can be counted is neutralised, not refused.
func TestDecodeCleans(t *testing.T) {
	r, err := Decode([]byte(`{"kind": "exit42 report", "version": 1, "more": {"x": 1}, "name": "` + strings.Repeat("n", 999) + `", "lessons": null, "predictions": [
		{"lesson": "promise", "step": "q1", "letter": "a", "said": "4\n2\u001b]0;x\u0007", "grade": "open", "by": "\u202ePython\ud800"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if p := r.Predictions[0]; p.Said != "4 2�]0;x�" || p.By != "Python�" {
		t.Errorf("got %+v", p)
	}
	if got := []rune(r.Name); len(got) != maxName || got[maxName-1] != '…' {
		t.Errorf("the name is %q", r.Name)
	}
}

// TestDecodeOtherEncodings: older Windows shells and editors write such files.
func TestDecodeOtherEncodings(t *testing.T) {
	r := New(taught(), kept(), "Zoë 山田 🐍")
	var file bytes.Buffer
	r.Encode(&file)
	units := utf16.Encode([]rune("\ufeff" + file.String()))
	for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
		var wide []byte
		for _, u := range units {
			wide = order.AppendUint16(wide, u)
		}
		if got, err := Decode(wide); err != nil || !reflect.DeepEqual(got, r) {
			t.Errorf("UTF-16, %s end first: %v, %+v", name, err, got)
		}
		if _, err := Decode(wide[:len(wide)/2*2-7]); err == nil {
			t.Errorf("UTF-16, %s end first, cut: no error", name)
		}
	}
	if got, err := Decode(append([]byte("\xef\xbb\xbf"), file.Bytes()...)); err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("UTF-8 with a mark: %v, %+v", err, got)
	}
}

// FuzzDecode: whatever is handed in, what is printed of it is harmless, and the same each time.
func FuzzDecode(f *testing.F) {
	r := New(taught(), kept(), "Ada")
	var file bytes.Buffer
	r.Encode(&file)
	f.Add(file.Bytes())
	for _, seed := range []string{
		"", "{}", "[]", "null", "\xff\xfe{\x00}\x00", "\xef\xbb\xbf{}", saying(fair), saying(`{"lesson":"x","step":"y","skipped":true,"grade":"open"}`),
		saying(strings.Replace(fair, `"42"`, `"=1+1;|x\u202e[a](b)"`, 1)),
		`{"kind":"exit42 votes","version":1,"votes":[{"lesson":"promise","step":"q1","question":"@x","options":[{"letter":"a","label":"=1"},{"letter":"b","label":"2"}],"first":{"hands":{"a":1}}}]}`,
		`{"kind":"exit42 report","version":1,"name":"<b>","lessons":[{"slug":"a","steps":1,"reached":1}]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if r, err := Decode(file); err == nil {
			var again bytes.Buffer
			r.Encode(&again)
			if same, err := Decode(again.Bytes()); err != nil || !reflect.DeepEqual(same, r) {
				t.Fatalf("written and read again: %v\n%+v\n%+v", err, same, r)
			}
			harmlessText(t, r.Text())
			harmlessText(t, r.Markdown())
		}
		c := NewClass(taught())
		if _, err := c.Add("file", file); err != nil {
			harmlessText(t, err.Error())
			if strings.Contains(err.Error(), "\n") || !c.Empty() {
				t.Fatalf("refused with %q", err)
			}
			return
		}
		s := c.Summary()
		var csv, out bytes.Buffer
		if s.CSV(&csv) != nil || s.Encode(&out) != nil || !json.Valid(out.Bytes()) {
			t.Fatal("it cannot be written")
		}
		harmlessText(t, s.Markdown())
		harmlessText(t, strings.ReplaceAll(strings.TrimPrefix(csv.String(), "\ufeff"), "\r\n", "\n"))
	})
}

// harmlessText checks that a terminal acts on nothing in a text but the ends of its lines.
func harmlessText(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r)) {
			t.Fatalf("%U is in %q", r, text)
		}
	}
}

func ExampleDecode() {
	_, err := Decode([]byte(`{"kind": "exit42 report", "version": 9}`))
	fmt.Println(err)
	// Output: a newer exit42 wrote it (version 9)
}
