package ui

import (
	"io"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo/lab"
)

// An Edit is a program in the person's own editor.
type Edit struct {
	Run   func(in io.Reader, out, errs io.Writer) error // the editor; it has the terminal until it ends
	Read  func() (string, error)                        // what the file says now
	Close func()                                        // removes the file
}

// An editorRun is the editor as bubbletea gives it the terminal.
type editorRun struct {
	edit      Edit
	in        io.Reader
	out, errs io.Writer
}

func (r *editorRun) Run() error            { return r.edit.Run(r.in, r.out, r.errs) }
func (r *editorRun) SetStdin(in io.Reader) { r.in = in }
func (r *editorRun) SetStdout(w io.Writer) { r.out = w }
func (r *editorRun) SetStderr(w io.Writer) { r.errs = w }

// editorReady says that the file is there, or why it is not.
type editorReady struct {
	id   int
	edit Edit
	err  error
}

// editorLeft says that the editor gave the terminal back.
type editorLeft struct {
	id  int
	err error
}

// editRead brings what the file says.
type editRead struct {
	id   int
	text string
	err  error
}

func (m editorReady) of() int { return m.id }
func (m editorLeft) of() int  { return m.id }
func (m editRead) of() int    { return m.id }

func openEditor(id int, open func(name, text string) (Edit, error), name, text string) tea.Cmd {
	return func() tea.Msg {
		edit, err := open(name, text)
		return editorReady{id, edit, err}
	}
}

// readEdit reads the file after a while.
func readEdit(id int, edit Edit, after time.Duration) tea.Cmd {
	return func() tea.Msg {
		time.Sleep(after)
		text, err := edit.Read()
		return editRead{id, text, err}
	}
}

func closeEdit(edit *Edit) tea.Cmd {
	if edit == nil {
		return nil
	}
	return func() tea.Msg {
		edit.Close()
		return nil
	}
}

// lookAgain is the time between two looks at the file: an editor with a window of its own gives
// the terminal back at once, and saves later.
const lookAgain = time.Second

// maxEdited is how large an edited program may be, in bytes.
const maxEdited = 256 << 10

// edit opens the program on the screen in the person's editor.
func (l laboratory) edit(m machine) (screen, tea.Cmd) {
	exp, why := l.experiment(m)
	switch {
	case m.golang:
		l.refusal = "a Go program is compiled; the Python one can be edited: g"
		return l, nil
	case why != "":
		l.refusal = why
		return l, nil
	}
	if l.editing != 0 && l.file == nil {
		return l, nil // its file is being made
	}
	l.editing = l.ids.next() // who looked at the file for the visit before ends
	text := exp.Files[0].Text
	if l.file != nil && text == l.lastRead {
		return l, editIn(l.editing, unhurried(*l.file))
	}
	closes := closeEdit(l.file) // a run of the table brought another program
	l.file, l.lastRead = nil, text
	return l, tea.Batch(closes, openEditor(l.editing, l.editor, lab.ProgramName, text))
}

func editIn(id int, edit Edit) tea.Cmd {
	return tea.Exec(&editorRun{edit: edit}, func(err error) tea.Msg { return editorLeft{id, err} })
}

// updateEdit takes what came of the editor: what was saved is the program, and runs.
func (l laboratory) updateEdit(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case editorReady:
		if msg.err != nil {
			l.editing, l.refusal = 0, "no editor: "+msg.err.Error()
			return l, nil
		}
		l.file = &msg.edit
		return l, editIn(msg.id, unhurried(msg.edit))
	case editorLeft:
		if msg.err != nil {
			l.refusal = "the editor: " + msg.err.Error()
		}
		if l.file != nil {
			return l, readEdit(msg.id, *l.file, 0)
		}
	case editRead:
		return l.readBack(msg, m)
	}
	return l, nil
}

// readBack takes what the file says, if it says something new. What is saved while Go is chosen
// waits for Python.
func (l laboratory) readBack(msg editRead, m machine) (screen, tea.Cmd) {
	if l.file == nil || msg.id != l.editing {
		return l, nil
	}
	again := readEdit(msg.id, *l.file, lookAgain)
	switch {
	case msg.err != nil:
		l.refusal = msg.err.Error()
		return l, again
	case msg.text == l.lastRead || strings.TrimSpace(msg.text) == "" || m.golang || m.labRuntime() == nil:
		return l, again
	case len(msg.text) > maxEdited:
		l.refusal = "the edited program is too large to be shown"
		return l, again
	}
	l.edited, l.lastRead = msg.text, msg.text
	if l.away {
		next, ends := l.forget()
		return next, tea.Batch(ends, again)
	}
	next, cmd := l.start(m, toEnd)
	return next, tea.Batch(cmd, again)
}

// generated takes the program that the knobs make again.
func (l laboratory) generated() (laboratory, tea.Cmd) {
	closes := closeEdit(l.file)
	l.file, l.editing, l.lastRead, l.edited = nil, 0, "", ""
	return l, closes
}
