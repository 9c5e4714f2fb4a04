package lab

import (
	"strconv"
	"strings"
	"time"

	"exit42/demo"
)

// Judge reads the result of a run from its trace. The value that the knobs name is compared with
// what the parent printed.
func Judge(t *demo.Trace, k Knobs) Result {
	scene := t.At(t.Len())
	said := readPrinted(t)
	r := Result{Stuck: scene.Stuck, Limit: scene.Limit, Arrived: Unknown}
	if said.times == 1 {
		r.Had = said.had
		if why, ok := said.nothing(); ok {
			r.Had, r.Error, r.Cause = "", clean(why), noCause(said.cause)
		}
		if began, ok := ownBegin(t, scene.Parent); ok && said.hadAt > began {
			r.Took = said.hadAt - began
		}
	}
	if code, err := strconv.Atoi(said.code); err == nil && said.codeHow == 1 {
		r.Code = &code
	}
	r.Kernel = kernelCode(t, &scene)
	if r.ForEver() {
		r.Waits = waiting(&scene)
	}
	r.Arrived = arrived(&r, said, k)
	if p := scene.Proc(scene.Parent); said.times == 0 && scene.Ended == "done" && p != nil {
		if code, ok := p.ExitCode(); ok && code != 0 {
			r.Died = clean(lastWords(t))
		}
	}
	r.Had = clean(r.Had)
	return r
}

// noCause leaves out what Python says where there is no cause.
func noCause(cause string) string {
	if cause == "NoneType" {
		return ""
	}
	return clean(cause)
}

// arrived compares what the parent printed that it has with what the child computed. The way
// without a way back is the odd one: None is what join() always returns.
func arrived(r *Result, said printed, k Knobs) Arrived {
	switch {
	case said.times > 1:
		return Unknown
	case said.times == 0 && r.ForEver():
		return No
	case said.times == 0:
		return Unknown
	case r.Had == "":
		return No
	}
	same, known := k.matches(r.Had)
	none := r.Had == "None" || r.Had == "<nil>"
	switch {
	case k.Way == None && none && same:
		return Unknown
	case k.Way == None && none:
		return No
	case same:
		return Yes
	case !known:
		return Unknown
	}
	return Changed
}

// matches compares what was printed with the value of the knobs. known is false where what was
// printed cannot be read.
func (k Knobs) matches(had string) (same, known bool) {
	if !k.valued() {
		return false, true // nothing was computed, so whatever this is, it is another
	}
	if k.Value == Lambda {
		return strings.HasPrefix(had, "<function "), true
	}
	if k.Value == MiB {
		count, _, _ := strings.Cut(had, " ")
		return count == strconv.Itoa(1<<20), true
	}
	canon, err := readPrintedLiteral(had)
	if err != nil {
		return false, false
	}
	want, err := readLiteral(k.expression())
	return err == nil && canon == want, err == nil
}

// ownBegin is when the parent came to the program's first line, so that what a way has to import
// belongs to what it takes; where its lines are not told, when the process began.
func ownBegin(t *demo.Trace, parent int) (at time.Duration, ok bool) {
	for i := range t.Len() {
		switch e := t.Event(i); {
		case parent == 0 || e.PID != parent:
		case e.Kind == demo.KindBegin:
			at, ok = e.T, true
		case e.Kind == demo.KindLine:
			return e.T, true
		}
	}
	return at, ok
}

// kernelCode is the exit code of the process in which the program's function ran.
func kernelCode(t *demo.Trace, scene *demo.Scene) *int {
	p := scene.Proc(childOf(t, scene))
	if p == nil {
		return nil
	}
	if code, ok := p.ExitCode(); ok {
		return &code
	}
	return nil
}

// childOf is the pid of that process: the one that entered foo or child as its target; else the
// first that the parent started.
func childOf(t *demo.Trace, scene *demo.Scene) int {
	for i := range t.Len() {
		e := t.Event(i)
		if e.PID == scene.Parent || e.Func != "foo" && e.Func != "child" {
			continue
		}
		if e.Kind == demo.KindEnter || e.Kind == demo.KindLine {
			return e.PID
		}
	}
	return scene.Child
}

// waiting is the call that the parent did not return from: the line of the program that it stands
// at, or where lines are not told, what the trace says that it waits in.
func waiting(scene *demo.Scene) string {
	p := scene.Proc(scene.Parent)
	if p == nil {
		return ""
	}
	for _, source := range scene.Files {
		lines := strings.Split(source.Text, "\n")
		if n := p.Line - source.First; source.File == p.File && n >= 0 && n < len(lines) {
			_, call, assigned := strings.Cut(lines[n], " = ")
			if !assigned {
				call = lines[n]
			}
			return clean(strings.TrimSpace(call))
		}
	}
	return p.Waiting
}
