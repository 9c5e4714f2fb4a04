package pickle

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func unhex(t testing.TB, text string) []byte {
	t.Helper()
	data, err := hex.DecodeString(strings.ReplaceAll(text, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestFortyTwo(t *testing.T) {
	data := unhex(t, "80 04 4b 2a 2e")
	ops, err := Dis(data)
	want := []Op{
		{0, "PROTO", "4", "this is protocol 4"},
		{2, "BININT1", "42", "push the number 42"},
		{4, "STOP", "", "the end: the value is on top of the stack"},
	}
	if err != nil || len(ops) != len(want) {
		t.Fatalf("%v, %v", ops, err)
	}
	for i := range want {
		if ops[i] != want[i] {
			t.Errorf("%+v, want %+v", ops[i], want[i])
		}
	}
	if repr, ok := Value(data); repr != "42" || !ok {
		t.Errorf("Value is %q, %v", repr, ok)
	}
}

// TestCut takes every beginning of a pickle: the opcodes that are whole, and no value.
func TestCut(t *testing.T) {
	data := []byte("\x80\x04\x95\x0d\x00\x00\x00\x00\x00\x00\x00\x8c\x03abc\x94\x4d\x2c\x01\x86\x94.")
	whole, err := Dis(data)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(data) {
		ops, err := Dis(data[:n])
		if !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("of %d bytes: %v", n, err)
		}
		if len(ops) >= len(whole) || len(ops) > 0 && ops[len(ops)-1] != whole[len(ops)-1] {
			t.Errorf("of %d bytes: %v", n, ops)
		}
		if repr, ok := Value(data[:n]); ok {
			t.Errorf("of %d bytes the value is %q", n, repr)
		}
	}
}

func TestValues(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"N.", "None"},
		{"I01\n.", "True"},
		{"I00\n.", "False"},
		{"I-7\n.", "-7"},
		{"L12345678901234567890L\n.", "12345678901234567890"},
		{"F1e400\n.", "inf"},
		{"S'a\\'b\\x41\\n'\n.", `"a'bA\n"`},
		{"Vh\\u00e9\\U0001f600\\ud800\n.", "'h\u00e9\U0001f600\\ud800'"},
		{"\x8a\x00.", "0"},
		{"\x8a\x01\xff.", "-1"},
		{"\x8b\x03\x00\x00\x00\x00\x00\x80.", "-8388608"},
		{"G\x3f\xf8\x00\x00\x00\x00\x00\x00.", "1.5"},
		{"]q\x00h\x00a.", "[[[<list of 1>]]]"}, // a list that has itself in it
		{"(lp0\nI1\naI2\na.", "[1, 2]"},
		{"(I1\nI2\n0t.", "(1,)"},
		{"K\x012\x86.", "(1, 1)"},
		{"(K\x011K\x02.", "2"},
		{"(K\x01K\x02d.", "{1: 2}"},
		{"cexit42\nMyError\n(S'x'\ntR.", "<MyError object>"},
		{"cbuiltins\nValueError\n(S'x'\ntR.", "ValueError('x')"},
		{"cexit42\nfoo\n.", "<exit42.foo>"},
		{"cos\nsystem\n(S'true'\ntR.", "<result of os.system('true')>"}, // and nothing ran
		{"c\x1b[31m\n\x00\n.", `<\x1b[31m.\x00>`},
		{"(i__main__\nOld\n.", ""}, // the mark is there, so it is an object: see below
		{"(c__main__\nOld\no.", "<Old object>"},
		{"c__main__\nP\n)\x81}(V\u0078\nK\x2aVy\nNub.", "<P: x=42>"},
		{"c__main__\nP\n)\x81N}Vx\nK\x2as\x86b.", "<P: x=42>"}, // in a slot
		{"c__main__\nP\n)\x81K\x2ab.", "<P object>"},           // for its own __setstate__
		{"c__main__\nP\n)\x81}V\x1b[31m\nK\x2asb.", `<P: \x1b[31m=42>`},
		{"c__main__\nP\n)\x81q\x00}Vx\nh\x00sb.", "<P: x=<P: x=<P: x=<P object>>>>"}, // that has itself in it
		{"Pname\n.", "<object kept elsewhere>"},
		{"\x97\x98.", "<buffer>"},
		{"\x82\x05.", "<extension 5>"},
		{"c_codecs\nencode\n(V\\u00ff\nVlatin1\ntR.", `b'\xff'`},
		{"L" + strings.Repeat("9", 5000) + "\n.", "<int of 5000 digits>"},
	} {
		if test.want == "" {
			test.want = "<Old object>"
		}
		if repr, ok := Value([]byte(test.data)); repr != test.want || !ok {
			t.Errorf("%q: %q, %v, want %q", test.data, repr, ok, test.want)
		}
	}
}

