package ui

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/ui/lectern"
)

// A Presented is a talk about the lessons, on a projector.
type Presented struct {
	Slug, Step string        // where it begins, by the lesson's slug and the step's ID; empty for the first
	Began      time.Time     // of a talk that goes on; zero for one that begins now
	Passed     time.Duration // of that one's plan, what is planned for the steps that were shown
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
// The parts below the line know nothing of each other, nor of what is shown: what is to be said of
// one, it hands back. Other screens are values; this one is kept by its pointer, and changes in place.
type present struct {
	still
	all            []lessons.Lesson // as they were written
	play           []lessons.Lesson // as they are played: see asPlayed
	workshop, page string           // the workshop's title, and its title page in Markdown
	ids            *counter
	id             int // of the messages that are for it as a whole

	in, step int               // the lesson and its step
	parts    map[place]*staged // each that was shown
	front    *staged           // of these, the one that is shown

	armed   deed   // what the next enter does
	typed   string // a step's number, as far as it is typed
	refusal string // why the last key did nothing, or what there is to say
	over    cover  // what lies over the stage
	from    int    // the line from which that is shown
	black   bool

	// ----
	polls   polls   // what the class is asked, and what it said
	editor  editor  // the presenter's own
	hand    byHand  // what the room can type along
	hours   hours   // the time, and the plan
	speaker speaker // who looks at a second terminal
}

// A cover is a page that lies over the stage.
type cover int

const (
	noCover      cover = iota
	titleCover         // the title page, before the first step
	handCover          // what to do by hand
	programCover       // the whole program
)

// openPresent shows the talk instead of the contents.
func (m *Model) openPresent(of Presented) {
	id, now := m.ids.next(), time.Now()
	p := &present{
		all: m.opts.Lessons, ids: &m.ids, id: id, parts: map[place]*staged{},
		polls:   polls{id: id, votes: of.Votes, keeper: &keeper{keep: of.KeepVotes}},
		editor:  editor{opens: m.opts.Edit},
		hand:    byHand{id: id, names: of.Called, save: m.opts.Save},
		hours:   hours{id: id, began: of.Began, now: now, planned: of.Planned, lessons: m.opts.Lessons, base: min(max(of.Passed, 0), max(of.Planned, 0))},
		speaker: speaker{lay: of.Lay, notes: of.Notes},
	}
	if of.Began.IsZero() {
		p.hours.began = now
	}
	for i := range p.all {
		p.play = append(p.play, asPlayed(p.all[i]))
	}
	if p.goTo(0, 0); of.Slug != "" {
		p.hours.seen = nil // it begins there
		p.jump(target{of.Slug, of.Step})
	}
	p.workshop, p.page = m.opts.Title, m.opts.Page
	if p.workshop == "" && p.page == "" {
		p.workshop, p.page = ourTitle, ourQuestion
	}
	if of.Slug == "" { // who goes on, or names a lesson, has seen it
		p.over = titleCover
	}
	m.screens[presentScreen], m.at = p, presentScreen
}

// asPlayed is a lesson as a class plays it: an exercise is a run of what it begins with.
func asPlayed(l lessons.Lesson) lessons.Lesson {
	l.Steps = slices.Clone(l.Steps)
	for i, s := range l.Steps {
		if s.Kind == lessons.Exercise {
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
	return strings.ReplaceAll(p.all[p.in].Title, "`", ""), p.front.walk.Place()
}

func (p *present) shown() run { return p.front.run }

// owns reports whether a message is about one of the runs, the editor, or the talk.
func (p *present) owns(id int) bool {
	return p.owner(id) != nil || id == p.id || id != 0 && id == p.editor.visit
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
		return p, tea.Batch(p.lookAgain(m), p.hand.name(m.pythons))
	case interpretersNamed:
		p.hand.called = msg.called
	case fileSaved:
		p.hand.saved = msg
	case ticked:
		return p, p.hours.tick(msg)
	case votesKept:
		p.say(p.polls.kept(msg))
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
	of := p.owner(id)
	if of == nil {
		return nil
	}
	before := of.run.over
	next, cmd := of.update(msg, m)
	if of.lesson = next.(lesson); of.run.over && !before {
		return tea.Batch(cmd, p.answered(of))
	}
	return cmd
}

// say shows a line in the place of the keys, until the next one; nothing takes none away.
func (p *present) say(line string) { p.refusal = cmp.Or(line, p.refusal) }

// close takes back what is outside of the program, a file in the editor, and keeps the last vote.
func (p *present) close() {
	p.polls.close()
	p.editor.close()
}
