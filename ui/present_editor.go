package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// An editor is the presenter's own, with the program of one part in it.
type editor struct {
	opens  func(name, text string) (Edit, error) // nil for none
	visit  int                                   // its number; 0 for none
	of     place                                 // the part whose program it has
	file   *Edit                                 // nil until it is there
	read   string                                // what it said last
	unread string                                // why it could not be read the last time; empty where it could
}

// opening reports whether the file is still to come.
func (e *editor) opening() bool { return e.visit != 0 && e.file == nil }

// open begins a visit. The file of the one before is closed.
func (e *editor) open(visit int, of place, program lessons.Program) tea.Cmd {
	closes := closeEdit(e.file)
	*e = editor{opens: e.opens, visit: visit, of: of, read: program.Source}
	return tea.Batch(closes, openEditor(visit, e.opens, program.File, program.Source))
}

// update takes what came of a command. text is what was saved, where that is new; say is what there
// is to say.
func (e *editor) update(msg tea.Msg) (text, say string, _ tea.Cmd) {
	switch msg := msg.(type) {
	case editorReady:
		if msg.err != nil {
			e.visit = 0
			return "", "no editor: " + msg.err.Error(), nil
		}
		e.file = &msg.edit
		return "", "", editIn(msg.id, unhurried(msg.edit))
	case editorLeft:
		if msg.err != nil {
			say = "the editor: " + msg.err.Error()
		}
		if e.file != nil {
			return "", say, readEdit(msg.id, *e.file, 0)
		}
	case editRead:
		if e.file != nil && msg.id == e.visit {
			text, say = e.readBack(msg)
			return text, say, readEdit(msg.id, *e.file, lookAgain)
		}
	}
	return "", say, nil
}

// readBack takes what the file says, if that is new. What cannot be read is said once.
func (e *editor) readBack(msg editRead) (text, say string) {
	if msg.err != nil {
		if why := msg.err.Error(); why != e.unread {
			e.unread = why
			return "", why
		}
		return "", ""
	}
	if e.unread = ""; msg.text == e.read || strings.TrimSpace(msg.text) == "" {
		return "", ""
	}
	if e.read = msg.text; len(msg.text) > maxEdited {
		return "", "the edited program is too large to be shown"
	}
	return msg.text, ""
}

// close removes the file.
func (e *editor) close() {
	if e.file != nil {
		e.file.Close()
	}
}
