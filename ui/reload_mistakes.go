package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// mistakesScreen is the name of the screen with what is wrong on the desk.
const mistakesScreen = "/mistakes"

// mistakes is the screen that says what an author has to mend. It goes away by itself.
type mistakes struct {
	still
	in   string // the folder, as the person named it
	from string // the screen to go back to
	lost bool   // there is none: nothing was loaded yet
	all  []lessons.Mistake
	at   int // the first that is shown
}

// showMistakes shows them over the screen that is shown.
func (m *Model) showMistakes(all []lessons.Mistake) {
	s := mistakes{in: m.opts.Desk.Name, from: m.at, all: all, lost: m.opts.Lessons == nil}
	if before, ok := m.screen().(mistakes); ok {
		s.from, s.at = before.from, min(before.at, len(all)-1)
	}
	m.screens[mistakesScreen], m.at = s, mistakesScreen
	m.page, m.notice = noPage, ""
}

// closeMistakes goes back to where one was. shown says that they were shown.
func (m *Model) closeMistakes() (shown bool) {
	s, shown := m.screen().(mistakes)
	if shown {
		m.at, m.page = s.from, noPage
	}
	delete(m.screens, mistakesScreen)
	return shown
}

func (s mistakes) place() (title, at string)  { return "Mistakes", s.count() }
func (s mistakes) short(k keys) []key.Binding { return []key.Binding{k.up, k.down, k.scroll, k.menu} }

func (s mistakes) count() string {
	if len(s.all) == 1 {
		return "1 to mend"
	}
	return fmt.Sprintf("%d to mend", len(s.all))
}

func (s mistakes) enable(k *keys, _ machine) {
	k.nothingRuns()
	enable(len(s.all) > 1, &k.up, &k.down, &k.scroll)
	enable(!s.lost, &k.menu)
	k.menu.SetHelp("m", "back to what was")
}

// mistakesOfPage is how many mistakes a key turns over.
const mistakesOfPage = 4

func (s mistakes) press(msg tea.KeyPressMsg, k keys, _ machine) (screen, tea.Cmd) {
	by := 0
	switch {
	case key.Matches(msg, k.up):
		by = -1
	case key.Matches(msg, k.down):
		by = 1
	case key.Matches(msg, k.scroll) && msg.String() == "pgup":
		by = -mistakesOfPage
	case key.Matches(msg, k.scroll):
		by = mistakesOfPage
	}
	s.at = min(max(s.at+by, 0), len(s.all)-1)
	return s, nil
}

// view is each mistake from the chosen one on: where it is, what is wrong and what to do.
func (s mistakes) view(lk look, _ machine, p plan) []string {
	t, w, h := lk.theme, p.head.w, p.stage.h
	if !p.wide {
		h += p.words.h
	}
	lines := []string{""}
	for _, line := range lk.styled(t.Title, fmt.Sprintf("What is written in %s cannot be played yet.", s.in), w-6) {
		lines = append(lines, "   "+line)
	}
	for _, line := range lk.styled(t.Text, "Mend it and save: this goes on by itself.", w-6) {
		lines = append(lines, "   "+line)
	}
	lines = append(lines, "")
	room := h - 1
	shown := 0
	for _, m := range s.all[s.at:] {
		item := []string{}
		for _, line := range lk.styled(t.Key, Where(m), w-6) {
			item = append(item, "   "+line)
		}
		for _, line := range lk.styled(t.Text, m.What, w-8) {
			item = append(item, "     "+line)
		}
		if shown > 0 && len(lines)+len(item) > room {
			break
		}
		lines = append(lines, item...)
		shown++
	}
	lines = fit(lines, w, room)
	return append(lines, cut("  "+beyondBoth(lk, s.at, len(s.all)-s.at-shown), w))
}

// Where is the file and the line of a mistake. One in no line is of a folder.
func Where(m lessons.Mistake) string {
	if m.Line == 0 {
		return m.File
	}
	return fmt.Sprintf("%s:%d", m.File, m.Line)
}

// beyondBoth says how many are above and below; empty where there are none.
func beyondBoth(lk look, above, below int) string {
	text, t := "", lk.theme
	if above > 0 {
		text = fmt.Sprintf(" %s %d more", t.Glyphs.Up, above)
	}
	if below > 0 {
		text += fmt.Sprintf(" %s %d more", t.Glyphs.Down, below)
	}
	return t.Muted.Render(text)
}
