package cli

import "testing"

// TestWentToProgram: a flag of ours that went to the program is named, and no other.
func TestWentToProgram(t *testing.T) {
	cmd := watchCommand(Env{})
	for _, test := range []struct {
		args []string
		want string
	}{
		{nil, ""},
		{[]string{"pool.py", "64", "--verbose", "-m"}, ""},
		{[]string{"pool.py", "--", "--python", "3.11"}, ""},
		{[]string{"pool.py", "--python", "3.11"}, "--python stands behind pool.py, so it goes to the program; put it before pool.py if it is for exit42"},
		{[]string{"pool.py", "64", "--method=spawn"}, "--method stands behind pool.py, so it goes to the program; put it before pool.py if it is for exit42"},
	} {
		if got := wentToProgram(cmd, test.args); got != test.want {
			t.Errorf("%q: %q, want %q", test.args, got, test.want)
		}
	}
}
