package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
)

// View draws the screen: a head, a body, a line of keys.
func (m *Model) View() tea.View {
	v := tea.NewView(strings.Join(m.lines(), "\n"))
	v.AltScreen = true
	v.WindowTitle = "exit42"
	if s := m.screen(); s != nil {
		title, _ := s.place()
		v.WindowTitle = "exit42: " + stage.Clean(title, false)
	}
	return v
}

// tooSmall reports whether the window is known, and too small.
func (m *Model) tooSmall() bool { return m.w > 0 && m.h > 0 && (m.w < minWidth || m.h < minHeight) }

// lines are exactly as many as the window has, none wider than it.
func (m *Model) lines() []string {
	lines := m.draw()
	if m.look.theme.ASCII {
		for i := range lines {
			lines[i] = strings.Map(toASCII, lines[i])
		}
	}
	return lines
}

// toASCII gives each character of the words and of the keys' names one that any terminal has.
func toASCII(r rune) rune {
	if r < 128 {
		return r
	}
	switch r {
	case '·':
		return '|'
	case '→':
		return '>'
	case '←':
		return '<'
	case '↑':
		return '^'
	case '↓':
		return 'v'
	case '…':
		return '~'
	case '—':
		return '-'
	}
	return '?'
}

func (m *Model) draw() []string {
	if m.w <= 0 || m.h <= 0 {
		return nil // the first picture comes before any size
	}
	if m.tooSmall() {
		quit := "q"
		if m.presented() != nil {
			quit = "ctrl+c"
		}
		lines := m.look.styled(m.look.theme.Text, fmt.Sprintf("exit42 needs %dx%d; this is %dx%d. %s quits.", minWidth, minHeight, m.w, m.h, quit), m.w)
		return fit(lines, m.w, m.h)
	}
	if p, ok := m.screen().(*present); ok {
		return m.presentLines(p)
	}
	p := layout(m.w, m.h)
	k := m.enabled()
	lines := m.head(p)
	body := p.stage.h
	if !p.wide {
		body += p.words.h
	}
	switch {
	case m.page == helpPage:
		lines = append(lines, m.helpLines(k, m.w, body)...)
	case m.page == byHandPage:
		lines = append(lines, m.byHandLines(m.w, body)...)
	case m.page == programPage && m.wholeProgram():
		lines = append(lines, m.programLines(m.w, body)...)
	case m.screen() == nil:
		lines = append(lines, m.contents.view(m.look, m.screens, m.w, body)...)
	default:
		lines = append(lines, m.screen().view(m.look, m.machine, p)...)
	}
	return append(lines, m.foot(k, p))
}

// head is the line that says where one is and what runs, and a rule. The title gives way first.
func (m *Model) head(p plan) []string {
	t := m.look.theme
	right := m.runs(p.head.w)
	room := p.head.w - ansi.StringWidth(right) - 3
	title, place := "exit42", ""
	if s := m.screen(); s != nil {
		title, place = s.place()
		title, place = stage.Clean(title, false), " · "+stage.Clean(place, false)
	}
	title = ansi.Truncate(title, max(1, room-ansi.StringWidth(place)), t.Glyphs.Ellipsis)
	left := " " + t.Title.Render(title) + t.Muted.Render(place)
	return []string{
		pad(left, p.head.w-ansi.StringWidth(right)-1) + right,
		" " + t.Rule.Render(strings.Repeat(t.Glyphs.Horizontal, p.head.w-2)),
	}
}

// runs says what runs the programs: beside every result, since answers differ with it.
func (m *Model) runs(w int) string {
	t := m.look.theme
	by := m.machine
	if l, ok := m.screen().(lesson); ok && l.exercising() {
		by = by.inPython() // an exercise is Python's alone
	}
	name, method := by.name(), by.startMethod()
	if _, ok := m.screen().(watch); ok && m.machine.golang {
		name, method = "no Python", "" // what it watches is Python's
	}
	pid := 0
	if s := m.screen(); s != nil {
		if l, ok := s.(lesson); ok && l.run.trace == nil && m.machine.plays() {
			if exp, ok := m.machine.experiment(l.walk.Lesson(), l.walk.Program()); ok {
				return m.recorded(exp.Recording.At(0).Run, w)
			}
		}
		if _, ok := s.(compare); ok {
			return "" // it has two
		}
		r := s.shown()
		if pid = r.scene().Parent; r.recorded {
			of := r.scene().Run
			if of.Runtime == "" {
				of = r.of // nothing has come of it yet
			}
			return m.recorded(of, w)
		}
		if of := r.scene().Run; of.Runtime != "" {
			name, method = m.look.clean(of.Runtime), m.look.clean(of.Method) // what ran, and not what would
		}
	}
	text := t.Text.Render(name)
	if m.screen() == nil && m.machine.plays() {
		return m.playsAndRuns()
	}
	if method != "" {
		text = t.Live.Render("LIVE") + " " + text + t.Muted.Render(" · ") + t.Text.Render(method)
	}
	if pid != 0 && w >= 76 {
		text += t.Muted.Render(fmt.Sprintf(" · %d", pid))
	}
	return text
}

