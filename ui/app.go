// Package ui is the tutorial in a terminal: a root model that only routes, a file a screen.
//
// Law: no input or output in Update, no change of state in a command, and no process is
// started here but through demo. The picture is a pure function of the state.
package ui

import (
	"context"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/theme"
)

// Options are what the program gets from the one place that knows the environment.
type Options struct {
	Lessons []lessons.Lesson
	Open    string // the slug of the lesson to open; empty for the contents
	Theme   theme.Options
	// AskBackground lets the terminal say whether it is light or dark.
	AskBackground bool

	Pythons func(context.Context) ([]python.Interpreter, []python.Lack)
	Native  func(program string) (demo.Runtime, []demo.File, bool)
	Save    func(name, text string) (path string, err error) // writes a file where the user is
}

// Model is the root of the program.
type Model struct {
	opts     Options
	look     look
	keys     keys
	w, h     int
	machine  machine
	contents contents
	lesson   *lesson            // the one on the screen; nil while the contents are shown
	begun    map[string]*lesson // by slug: what was begun is kept
	ids      counter
	page     page // what lies over the screen: help, by hand
}

// A page lies over a screen until it is closed.
type page int

const (
	noPage page = iota
	helpPage
	byHandPage
)

// New makes the program. It does nothing until it is run.
func New(o Options) *Model {
	m := &Model{
		opts: o, look: newLook(o.Theme), keys: newKeys(), machine: machine{native: o.Native},
		contents: contents{lessons: o.Lessons}, begun: map[string]*lesson{},
	}
	for _, l := range o.Lessons {
		if l.Slug == o.Open {
			m.open(l)
		}
	}
	return m
}

// Init looks for interpreters and asks for the background; the first picture waits for neither.
func (m *Model) Init() tea.Cmd {
	find := findPythons(m.opts.Pythons)
	if !m.opts.AskBackground {
		return find
	}
	return tea.Batch(find, tea.RequestBackgroundColor)
}

// Close ends what still runs. It is for after the program has ended.
func (m *Model) Close() {
	for _, l := range m.begun {
		if l.run.session != nil {
			l.run.session.Close()
		}
	}
}

// Update routes.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
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
	case pythonsFound:
		m.machine = m.machine.found(msg)
	case runStarted:
		return m, m.toRun(msg.id, msg)
	case eventsCame:
		return m, m.toRun(msg.id, msg)
	case fileSaved:
		if m.lesson != nil {
			m.lesson.saved = msg
		}
	case tea.KeyPressMsg:
		return m, m.press(msg)
	}
	return m, nil
}

// toRun gives a message to the lesson whose run it is about. A run that nobody wants any more
// is ended.
func (m *Model) toRun(id int, msg tea.Msg) tea.Cmd {
	for _, l := range m.begun {
		if l.run.id == id {
			next, cmd := l.update(msg)
			*l = next
			return cmd
		}
	}
	if started, ok := msg.(runStarted); ok && started.session != nil {
		return closeRun(started.session)
	}
	return nil
}

// press gives a key to what is on top.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k := m.enabled()
	switch {
	case msg.String() == "ctrl+c":
		return tea.Interrupt
	case key.Matches(msg, k.quit):
		return tea.Quit
	case m.page == byHandPage && key.Matches(msg, k.write):
		return m.saveProgram()
	case m.page != noPage:
		m.page = noPage
	case m.tooSmall():
		return nil
	case key.Matches(msg, k.help):
		m.page = helpPage
	case m.lesson == nil:
		return m.pressContents(msg, k)
	case key.Matches(msg, k.byHand):
		m.page = byHandPage
		m.lesson.saved = fileSaved{}
	case key.Matches(msg, k.menu), m.lesson.walk.Done() && !m.lesson.jumped && key.Matches(msg, k.enter):
		return m.leave()
	case key.Matches(msg, k.fork, k.spawn, k.forkserver, k.python, k.runtime):
		return m.switchTo(msg, k)
	default:
		next, cmd := m.lesson.press(msg, k, m.machine)
		*m.lesson = next
		return cmd
	}
	return nil
}

func (m *Model) pressContents(msg tea.KeyPressMsg, k keys) tea.Cmd {
	var chosen int
	m.contents, chosen = m.contents.press(msg, k)
	if chosen >= 0 {
		m.open(m.opts.Lessons[chosen])
	}
	return nil
}

func (m *Model) open(l lessons.Lesson) {
	if m.begun[l.Slug] == nil {
		m.begun[l.Slug] = &lesson{walk: lessons.NewWalk(l), ids: &m.ids, claim: -1, run: run{id: m.ids.next(), pace: usualPace}}
	}
	m.lesson = m.begun[l.Slug]
}

// leave goes back to the contents, and ends what runs.
func (m *Model) leave() tea.Cmd {
	l := m.lesson
	m.lesson = nil
	if !l.run.live() {
		return nil
	}
	session := l.run.session
	l.run = run{id: m.ids.next(), pace: l.run.pace}
	if session == nil {
		return nil // it is ended when it has started
	}
	return closeRun(session)
}

// switchTo chooses another method, interpreter or runtime. Where a run has been seen the
// other one runs at once: the question is whether its result is the same.
func (m *Model) switchTo(msg tea.KeyPressMsg, k keys) tea.Cmd {
	switch {
	case key.Matches(msg, k.fork, k.spawn, k.forkserver):
		m.machine.method = map[string]string{"f": "fork", "s": "spawn", "o": "forkserver"}[msg.String()]
	case key.Matches(msg, k.python):
		m.machine = m.machine.nextPython()
	case key.Matches(msg, k.runtime):
		m.machine = m.machine.otherRuntime()
	}
	if m.lesson.run.trace == nil {
		return nil
	}
	next, cmd := m.lesson.start(m.machine, toEnd)
	*m.lesson = next
	return cmd
}

func (m *Model) saveProgram() tea.Cmd {
	_, files, ok := m.machine.runtime(m.lesson.walk.Lesson())
	if !ok || m.opts.Save == nil {
		return nil
	}
	return saveFile(m.opts.Save, files[0].Name, files[0].Text)
}

// enabled is the key map as it holds now.
func (m *Model) enabled() keys {
	k := m.keys
	inLesson := m.lesson != nil
	enable(inLesson, &k.next, &k.back, &k.byHand, &k.menu)
	enable(!inLesson, &k.find)
	enable(m.page == byHandPage, &k.write)
	methods := m.machine.methods()
	enable(inLesson && len(methods) > 1 && slices.Contains(methods, "fork"), &k.fork)
	enable(inLesson && len(methods) > 1 && slices.Contains(methods, "spawn"), &k.spawn)
	enable(inLesson && len(methods) > 1 && slices.Contains(methods, "forkserver"), &k.forkserver)
	enable(inLesson && len(m.machine.pythons) > 1 && !m.machine.golang, &k.python)
	enable(inLesson && len(m.machine.pythons) > 0, &k.runtime)
	if inLesson {
		m.lesson.enable(&k)
	} else {
		enable(false, &k.choose, &k.sure, &k.step, &k.onlyParent, &k.onlyChild, &k.play, &k.slower, &k.faster,
			&k.toEnd, &k.rerun, &k.killParent, &k.killChild, &k.left, &k.right, &k.first, &k.last, &k.pane, &k.scroll, &k.reset)
		k.enter.SetHelp("enter", "open")
	}
	return k
}
