package ui

import (
	"strings"

	"exit42/demo"
	"exit42/ui/stage"
)

// ownProgram is the learner's program: as it ran, as it was saved, or the starter. path is that
// of the file that ran.
func (l lesson) ownProgram(s demo.Scene) (name, path, text string) {
	starter := l.walk.Program()
	name, text = starter.File, starter.Source
	if !l.exercise.ready() {
		return name, "", text
	}
	if l.exercise.saved.Text != "" {
		text = l.exercise.saved.Text
	}
	for _, f := range s.Files {
		if f.File[strings.LastIndexAny(f.File, `/\`)+1:] == name {
			return name, f.File, f.Text
		}
	}
	return name, "", text
}

// picture is that of any step, or the solution.
func (s exerciseStep) picture(lk look, m machine, w, h int) []string {
	if s.l.exercise.solved {
		return s.l.solutionPicture(lk, w, h)
	}
	return s.anyStep.picture(lk, m, w, h)
}

// solutionPicture is the solution over the whole width. It has not run: the boxes are empty.
func (l lesson) solutionPicture(lk look, w, h int) []string {
	s := l.solution()
	o := stage.Options{Theme: lk.theme, Wide: true, Line: l.exercise.line + 1}
	o.Program = lk.program(s.File+", the solution", s.Source, language(s.File))
	return strings.Split(stage.Draw(demo.Scene{Index: -1}, o, w, h), "\n")
}

func (l lesson) solutionLines() int { return strings.Count(l.solution().Source, "\n") }
