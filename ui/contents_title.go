package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// turn scrolls the title page, or goes on to the lessons. Other keys do there what they do among
// the lessons.
func (c contents) turn(msg tea.KeyPressMsg, k keys) (_ contents, taken bool) {
	switch {
	case c.page == "" || c.turned:
		return c, false
	case key.Matches(msg, k.enter):
		c.turned = true
	case key.Matches(msg, k.up):
		c.top = max(c.top-1, 0)
	case key.Matches(msg, k.down):
		c.top = min(c.top+1, strings.Count(c.page, "\n"))
	default:
		return c, false
	}
	return c, true
}

// titlePage is as much of the title page as there is room for.
func (c contents) titlePage(lk look, w, h int) []string {
	t := lk.theme
	lines := []string{""}
	if c.title != "" {
		lines = append(lines, "   "+t.Title.Render(cut(lk.clean(c.title), w-4)), "")
	}
	room := h - len(lines) - 2
	page := lk.prose(c.page, w-8)
	top := min(c.top, max(0, len(page)-room))
	for _, line := range page[top:min(len(page), top+room)] {
		lines = append(lines, "   "+line)
	}
	goesOn := "enter goes on to the lessons"
	if top+room < len(page) {
		goesOn += "; " + t.Glyphs.Down + " more of this page"
	}
	return fit(append(lines, "", "   "+t.Muted.Render(cut(goesOn, w-4))), w, h)
}
