package python

import (
	"testing"

	"exit42/demo"
)

// TestReturnedValues: a value is told in a few characters, and none of the program's own code
// runs for it.
func TestReturnedValues(t *testing.T) {
	const head = `from multiprocessing import Process


class Evil:
    def __repr__(self): print("repr was called")
    __str__ = __len__ = __iter__ = __bool__ = __hash__ = __eq__ = __repr__


class Text(str):
    def __repr__(self): print("repr was called")


class Error(Exception):
    def __repr__(self): print("repr was called")


class Code(int):
    def __repr__(self): print("repr was called")

`
	const foot = `

if __name__ == "__main__":
    for foo in functions:
        p = Process(target=foo)
        p.start()
        p.join()
`
	tests := []struct{ expression, value, kind string }{
		{"42", "42", "int"},
		{"None", "None", "NoneType"},
		{"1.5e300", "1.5e+300", "float"},
		{"2**4000", "<int of 4001 bits>", "int"},
		{"'x' * 1000", "'" + times("x", 60) + "'... (1000 in all)", "str"},
		{"b'\\x00' * 1048576", "b'" + times(`\x00`, 60) + "'... (1048576 in all)", "bytes"},
		{"'\\x1b[31m\\u2028é'", `'\x1b[31m\u2028é'`, "str"},
		{"[1, (2,), {'a': {3}}]", "[1, (2,), {'a': {3}}]", "list"},
		{"list(range(100))", "<list of 100>", "list"},
		{"Evil()", "<Evil object>", "Evil"},
		{"[Evil(), Text('x')]", "[<Evil object>, <Text object>]", "list"},
		{"Text('x')", "<Text object>", "Text"},
		{"Code(3)", "<Code object>", "Code"},
		{"Error(Evil())", "Error(<Evil object>)", "Error"},
		{"lambda: 42", "<function foo.<locals>.<lambda>>", "function"},
		{"len", "<builtin_function_or_method len>", "builtin_function_or_method"},
		{"frozenset()", "frozenset()", "frozenset"},
	}
	text := head + "\nfunctions = []\n"
	for _, test := range tests {
		text += "\n\ndef foo():\n    return " + test.expression + "\n\n\nfunctions.append(foo)\n"
	}
	for _, py := range interpreters(t) {
		trace := play(t, experiment(t, py, "fork", text+foot))
		returned := eventsOf(trace, demo.KindReturn)
		if len(returned) != len(tests) {
			t.Fatalf("%s: %d values are told:\n%s", py.Version, len(returned), tail(trace, 12))
		}
		for i, test := range tests {
			if e := returned[i]; e.Value != test.value || e.Name != test.kind {
				t.Errorf("%s: %s is told as %q, a %s; want %q, a %s", py.Version, test.expression, e.Value, e.Name, test.value, test.kind)
			}
		}
		if out := printed(trace, "stdout"); out != "" {
			t.Errorf("%s: the program's own code ran: %q", py.Version, out)
		}
	}
}

func times(s string, n int) string {
	all := ""
	for range n {
		all += s
	}
	return all
}

// TestHostileOutput: escape sequences come as the text they are; to make them harmless is the
// duty of whoever shows them.
func TestHostileOutput(t *testing.T) {
	py := newest(interpreters(t))
	const hostile = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e\x00\r"
	trace := play(t, experiment(t, py, "fork", "print('\\x1b]0;title\\x07\\x1b[2J\\x9b31m\\u202e\\x00\\r')\n"))
	if got := printed(trace, "stdout"); got != hostile+"\n" && got != "\x1b]0;title\x07\x1b[2J\u009b31m\u202e\x00\r\n" {
		t.Errorf("told as %q", got)
	}
}
