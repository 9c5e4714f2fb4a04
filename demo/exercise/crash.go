package exercise

import (
	"regexp"
	"strconv"
	"strings"

	"exit42/demo"
)

// crash says with what the program itself ended, and where in the learner's own files.
func (j *judge) crash(v *Verdict, code *int) {
	v.Kind, v.Exit = Crashed, code
	found := lastError(printed(j.t, "stderr"), j.scene.Run)
	v.Message, v.File, v.Line = clean(found.message), clean(found.file), found.line
	if found.message != "" {
		v.Event = found.event
	}
}

// A failure is what a traceback says.
type failure struct {
	message, file string
	line, event   int
}

var (
	placeLine = regexp.MustCompile(`^\s*File "(.+)", line ([0-9]{1,9})`)
	errorLine = regexp.MustCompile(`^[A-Za-z_][\w.]*(:.*)?$`)
)

// lastError is the last error that stands on stderr with a traceback before it. Those of children
// stand before the parent's own. Its place is the last one in a file of the learner's.
func lastError(lines []line, run demo.Run) failure {
	var last, now failure
	inside := false
	for _, l := range lines {
		indented := strings.HasPrefix(l.text, " ")
		if m := placeLine.FindStringSubmatch(l.text); m != nil {
			if file, own := ownFile(m[1], run); own {
				now.file = file
				now.line, _ = strconv.Atoi(m[2])
			}
		}
		if inside && !indented && errorLine.MatchString(l.text) {
			now.message, now.event = l.text, l.event
			last, now = now, failure{}
		}
		inside = indented
	}
	if last.message == "" && len(lines) > 0 { // sys.exit("a text"), or no Python at all
		end := lines[len(lines)-1]
		last = failure{message: end.text, event: end.event}
	}
	return last
}

// ownFile is the bare name of a file in the learner's folder. work.py is ours, and not to be blamed.
func ownFile(name string, run demo.Run) (bare string, own bool) {
	cut := func(path string) (dir, base string) {
		i := strings.LastIndexAny(path, `/\`)
		return path[:i+1], path[i+1:]
	}
	dir, _ := cut(run.Entry)
	in, base := cut(name)
	return base, in == dir && base != workName
}
