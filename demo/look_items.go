package demo

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"
)

// items is what the bytes say, as Python writes it: 42 for a Value, [42, 0] for an Array, whose
// end is missing where it was not read. It is empty where the type is not known.
func (m *memory) items(data []byte) string {
	size := itemSize(m.typ)
	if size == 0 || len(data) < size {
		return ""
	}
	var items []string
	for ; len(data) >= size; data = data[size:] {
		items = append(items, item(m.typ[0], data[:size]))
	}
	switch {
	case m.name == "Array" && int64(len(items)*size) < m.size:
		return "[" + strings.Join(items, ", ") + ", ...]"
	case m.name == "Array" || len(items) > 1:
		return "[" + strings.Join(items, ", ") + "]"
	}
	return items[0]
}

// itemSize is the size of an item of that type code, as C has it on the machines of today that
// are looked at.
func itemSize(typ string) int {
	if len(typ) != 1 {
		return 0
	}
	switch typ[0] {
	case 'b', 'B', 'c':
		return 1
	case 'h', 'H':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L':
		return strconv.IntSize / 8
	case 'q', 'Q', 'd':
		return 8
	}
	return 0
}

func item(typ byte, data []byte) string {
	var wide [8]byte
	copy(wide[:], data)
	bits := binary.LittleEndian.Uint64(wide[:])
	switch typ {
	case 'c':
		return "b" + quoteByte(data[0])
	case 'f':
		return float(float64(math.Float32frombits(uint32(bits))), 32)
	case 'd':
		return float(math.Float64frombits(bits), 64)
	case 'b', 'h', 'i', 'l', 'q':
		unused := 64 - 8*len(data)
		return strconv.FormatInt(int64(bits<<unused)>>unused, 10)
	}
	return strconv.FormatUint(bits, 10)
}

// quoteByte writes a byte between quotes, as Python does in a bytes literal.
func quoteByte(b byte) string {
	switch {
	case b == '\'':
		return `"'"`
	case b == '\\':
		return `'\\'`
	case b >= ' ' && b < 0x7f:
		return "'" + string(rune(b)) + "'"
	}
	return `'\x` + strconv.FormatUint(uint64(b>>4), 16) + strconv.FormatUint(uint64(b&15), 16) + `'`
}

// float writes a number as Python's repr does: 42.0, 1e+16, inf.
func float(x float64, bits int) string {
	switch abs := math.Abs(x); {
	case math.IsNaN(x):
		return "nan"
	case math.IsInf(x, 0):
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(x, 'g', -1, 64), "+"))
	case abs != 0 && (abs < 1e-4 || abs >= 1e16):
		return strconv.FormatFloat(x, 'e', -1, bits)
	}
	text := strconv.FormatFloat(x, 'f', -1, bits)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
