package doctor

import (
	"fmt"
	"strings"
)

// Judge says what follows from the facts: what each lesson will be, what is lacking and what to do
// about it, and whether the tutorial can run at all. It may be told again.
func (r *Report) Judge() {
	r.Lacks = []Lack{}
	for i := range r.Lessons {
		r.Lessons[i].Runs = r.state(&r.Lessons[i])
	}
	r.ofTerminal()
	r.ofPython()
	r.ofRuns()
	r.ofLessons()
	r.ofFiles()
	r.ofOptions()
	r.verdict()
}

// state is what becomes of a lesson: where there is a Python it is used, and where there is none
// the recordings are, as far as there are any.
func (r *Report) state(l *Lesson) State {
	switch {
	case r.Python.Works || l.Programs == 0:
		return Live
	case len(r.Pythons) == 0 && l.Recorded > 0:
		return Recorded
	case r.Go.Works && l.InGo > 0:
		return InGo
	}
	return Nothing
}

func (r *Report) verdict() {
	r.Ready = true
	mend := 0
	for _, l := range r.Lacks {
		r.Ready = r.Ready && !l.Stops
		if !l.Optional {
			mend++
		}
	}
	switch live := r.count(Live); {
	case !r.Ready:
		r.Verdict = "not ready: no lesson can run here"
	case live == len(r.Lessons) && r.Python.Works:
		r.Verdict = fmt.Sprintf("ready: %s live, in %s", all(live, "runs", "run"), r.Pythons[0].Name)
	case live == len(r.Lessons):
		r.Verdict = "ready"
	default:
		r.Verdict = "ready, with less: " + r.less()
	}
	if mend > 0 {
		r.Verdict += "; " + count(mend, "thing is lacking", "things are lacking")
	}
}

// less is what the lessons are where not all of them run live in Python.
func (r *Report) less() string {
	var parts []string
	for _, s := range []State{Live, Recorded, InGo, Nothing} {
		switch n := r.count(s); {
		case n == 0:
		case s == Nothing:
			parts = append(parts, count(n, "lesson", "lessons")+" cannot run")
		case s == InGo:
			parts = append(parts, count(n, "lesson runs", "lessons run")+" in Go")
		default:
			parts = append(parts, count(n, "lesson is", "lessons are")+" "+string(s))
		}
	}
	return strings.Join(parts, ", ")
}

func (r *Report) count(s State) (n int) {
	for _, l := range r.Lessons {
		if l.Runs == s {
			n++
		}
	}
	return n
}

// all is "all 8 lessons run".
func all(n int, one, many string) string {
	if n == 1 {
		return "the lesson " + one
	}
	return fmt.Sprintf("all %d lessons %s", n, many)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
