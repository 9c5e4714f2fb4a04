package pickle

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// room is how many characters or bytes of a text are written, as the probe does with values.
const room = 60

var (
	noneNode  = &node{text: "None"}
	trueNode  = &node{text: "True", n: 1}
	falseNode = &node{text: "False"}
)

// integer is a whole number of any size.
func integer(n *big.Int) *node {
	if bits := n.BitLen(); bits > 256 {
		return &node{text: fmt.Sprintf("<int of %d bits>", bits)}
	}
	small := -1 // a key of the memo is never below zero
	if n.IsInt64() {
		small = int(n.Int64())
	}
	return &node{text: n.String(), n: small}
}

func float(f float64) *node { return &node{kind: aFloat, text: floatRepr(f), float: f} }

// floatRepr is the shortest decimal that is f, in Python's form.
func floatRepr(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	s := strconv.FormatFloat(f, 'e', -1, 64)
	exponent, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	if exponent < -4 || exponent >= 16 {
		return s
	}
	s = strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// complexRepr is a complex number in Python's form.
func complexRepr(re, im float64) string {
	part := func(f float64) string { return strings.TrimSuffix(floatRepr(f), ".0") }
	if re == 0 && !math.Signbit(re) {
		return part(im) + "j"
	}
	sign := "+"
	if math.Signbit(im) && !math.IsNaN(im) {
		sign = ""
	}
	return "(" + part(re) + sign + part(im) + "j)"
}

// text is a str, from UTF-8 in which half of a surrogate pair may stand, too.
func text(raw []byte) (*node, error) {
	start, count := []rune(nil), 0
	for rest := raw; len(rest) > 0; count++ {
		r, size := decodeRune(rest)
		if size == 0 {
			return nothing, errors.New("pickle: a text that is not UTF-8")
		}
		if count < room {
			start = append(start, r)
		}
		rest = rest[size:]
	}
	return &node{kind: aText, raw: raw, n: count, text: shortened(quoteText(start), count)}, nil
}

// decodeRune reads one character; the size is 0 where there is none.
func decodeRune(b []byte) (r rune, size int) {
	r, size = utf8.DecodeRune(b)
	if r != utf8.RuneError || size != 1 {
		return r, size
	}
	if len(b) >= 3 && b[0] == 0xed && b[1]&0xe0 == 0xa0 && b[2]&0xc0 == 0x80 {
		return 0xd000 | rune(b[1]&0x3f)<<6 | rune(b[2]&0x3f), 3
	}
	return 0, 0
}

// latin1 is a str of Python 2, whose bytes are read as characters.
func latin1(raw []byte) (*node, error) {
	wide := make([]byte, 0, len(raw))
	for _, b := range raw {
		wide = utf8.AppendRune(wide, rune(b))
	}
	return text(wide)
}

// octets is a bytes or a bytearray of n bytes, of which raw is at least what is shown.
func octets(kind kind, raw []byte, n int) *node {
	start := quoteBytes(raw[:min(room, len(raw))])
	if kind == aByteArray {
		start = "bytearray(" + start + ")"
	}
	return &node{kind: kind, raw: raw, n: n, text: shortened(start, n)}
}

func shortened(start string, count int) string {
	if count <= room {
		return start
	}
	return fmt.Sprintf("%s... (%d in all)", start, count)
}

// quoteText writes a str as Python's repr does.
func quoteText(runes []rune) string {
	var out strings.Builder
	quote := quoteMark(strings.ContainsRune(string(runes), '\''), strings.ContainsRune(string(runes), '"'))
	out.WriteByte(quote)
	for _, r := range runes {
		switch {
		case r < 0x80:
			escapeByte(&out, byte(r), quote)
		case unicode.IsPrint(r):
			out.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&out, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			fmt.Fprintf(&out, `\U%08x`, r)
		}
	}
	out.WriteByte(quote)
	return out.String()
}

// quoteBytes writes bytes as Python's repr does.
func quoteBytes(raw []byte) string {
	var out strings.Builder
	quote := quoteMark(strings.ContainsRune(string(raw), '\''), strings.ContainsRune(string(raw), '"'))
	out.WriteString("b")
	out.WriteByte(quote)
	for _, b := range raw {
		escapeByte(&out, b, quote)
	}
	out.WriteByte(quote)
	return out.String()
}

func quoteMark(single, double bool) byte {
	if single && !double {
		return '"'
	}
	return '\''
}

func escapeByte(out *strings.Builder, b, quote byte) {
	switch {
	case b == '\t':
		out.WriteString(`\t`)
	case b == '\n':
		out.WriteString(`\n`)
	case b == '\r':
		out.WriteString(`\r`)
	case b == '\\' || b == quote:
		out.WriteByte('\\')
		out.WriteByte(b)
	case b < ' ' || b >= 0x7f:
		fmt.Fprintf(out, `\x%02x`, b)
	default:
		out.WriteByte(b)
	}
}
