package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// contents is the first screen: the lessons, a line each. A workshop of somebody's own may have a
// title page, which comes before them.
type contents struct {
	title   string // of the workshop; empty where it has none of its own
	page    string // its title page, in Markdown; empty for none
	turned  bool   // the title page has been read, and the lessons are shown
	top     int    // the line from which the title page is shown, from 0
	lessons []lessons.Lesson
	at      int
	from    string // the folder that they were read from; empty for our own
}

// titleKey turns back to the title page.
const titleKey = "t"

// besides are what stands below the lessons: their keys, what they are in a word and in a
// sentence, and how they are opened.
var besides = []struct {
	key, title, about string
	binding           func(keys) key.Binding
	open              func(*Model) tea.Cmd
}{
	{"/", "Search all lessons, or jump: 3.4 is step 4 of lesson 3", "Words of a step's title or text, a kind of step such as predict or exercise, or a number.",
		func(k keys) key.Binding { return k.search }, (*Model).openFind},
	{"L", "The lab: any outcome, any channel", "One program with knobs: how the child ends, what it computes, what takes it back. Every run leaves a row in a table.",
		func(k keys) key.Binding { return k.lab }, (*Model).openLab},
	{"M", "The matrix: every way back, measured on this machine", "Each way back against the same questions, each answer from a run here and now.",
		func(k keys) key.Binding { return k.matrix }, (*Model).openMatrix},
	{"R", "The recap: what you said, and what happened", "Your predictions, what you were sure of and wrong about first; a cheat sheet; notes to take home.",
		func(k keys) key.Binding { return k.recap }, (*Model).openRecap},
}

// press moves or opens: chosen is the index of the lesson to open, then those of besides, or -1.
func (c contents) press(msg tea.KeyPressMsg, k keys) (_ contents, chosen int) {
	if next, taken := c.turn(msg, k); taken {
		return next, -1
	}
	c.turned = true
	switch {
	case c.page != "" && msg.String() == titleKey:
		c.turned, c.top = false, 0
	case key.Matches(msg, k.enter):
		return c, c.at
	case key.Matches(msg, k.up):
		c.at = max(c.at-1, 0)
	case key.Matches(msg, k.down):
		c.at = min(c.at+1, len(c.lessons)+len(besides)-1)
	case key.Matches(msg, k.number):
		if n := int(msg.Code - '1'); n >= 0 && n < len(c.lessons) {
			c.at = n
			return c, n
		}
	}
	for i, b := range besides {
		if key.Matches(msg, b.binding(k)) {
			c.at = len(c.lessons) + i
			return c, c.at
		}
	}
	return c, -1
}

// cameFrom chooses the lesson of that name, which the learner leaves; other screens are no lesson.
func (c contents) cameFrom(slug string) contents {
	if i := slices.IndexFunc(c.lessons, func(l lessons.Lesson) bool { return l.Slug == slug }); i >= 0 {
		c.at = i
	}
	return c
}

// What stands above the lessons where the workshop has no title of its own.
const (
	ourTitle    = "Where does 42 go?"
	ourQuestion = "A child process computes 42. What reaches its parent, and how?"
)

// heading are the lines above the lessons.
func (c contents) heading(lk look, w int) []string {
	title, about := ourTitle, ourQuestion
	if c.title != "" {
		title, about = lk.clean(c.title), ""
	}
	if c.from != "" {
		about = "The lessons in " + lk.clean(c.from) + ", read again on each save."
	}
	if c.page != "" {
		about = strings.TrimSpace(about + " " + titleKey + " shows the title page.")
	}
	t := lk.theme
	return []string{"", "   " + t.Title.Render(cut(title, w-4)), "   " + t.Text.Render(cut(about, w-4)), ""}
}

func (c contents) view(lk look, begun map[string]screen, w, h int) []string {
	if !c.turned && c.page != "" {
		return c.titlePage(lk, w, h)
	}
	lines := c.heading(lk, w)
	items := c.items(lk, begun, w)
	switch n := len(items); {
	case n > h:
		return fit(around(lk, items, c.at, h), w, h)
	case len(lines)+n+4 > h: // then everything that can be opened comes first
		lines = nil
	}
	for i, item := range items {
		if i == len(c.lessons) && lines != nil && len(lines)+len(besides)+4 <= h {
			lines = append(lines, "")
		}
		lines = append(lines, item...)
	}
	lines = append(lines, "")
	for _, line := range c.about(lk, w-8) {
		lines = append(lines, "   "+line)
	}
	return fit(lines, w, h)
}

// items are what can be opened, a line each.
func (c contents) items(lk look, begun map[string]screen, w int) [][]string {
	var items [][]string
	for i, l := range c.lessons {
		far := reached(lk, begun[l.Slug], l)
		title := ansi.Truncate(fmt.Sprintf("%d  %s", l.Number, l.Title), max(w-6-ansi.StringWidth(far), 10), lk.theme.Glyphs.Ellipsis)
		items = append(items, []string{c.line(lk, i, title) + strings.Repeat(" ", max(2, 38-ansi.StringWidth(title))) + far})
	}
	for i, b := range besides {
		items = append(items, []string{c.line(lk, len(c.lessons)+i, b.key+"  "+b.title)})
	}
	return items
}

// line is something that can be opened.
func (c contents) line(lk look, i int, title string) string {
	t := lk.theme
	if i == c.at {
		return " " + t.Key.Render(t.Glyphs.Cursor) + " " + t.Selected.Render(title)
	}
	return "   " + t.Text.Render(title)
}

// about says what the chosen one is.
func (c contents) about(lk look, w int) []string {
	if i := c.at - len(c.lessons); i >= 0 {
		return lk.prose(besides[i].about, w)
	}
	return lk.prose(c.lessons[c.at].Intro, w)
}

// reached is how far the learner is in a lesson.
func reached(lk look, begun screen, l lessons.Lesson) string {
	t := lk.theme
	if begun != nil {
		switch w := walkIn(begun, l); {
		case w.Finished():
			if s := lessons.StudiedIn(w); s.Committed < s.Questions {
				return t.Text.Render(fmt.Sprintf("%s done, %d of %d questions answered", t.Glyphs.Half, s.Committed, s.Questions))
			}
			return t.Good.Render(t.Glyphs.Done + " done")
		case w.Index() > 0:
			return t.Text.Render(fmt.Sprintf("%s step %d of %d", t.Glyphs.Half, w.Index()+1, len(l.Steps)))
		}
	}
	return t.Muted.Render(fmt.Sprintf("%s %d minutes", t.Glyphs.Open, l.Minutes))
}
