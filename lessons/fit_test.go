package lessons

import "testing"

func TestHeight(t *testing.T) {
	for _, c := range []struct {
		markdown string
		want     int
	}{
		{"", 0},
		{"ten wide..", 1},
		{"ten wide..x", 2},
		{"ten\nwide..", 1},
		{"one\n\ntwo", 3},
		{"one\n\ntwo\nthree four", 4},
		{"```\na b\nc\n```", 4},
		{"aword-too-wide-for-it", 1},
	} {
		if got := height(c.markdown, 10); got != c.want {
			t.Errorf("%q: %d lines, want %d", c.markdown, got, c.want)
		}
	}
}
