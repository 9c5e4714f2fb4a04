package ui

import (
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
)

// foot is the line of keys: those that matter most, as many as there is room for. Why the last key
// did nothing stands there instead, in as many lines as it needs.
func (m *Model) foot(k keys, p plan) []string {
	t := m.look.theme
	short := []key.Binding{k.enter, k.up, k.down, k.lab, k.matrix}
	refused := ""
	if s := m.screen(); s != nil {
		short, refused = s.short(k), s.refused()
	}
	if m.notice != "" {
		refused = m.notice
	}
	if m.page != noPage {
		short = []key.Binding{k.write, k.close}
		if m.programRest() > 0 {
			short = []key.Binding{bind("↑↓", "scroll", "up", "down"), k.close}
		}
	}
	always := "   " + m.look.keyLine(0).ShortHelpView([]key.Binding{k.help, k.quit})
	room := p.foot.w - ansi.StringWidth(always) - 2
	if refused != "" && m.page == noPage {
		return m.note(t.Glyphs.Cursor+" "+refused, p.foot.w, always)
	}
	return []string{" " + pad(m.look.keyLine(room).ShortHelpView(short), room) + always}
}

// note is one line for the learner, over more lines where it is longer. The keys stand behind it where there is
// room.
func (m *Model) note(text string, w int, keys string) []string {
	const most = 4
	lines := m.look.styled(m.look.theme.Warn, text, w-2)
	if len(lines) > most {
		lines = begins(m.look, lines, w-2, most)
	}
	for i, line := range lines {
		lines[i] = " " + line
	}
	if room := w - ansi.StringWidth(keys) - 1; len(lines) == 1 && ansi.StringWidth(lines[0]) <= room {
		lines[0] = pad(lines[0], room) + keys
	}
	return lines
}
