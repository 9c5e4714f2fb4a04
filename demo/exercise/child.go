package exercise

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"

	"exit42/demo"
)

// computed is what compute() gives in a process of the run.
func (j *judge) computed(pid int) int { return Computed(j.nonce, pid) }

// owner is the process, other than the parent, whose number the text is; 0 for none.
func (j *judge) owner(text string) int {
	if j.owners == nil {
		j.owners = map[string]int{}
		for i := range j.scene.Procs {
			p := &j.scene.Procs[i]
			number := strconv.Itoa(j.computed(p.PID))
			if p.PID != j.scene.Parent && !p.Mute && j.owners[number] == 0 {
				j.owners[number] = p.PID
			}
		}
	}
	return j.owners[text]
}

// ownerIn is the same of a number that stands in the text as a word of its own.
func (j *judge) ownerIn(text string) int {
	for word := range words(text) {
		if pid := j.owner(word); pid != 0 {
			return pid
		}
	}
	return 0
}

// child is the process that a verdict is about where no number says it: the first that was seen to
// call compute(), to run something else of the learner's as its target, or to be started.
func (j *judge) child() int {
	entered := 0
	for i := range j.t.Len() {
		e := j.t.Event(i)
		if e.PID == j.scene.Parent || e.PID == 0 {
			continue
		}
		if computes(&e) {
			return e.PID
		}
		if e.Kind == demo.KindEnter && entered == 0 && e.File != "" && filepath.Dir(e.File) == filepath.Dir(j.scene.Run.Entry) {
			entered = e.PID
		}
	}
	if entered != 0 {
		return entered
	}
	return j.scene.Child
}

// about says of a verdict which child it is about, and what became of that.
func (j *judge) about(v *Verdict, child int) {
	p := j.scene.Proc(child)
	if p == nil {
		return
	}
	v.Child, v.Want, v.Code, v.Worker = child, j.computed(child), nil, ""
	v.Raised = clean(p.Raised)
	v.Returned = p.Returned != nil && *p.Returned == strconv.Itoa(v.Want)
	if code, ok := p.ExitCode(); ok {
		v.Code = &code
	}
	v.Computed = v.Returned
	for i := range j.t.Len() {
		if e := j.t.Event(i); e.PID == child {
			v.Computed = v.Computed || computes(&e)
			if e.Kind == demo.KindEnter {
				v.Worker = cmp.Or(workerOf(e.File), v.Worker)
			}
		}
	}
}

// computes reports whether the event shows that its process called compute().
func computes(e *demo.Event) bool {
	return e.Kind == demo.KindLine && e.Func == "compute" && filepath.Base(e.File) == workName
}

// workerOf says whose worker a process is that has its target in that file of the library.
func workerOf(file string) string {
	file = strings.ReplaceAll(file, `\`, "/")
	switch {
	case strings.HasSuffix(file, "/multiprocessing/pool.py"):
		return "pool"
	case strings.HasSuffix(file, "/concurrent/futures/process.py"):
		return "executor"
	}
	return ""
}

// endedWell reports whether the child ended with exit code 0, or as a pool ends its workers when it
// is left: by SIGTERM, and not from here. Where its code is not known, it did not raise.
func (j *judge) endedWell(v *Verdict) bool {
	const sigterm = 15
	switch {
	case v.Code == nil:
		return v.Raised == ""
	case *v.Code == 0:
		return true
	}
	for i := range j.t.Len() {
		if e := j.t.Event(i); e.Kind == demo.KindKilled && e.PID == v.Child {
			return false
		}
	}
	return v.Worker == "pool" && *v.Code == -sigterm
}
