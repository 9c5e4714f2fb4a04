package ui

import (
	"path/filepath"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// head is the tool, with its version, and where there is room its program's name.
func (r translation) head(lk look, whole bool) string {
	if !r.here {
		return lk.theme.Muted.Render(lk.clean(r.Tool))
	}
	name := lk.theme.Text.Bold(true).Render(lk.clean(r.name))
	if r.exp.Recording != nil {
		return lk.theme.Recorded.Render("RECORDED") + " " + name
	}
	if !whole {
		return name
	}
	return name + " " + lk.theme.Muted.Render(lk.clean(filepath.Base(r.exp.Runtime.Path())))
}

// cell is what it printed of a name.
func (r translation) cell(lk look, name string, w int) string {
	if value, ok := r.said.is[name]; ok {
		return lk.theme.Exit.Render(short(lk, value, w))
	}
	return lk.theme.Muted.Render(lk.theme.Glyphs.Dash)
}

// note stands in a row that has no values.
func (r translation) note(lk look, m machine) (string, lipgloss.Style) {
	t := lk.theme
	switch {
	case !r.here && isOurs(r.Tool) && !m.searched && len(m.pythons) == 0:
		return "looking for it", t.Muted
	case !r.here:
		return "not on this machine", t.Muted
	case r.run.err != nil:
		return r.run.err.Error(), t.Warn
	case r.run.live():
		return t.Glyphs.Play + " running", t.Live
	case r.run.trace == nil && r.exp.Recording != nil:
		return "will play the recording of " + r.program(), t.Muted
	case r.run.trace == nil:
		return "will run " + r.program(), t.Muted
	case len(r.said.names) > 0 && r.said.ended == "":
		return "", t.Text
	case r.said.ended != "":
		return r.said.ended + r.said.before(), t.Warn
	}
	return "printed no line of the form NAME is VALUE", t.Warn
}

// before says what a program printed that did not end well.
func (p printed) before() string {
	if len(p.names) == 0 {
		return ""
	}
	var all []string
	for _, name := range p.names {
		all = append(all, name+" is "+p.is[name])
	}
	return "; before: " + strings.Join(all, ", ")
}

// program is the file that runs, or the scenario in Go.
func (r translation) program() string {
	if r.Program.File != "" {
		return r.Program.File
	}
	return strings.Join(append([]string{r.Program.Native}, r.Program.NativeArgs...), " ")
}

// short is text of a process in w cells; where it was longer, that is seen.
func short(lk look, text string, w int) string {
	return ansi.Truncate(lk.clean(text), max(w, 1), lk.theme.Glyphs.Ellipsis)
}
