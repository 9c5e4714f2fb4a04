package process

import (
	"fmt"
	"os"
	"reflect"
)

// What a target may take: ends of channels, memory, and words. Nothing else can be handed to
// another process, which shares no variable with this one.
var (
	aConn   = reflect.TypeFor[*Conn]()
	aMemory = reflect.TypeFor[*Memory]()
	aWord   = reflect.TypeFor[string]()
)

// give hands one of them to a child that is about to be started, and returns the argument by
// which that finds it.
func give(attr *os.ProcAttr, value any) string {
	switch v := value.(type) {
	case *Conn:
		return v.give(attr)
	case *Memory:
		return v.give(attr)
	case string:
		return v
	}
	panic(fmt.Sprintf("process: a child cannot be given a %T", value))
}

// take is what a parent gave to this process.
func take(kind reflect.Type, arg string) reflect.Value {
	switch kind {
	case aConn:
		return reflect.ValueOf(takeConn(arg))
	case aMemory:
		return reflect.ValueOf(takeMemory(arg))
	}
	return reflect.ValueOf(arg)
}
