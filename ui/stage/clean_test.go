package stage

import (
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want, ascii string }{
		{"plain", "returns 42", "returns 42", "returns 42"},
		{"escape sequence", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m", `\x1b[31mred\x1b[0m`},
		{"title", "\x1b]0;x\a", "␛]0;x␇", `\x1b]0;x\x07`},
		{"8-bit CSI", "\u009b31m", `\x9b31m`, `\x9b31m`},
		{"line ends", "a\r\nb", "a␍␊b", `a\x0d\x0ab`},
		{"delete", "a\x7f", "a␡", `a\x7f`},
		{"tabs", "a\tb\tc", "a   b   c", "a   b   c"},
		{"tab after wide", "中\tb", "中  b", `\u4e2d  b`},
		{"no UTF-8", "a\xffb", `a\xffb`, `a\xffb`},
		{"bidi", "a\u202eb", `a\u202eb`, `a\u202eb`},
		{"zero width", "a\u200bb\ufeff", `a\u200bb\ufeff`, `a\u200bb\ufeff`},
		{"soft hyphen", "a\u00adb", `a\xadb`, `a\xadb`},
		{"line separator", "a\u2028b", `a\u2028b`, `a\u2028b`},
		{"tag", "a\U000e0041", `a\U000e0041`, `a\U000e0041`},
		{"accents", "é e\u0301", "é e\u0301", `\xe9 e\u0301`},
		{"mark alone", "\u0301x", `\u0301x`, `\u0301x`},
		{"wide", "中文", "中文", `\u4e2d\u6587`},
		{"emoji", "🐍", "🐍", `\U0001f40d`},
		{"joined emoji", "👩\u200d🚀", `👩\u200d\U0001f680`, `\U0001f469\u200d\U0001f680`},
		{"flag", "🇩🇪", `\U0001f1e9\U0001f1ea`, `\U0001f1e9\U0001f1ea`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Clean(tt.in, false); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := Clean(tt.in, true); got != tt.ascii {
				t.Errorf("ASCII: got %q, want %q", got, tt.ascii)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "42", "\x1b[2J", "\u009b", "a\tb", "\xff\xfe", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
		"\u202e42\u202c", "👩\u200d🚀", "❤\ufe0f", "🇩🇪🇩", "क्षि", "한글", "ᄒ\u1161\u11ab", "中\t文", "\u0600٤", "\u2800", "\\x1b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean, plain := Clean(s, false), Clean(s, true)
		sum := 0
		for _, r := range clean {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Errorf("%q: %U is left in %q", s, r, clean)
			}
			sum += ansi.StringWidthWc(string(r))
		}
		if w := ansi.StringWidth(clean); w != sum {
			t.Errorf("%q: %q is %d cells by cluster and %d by character", s, clean, w, sum)
		}
		if again := Clean(clean, false); again != clean {
			t.Errorf("%q: %q becomes %q when cleaned again", s, clean, again)
		}
		if !harmless(plain) {
			t.Errorf("%q: %q is not ASCII", s, plain)
		}
		if ansi.Strip(clean) != clean || ansi.StringWidth(plain) != len(plain) {
			t.Errorf("%q: a terminal would act on %q or %q", s, clean, plain)
		}
	})
}
