package pickle

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// An argument reads what follows an opcode, and answers how Python writes it.
type argument func(r *reader) (*node, error)

// reader walks over a pickle, opcode by opcode.
type reader struct {
	data []byte
	at   int
}

// nothing is the argument of an opcode that has none.
var nothing = &node{}

// next reads one opcode and its argument.
func (r *reader) next() (*opcode, *node, error) {
	code, err := r.take(1)
	if err != nil {
		return nil, nothing, err
	}
	op := &opcodes[code[0]]
	if op.name == "" {
		return nil, nothing, fmt.Errorf("pickle: no opcode 0x%02x, at %d", code[0], r.at-1)
	}
	arg, err := op.arg(r)
	return op, arg, err
}

func (r *reader) take(n uint64) ([]byte, error) {
	if n > uint64(len(r.data)-r.at) {
		return nil, io.ErrUnexpectedEOF
	}
	start := r.at
	r.at += int(n)
	return r.data[start:r.at], nil
}

// number reads an unsigned number of so many bytes, the lowest first.
func (r *reader) number(size int) (uint64, error) {
	raw, err := r.take(uint64(size))
	if err != nil {
		return 0, err
	}
	var wide [8]byte
	copy(wide[:], raw)
	return binary.LittleEndian.Uint64(wide[:]), nil
}

// block reads a length of so many bytes, and then as many bytes as that says.
func (r *reader) block(size int, signed bool) ([]byte, error) {
	n, err := r.number(size)
	if err != nil {
		return nil, err
	}
	if signed && n > math.MaxInt32 {
		return nil, fmt.Errorf("pickle: a length below zero, at %d", r.at)
	}
	return r.take(n)
}

// line reads up to the next line end.
func (r *reader) line() (string, error) {
	n := bytes.IndexByte(r.data[r.at:], '\n')
	if n < 0 {
		return "", io.ErrUnexpectedEOF
	}
	raw, err := r.take(uint64(n) + 1)
	return string(raw[:n]), err
}

func none(*reader) (*node, error) { return nothing, nil }

func unsigned(size int) argument {
	return func(r *reader) (*node, error) {
		n, err := r.number(size)
		return &node{text: strconv.FormatUint(n, 10), n: int(min(n, math.MaxInt64))}, err
	}
}

var uint1, uint2, uint4, uint8le = unsigned(1), unsigned(2), unsigned(4), unsigned(8)

func int4(r *reader) (*node, error) {
	n, err := r.number(4)
	return &node{text: strconv.Itoa(int(int32(n))), n: int(int32(n))}, err
}

func float8(r *reader) (*node, error) {
	raw, err := r.take(8)
	if err != nil {
		return nothing, err
	}
	return float(math.Float64frombits(binary.BigEndian.Uint64(raw))), nil
}

func long(size int) argument {
	return func(r *reader) (*node, error) {
		raw, err := r.block(size, size == 4)
		if err != nil {
			return nothing, err
		}
		digits := slices.Clone(raw)
		slices.Reverse(digits)
		n := new(big.Int).SetBytes(digits)
		if len(digits) > 0 && digits[0] >= 0x80 {
			n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(digits))))
		}
		return integer(n), nil
	}
}

var long1, long4 = long(1), long(4)

// blocks makes an argument of a length and bytes.
func blocks(size int, signed bool, make func([]byte) (*node, error)) argument {
	return func(r *reader) (*node, error) {
		raw, err := r.block(size, signed)
		if err != nil {
			return nothing, err
		}
		return make(raw)
	}
}

var (
	unicode1, unicode4, unicode8 = blocks(1, false, text), blocks(4, false, text), blocks(8, false, text)
	bytes1, bytes4, bytes8       = blocks(1, false, plainBytes), blocks(4, false, plainBytes), blocks(8, false, plainBytes)
	string1, string4             = blocks(1, false, latin1), blocks(4, true, latin1)
	bytearray8                   = blocks(8, false, func(raw []byte) (*node, error) { return octets(aByteArray, raw, len(raw)), nil })
)

func plainBytes(raw []byte) (*node, error) { return octets(aBytes, raw, len(raw)), nil }

// lines makes an argument of a line.
func lines(make func(string) (*node, error)) argument {
	return func(r *reader) (*node, error) {
		line, err := r.line()
		if err != nil {
			return nothing, err
		}
		return make(line)
	}
}

var (
	nameLine    = lines(func(line string) (*node, error) { return latin1([]byte(line)) })
	unicodeLine = lines(func(line string) (*node, error) { return text(unescapeUnicode(line)) })
	stringLine  = lines(quoted)
	intLine     = lines(decimal)
	longLine    = lines(func(line string) (*node, error) { return decimal(strings.TrimSuffix(line, "L")) })
	floatLine   = lines(func(line string) (*node, error) {
		f, err := strconv.ParseFloat(strings.TrimSpace(line), 64)
		if err != nil && math.Abs(f) != math.Inf(1) {
			return nothing, fmt.Errorf("pickle: %.60q is no number", line)
		}
		return float(f), nil
	})
)

// pairLine reads the two lines that name a class or function.
func pairLine(r *reader) (*node, error) {
	module, err := r.line()
	if err != nil {
		return nothing, err
	}
	name, err := r.line()
	if err != nil {
		return nothing, err
	}
	pair, err := latin1([]byte(module + " " + name))
	pair.module, pair.name = clean([]byte(module)), clean([]byte(name))
	return pair, err
}

// decimal reads a number as it is written; Python before 2.3 had no other way to say a bool.
func decimal(line string) (*node, error) {
	switch line {
	case "00":
		return falseNode, nil
	case "01":
		return trueNode, nil
	}
	const most = 1000 // to read digits takes more than its time for more of them
	if len(line) > most {
		return &node{text: fmt.Sprintf("<int of %d digits>", len(line))}, nil
	}
	n, ok := new(big.Int).SetString(strings.TrimSpace(line), 10)
	if !ok {
		return nothing, fmt.Errorf("pickle: %.60q is no whole number", line)
	}
	return integer(n), nil
}
