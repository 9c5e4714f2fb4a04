package ui

import (
	"cmp"
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

// nameInterpreters finds out how they are called here: files are looked at.
func nameInterpreters(id int, called func(path string) string, all []python.Interpreter) tea.Cmd {
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
func (p *present) nameOf(i python.Interpreter) string {
	if runtime.GOOS == "windows" {
		major, rest, _ := strings.Cut(i.Version, ".")
		minor, _, _ := strings.Cut(rest, ".")
		return "py -" + major + "." + minor
	}
	if name, known := p.called[i.Path]; known {
		return cmp.Or(name, "python3")
	}
	return demo.ShellWord(i.Path)
}
