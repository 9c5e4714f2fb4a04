package uitest

import (
	"strings"
	"testing"
)

// TestMargins: lines that scroll beyond a screen that has become smaller end where it ends.
func TestMargins(t *testing.T) {
	term := New(20, 8)
	for _, set := range []string{"1;36", "30;36", "3;8"} {
		term.Write([]byte("\x1b[2J\x1b[8;1Hlast\x1b[" + set + "r\x1b[2S"))
		if at := strings.Count(strings.Split(term.Text(), "last")[0], "\n"); set != "30;36" && at != 5 {
			t.Errorf("after %s the last line is line %d", set, at+1)
		}
	}
}