func TestNonsense(t *testing.T) {
	for _, data := range []string{
		"", ".", "0.", "a.", "N(.", "Na.", "]s.", "t.", "u.", "h\x00.", "(p0\n.", "p0\n.", "Np-1\n.", "\x93.", "NN\x93.", "NNR.", "]N2s.",
		"\xff.", "Ix\n.", "Fx\n.", "S'\n.", "Sx\n.", "X\x01\x00\x00\x00\xff.", "T\xff\xff\xff\xff.", "\x8b\xff\xff\xff\xff.",
		"}(N\x75.", "2.", "(2.", "o.", "(o.", "\x85.", "(\x85.", "Q.", "b.",
	} {
		if repr, ok := Value([]byte(data)); ok {
			t.Errorf("%q: stands for %q", data, repr)
		}
	}
}

// TestHostile takes pickles that ask for much: the answer is short, and comes soon.
func TestHostile(t *testing.T) {
	huge := strings.Repeat("x", 1<<20)
	for name, data := range map[string]string{
		"a length beyond all":  "\x8d\xff\xff\xff\xff\xff\xff\xff\xff.",
		"a length beyond ours": "B\xff\xff\xff\xff.",
		"deep":                 strings.Repeat("]", 90_000) + strings.Repeat("a", 9_000),
		"deep tuples":          "N" + strings.Repeat("\x85", 90_000) + ".",
		"many":                 strings.Repeat("N", 5<<20) + ".",
		"doubling":             "N" + strings.Repeat("2\x86", 45_000) + ".",
		"errors in errors":     "cbuiltins\nError\nq\x00N" + strings.Repeat("2\x86q\x01h\x00h\x01R", 9_000) + ".",
		"names of names":       "ca\nb\n" + strings.Repeat("q\x01cbuiltins\ngetattr\nh\x01V"+huge[:50]+"\n\x86R", 9_000) + ".",
		"bytes of texts":       "c_codecs\nencode\nq\x00X\x00\x00\x10\x00" + huge + "N\x86q\x01" + strings.Repeat("h\x00h\x01R0", 24_000) + "N.",
		"attributes":           "c__main__\nP\n)\x81" + strings.Repeat("}("+strings.Repeat("Vx\nN", shown)+"ub", 5_000) + ".",
		"a great number":       "\x8b\x00\x00\x10\x00" + huge + ".",
	} {
		began := time.Now()
		ops, err := Dis([]byte(data))
		repr, ok := Value([]byte(data))
		if len(ops) > maxOps || err == nil && len(ops) == 0 || len(repr) > maxRepr+10 {
			t.Errorf("%s: %d opcodes, %v, a value of %d bytes", name, len(ops), err, len(repr))
		}
		t.Logf("%s: %d opcodes, %v, %.80q, %v, in %v", name, len(ops), err, repr, ok, time.Since(began))
	}
}

// TestWorkIsBounded: to note what a call would make takes work for what is kept of it, not for
// all that its arguments share: here eight times eight times eight texts, in each of the calls.
func TestWorkIsBounded(t *testing.T) {
	const calls = 1000
	data := "X\x3c\x00\x00\x00" + strings.Repeat("\x01", 60) + "q\x000"
	for level := range 3 {
		data += "(" + strings.Repeat("h"+string(rune(level)), shown) + "tq" + string(rune(level+1)) + "0"
	}
	data += "cbuiltins\nValueError\nq\x040"
	once := func(n int) float64 {
		pickle := []byte(data + strings.Repeat("h\x04h\x03R0", n) + "h\x04h\x03R.")
		return testing.AllocsPerRun(1, func() {
			if repr, ok := Value(pickle); !ok || len(repr) > maxName+len("…") || !strings.HasPrefix(repr, `ValueError((('\x01`) {
				t.Fatalf("%q, %v", repr, ok)
			}
		})
	}
	if each := (once(calls) - once(0)) / calls; each > 40 {
		t.Errorf("%.0f pieces of memory for each call", each)
	}
	v := &node{text: "1"}
	for range 3 {
		v, _ = container(aTuple, []*node{v, v, v, v, v, v, v, v})
	}
	b := brief{most: maxName}
	if b.value(v, 0); b.Len() > maxName+10 {
		t.Errorf("%d bytes are written for %d", b.Len(), maxName)
	}
}

func FuzzPickle(f *testing.F) {
	for _, data := range []string{"\x80\x04K*.", "(lp0\nI1\na.", "\x80\x05\x95\x0e\x00\x00\x00\x00\x00\x00\x00\x8f\x94(K\x01\x8c\x01a\x94\x90.", "cos\nsystem\n(S'x'\ntR."} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ops, err := Dis(data)
		end := 0
		for _, op := range ops {
			if op.Pos < end || op.Pos >= len(data) || op.Name == "" || op.Words == "" {
				t.Fatalf("%+v after %d of %d", op, end, len(data))
			}
			end = op.Pos + 1
		}
		repr, ok := Value(data)
		if ok && (err != nil || ops[len(ops)-1].Name != "STOP" || repr == "") {
			t.Errorf("stands for %q, but %v", repr, err)
		}
		if bytes.ContainsAny([]byte(repr), "\x00\x1b\n\r") {
			t.Errorf("%q may do harm where it is shown", repr)
		}
	})
}
