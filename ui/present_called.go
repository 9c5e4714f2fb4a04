package ui

import (
	"cmp"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
)

// interpretersNamed says what a person types for each interpreter, by its path.
type interpretersNamed struct {
	id     int
	called map[string]string
}

func (m interpretersNamed) of() int { return m.id }

// byHand is what the presenter types along with the room, and has written for it.
type byHand struct {
	id     int                                              // of its messages
	names  func(path string) string                         // how an interpreter is called here: see Presented
	called map[string]string                                // the same of each, by its path
	save   func(name, text string) (path string, err error) // nil where nothing can be written
	saved  fileSaved                                        // what was written last
	wrote  string                                           // its text
}

// name finds out how interpreters are called here: files are looked at.
func (h *byHand) name(all []python.Interpreter) tea.Cmd {
	id, called := h.id, h.names
	if called == nil || len(all) == 0 {
		return nil
	}
	return func() tea.Msg {
		names := map[string]string{}
		for i := range all {
			names[all[i].Path] = called(all[i].Path)
		}
		return interpretersNamed{id, names}
	}
}

// nameOf is what a person types for an interpreter. On Windows that is the launcher, with the
// version. Where nobody would type its path it is the Python that comes first, which may be another.
func (h *byHand) nameOf(i *python.Interpreter) string {
	if runtime.GOOS == "windows" {
		major, rest, _ := strings.Cut(i.Version, ".")
		minor, _, _ := strings.Cut(rest, ".")
		return "py -" + major + "." + minor
	}
	if name, known := h.called[i.Path]; known {
		return cmp.Or(name, "python3")
	}
	return demo.ShellWord(i.Path)
}

// fileName is how the file is called where it was written: it may have got another name.
func (h *byHand) fileName(of demo.File) string {
	if h.saved.path != "" && h.wrote == of.Text {
		return filepath.Base(h.saved.path)
	}
	return of.Name
}

// says is what became of the file where it was to be written; empty where it was not.
func (h *byHand) says(of demo.File) string {
	if h.saved.err == nil && h.wrote != of.Text {
		return ""
	}
	return h.written(of.Name)
}

// written says what became of the file that was to be written under this name.
func (h *byHand) written(want string) string {
	name, and := filepath.Base(h.saved.path), ""
	if h.saved.beside != "" {
		and = " and " + h.saved.beside
	}
	switch {
	case h.saved.err != nil:
		return h.saved.err.Error()
	case h.saved.path != "" && name != want:
		return "written: " + name + and + ", beside another " + want
	case h.saved.path != "":
		return "written: " + h.saved.path + and
	}
	return ""
}
