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
// can be handed to another process, no function. It takes as many ends of pipes as it likes
// and returns one value or none.
func Register(function any) {
	call := reflect.ValueOf(function)
	kind := call.Type()
	for in := range kind.Ins() {
		if in != reflect.TypeFor[*Conn]() {
			panic(fmt.Sprintf("process: a target takes ends of pipes and nothing else, not %v", in))
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
func lookup(function any, ends int) *target {
	name := nameOf(reflect.ValueOf(function))
	t := targets[name]
	if t == nil {
		panic(fmt.Sprintf("process: %s is not registered", name))
	}
	if t.ends() != ends {
		panic(fmt.Sprintf("process: %s takes %d ends of pipes, not %d", name, t.ends(), ends))
	}
	return t
}

// ends is how many ends of pipes the target takes.
func (t *target) ends() int { return t.call.Type().NumIn() }

// short is the function's name in its own file: foo.
func (t *target) short() string { return short(t.name) }

func short(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// watched is the target as the child calls it: it tells when it is entered and what it
// returns. A panic goes on its way untouched, so its value is not told; recovering it, only
// to panic again, would change what the program prints.
func (t *target) watched(ends []reflect.Value) func() any {
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
		results := t.call.Call(ends)
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

// brief is a value as Go writes it, cut short.
func brief(value any) string {
	const room = 60
	text := ""
	switch v := value.(type) {
	case nil:
		return "nil"
	case error:
		text = v.Error()
	default:
		text = fmt.Sprintf("%#v", v)
		if kind := reflect.TypeOf(v); kind.Kind() == reflect.Func {
			text = kind.String()
		}
	}
	if runes := []rune(text); len(runes) > room {
		return fmt.Sprintf("%s... (%d in all)", string(runes[:room]), len(runes))
	}
	return text
}
