package process

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

// A target is a function that may run in a child process.
type target struct {
	name string // as the linker knows it: exit42/demo/native/programs/promise.foo
	call reflect.Value
}

var targets = map[string]*target{}

// Register makes a function known by its name, so that a child process finds it: only a name
// can be handed to another process, no function. It takes what a child can be given, ends of
// channels, memory and words, and returns one value or none.
func Register(function any) {
	call := reflect.ValueOf(function)
	kind := call.Type()
	for in := range kind.Ins() {
		if in != aConn && in != aMemory && in != aWord {
			panic(fmt.Sprintf("process: a target cannot take a %v", in))
		}
	}
	if kind.NumOut() > 1 {
		panic(fmt.Sprintf("process: a target returns one value or none: %v", kind))
	}
	name := nameOf(call)
	targets[name] = &target{name, call}
}

func nameOf(function reflect.Value) string { return runtime.FuncForPC(function.Pointer()).Name() }

// lookup finds the target that function was registered as.
func lookup(function any, given int) *target {
	name := nameOf(reflect.ValueOf(function))
	t := targets[name]
	if t == nil {
		panic(fmt.Sprintf("process: %s is not registered", name))
	}
	if t.takes() != given {
		panic(fmt.Sprintf("process: %s takes %d things, not %d", name, t.takes(), given))
	}
	return t
}

// takes is how many things the target is to be given.
func (t *target) takes() int { return t.call.Type().NumIn() }

// short is the function's name in its own file: foo.
func (t *target) short() string { return short(t.name) }

func short(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// watched is the target as the child calls it: it tells when it is entered and what it
// returns. A panic goes on its way untouched, so its value is not told; recovering it, only
// to panic again, would change what the program prints.
func (t *target) watched(given []reflect.Value) func() any {
	return func() any {
		at, by := declared(t.call.Pointer()), caller()
		here := event{Func: t.short(), File: app.programFile(at.file)}

		app.mention(by.source())
		enter := here
		enter.Kind, enter.Line = "enter", at.line
		enter.AtFile, enter.AtLine = libraryFile(by.file), by.line
		app.tell(enter)

		back := false
		defer func() {
			if !back {
				here.Kind, here.Name = "raise", "panic"
				app.tell(here)
			}
		}()
		results := t.call.Call(given)
		back = true

		here.Kind, here.Value = "return", "nothing"
		var value any
		if len(results) == 1 {
			value = results[0].Interface()
			here.Value, here.Name = brief(value), results[0].Type().String()
		}
		app.tell(here)
		return value
	}
}
