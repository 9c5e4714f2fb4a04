package theme

import (
	"reflect"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestGlyphs(t *testing.T) {
	drawn, plain := reflect.ValueOf(glyphsFor(false)), reflect.ValueOf(glyphsFor(true))
	for i := range drawn.NumField() {
		name := drawn.Type().Field(i).Name
		u, a := drawn.Field(i).String(), plain.Field(i).String()
		if ansi.StringWidth(u) != 1 || ansi.StringWidth(a) != 1 {
			t.Errorf("%s: %q and %q are not one cell each", name, u, a)
		}
		if len(a) != 1 || a[0] <= ' ' || a[0] > '~' {
			t.Errorf("%s: %q is not printable ASCII", name, a)
		}
	}
}

// Signs that answer the same question must not look the same.
func TestGlyphsDiffer(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		g := glyphsFor(ascii)
		for question, signs := range map[string][]string{
			"how far":          {g.Done, g.Half, g.Open},
			"was it right":     {g.Check, g.Cross, g.Dash},
			"what travels":     {g.Line, g.DoubleLine},
			"which way":        {g.HeadLeft, g.HeadRight},
			"which key":        {g.Right, g.Up, g.Down},
			"what is it now":   {g.Runs, g.Held, g.Waits, g.Leaves, g.Zombie, g.Dead, g.Vertical},
			"is it full":       {g.Full, g.Free},
			"who did it":       {g.Differs, g.OnlyLeft, g.OnlyRight},
			"does it run":      {g.Play, g.Pause},
			"where on the bar": {g.Track, g.Knob, g.Mark},
		} {
			seen := map[string]bool{}
			for _, s := range signs {
				if seen[s] {
					t.Errorf("ascii %t: %q twice in answer to %q", ascii, s, question)
				}
				seen[s] = true
			}
		}
	}
}

func TestASCII(t *testing.T) {
	type env map[string]string
	for _, tt := range []struct {
		name string
		goos string
		env  env
		want bool
	}{
		{"utf-8", "linux", env{"LANG": "en_US.UTF-8"}, false},
		{"utf8, as some spell it", "linux", env{"LANG": "C.utf8"}, false},
		{"no locale", "linux", env{}, true},
		{"no locale on a mac", "darwin", env{}, true},
		{"C", "linux", env{"LANG": "C"}, true},
		{"latin-1", "linux", env{"LANG": "de_DE.ISO-8859-1"}, true},
		{"LC_ALL wins", "linux", env{"LC_ALL": "C", "LC_CTYPE": "C.UTF-8", "LANG": "C.UTF-8"}, true},
		{"LC_CTYPE before LANG", "linux", env{"LC_CTYPE": "C.UTF-8", "LANG": "C"}, false},
		{"empty is unset", "linux", env{"LC_ALL": "", "LANG": "C.UTF-8"}, false},
		{"linux console", "linux", env{"LANG": "C.UTF-8", "TERM": "linux"}, true},
		{"dumb", "linux", env{"LANG": "C.UTF-8", "TERM": "dumb"}, true},
		{"xterm", "linux", env{"LANG": "C.UTF-8", "TERM": "xterm"}, false},
		{"windows terminal", "windows", env{"WT_SESSION": "1"}, false},
		{"windows console", "windows", env{"LANG": "C.UTF-8"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := ASCII(func(name string) string { return tt.env[name] }, tt.goos); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}
