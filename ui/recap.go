package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

// recapScreen is the name of the recap.
const recapScreen = "/recap"

// recap is the screen that looks back: what was predicted, how sure, and what happened.
type recap struct {
	still
	of       lessons.Recap
	lessons  []lessons.Lesson
	sheet    string // Markdown
	chosen   int
	showing  bool // the cheat sheet takes the place of the list
	scrolled int
	saved    fileSaved
	save     func(name, text string) (string, error)
}

// openRecap shows what the learner has done so far.
func (m *Model) openRecap() tea.Cmd {
	m.screens[recapScreen], m.at = m.newRecap(), recapScreen
	return nil
}

func (m *Model) newRecap() recap {
	return recap{of: lessons.NewRecap(m.opts.Lessons, m.record()), lessons: m.opts.Lessons, sheet: m.opts.Sheet, save: m.opts.Save}
}

// anew is the recap of lessons that have changed, with the same prediction chosen.
func (r recap) anew(now recap) recap {
	last := max(len(now.of.Predictions)-1, 0)
	now.showing, now.scrolled, now.chosen = r.showing, r.scrolled, min(r.chosen, last)
	if r.chosen < len(r.of.Predictions) {
		was := r.of.Predictions[r.chosen]
		if i := slices.IndexFunc(now.of.Predictions, func(p lessons.Prediction) bool { return p.Slug == was.Slug && p.Step == was.Step }); i >= 0 {
			now.chosen = i
		}
	}
	return now
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

// target is the question that is chosen, if it is still there.
func (r recap) target() (to target, ok bool) {
	if r.showing || len(r.of.Predictions) == 0 {
		return to, false
	}
	p := r.of.Predictions[r.chosen]
	i := slices.IndexFunc(r.lessons, func(l lessons.Lesson) bool { return l.Slug == p.Slug })
	return target{p.Slug, p.Step}, i >= 0 && r.lessons[i].Step(p.Step) >= 0
}

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
	k.nothingRuns()
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
	r.saved = fileSaved{}
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
	}
	return r, nil
}
