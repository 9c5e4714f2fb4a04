package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// What a part runs instead of the lesson's own program, or what became of that, in the head's words.
const (
	editedProgram   = "edited"
	solutionProgram = "the solution"
	killedByHand    = "killed"
)

// takes has a part run another program from now on; with no word for it, the lesson's own again.
// What is over is taken off the stage, since it was about another program; what runs stays there.
func (s *staged) takes(word string, program lessons.Program) {
	of, turn, letter := *s.played, s.walk.Part().Turn, ""
	if turn >= 0 {
		letter = s.walk.Go(turn).Answer().Letter
	}
	if s.own = word; word != "" {
		of = withProgram(of, s.at.part, program)
	}
	w := lessons.NewWalk(of)
	if letter != "" {
		w, _ = w.Go(turn).Choose(letter) // it was chosen before
	}
	s.walk = w.Go(s.walk.Index()).Skip()
	if s.lesson = s.entered(); !s.run.live() {
		s.empty()
	}
}

// takesOurs takes the lesson's own program again.
func (s *staged) takesOurs() { s.takes("", lessons.Program{}) }

// instead is what stands on the stage in the place of the lesson's own run; empty for that.
func (s *staged) instead() string {
	if s.run.trace != nil {
		return s.ran
	}
	return s.own
}

// withProgram is a lesson in one part of which another program runs. Its lines are not arranged
// any more.
func withProgram(l lessons.Lesson, part int, program lessons.Program) lessons.Lesson {
	l.Parts, l.Steps = slices.Clone(l.Parts), slices.Clone(l.Steps)
	of := &l.Parts[part]
	of.Program = program
	if of.Run >= 0 && l.Steps[of.Run].Order != nil {
		l.Steps[of.Run].Kind, l.Steps[of.Run].Order = lessons.Run, nil
	}
	if of.Turn >= 0 {
		turn := &l.Steps[of.Turn]
		turn.Variants = slices.Clone(turn.Variants)
		for i := range turn.Variants {
			turn.Variants[i].Program = program
		}
	}
	return l
}

// exercise is that of this part; nil where there is none.
func (p *present) exercise() *lessons.Task {
	if run := p.part().Run; run >= 0 {
		return p.all[p.in].Steps[run].Exercise
	}
	return nil
}

func (p *present) noExercise(machine) string {
	if p.exercise() == nil {
		return "there is no exercise here"
	}
	return ""
}

func (p *present) notOwn(machine) string {
	if p.front.own == "" {
		return "this is the lesson's own program"
	}
	return ""
}

func (p *present) noEdit(m machine) string {
	switch {
	case p.editor.opens == nil:
		return "there is no editor"
	case m.golang && !m.plays():
		return "a Go program is compiled; the Python one can be edited: g"
	case p.program().File == "" || p.at(lessons.Elsewhere):
		return "there is no program to edit here"
	case p.editor.opening():
		return "the editor is being opened"
	}
	return ""
}

// openEdit opens the part's program in the presenter's editor.
func (p *present) openEdit(string, machine) tea.Cmd {
	return p.editor.open(p.ids.next(), p.here(), p.program())
}

// updateEdit takes what came of the editor. What was saved is the part's program from then on: of
// the part that it was of, since an editor with a window of its own saves while others are shown.
func (p *present) updateEdit(msg tea.Msg) tea.Cmd {
	text, say, cmd := p.editor.update(msg)
	if p.say(say); text != "" {
		of := p.parts[p.editor.of]
		p.hand.saved = fileSaved{} // it was the program before
		of.takes(editedProgram, lessons.Program{File: of.walk.Program().File, Source: text})
	}
	return cmd
}
