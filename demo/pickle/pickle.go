// Package pickle reads what Python's pickle module writes, without running any of it.
//
// [Dis] takes a pickle apart into its opcodes, as pickletools.dis does, with plain words for
// each; [Value] writes the value as Python would.
//
// Law: pure; the standard library only. The bytes are never trusted: whatever they say, they
// are only looked at, in bounded time and space.
package pickle

import (
	"errors"
	"strings"
)

// An Op is one opcode of a pickle.
type Op struct {
	Pos   int    // where it begins
	Name  string // in the words of pickletools: BININT1
	Arg   string // its argument as Python writes it, cut short: 42
	Words string // what it does: push the number 42
}

// ErrTooLong is what [Dis] says after the first hundred thousand opcodes.
var ErrTooLong = errors.New("pickle: too many opcodes")

const maxOps = 100_000

// Dis takes a pickle apart, up to its STOP. Where the data is cut off, err is
// [io.ErrUnexpectedEOF], and ops are those that are whole.
func Dis(data []byte) (ops []Op, err error) {
	r := reader{data: data}
	for {
		pos := r.at
		op, arg, err := r.next()
		if err != nil {
			return ops, err
		}
		ops = append(ops, Op{pos, op.name, arg.text, strings.ReplaceAll(op.words, "%", arg.text)})
		if op.name == "STOP" {
			return ops, nil
		}
		if len(ops) == maxOps {
			return ops, ErrTooLong
		}
	}
}

// Value is the value that a pickle stands for, as Python writes it, cut short. Of what would be made
// by code of the program's own it says the kind and the attributes that the pickle gives it, but for
// those that are None: <Point: x=1>, or <Point object> where there are none. ok is false where the
// pickle is cut off or makes no sense.
func Value(data []byte) (repr string, ok bool) {
	m := machine{reader: reader{data: data}, memo: map[int64]*node{}}
	top, err := m.run()
	if err != nil {
		return "", false
	}
	b := brief{most: maxRepr}
	b.value(top, 0)
	return cut(b.String(), maxRepr), true
}

// What is written of a value, and of what is only named, in bytes.
const (
	maxRepr = 2000
	maxName = 200
)

func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
