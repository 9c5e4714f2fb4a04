// Package ui is the tutorial in a terminal: a root model that only routes, a file a screen.
//
// Law: no input or output in Update, no change of state in a command, and no process is
// started here but through demo. The picture is a pure function of the state.
package ui

import (
	"context"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/progress"
	"exit42/ui/theme"
)

// Options are what the program gets from the one place that knows the environment.
type Options struct {
	Title   string // of the whole workshop; empty where it has none of its own
	Page    string // its title page, in Markdown; empty for none
	Lessons []lessons.Lesson
	Open    string // the slug of the lesson to open; empty for the contents
	Method  string // the start method to begin with; empty for each runtime's default
	Theme   theme.Options
	// AskBackground lets the terminal say whether it is light or dark.
	AskBackground bool

	Python  func(context.Context) (python.Interpreter, error) // the one to begin with; nil for the first of all
	Pythons func(context.Context) ([]python.Interpreter, []python.Lack)
	Native  func(program string) (demo.Runtime, []demo.File, bool)
	// Recording is the recorded run of a lesson's program; nil where none are played.
	Recording func(folder string, p lessons.Program) (*demo.Trace, bool)
	// Abroad is a program in another language than Python and Go, with the tool of this machine
	// that runs it and how that is called: "Node 20.20.2"; ok is false where there is none. It may
	// ask the tool for its version, and is called outside of Update.
	Abroad func(tool string, p lessons.Program) (exp demo.Experiment, name string, ok bool)
	Save   func(name, text string) (path string, err error) // writes a file where the user is
	Edit   func(name, text string) (Edit, error)            // a file of its own for the person's editor; nil for none
	// EditFile is a file of the person's own in their editor, where it stands: its Close removes
	// nothing. Nil for no editor.
	EditFile func(path string) (Edit, error)
	// ExerciseDir is the folder that a person means who typed this: "~" is where they are at
	// home, and what is not absolute begins where they are. Nil leaves it as it is.
	ExerciseDir func(typed string) string

	Progress *progress.Store // what the learner has done; nil where nothing is kept
	Notice   string          // one line to begin with
	Sheet    string          // the cheat sheet, in Markdown

	Watch   *Watched  // a person's own program, or a trace, to show instead of the contents
	Compare *Compared // two runs, to show instead
	Desk    *Desk     // lessons that somebody writes, to play instead of Lessons; nothing is kept of them

	Present *Presented // a talk about the lessons, to give instead

	Matrix   bool // show the matrix instead
	Parallel int  // its cells at a time; 0 for as many as it finds good
	Go       bool // begin with the Go runtime
}

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
		opts: o, look: newLook(o.Theme), keys: newKeys(), machine: machine{native: o.Native, recording: o.Recording, abroad: o.Abroad, exerciseDir: o.ExerciseDir, editFile: o.EditFile, method: o.Method, golang: o.Go},
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
	first := []tea.Cmd{findPythons(m.opts.Python, m.opts.Pythons)}
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
		m.machine = m.machine.found(msg)
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

// press gives a key to what is on top.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k, s := m.enabled(), m.screen()
	top, asked := m.page == noPage && !m.tooSmall(), m.asked
	m.notice, m.asked = "", false
	if to, ok := m.aimed(msg, k); ok && top {
		return m.jump(to)
	}
	switch {
	case msg.String() == "ctrl+c":
		return m.interrupt()
	case m.presented() != nil && m.tooSmall():
		return nil // no key does what nobody sees
	case m.at == presentScreen:
		return m.pressPresent(m.presented(), msg)
	case m.at == findScreen && top && msg.String() == "esc":
		return m.closeFind()
	case s != nil && s.typing() && top:
		return m.take(m.at)(s.press(msg, k, m.machine))
	case key.Matches(msg, k.quit):
		return tea.Quit
	case m.page == byHandPage && key.Matches(msg, k.write):
		return m.saveProgram()
	case m.page != noPage:
		if m.tooSmall() || !m.scrollProgram(msg) {
			m.page = noPage
		}
	case m.tooSmall():
		return nil
	case key.Matches(msg, k.help):
		m.page = helpPage
	case key.Matches(msg, k.search):
		return m.openFind()
	case s == nil:
		return m.pressContents(msg, k)
	case key.Matches(msg, k.widen) && m.wholeProgram():
		m.page, m.from = programPage, 0
	case key.Matches(msg, k.byHand):
		m.page, m.saved = byHandPage, fileSaved{}
	case key.Matches(msg, k.menu):
		return m.leave()
	case key.Matches(msg, k.reset) && !asked:
		m.asked, m.notice = true, "R again begins this lesson anew; its answers are forgotten"
	case key.Matches(msg, k.fork, k.spawn, k.forkserver, k.python, k.runtime):
		return m.switchTo(msg, k)
	default:
		return m.take(m.at)(s.press(msg, k, m.machine))
	}
	return nil
}

