package pickle

import (
	"errors"
	"fmt"
	"strings"
)

// A kind says what a node is.
type kind int

const (
	aScalar kind = iota // its text says it all
	aFloat
	aText
	aBytes
	aByteArray
	aList
	aTuple
	aSet
	aFrozenSet
	aDict
	aGlobal // a class or function, by its name
	aThing  // what a class or function of the program's made; its text names it
	aMark
)

// A node is a value on the stack of a pickle.
type node struct {
	kind         kind
	text         string  // what is not a container: as Python writes it
	raw          []byte  // of a text its UTF-8, of bytes the bytes
	n            int     // of an opcode's argument the number; else how many are in it
	float        float64 // of a float
	items        []*node // the first of a container's; of a dict keys and values in turn
	module, name string  // of a class or function
}

// shown is how many things of a container are written; one with more is only counted.
const shown = 8

// brief writes a value as the probe does: a deep or long container only as its size.
func (v *node) brief(depth int) string {
	switch v.kind {
	case aList, aTuple, aSet, aFrozenSet, aDict:
	case aGlobal:
		return "<" + v.module + "." + v.name + ">"
	default:
		return v.text
	}
	kind := [...]string{aList: "list", aTuple: "tuple", aSet: "set", aFrozenSet: "frozenset", aDict: "dict"}[v.kind]
	if depth > 2 || v.n > shown {
		return fmt.Sprintf("<%s of %d>", kind, v.n)
	}
	parts := make([]string, 0, shown)
	for i := 0; i < len(v.items); i++ {
		part := v.items[i].brief(depth + 1)
		if v.kind == aDict {
			i++
			part += ": " + v.items[i].brief(depth+1)
		}
		parts = append(parts, part)
	}
	inner := strings.Join(parts, ", ")
	switch {
	case v.kind == aList:
		return "[" + inner + "]"
	case v.kind == aTuple && v.n == 1:
		return "(" + inner + ",)"
	case v.kind == aTuple:
		return "(" + inner + ")"
	case v.kind == aDict:
		return "{" + inner + "}"
	case v.n == 0:
		return kind + "()"
	case v.kind == aFrozenSet:
		return "frozenset({" + inner + "})"
	}
	return "{" + inner + "}"
}

// add puts more into a container, of which the first are kept and the rest counted.
func (v *node) add(items []*node) error {
	each := 1
	if v.kind == aDict {
		each = 2
	}
	if len(items)%each != 0 {
		return errSense
	}
	v.n += len(items) / each
	if left := shown*each - len(v.items); left > 0 {
		v.items = append(v.items, items[:min(left, len(items))]...)
	}
	return nil
}

// container makes one of its items.
func container(kind kind, items []*node) (*node, error) {
	v := &node{kind: kind}
	return v, v.add(items)
}

// errSense is why a pickle that can be read stands for nothing.
var errSense = errors.New("pickle: it makes no sense")

// clean makes a name that came from a pickle fit to be shown.
func clean(name []byte) string {
	runes := []rune(strings.ToValidUTF8(string(name[:min(len(name), 4*room)]), "?"))
	quoted := quoteText(runes[:min(room, len(runes))])
	return quoted[1 : len(quoted)-1]
}
