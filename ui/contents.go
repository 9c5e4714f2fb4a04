package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// contents is the first screen: the lessons, a line each.
type contents struct {
	lessons []lessons.Lesson
	at      int
}

// press moves or opens: chosen is the index of the lesson to open, or -1.
func (c contents) press(msg tea.KeyPressMsg, k keys) (_ contents, chosen int) {
	switch {
	case key.Matches(msg, k.enter):
		return c, c.at
	case key.Matches(msg, k.up):
		c.at = max(c.at-1, 0)
	case key.Matches(msg, k.down):
		c.at = min(c.at+1, len(c.lessons)-1)
	case key.Matches(msg, k.find):
		if n := int(msg.Code - '1'); n >= 0 && n < len(c.lessons) {
			c.at = n
			return c, n
		}
	}
	return c, -1
}

func (c contents) view(lk look, begun map[string]screen, w, h int) []string {
	t := lk.theme
	lines := []string{
		"",
		"   " + t.Title.Render("Where does 42 go?"),
		"   " + t.Text.Render(cut("A child process computes 42. What reaches its parent, and how?", w-4)),
		"",
	}
	for i, l := range c.lessons {
		mark, style := " ", t.Text
		if i == c.at {
			mark, style = t.Glyphs.Cursor, t.Selected
		}
		title := fmt.Sprintf("%d  %s", l.Number, l.Title)
		lines = append(lines, " "+t.Key.Render(mark)+" "+style.Render(title)+
			strings.Repeat(" ", max(2, 38-ansi.StringWidth(title)))+progress(lk, begun[l.Slug], l))
	}
	lines = append(lines, "")
	about := lk.prose(c.lessons[c.at].Intro, w-8)
	for _, line := range about {
		lines = append(lines, "   "+line)
	}
	return fit(lines, w, h)
}

// progress is how far the learner is in a lesson.
func progress(lk look, begun screen, l lessons.Lesson) string {
	t := lk.theme
	w := lessons.NewWalk(l)
	if begun, ok := begun.(lesson); ok {
		w = begun.walk
	}
	switch {
	case w.Done():
		return t.Good.Render(t.Glyphs.Done + " done")
	case w.Index() > 0:
		return t.Text.Render(fmt.Sprintf("%s step %d of %d", t.Glyphs.Half, w.Index()+1, len(l.Steps)))
	}
	return t.Muted.Render(fmt.Sprintf("%s %d minutes", t.Glyphs.Open, l.Minutes))
}
