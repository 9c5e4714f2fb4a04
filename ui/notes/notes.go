// Package notes is what a speaker sees in a second terminal: the clock, the notes of the step that
// is shown, what comes next, and what the presenter's next key would do.
//
// Law: it only reads what lies on the lectern, and asks nothing of the presenter. It waits for one
// that is not there yet, and goes on with the next one when one is gone. The picture and the text
// are pure functions of what was seen and of the time.
package notes

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/ui/lectern"
	"exit42/ui/theme"
)

// Options are what the program gets from the one place that knows the environment.
type Options struct {
	Theme         theme.Options
	AskBackground bool                // let the terminal say whether it is light or dark
	Seen          <-chan lectern.Seen // what lies on the lectern, as of [lectern.Watch]
	Now           func() time.Time
	Of            string // the command whose talk they are, with its flags; empty for exit42 present
}

// A Model is the program on a screen.
type Model struct {
	opts  Options
	look  *look
	w, h  int
	state state
	from  int // the line of the notes that stands first
}

// New makes the program. It does nothing until it is run.
func New(o Options) *Model {
	return &Model{opts: o, look: newLook(o.Theme), state: state{now: o.Now(), of: o.Of}}
}

// somethingSeen is what came from the lectern; ok is false when nothing more comes.
type somethingSeen struct {
	lectern.Seen
	ok bool
}

// secondPassed is when the clock shows another time.
type secondPassed struct{}

// Init begins to look and to count.
func (m *Model) Init() tea.Cmd {
	first := []tea.Cmd{m.await, m.tick()}
	if m.opts.AskBackground {
		first = append(first, tea.RequestBackgroundColor)
	}
	return tea.Batch(first...)
}

func (m *Model) await() tea.Msg {
	seen, ok := <-m.opts.Seen
	return somethingSeen{seen, ok}
}

// tick waits until the clock's next second.
func (m *Model) tick() tea.Cmd {
	part := m.state.now.Sub(m.state.seen.Talk.Began) % time.Second
	if part < 0 {
		part += time.Second
	}
	return tea.Tick(time.Second-part, func(time.Time) tea.Msg { return secondPassed{} })
}

// Update takes what was seen, the time and keys.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.state.now = m.opts.Now()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		if o := m.look.theme.Options; o.Dark != msg.IsDark() {
			o.Dark = msg.IsDark()
			m.look = newLook(o)
		}
	case tea.ColorProfileMsg:
		if o := m.look.theme.Options; o.Profile != msg.Profile {
			o.Profile = msg.Profile
			m.look = newLook(o)
		}
	case somethingSeen:
		if !msg.ok {
			return m, nil
		}
		if !sameStep(&m.state.seen.Talk, &msg.Talk) {
			m.from = 0
		}
		m.state.seen, m.state.looked = msg.Seen, true
		return m, m.await
	case secondPassed:
		return m, m.tick()
	case tea.KeyPressMsg:
		return m, m.press(msg.String())
	}
	return m, nil
}

func (m *Model) press(key string) tea.Cmd {
	page := m.look.page(&m.state, m.w, m.h)
	last := max(0, m.look.length(&m.state, m.w)-page)
	switch key {
	case "q":
		return tea.Quit
	case "ctrl+c":
		return tea.Interrupt
	case "up", "k":
		m.from--
	case "down", "j":
		m.from++
	case "pgup", "b":
		m.from -= max(1, page-1)
	case "pgdown", "space":
		m.from += max(1, page-1)
	case "home", "g":
		m.from = 0
	case "end", "G":
		m.from = last
	}
	m.from = min(max(m.from, 0), last)
	return nil
}

// View draws the screen.
func (m *Model) View() tea.View {
	var v tea.View
	v.SetContent(m.look.picture(&m.state, m.from, m.w, m.h))
	v.AltScreen = true
	v.WindowTitle = "exit42 notes"
	return v
}
