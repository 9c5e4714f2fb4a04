package ui

import (
	"errors"

	"exit42/demo"
	"exit42/lessons"
)

// recordedBy stands for the runtime of a recording, which is not here.
type recordedBy struct{ run demo.Run }

func (r recordedBy) Name() string           { return r.run.Runtime }
func (r recordedBy) Path() string           { return r.run.Path }
func (r recordedBy) Methods() []string      { return []string{r.run.Method} }
func (r recordedBy) ByHand(demo.Job) string { return r.run.ByHand }

// Prepare is an error: a recording is played, and nothing is run.
func (r recordedBy) Prepare(demo.Job) (demo.Command, error) {
	return demo.Command{}, errors.New("a recording cannot be run")
}

// by is what ran it, as it is kept of a prediction.
func (r run) by() string {
	if r.recorded {
		return lessons.Recorded + r.label
	}
	return r.label
}

// plays says that lessons play recordings: there is no Python, and nobody chose Go instead.
func (m machine) plays() bool {
	return m.searched && len(m.pythons) == 0 && m.recording != nil && !m.live
}

// recorded is a program's recording.
func (m machine) recorded(l lessons.Lesson, p lessons.Program) (_ demo.Experiment, ok bool) {
	trace, ok := m.recording(l.Folder, p)
	if !ok {
		return demo.Experiment{}, false
	}
	by := recordedBy{trace.At(0).Run}
	return demo.Experiment{
		Recording: trace, Runtime: by, Method: by.run.Method,
		Files: []demo.File{{Name: p.File, Text: p.Source}},
	}, true
}

// lack says why a program cannot be run.
func (m machine) lack(p lessons.Program) string {
	switch {
	case m.plays():
		return "there is no Python here, and no recording of this program"
	case m.golang && p.Native == "":
		return "this program has no twin in Go: g goes back to Python"
	case m.golang:
		return "this system has no such program in Go"
	}
	return "Python is still being looked for"
}
