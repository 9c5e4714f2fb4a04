package pickle

import (
	"fmt"
	"strings"
)

// shown is how many things of a container are written; one with more is only counted.
const shown = 8

// A brief is a value as the probe writes it: a deep or long container only as its size. It
// takes no more once it is longer than most, so that the work is bounded by what is kept of
// it, however much the nodes share.
type brief struct {
	strings.Builder
	most int
}

func (b *brief) full() bool { return b.Len() > b.most }

// brieflyMade writes what a call of something by that name made, in at most so many bytes.
func brieflyMade(name string, args *node, most int) string {
	b := brief{most: most}
	b.WriteString(name + "(")
	b.items(args, 1)
	b.WriteString(")")
	return cut(b.String(), most)
}

func (b *brief) value(v *node, depth int) {
	if b.full() {
		return
	}
	switch v.kind {
	case aList, aTuple, aSet, aFrozenSet, aDict:
		b.container(v, depth)
	case aGlobal:
		b.WriteString("<" + v.module + "." + v.name + ">")
	case anObject:
		b.object(v, depth)
	default:
		b.WriteString(v.text)
	}
}

func (b *brief) container(v *node, depth int) {
	kind := [...]string{aList: "list", aTuple: "tuple", aSet: "set", aFrozenSet: "frozenset", aDict: "dict"}[v.kind]
	if depth > 2 || v.n > shown {
		fmt.Fprintf(b, "<%s of %d>", kind, v.n)
		return
	}
	open, end := "{", "}"
	switch {
	case v.kind == aList:
		open, end = "[", "]"
	case v.kind == aTuple && v.n == 1:
		open, end = "(", ",)"
	case v.kind == aTuple:
		open, end = "(", ")"
	case v.kind == aDict:
	case v.n == 0:
		open, end = kind+"(", ")"
	case v.kind == aFrozenSet:
		open, end = "frozenset({", "})"
	}
	b.WriteString(open)
	b.items(v, depth+1)
	b.WriteString(end)
}

// object writes an object with those of its attributes that are not None, unless they are too many.
func (b *brief) object(v *node, depth int) {
	b.WriteString("<" + v.name)
	separator := ": "
	for i := 0; i < len(v.items) && depth <= 2 && v.n <= shown && !b.full(); i += 2 {
		if key, value := v.items[i], v.items[i+1]; key.kind == aText && value != noneNode {
			b.WriteString(separator + clean(key.raw) + "=")
			b.value(value, depth+1)
			separator = ", "
		}
	}
	if separator == ": " {
		b.WriteString(" object")
	}
	b.WriteString(">")
}

// items writes what is in a container, without what stands around it.
func (b *brief) items(v *node, depth int) {
	for i := 0; i < len(v.items) && !b.full(); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		b.value(v.items[i], depth)
		if v.kind == aDict {
			i++
			b.WriteString(": ")
			b.value(v.items[i], depth)
		}
	}
}
