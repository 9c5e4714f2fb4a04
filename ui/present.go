package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/ui/lectern"
)

// A Presented is a talk about the lessons, on a projector.
type Presented struct {
	Slug, Step string        // where it begins, by the lesson's slug and the step's ID; empty for the first
	Began      time.Time     // of a talk that goes on; zero for one that begins now
	Planned    time.Duration // for the whole of it; 0 for what its lessons are planned for
	Notes      string        // Markdown, for the speaker: to the whole of it
	// Called is how a person here calls an interpreter, in as few characters as there are; empty where
	// nobody would type that. It looks at files, and is called outside of Update. Nil for the path.
	Called func(path string) string
	// Lay has what the speaker needs to see laid for a second terminal. It does not wait for the
	// disk. Nil for no such terminal.
	Lay       func(lectern.Talk)
	Votes     class.Votes             // what the class said before
	KeepVotes func(class.Votes) error // keeps all that it said; nil where nothing is kept
}

// presentScreen is the name of the screen that presents. A slug has no slash.
const presentScreen = "/present"

// present is the stage for a projector: all lessons, one after the other. No key starts, ends or
// kills a process but enter, after another key has armed it: see present_fire.go.
//
// Other screens are values; this one is kept by its pointer, and changes in place.
type present struct {
	still
	of   Presented
	all  []lessons.Lesson // as they were written
	play []lessons.Lesson // as they are played: see asPlayed
	ids  *counter
	id   int // of the messages that are for it as a whole

	in, step int                       // the lesson and its step
	parts    map[place]*lesson         // what each part has on its stage: it stays there while others are shown
	front    *lesson                   // of these, the one that is shown
	own      map[place]string          // parts whose program is not the lesson's: what it is instead
	ran      map[place]string          // the same of the run on the stage, or that it was killed
	fired    map[place]demo.Experiment // what that run is of
	called   map[string]string         // what a person types for an interpreter, by its path

	armed   deed   // what the next enter does
	typed   string // a step's number, as far as it is typed
	black   bool
	title   bool // the title page is shown, before the first step
	hand    bool // what to do by hand is shown
	wide    bool // the program is shown instead of the stage
	from    int  // ... from this line on
	refusal string
	saved   fileSaved

	vote   *ballot // nil where no question is put
	votes  class.Votes
	keeper *keeper
	kept   int    // how often votes were given to it
	unkept bool   // it was said that they are not kept
	later  string // ... and is said again when the vote is left

	edit    func(name, text string) (Edit, error)
	save    func(name, text string) (string, error)
	editing int // the number of the visit to the editor; 0 for none
	edits   place
	file    *Edit
	read    string // what that file said last
	unread  string // why it could not be read the last time; empty where it could

	workshop   string // its title, and
	page       string // its title page, in Markdown
	began, now time.Time
	clock      clock
	laid       lectern.Talk
}

// A place is a part of a lesson: both by their index.
type place struct{ lesson, part int }

// openPresent shows the talk instead of the contents.
func (m *Model) openPresent(of Presented) {
	p := &present{
		of: of, all: m.opts.Lessons, ids: &m.ids, id: m.ids.next(), edit: m.opts.Edit, save: m.opts.Save,
		parts: map[place]*lesson{}, own: map[place]string{}, ran: map[place]string{}, fired: map[place]demo.Experiment{},
		votes: of.Votes, keeper: &keeper{keep: of.KeepVotes}, began: of.Began, now: time.Now(),
	}
	if p.began.IsZero() {
		p.began = p.now
	}
	for i := range p.all {
		p.play = append(p.play, asPlayed(p.all[i]))
	}
	p.goTo(0, 0)
	p.jump(target{of.Slug, of.Step})
	p.workshop, p.page = m.opts.Title, m.opts.Page
	if p.workshop == "" && p.page == "" {
		p.workshop, p.page = ourTitle, ourQuestion
	}
	p.title = of.Slug == "" // who goes on, or names a lesson, has seen it
	m.screens[presentScreen], m.at = p, presentScreen
}

// asPlayed is a lesson as a class plays it: an exercise is a run of what it begins with.
func asPlayed(l lessons.Lesson) lessons.Lesson {
	l.Steps = slices.Clone(l.Steps)
	for i, s := range l.Steps {
		if s.Kind == lessons.Making {
			l.Steps[i].Kind, l.Steps[i].Exercise = lessons.Run, nil
		}
	}
	return l
}

// presented is the talk; nil where nothing is presented.
func (m *Model) presented() *present {
	p, _ := m.screens[presentScreen].(*present)
	return p
}

// place is what stands in the window's title.
func (p *present) place() (title, at string) {
	return strings.ReplaceAll(p.all[p.in].Title, "`", ""), p.on().walk.Place()
}

func (p *present) shown() run { return p.on().run }

// owns reports whether a message is about one of the runs, the editor, or the talk.
func (p *present) owns(id int) bool {
	_, ok := p.owner(id)
	return ok || id == p.id || id != 0 && id == p.editing
}

// What follows is asked of every screen. This one has the whole window, and a line of keys of its own.
func (p *present) enable(k *keys, _ machine)                              { k.nothingRuns() }
func (p *present) short(keys) []key.Binding                               { return nil }
func (p *present) view(look, machine, plan) []string                      { return nil }
func (p *present) press(tea.KeyPressMsg, keys, machine) (screen, tea.Cmd) { return nil, nil }

// update takes what came of a command.
func (p *present) update(msg tea.Msg, m machine) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case pythonFound, pythonsFound:
		return p, tea.Batch(p.lookAgain(m), nameInterpreters(p.id, p.of.Called, m.pythons))
	case interpretersNamed:
		p.called = msg.called
	case fileSaved:
		p.saved = msg
	case ticked:
		return p, p.tick(msg)
	case votesKept:
		p.keptVotes(msg)
	case editorReady, editorLeft, editRead:
		return p, p.updateEdit(msg)
	case runStarted:
		return p, p.updateRun(msg.id, msg, m)
	case eventsCame:
		return p, p.updateRun(msg.id, msg, m)
	case ofScreen:
		return p, p.updateRun(msg.of(), msg, m)
	}
	return p, nil
}

// updateRun gives a message to the part whose run it is about.
func (p *present) updateRun(id int, msg tea.Msg, m machine) tea.Cmd {
	at, ok := p.owner(id)
	if !ok {
		return nil
	}
	before := p.parts[at].run.over
	next, cmd := p.parts[at].update(msg, m)
	l := next.(lesson)
	if *p.parts[at] = l; l.run.over && !before {
		return tea.Batch(cmd, p.answered(at))
	}
	return cmd
}

// close takes back what is outside of the program, a file in the editor, and keeps the last vote.
func (p *present) close() {
	if p.kept > 0 {
		p.keeper.write(p.kept+1, p.votes)
	}
	if p.file != nil {
		p.file.Close()
	}
}
