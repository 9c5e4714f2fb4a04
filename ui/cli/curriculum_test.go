package cli

import (
	"errors"
	"testing"
)

// TestBuiltInInstead: why the lessons beside the binary are not played is a whole sentence on one
// line, with what to do at its end.
func TestBuiltInInstead(t *testing.T) {
	for why, want := range map[string]string{
		"it is no zip; get it again":            "lessons.zip is no zip, so the built-in lessons are played; get it again",
		"it is no file":                         "lessons.zip is no file, so the built-in lessons are played",
		`"a; b" in it is damaged; get it again`: `lessons.zip is not right, so the built-in lessons are played: "a; b" in it is damaged; get it again`,
		"it is\n\x1b[2J":                        "lessons.zip is␊␛[2J, so the built-in lessons are played",
	} {
		if got := builtInInstead(besideZip, errors.New(why)); got != want {
			t.Errorf("%q is told as %q, not %q", why, got, want)
		}
	}
}
