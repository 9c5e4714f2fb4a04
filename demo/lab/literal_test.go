package lab

import "testing"

func TestReadLiteral(t *testing.T) {
	for _, same := range [][]string{
		{"42", " 42 ", "0x2a", "4_2", "(42)", "+42", "--42"},
		{"-1", "- 1"},
		{"0", "00", "-0"},
		{"1.5", "15e-1", "1.5e0"},
		{`'hello'`, `"hello"`, `u'hello'`, `r"hello"`, `'\x68ello'`},
		{`'a\nb'`, `"a\u000ab"`},
		{`b'*'`, `b"\x2a"`, `Rb'*'`},
		{"{1, 2}", "{2,1,}", "{1, 1, 2}"},
		{"{'a': 1, 'b': [2]}", `{"b": [2,], "a": 1}`},
		{"(1,)", "(1 ,)"},
		{"[]", "[ ]"}, {"()"}, {"{}"}, {"None"}, {"True"}, {"[None, (1, 2), {}]"},
	} {
		first, err := readLiteral(same[0])
		for _, text := range same {
			canon, e := readLiteral(text)
			if err != nil || e != nil || canon != first {
				t.Errorf("%s is %q, %v; want %q", text, canon, e, first)
			}
		}
	}
}

func TestLiteralsThatDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, text := range []string{
		"1", "1.0", "True", "'1'", "b'1'", "[1]", "(1,)", "{1}", "{1: 1}", "None", "'None'", "{}", "[]", "()", "-1", "'a,b'", "'a', 'b'", "[[1], 2]", "[1, 2]",
	} {
		if text == "'a', 'b'" {
			text = "('a', 'b')"
		}
		canon, err := readLiteral(text)
		if err != nil || seen[canon] != "" {
			t.Errorf("%s and %s are both %q, %v", text, seen[canon], canon, err)
		}
		seen[canon] = text
	}
}

func TestRefusedLiterals(t *testing.T) {
	deep := ""
	for range 30 {
		deep += "["
	}
	for _, text := range []string{
		"", " ", "x", "foo()", "__import__('os')", "1 + 1", "lambda: 42", "f'{1}'", "'a' 'b'", "'''a'''", "'a", "'a\\", "[1", "[1 2]", "{1: }", "{1: 2, 3}",
		"1\n2", "1; 2", "1 # a", "'\x1b[31m'", "'\u202e'", "\xff", "017", "1e999", "1j", "0x", "1__0", "_1", "1_", "-", "-'a'", "*[1]", "[*a]", "{**a}", "b'ä'", `'\400'`, `'\N{DIGIT ONE}'`, "nil", "[]any{}", deep,
		"'" + string(make([]byte, 300)) + "'", "1 if True else 2", "(yield)", "...", "1.2.3", "0b2", "0x1p3", `u"a" b"c"`, "print",
	} {
		if canon, err := readLiteral(text); err == nil {
			t.Errorf("%q is taken for %q", text, canon)
		}
	}
}

func TestPrintedLiterals(t *testing.T) {
	for printed, python := range map[string]string{
		`map[string]any{"also":[]any{1, 2}, "answer":42}`: `{"answer": 42, "also": [1, 2]}`,
		"nil": "None", "true": "True", `"hello"`: "'hello'",
	} {
		want, err := readLiteral(python)
		if canon, e := readPrintedLiteral(printed); err != nil || e != nil || canon != want {
			t.Errorf("%s is %q, %v; want %q", printed, canon, e, want)
		}
	}
}

// FuzzLiteral: what is taken is one line, and taking it apart does not end badly.
func FuzzLiteral(f *testing.F) {
	for _, text := range []string{"42", "{'a': [1, (2,)]}", `rb'\x'`, "--1_0e-5", "[1 2", "{1,{2}}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		canon, err := readLiteral(text)
		if (err == nil) == (canon == "") {
			t.Errorf("%q is %q, %v", text, canon, err)
		}
		if again, e := readPrintedLiteral(text); err == nil && (e != nil || again != canon) {
			t.Errorf("%q printed is %q, %v; want %q", text, again, e, canon)
		}
	})
}
