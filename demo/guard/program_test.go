package guard

import (
	"bufio"
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestProgram: what a guard is told comes through as it was, and nothing behind it is lost.
func TestProgram(t *testing.T) {
	for _, args := range [][]string{{"python3"}, {"python3", "", "a b\n2 3", "\xff", ""}} {
		for _, env := range [][]string{nil, {"A=", "B=1\n", "=C:=x"}} {
			var pipe bytes.Buffer
			if err := writeProgram(&pipe, args, env); err != nil {
				t.Fatal(err)
			}
			whole := pipe.String()
			r := bufio.NewReader(strings.NewReader(whole + "pid 42\n"))
			gotArgs, gotEnv, err := readProgram(r)
			rest, _ := r.ReadString('\n')
			if err != nil || !slices.Equal(gotArgs, args) || !slices.Equal(gotEnv, env) || rest != "pid 42\n" {
				t.Errorf("%q %q came as %q %q, then %q: %v", args, env, gotArgs, gotEnv, rest, err)
			}
			for cut := range whole { // the app has ended in the middle of it
				if args, _, err := readProgram(bufio.NewReader(strings.NewReader(whole[:cut]))); err == nil {
					t.Fatalf("%q is a program: %q", whole[:cut], args)
				}
			}
		}
	}
	if err := writeProgram(new(bytes.Buffer), []string{"python3", "a\x00b"}, nil); err == nil {
		t.Error("an argument with a NUL in it was told")
	}
}
