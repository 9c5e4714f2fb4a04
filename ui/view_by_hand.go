package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// byHandLines show the command that does the same without us.
func (m *Model) byHandLines(w, h int) []string {
	t := m.look.theme
	hand, ok := m.screen().byHand(m.machine)
	if !ok {
		return fit([]string{"", "  " + t.Text.Render("Python is still being looked for.")}, w, h)
	}
	lines := []string{"", "  " + t.Title.Render("By hand"), "",
		"  " + t.Text.Render("The same program, without us. In a terminal of your own:"), ""}
	lines = append(lines, m.look.command(t.CodeText, hand.command, w)...)
	if hand.file.Name != "" {
		lines = append(lines, "", "  "+t.Text.Render("w writes "+m.look.clean(hand.file.Name)+" into the current directory."))
	}
	switch {
	case m.saved.err != nil:
		lines = append(lines, "  "+t.Warn.Render(m.look.clean(m.saved.err.Error())))
	case m.saved.path != "":
		lines = append(lines, "  "+t.Good.Render("Written: "+m.look.clean(m.saved.path)))
	}
	r := m.screen().shown()
	if s := r.scene(); r.live() && s.Parent != 0 {
		parent, child := r.focus(s)
		lines = append(lines, "", "  "+t.Text.Render("The processes that you are looking at, while they are held:"), "")
		lines = append(lines, m.look.command(t.CodeText, "ps -o pid,ppid,stat,wchan:20,cmd -p "+pids(parent, child), w)...)
	}
	return fit(lines, w, h)
}

func pids(parent, child int) string {
	if child == 0 {
		return fmt.Sprint(parent)
	}
	return fmt.Sprintf("%d,%d", parent, child)
}

// saveProgram writes the program where the learner is.
func (m *Model) saveProgram() tea.Cmd {
	hand, ok := m.screen().byHand(m.machine)
	if !ok || hand.file.Name == "" || m.opts.Save == nil {
		return nil
	}
	return saveFile(m.opts.Save, hand.file.Name, hand.file.Text)
}
