package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// recapScreen is the name of the recap.
const recapScreen = "/recap"

// recap is the screen that looks back: what was predicted, how sure, and what happened.
type recap struct {
	hands
	of       lessons.Recap
	lessons  []lessons.Lesson
	sheet    string // Markdown
	chosen   int
	showing  bool // the cheat sheet takes the place of the list
	scrolled int
	saved    fileSaved
	refusal  string
	save     func(name, text string) (string, error)
}

// openRecap shows what the learner has done so far.
func (m *Model) openRecap() {
	m.screens[recapScreen] = recap{of: lessons.NewRecap(m.opts.Lessons, m.record()), lessons: m.opts.Lessons, sheet: m.opts.Sheet, save: m.opts.Save}
	m.at = recapScreen
}

// record is what is known of the learner.
func (m *Model) record() lessons.Record {
	if m.opts.Progress != nil {
		return m.opts.Progress.Record()
	}
	record := lessons.Record{Lessons: map[string]lessons.LessonRecord{}}
	for slug, s := range m.screens {
		if l, ok := s.(lesson); ok {
			record.Lessons[slug] = l.walk.Record()
		}
	}
	return record
}

func (r recap) place() (title, at string) {
	if r.showing {
		return "Recap", "the cheat sheet"
	}
	return "Recap", "what you said, and what happened"
}

func (r recap) shown() run                         { return run{} }
func (r recap) owns(int) bool                      { return false }
func (r recap) refused() string                    { return r.refusal }
func (r recap) interrupt() (screen, bool)          { return r, false }
func (r recap) switched(machine) (screen, tea.Cmd) { return r, nil }
func (r recap) leave() (screen, tea.Cmd)           { return r, nil }
func (r recap) byHand(machine) (hand, bool)        { return hand{}, false }

// update takes where the notes were written.
func (r recap) update(msg tea.Msg, _ machine) (screen, tea.Cmd) {
	if msg, ok := msg.(fileSaved); ok {
		r.saved = msg
	}
	return r, nil
}

func (r recap) enable(k *keys, _ machine) {
	many := len(r.of.Predictions)
	enable(!r.showing && many > 0, &k.up, &k.down, &k.enter)
	enable(r.sheet != "", &k.pane)
	enable(many > 0 && r.save != nil, &k.save)
	enable(true, &k.scroll)
	enable(false, &k.byHand)
	k.enter.SetHelp("enter", "to its question")
	k.pane.SetHelp("tab", "the cheat sheet")
	if r.showing {
		k.pane.SetHelp("tab", "what you said")
	}
	k.save.SetHelp("w", "write notes to take home")
}

func (r recap) short(k keys) []key.Binding {
	return []key.Binding{k.down, k.enter, k.pane, k.save, k.menu}
}

func (r recap) press(msg tea.KeyPressMsg, k keys, _ machine) (screen, tea.Cmd) {
	r.refusal = ""
	last := max(len(r.of.Predictions)-1, 0)
	switch {
	case key.Matches(msg, k.up):
		r.chosen, r.scrolled = max(r.chosen-1, 0), 0
	case key.Matches(msg, k.down):
		r.chosen, r.scrolled = min(r.chosen+1, last), 0
	case key.Matches(msg, k.pane):
		r.showing, r.scrolled = !r.showing, 0
	case key.Matches(msg, k.scroll):
		r.scrolled = scrolledBy(r.scrolled, msg)
	case key.Matches(msg, k.save):
		return r, saveFile(r.save, "exit42-notes.md", r.of.Markdown(r.sheet))
	case key.Matches(msg, k.enter):
		p := r.of.Predictions[r.chosen]
		for _, l := range r.lessons {
			if step := l.Step(p.Step); l.Slug == p.Slug && step >= 0 {
				return r, func() tea.Msg { return jumpWanted{p.Slug, step} }
			}
		}
	}
	return r, nil
}
