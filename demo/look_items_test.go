package demo

import "testing"

func TestItems(t *testing.T) {
	for _, c := range []struct {
		typ, name string
		size      int64
		data      string
		want      string
	}{
		{"i", "Value", 4, "\x2a\x00\x00\x00", "42"},
		{"i", "Value", 4, "\xff\xff\xff\xff", "-1"},
		{"I", "Value", 4, "\xff\xff\xff\xff", "4294967295"},
		{"i", "Array", 8, "\x2a\x00\x00\x00\x00\x00\x00\x00", "[42, 0]"},
		{"i", "Array", 4, "\x2a\x00\x00\x00", "[42]"},
		{"b", "Array", 3, "\x80\x01", "[-128, 1, ...]"},
		{"h", "Value", 2, "\x00\x80", "-32768"},
		{"Q", "Value", 8, "\xff\xff\xff\xff\xff\xff\xff\xff", "18446744073709551615"},
		{"d", "Value", 8, "\x00\x00\x00\x00\x00\x00\x45\x40", "42.0"},
		{"d", "Value", 8, "\x00\x00\x00\x00\x00\x00\xf0\x7f", "inf"},
		{"d", "Value", 8, "\x00\x00\x00\x00\x00\x00\xf0\xff", "-inf"},
		{"f", "Value", 4, "\xcd\xcc\xcc\x3d", "0.1"},
		{"c", "Array", 4, "x\x1b'\\", `[b'x', b'\x1b', b"'", b'\\']`},
		{"Point", "Value", 8, "\x00\x00\x00\x00\x00\x00\x45\x40", ""},
		{"", "SharedMemory", 8, "\x2a\x00\x00\x00", ""},
		{"i", "Value", 4, "\x2a\x00", ""},
	} {
		m := memory{typ: c.typ, name: c.name, size: c.size}
		if got := m.items([]byte(c.data)); got != c.want {
			t.Errorf("%s %q of %q is %q, want %q", c.name, c.data, c.typ, got, c.want)
		}
	}
}
