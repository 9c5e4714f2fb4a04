package ui

import (
	"slices"
	"strings"

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
func (p *present) takes(at place, word string, program lessons.Program) {
	l := p.parts[at]
	of, turn, letter := p.play[at.lesson], l.walk.Part().Turn, ""
	if turn >= 0 {
		letter = l.walk.Go(turn).Answer().Letter
	}
	if delete(p.own, at); word != "" {
		of = withProgram(of, at.part, program)
		p.own[at] = word
	}
	w := lessons.NewWalk(of)
	if letter != "" {
		w, _ = w.Go(turn).Choose(letter) // it was chosen before
	}
	l.walk = w.Go(l.walk.Index()).Skip()
	if *l = l.entered(); !l.run.live() {
		p.empty(at)
	}
}

// takeOurs takes the lesson's own program again.
func (p *present) takeOurs(string, machine) tea.Cmd {
	p.takes(p.here(), "", lessons.Program{})
	return nil
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

// instead is what stands on the stage in the place of the lesson's own run; empty for that.
func (p *present) instead() string {
	if p.on().run.trace != nil {
		return p.ran[p.here()]
	}
	return p.own[p.here()]
}

// exercise is that of this part; nil where there is none.
func (p *present) exercise() *lessons.Exercise {
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

// solve takes the exercise's solution, or what it begins with again.
func (p *present) solve(string, machine) tea.Cmd {
	if p.own[p.here()] == solutionProgram {
		p.takes(p.here(), "", lessons.Program{})
	} else {
		p.takes(p.here(), solutionProgram, p.exercise().Solution)
	}
	return nil
}

func (p *present) notOwn(machine) string {
	if p.own[p.here()] == "" {
		return "this is the lesson's own program"
	}
	return ""
}

func (p *present) noEdit(m machine) string {
	switch {
	case p.edit == nil:
		return "there is no editor"
	case m.golang && !m.plays():
		return "a Go program is compiled; the Python one can be edited: g"
	case p.program().File == "" || p.at(lessons.Abroad):
		return "there is no program to edit here"
	case p.editing != 0 && p.file == nil:
		return "the editor is being opened"
	}
	return ""
}

// openEdit opens the part's program in the presenter's editor.
func (p *present) openEdit(string, machine) tea.Cmd {
	closes := closeEdit(p.file)
	program := p.program()
	p.file, p.editing, p.edits, p.read, p.unread = nil, p.ids.next(), p.here(), program.Source, ""
	return tea.Batch(closes, openEditor(p.editing, p.edit, program.File, program.Source))
}

// updateEdit takes what came of the editor. What was saved is the part's program from then on.
func (p *present) updateEdit(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case editorReady:
		if msg.err != nil {
			p.editing, p.refusal = 0, "no editor: "+msg.err.Error()
			return nil
		}
		p.file = &msg.edit
		return editIn(msg.id, unhurried(msg.edit))
	case editorLeft:
		if msg.err != nil {
			p.refusal = "the editor: " + msg.err.Error()
		}
		if p.file != nil {
			return readEdit(msg.id, *p.file, 0)
		}
	case editRead:
		if p.file == nil || msg.id != p.editing {
			return nil
		}
		p.readBack(msg)
		return readEdit(msg.id, *p.file, lookAgain)
	}
	return nil
}

// readBack takes what the file says, if that is new: in the part whose program it was, since an
// editor with a window of its own saves while others are shown. What cannot be read is said once.
func (p *present) readBack(msg editRead) {
	if msg.err != nil {
		if why := msg.err.Error(); why != p.unread {
			p.unread, p.refusal = why, why
		}
		return
	}
	if p.unread = ""; msg.text == p.read || strings.TrimSpace(msg.text) == "" {
		return
	}
	if p.read = msg.text; len(msg.text) > maxEdited {
		p.refusal = "the edited program is too large to be shown"
		return
	}
	file := p.parts[p.edits].walk.Program().File
	p.saved = fileSaved{} // it was the program before
	p.takes(p.edits, editedProgram, lessons.Program{File: file, Source: msg.text})
}
