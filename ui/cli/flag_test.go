package cli

import (
	"errors"
	"strings"
	"testing"
)

// TestWrongFlag: what is wrong with a value is said in a person's words.
func TestWrongFlag(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"watch --limit abc x.py", `--limit takes a time such as 90s or 10m, and got "abc"`},
		{"selftest --parallel 99999999999999999999", `--parallel takes a whole number, and got "99999999999999999999"`},
		{"watch --json=perhaps x.py", `--json takes true or false, or stands alone, and got "perhaps"`},
		{"watch --jsno x.py", "unknown flag: --jsno"},
	} {
		_, _, err := did(Commands(Env{}), strings.Fields(test.args)...)
		var usage UsageError
		if !errors.As(err, &usage) || usage.What != test.want || !strings.Contains(usage.Hint, "--help") {
			t.Errorf("%s: %v, want %s", test.args, err, test.want)
		}
	}
}
