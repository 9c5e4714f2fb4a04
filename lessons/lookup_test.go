package lessons

import "testing"

func TestLookup(t *testing.T) {
	all := []Lesson{
		{Number: 1, Folder: "01-promise", Slug: "promise", Title: "The article's promise"},
		{Number: 3, Folder: "03-eight-bits", Slug: "eight-bits", Title: "Eight bits"},
		{Number: 8, Folder: "08-corrected", Slug: "corrected", Title: "The article, corrected"},
	}
	for _, c := range []struct{ name, want string }{
		{"1", "promise"},
		{"03", "eight-bits"},
		{"eight-bits", "eight-bits"},
		{" Eight-Bits ", "eight-bits"},
		{"08-corrected", "corrected"},
		{"eight", "eight-bits"},
		{"the promise", "promise"},
		{"the", `no lesson "the"`},
		{"", `no lesson ""`},
		{"2", `no lesson "2"`},
		{"eigth-bits", `no lesson "eigth-bits" (did you mean "eight-bits"?)`},
		{"promis", `no lesson "promis" (did you mean "promise"?)`},
		{"zymurgy", `no lesson "zymurgy"`},
	} {
		l, err := Lookup(all, c.name)
		got := l.Slug
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.name, got, c.want)
		}
	}
}