// interrupt gives ctrl+c to the program on the stage first, and then to us.
func (m *Model) interrupt() tea.Cmd {
	if s := m.screen(); s != nil {
		if next, taken := s.interrupt(); taken {
			m.screens[m.at] = next
			return nil
		}
	}
	return tea.Interrupt
}

func (m *Model) pressContents(msg tea.KeyPressMsg, k keys) tea.Cmd {
	var chosen int
	m.contents, chosen = m.contents.press(msg, k)
	switch n := len(m.opts.Lessons); {
	case chosen < 0:
	case chosen < n:
		m.open(m.opts.Lessons[chosen])
		return m.goOn()
	default:
		return besides[chosen-n].open(m)
	}
	return nil
}

func (m *Model) open(l lessons.Lesson) {
	if m.screens[l.Slug] == nil {
		m.screens[l.Slug] = newLesson(lessons.NewWalk(l), &m.ids)
	}
	m.at = l.Slug
}

// goOn does what a lesson does that is come back to.
func (m *Model) goOn() tea.Cmd {
	if l, ok := m.screen().(lesson); ok {
		return m.take(m.at)(l.resumed(m.machine))
	}
	return nil
}

// leave goes back to the contents, or where a comparison was asked for, and ends what runs.
func (m *Model) leave() tea.Cmd {
	if m.closeMistakes() {
		return m.goOn()
	}
	cmd := m.take(m.at)(m.screen().leave())
	if m.at = m.back(); m.at == labScreen {
		m.openLab()
	}
	return cmd
}

// switchTo chooses another method, interpreter or runtime.
func (m *Model) switchTo(msg tea.KeyPressMsg, k keys) tea.Cmd {
	m.turn(msg, k)
	return m.take(m.at)(m.screen().switched(m.machine))
}

// turn chooses it for what runs next.
func (m *Model) turn(msg tea.KeyPressMsg, k keys) {
	switch {
	case key.Matches(msg, k.fork):
		m.machine.method = "fork"
	case key.Matches(msg, k.spawn):
		m.machine.method = "spawn"
	case key.Matches(msg, k.forkserver):
		m.machine.method = "forkserver"
	case key.Matches(msg, k.python):
		m.machine = m.machine.nextPython()
	case key.Matches(msg, k.runtime):
		m.machine = m.machine.otherRuntime()
	}
}

func (m *Model) saveProgram() tea.Cmd {
	hand, ok := m.screen().byHand(m.machine)
	if !ok || hand.file.Name == "" || m.opts.Save == nil {
		return nil
	}
	return saveFile(m.opts.Save, hand.file.Name, hand.file.Text)
}

// enabled is the key map as it holds now: what nobody turns on is off.
func (m *Model) enabled() keys {
	k := m.keys
	for _, g := range k.groups() {
		for _, b := range g.keys {
			enable(false, b)
		}
	}
	enable(false, &k.write)
	s := m.screen()
	if s == nil {
		enable(true, &k.enter, &k.up, &k.down, &k.number, &k.lab, &k.matrix, &k.recap, &k.search)
		k.enter.SetHelp("enter", "open")
		return k
	}
	enable(true, &k.byHand, &k.menu)
	m.machine.enable(&k)
	s.enable(&k, m.machine)
	if m.page == byHandPage {
		hand, ok := s.byHand(m.machine)
		enable(ok && hand.file.Name != "", &k.write)
	}
	return k
}
