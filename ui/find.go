package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// findScreen is the name of the screen that searches. A slug has no slash.
const findScreen = "/find"

// find is the screen in which one types words and jumps to the step that has them.
type find struct {
	still
	from  string // the screen to go back to; empty for the contents
	walks []lessons.Walk
	steps []sought // all of their steps
	here  int      // the lesson that one comes from, in walks; -1 for none
	near  int      // the lesson that is chosen where nothing is typed
	input textinput.Model
	hits  []hit
	at    int // the hit that is chosen
}

// openFind opens the search over the screen that is shown.
func (m *Model) openFind() tea.Cmd {
	f := find{from: m.at, input: textinput.New()}
	f.input.Prompt = ""
	f.input.CharLimit = 200
	f.input.KeyMap.Paste.SetEnabled(false) // it would start a program for the clipboard; what a terminal pastes comes as a message
	f = f.over(m)
	if f.near = f.here; f.here < 0 {
		f.near = min(m.contents.at, len(f.walks)-1)
	}
	f = f.searched()
	cmd := f.input.Focus()
	m.screens[findScreen], m.at = f, findScreen
	return cmd
}

// over is the search over the lessons that there are.
func (f find) over(m *Model) find {
	f.walks, f.here = nil, -1
	for i, l := range m.opts.Lessons {
		if p := m.presented(); p != nil {
			f.walks, f.here = append(f.walks, p.walkIn(i)), p.in
			continue
		}
		f.walks = append(f.walks, walkIn(m.screens[l.Slug], l))
		if l.Slug == f.from {
			f.here = i
		}
	}
	f.steps = soughtIn(f.walks)
	return f
}

// walkIn is where the learner stands in a lesson; at its beginning, where nobody has begun it.
func walkIn(begun screen, l lessons.Lesson) lessons.Walk {
	if begun, ok := begun.(lesson); ok {
		return begun.walk
	}
	return lessons.NewWalk(l)
}

// closeFind goes back to where one was. What became known in the meantime is told there.
func (m *Model) closeFind() tea.Cmd {
	f, ok := m.screens[findScreen].(find)
	if !ok || m.at != findScreen {
		return nil
	}
	delete(m.screens, findScreen)
	m.at = f.from
	return m.goOn()
}

func (f find) place() (title, at string) { return "Search", "all lessons" }
func (f find) typing() bool              { return true }

// target is the step of the hit that is chosen.
func (f find) target() (to target, ok bool) {
	if len(f.hits) == 0 {
		return to, false
	}
	h := f.hits[f.at]
	l := f.walks[h.lesson].Lesson()
	return target{l.Slug, l.Steps[h.step].ID}, true
}

// update takes what a terminal pastes.
func (f find) update(msg tea.Msg, _ machine) (screen, tea.Cmd) {
	if _, ok := msg.(tea.PasteMsg); ok {
		return f.edited(msg)
	}
	return f, nil
}

// edited gives the text what is meant for it, and searches anew where it has changed.
func (f find) edited(msg tea.Msg) (screen, tea.Cmd) {
	before := f.input.Value()
	var cmd tea.Cmd
	if f.input, cmd = f.input.Update(msg); f.input.Value() != before {
		f = f.searched()
	}
	return f, cmd
}

// enable turns on what is not a letter.
func (f find) enable(k *keys, _ machine) {
	k.nothingRuns()
	enable(len(f.hits) > 0, &k.enter, &k.up, &k.down, &k.scroll)
	k.enter.SetHelp("enter", "go there")
	k.menu.SetHelp("esc", "back")
	k.quit.SetHelp("ctrl+c", "quit") // the letters are of the text
	enable(false, &k.help)
}

func (f find) short(k keys) []key.Binding { return []key.Binding{k.enter, k.up, k.down, k.menu} }

// press edits the text or moves along the list.
func (f find) press(msg tea.KeyPressMsg, _ keys, _ machine) (screen, tea.Cmd) {
	switch msg.String() {
	case "up", "ctrl+p":
		return f.moved(-1), nil
	case "down", "ctrl+n":
		return f.moved(1), nil
	case "pgup":
		return f.moved(-pageOfHits), nil
	case "pgdown":
		return f.moved(pageOfHits), nil
	}
	return f.edited(msg)
}

// pageOfHits is how many hits a key turns over.
const pageOfHits = 8

func (f find) moved(by int) find {
	f.at = max(0, min(f.at+by, len(f.hits)-1))
	return f
}

// searched looks for what is typed. With nothing typed, or no more than a lesson's number, the
// step is chosen at which the learner stands.
func (f find) searched() find {
	var whole int
	f.hits, whole = search(f.walks, f.steps, f.input.Value())
	f.at = 0
	if whole < 0 && f.input.Value() == "" {
		whole = f.near
	}
	if whole >= 0 {
		f.at = max(0, slices.IndexFunc(f.hits, func(h hit) bool {
			return h.lesson == whole && h.step == f.walks[whole].Index()
		}))
	}
	return f
}
