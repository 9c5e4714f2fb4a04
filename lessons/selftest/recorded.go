package selftest

import (
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/lessons"
)

// Recorded are the circumstances in which a recording was made.
func Recorded(t *demo.Trace) lessons.Circumstances {
	run := t.At(t.Len()).Run
	system, _, _ := strings.Cut(run.OS, "/")
	in := lessons.Circumstances{Method: run.Method, System: system}
	if name, _, _ := strings.Cut(run.Runtime, " "); name == string(lessons.Python) || name == string(lessons.Go) {
		in.Language = lessons.Language(name)
	}
	fmt.Sscanf(run.Runtime, "Python 3.%d.", &in.Minor)
	return in
}
