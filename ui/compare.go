package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
)

// Compared are two runs to be set side by side. Both are over.
type Compared struct {
	A, B   *demo.Trace
	Titles [2]string // how each is called; empty for what it says about itself
	Files  [2]string // from which each was read, to tell apart what says the same; empty for none
}

// runsAligned brings two runs with their steps side by side.
type runsAligned struct {
	of    Compared
	pairs []demo.Pair
}

// align sets the steps of the two side by side, which for long runs takes more than a frame.
func align(msg compareWanted) tea.Cmd {
	return func() tea.Msg { return aligned(Compared{A: msg.a, B: msg.b, Titles: msg.titles}) }
}

func aligned(of Compared) runsAligned { return runsAligned{of, demo.Align(of.A, of.B)} }

// compare is the screen of two runs: one scrub bar for both, and marks where they differ.
type compare struct {
	hands
	comparison
	from     string // the screen to go back to
	at       int    // the pair that is shown
	scrolled int
	refusal  string
}

// compare opens the screen of two runs.
func (m *Model) compare(msg runsAligned) {
	from := m.at
	if m.at == compareScreen {
		from = m.back()
	}
	m.screens[compareScreen] = compare{comparison: newComparison(msg.of, msg.pairs), from: from}
	m.at, m.page = compareScreen, noPage
}

// back is the name of the screen to go to from the one that is shown.
func (m *Model) back() string {
	if c, ok := m.screen().(compare); ok {
		return c.from
	}
	return ""
}

func (c compare) place() (title, at string)                 { return "Compare", c.what() }
func (c compare) shown() run                                { return run{} }
func (c compare) owns(int) bool                             { return false }
func (c compare) refused() string                           { return c.refusal }
func (c compare) interrupt() (screen, bool)                 { return c, false }
func (c compare) switched(machine) (screen, tea.Cmd)        { return c, nil }
func (c compare) update(tea.Msg, machine) (screen, tea.Cmd) { return c, nil }
func (c compare) leave() (screen, tea.Cmd)                  { return c, nil }
func (c compare) byHand(machine) (hand, bool)               { return hand{}, false }

func (c compare) press(msg tea.KeyPressMsg, k keys, _ machine) (screen, tea.Cmd) {
	c.refusal = ""
	switch {
	case key.Matches(msg, k.left):
		return c.moveTo(c.at - 1), nil
	case key.Matches(msg, k.right):
		return c.moveTo(c.at + 1), nil
	case key.Matches(msg, k.first):
		return c.moveTo(0), nil
	case key.Matches(msg, k.last):
		return c.moveTo(len(c.pairs) - 1), nil
	case key.Matches(msg, k.nextDiff):
		return c.jump(1), nil
	case key.Matches(msg, k.backDiff):
		return c.jump(-1), nil
	case key.Matches(msg, k.scroll):
		c.scrolled = scrolledBy(c.scrolled, msg)
	}
	return c, nil
}

func (c compare) moveTo(at int) compare {
	c.at, c.scrolled = max(0, min(at, len(c.pairs)-1)), 0
	return c
}

// jump goes to the next pair that differs, forward or back.
func (c compare) jump(by int) compare {
	for at := c.at + by; at >= 0 && at < len(c.pairs); at += by {
		if c.pairs[at].Differs {
			return c.moveTo(at)
		}
	}
	c.refusal = "no difference after this"
	if by < 0 {
		c.refusal = "no difference before this"
	}
	return c
}

func (c compare) enable(k *keys, _ machine) {
	enable(false, &k.byHand, &k.fork, &k.spawn, &k.forkserver, &k.python, &k.runtime)
	enable(len(c.pairs) > 0, &k.left, &k.right, &k.first, &k.last)
	enable(c.differ > 0, &k.nextDiff, &k.backDiff)
	enable(true, &k.scroll)
	k.left.SetHelp("←", "step back")
	k.right.SetHelp("→", "step on")
	k.first.SetHelp("home", "first step")
	k.last.SetHelp("end", "last step")
	if c.from != "" {
		k.menu.SetHelp("m", "back")
	}
}

func (c compare) short(k keys) []key.Binding {
	step, differ := bind("←→", "step", "left", "right"), bind("n/N", "difference", "n", "N")
	step.SetEnabled(k.right.Enabled())
	differ.SetEnabled(k.nextDiff.Enabled())
	return []key.Binding{step, differ, k.last, k.menu}
}