// playsAndRuns says what the lessons run with where there is no Python.
func (m *Model) playsAndRuns() string {
	t := m.look.theme
	text := t.Live.Render("LIVE") + " " + t.Text.Render(m.machine.name())
	for _, l := range m.opts.Lessons {
		if exp, ok := m.machine.experiment(l, l.Parts[0].Program); ok {
			return t.Recorded.Render("RECORDED") + " " + t.Text.Render(m.look.clean(exp.Runtime.Name())) + t.Muted.Render(" · ") + text
		}
	}
	return text
}

// recorded says what ran the program of a trace, and where.
func (m *Model) recorded(of demo.Run, w int) string {
	t := m.look.theme
	text := t.Recorded.Render("RECORDED") + " " + t.Text.Render(m.look.clean(of.Runtime)) + t.Muted.Render(" · ") + t.Text.Render(m.look.clean(of.Method))
	if w >= 76 {
		text += t.Muted.Render(" · " + m.look.clean(of.OS))
	}
	return text
}

func (m *Model) foot(k keys, p plan) string {
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
		note := t.Warn.Render(t.Glyphs.Cursor + " " + m.look.clean(refused))
		return " " + pad(note, room) + always
	}
	return " " + pad(m.look.keyLine(room).ShortHelpView(short), room) + always
}

// helpLines are the keys that can be pressed now, in two columns; where the window is too low
// for them, without their headings.
func (m *Model) helpLines(k keys, w, h int) []string {
	lines := m.keyList(k, true)
	half := (len(lines) + 1) / 2
	for half < len(lines) && half > 0 && lines[half-1] != "" {
		half++ // no group is torn
	}
	if half > h || len(lines)-half > h {
		lines = m.keyList(k, false)
		half = (len(lines) + 1) / 2
	}
	page := make([]string, half)
	for i := range page {
		page[i] = pad("  "+lines[i], w/2)
		if i+half < len(lines) {
			page[i] += lines[i+half]
		}
	}
	return fit(page, w, h)
}

func (m *Model) keyList(k keys, headings bool) []string {
	t := m.look.theme
	var list []string
	for _, g := range k.groups() {
		var lines []string
		for _, b := range g.keys {
			if b.Enabled() {
				lines = append(lines, pad(t.Key.Render(b.Help().Key), 10)+t.KeyText.Render(b.Help().Desc))
			}
		}
		if headings && len(lines) > 0 {
			lines = append(append([]string{t.Title.Render(g.title)}, lines...), "")
		}
		list = append(list, lines...)
	}
	return list
}

// byHandLines show the command that does the same without us.
func (m *Model) byHandLines(w, h int) []string {
	t := m.look.theme
	hand, ok := m.screen().byHand(m.machine)
	if !ok {
		return fit([]string{"", "  " + t.Text.Render("Python is still being looked for.")}, w, h)
	}
	command := m.look.clean(hand.command)
	lines := []string{"", "  " + t.Title.Render("By hand"), "",
		"  " + t.Text.Render("The same program, without us. In a terminal of your own:"), ""}
	for _, line := range strings.Split(ansi.Wrap(command, w-8, ""), "\n") {
		lines = append(lines, "    "+t.CodeText.Render(line))
	}
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
		lines = append(lines, "", "  "+t.Text.Render("The processes that you are looking at, while they are held:"), "",
			"    "+t.CodeText.Render("ps -o pid,ppid,stat,wchan:20,cmd -p "+pids(parent, child)))
	}
	return fit(lines, w, h)
}

func pids(parent, child int) string {
	if child == 0 {
		return fmt.Sprint(parent)
	}
	return fmt.Sprintf("%d,%d", parent, child)
}

// at reports whether the learner is at a step of one of these kinds.
func (l lesson) at(kinds ...lessons.Kind) bool {
	for _, k := range kinds {
		if l.walk.Step().Kind == k {
			return true
		}
	}
	return false
}
