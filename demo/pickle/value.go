package pickle

import (
	"errors"
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
	aGlobal  // a class or function, by its name
	anObject // of a class, by its name; its items are its attributes
	aThing   // what a function of the program's made; its text names it
	aMark
)

// A node is a value on the stack of a pickle.
type node struct {
	kind         kind
	text         string  // what is not a container: as Python writes it
	raw          []byte  // of a text its UTF-8, of bytes the bytes
	n            int     // of an opcode's argument the number; else how many are in it
	float        float64 // of a float
	items        []*node // the first of a container's; of a dict, or an object, keys and values in turn
	module, name string  // of a class or function, and of an object's class
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
