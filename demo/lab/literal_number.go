package lab

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// number reads an int of any size or a float, with signs.
func (r *literalReader) number() (string, error) {
	negative := false
	for r.rest != "" && (r.rest[0] == '-' || r.rest[0] == '+') {
		negative = negative != (r.rest[0] == '-')
		r.rest = strings.TrimLeft(r.rest[1:], " ")
	}
	n := 0
	for n < len(r.rest) && r.inNumber(n) {
		n++
	}
	token := strings.ToLower(r.rest[:n])
	i, isInt := readInt(token)
	f, notFloat := strconv.ParseFloat(token, 64)
	r.rest = r.rest[n:]
	switch {
	case token == "":
		return "", fmt.Errorf("a number is missing before: %s", brief(r.rest))
	case isInt && negative:
		return i.Neg(i).String(), nil
	case isInt:
		return i.String(), nil
	case notFloat != nil || strings.HasPrefix(token, "0x") || !strings.ContainsAny(token, ".e"):
		return "", fmt.Errorf("no number that Python knows: %s", brief(token))
	case negative:
		f = -f
	}
	return "float " + strconv.FormatFloat(f, 'g', -1, 64), nil
}

// inNumber reports whether byte n still belongs to a number: a sign does after an exponent.
func (r *literalReader) inNumber(n int) bool {
	c := r.rest[n]
	if c == '-' || c == '+' {
		hex := strings.HasPrefix(strings.ToLower(r.rest), "0x")
		return n > 0 && !hex && (r.rest[n-1] == 'e' || r.rest[n-1] == 'E')
	}
	return c == '.' || c == '_' || isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// readInt reads an int as Python writes it: 0o17 is 15, and 017 is none.
func readInt(token string) (*big.Int, bool) {
	digits := strings.ReplaceAll(token, "_", "")
	if digits == "" || digits[0] == '-' || digits[0] == '+' {
		return nil, false
	}
	if digits[0] == '0' && len(digits) > 1 && isDigit(digits[1]) && strings.Trim(digits, "0") != "" {
		return nil, false
	}
	if digits[0] == '0' && strings.Trim(digits, "0") == "" {
		return new(big.Int), !strings.HasSuffix(token, "_") && !strings.Contains(token, "__")
	}
	return new(big.Int).SetString(token, 0)
}
