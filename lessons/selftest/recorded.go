package selftest

import (
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/lessons"
)

// Recorded are the circumstances in which a recording in Python was made.
func Recorded(t *demo.Trace) lessons.Circumstances {
	run := t.At(t.Len()).Run
	system, _, _ := strings.Cut(run.OS, "/")
	in := lessons.Circumstances{Language: lessons.Python, Method: run.Method, System: system}
	fmt.Sscanf(run.Runtime, "Python 3.%d.", &in.Minor)
	return in
}
