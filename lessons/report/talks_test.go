package report

import (
	"bytes"
	"strings"
	"testing"

	"exit42/content"
	"exit42/lessons"
)

// TestTalks: two talks that put one question are told apart by their files, on the page and in the
// table; one talk has no need of that.
func TestTalks(t *testing.T) {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	c := NewClass(all)
	for name, file := range map[string]string{"in/votes-2026-11-22.json": hands, "in/votes-2026-11-22-2.json": strings.Replace(hands, "9", "8", 1)} {
		if _, err := c.Add(name, []byte(file)); err != nil {
			t.Fatal(err)
		}
		s := c.Summary()
		var csv bytes.Buffer
		if err := s.CSV(&csv); err != nil {
			t.Fatal(err)
		}
		for i := range s.Votes {
			talk := s.Votes[i].Talk
			if (talk != "") != (len(s.Votes) > 1) {
				t.Errorf("of %d votes one is of %q", len(s.Votes), talk)
			}
			if talk != "" && (!strings.Contains(s.Markdown(), " In `"+talk+"`:") || !strings.Contains(csv.String(), `"the class of `+talk+`, first vote"`)) {
				t.Errorf("%s is not told:\n%s\n%s", talk, s.Markdown(), csv.String())
			}
		}
	}
}
