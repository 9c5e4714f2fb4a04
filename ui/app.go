// Package ui is the tutorial in a terminal: a root model that only routes, a file a screen.
//
// Law: no input or output in Update, no change of state in a command, and no process is
// started here but through demo. The picture is a pure function of the state.
package ui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"
)

// Model is the root of the program.
type Model struct {
	opts     Options
	look     look
	keys     keys
	w, h     int
	machine  machine
	contents contents
	at       string            // the screen that is shown; empty for the contents
	screens  map[string]screen // by name, a lesson's by its slug: what was begun is kept
	ids      counter
	page     page // what lies over the screen: help, by hand
	saved    fileSaved
	from     int  // the line from which the program is shown over a screen, from 0
	asked    bool // whether the lesson shall begin anew, by the last key

	kept    kept
	touched []string // the screens that have changed since it was kept
	notice  string   // one line for the learner, until the next key
}

// A page lies over a screen until it is closed.
type page int

const (
	noPage page = iota
	helpPage
	byHandPage
	programPage
)

// The names of the screens that are no lessons. A slug has no slash.
const (
	watchScreen   = "/watch"
	compareScreen = "/compare"
	labScreen     = "/lab"
	matrixScreen  = "/matrix"
)

// New makes the program. It does nothing until it is run.
func New(o Options) *Model {
	m := &Model{
		opts: o, look: newLook(o.Theme), keys: newKeys(), machine: machine{native: o.Native, recording: o.Recording, elsewhere: o.Elsewhere, exerciseDir: o.ExerciseDir, editFile: o.EditFile, method: o.Method, golang: o.Go},
		contents: contents{title: o.Title, page: o.Page, lessons: o.Lessons}, screens: map[string]screen{}, notice: o.Notice,
	}
	m.resume(o.Open)
	m.contents.turned = len(m.screens) > 0 // who goes on has read the title page
	if o.Watch != nil {
		m.at = watchScreen
		m.screens[watchScreen] = newWatch(*o.Watch, &m.ids)
	}
	if o.Compare != nil {
		m.compare(aligned(*o.Compare))
	}
	if o.Desk != nil {
		m.sitDown()
	}
	if o.Matrix {
		m.openMatrix()
	}
	if o.Present != nil {
		m.openPresent(*o.Present)
	}
	return m
}

// Init looks for interpreters and asks for the background; the first picture waits for neither.
func (m *Model) Init() tea.Cmd {
	first := []tea.Cmd{m.findPythons()}
	if m.opts.AskBackground {
		first = append(first, tea.RequestBackgroundColor)
	}
	if m.opts.Desk != nil {
		first = append(first, awaitWritten(m.opts.Desk.Next))
	}
	return tea.Batch(first...)
}

// Close ends what still runs. It is for after the program has ended.
func (m *Model) Close() {
	m.ids.sessions.close()
	for _, s := range m.screens {
		if s, ok := s.(closer); ok {
			s.close()
		}
	}
}

// A closer is a screen that has more to take back than its run.
type closer interface{ close() }

// An ofScreen is a message to the one screen that owns its number.
type ofScreen interface{ of() int }

// screen is the one that is shown; nil for the contents.
func (m *Model) screen() screen { return m.screens[m.at] }

// take keeps what a screen has become; nil where it is the same.
func (m *Model) take(name string) func(screen, tea.Cmd) tea.Cmd {
	return func(s screen, cmd tea.Cmd) tea.Cmd {
		if s != nil {
			m.screens[name] = s
			m.touched = append(m.touched, name)
		}
		return cmd
	}
}

// Update routes, and keeps what the learner has done.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := m.route(msg)
	if p := m.presented(); p != nil {
		p.lay(m.machine)
	}
	if keep := m.keep(); keep != nil {
		return m, tea.Batch(cmd, keep)
	}
	return m, cmd
}

func (m *Model) route(msg tea.Msg) (tea.Model, tea.Cmd) {
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
	case pythonFound:
		m.machine = m.machine.first(msg.python)
		return m, m.toScreen(msg)
	case pythonsFound:
		before := m.machine
		m.machine = before.found(msg)
		m.notice = cmp.Or(m.machine.unanswered(), m.machine.takenInstead(before), m.notice)
		return m, m.toScreen(msg)
	case progressKept:
		if msg.notice != "" {
			m.notice = msg.notice
		}
	case runStarted:
		return m, m.toRun(msg.id, msg)
	case eventsCame:
		return m, m.toRun(msg.id, msg)
	case fileSaved:
		if m.saved = msg; m.page == noPage && m.screen() != nil {
			return m, m.take(m.at)(m.screen().update(msg, m.machine))
		}
	case ofScreen:
		return m, m.toRun(msg.of(), msg)
	case lessonsWritten:
		return m, m.reload(msg)
	case labWanted:
		return m, m.openLabAt(msg)
	case compareWanted:
		return m, align(msg)
	case runsAligned:
		m.compare(msg)
	case tea.PasteMsg:
		if s := m.screen(); s != nil && s.typing() {
			return m, m.take(m.at)(s.update(msg, m.machine))
		}
	case tea.KeyPressMsg:
		if m.w <= 0 && msg.String() != "ctrl+c" {
			return m, nil // there is no picture yet: it was typed for the shell
		}
		return m, m.press(msg)
	}
	return m, nil
}

// toScreen gives a message to the screen that is shown.
func (m *Model) toScreen(msg tea.Msg) tea.Cmd {
	if s := m.screen(); s != nil {
		return m.take(m.at)(s.update(msg, m.machine))
	}
	return nil
}

// toRun gives a message to the screen whose run it is about. A run that nobody wants any more
// is ended, and so is a file for an editor.
func (m *Model) toRun(id int, msg tea.Msg) tea.Cmd {
	for name, s := range m.screens {
		if s.owns(id) {
			return m.take(name)(s.update(msg, m.machine))
		}
	}
	switch msg := msg.(type) {
	case runStarted:
		if msg.session != nil {
			return closeRun(msg.session)
		}
	case editorReady:
		if msg.err == nil {
			return closeEdit(&msg.edit)
		}
	}
	return nil
}
