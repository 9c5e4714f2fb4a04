package process

import (
	"reflect"
	"runtime"
	"strings"
)

// A place is where a call was made, as the compiler noted it.
type place struct {
	file string
	line int
	fn   string
}

// caller is the place from which the function was called that calls caller.
func caller() place {
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	return placeOf(pcs[:])
}

// reach tells that the program has reached the line from which it called the exported
// function that calls reach, and returns it.
func reach() place {
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	at := placeOf(pcs[:])
	app.tell(at.event("line", event{Func: short(at.fn)}))
	return at
}

func placeOf(pcs []uintptr) place {
	frame, _ := runtime.CallersFrames(pcs).Next()
	return place{frame.File, frame.Line, frame.Function}
}

// event is e as a thing of that kind which happened at the place.
func (p place) event(kind string, e event) event {
	e.Kind, e.File, e.Line = kind, app.programFile(p.file), p.line
	return e
}

// programFile is where the run's copy of a program's compiled file lies.
func (w *wire) programFile(compiled string) string { return w.settings.Program + base(compiled) }

// libraryFile is the name of a file of this package, wherever it was compiled.
func libraryFile(compiled string) string {
	return reflect.TypeFor[Process]().PkgPath() + "/" + base(compiled)
}

// base is the last element of a file name in the compiler's notes, which has slashes on
// every system.
func base(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

// declared is where a function is declared. The first instruction of a short function belongs
// to the first statement; the line of its "func" the runtime has too, and keeps to itself.
func declared(entry uintptr) place {
	frame, _ := runtime.CallersFrames([]uintptr{entry + 1}).Next()
	at := place{frame.File, frame.Line, frame.Function}
	if line := reflect.ValueOf(frame).FieldByName("startLine"); line.CanInt() && line.Int() > 0 {
		at.line = int(line.Int())
	}
	return at
}
