package ui

import (
	"errors"
	"testing"
)

// TestWrittenTold: both files that w wrote are told, and nothing of one that was not.
func TestWrittenTold(t *testing.T) {
	for _, test := range []struct {
		saved fileSaved
		want  string
	}{
		{fileSaved{}, ""},
		{fileSaved{path: "/here/bring.py"}, "written: /here/bring.py"},
		{fileSaved{path: "/here/bring.py", beside: "work.py"}, "written: /here/bring.py and work.py"},
		{fileSaved{path: "/here/bring_2.py", beside: "work.py"}, "written: bring_2.py and work.py, beside another bring.py"},
		{fileSaved{beside: "work.py", err: errors.New("no room")}, "no room"},
	} {
		if got := (&byHand{saved: test.saved}).written("bring.py"); got != test.want {
			t.Errorf("%+v: %q, want %q", test.saved, got, test.want)
		}
	}
}
