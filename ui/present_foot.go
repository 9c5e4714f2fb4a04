package ui

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
)

// foot is the line of keys. What enter would do now is said there, and nowhere else. notice is
// what there is to say besides.
func (p *present) foot(lk look, m machine, notice string, helps bool, w int) string {
	t := lk.theme
	note := func(text string) string {
		return " " + cut(t.Warn.Render(t.Glyphs.Cursor+" "+lk.cleanParts(text)), w-2)
	}
	switch long, short := p.would(m); {
	case helps:
		return " " + lk.keyLine(w-2).ShortHelpView([]key.Binding{bind("any key", "close", "esc")})
	case long != "":
		text := ""
		for _, text = range []string{"enter " + long + "   any other key: no", "enter " + long, "enter " + short} {
			if ansi.StringWidth(text) <= w-4 {
				break
			}
		}
		return note(text)
	case p.typed != "":
		return note("go to step " + p.typed + ": enter")
	case p.refusal != "" || notice != "":
		return note(cmp.Or(p.refusal, notice))
	}
	always := "   " + lk.keyLine(0).ShortHelpView([]key.Binding{bind("?", "keys", "?")})
	if now := p.minutes(); now != "" {
		always = "   " + t.Text.Bold(true).Render(now) + always
	}
	room := w - ansi.StringWidth(always) - 2
	return " " + pad(lk.keyLine(0).ShortHelpView(fitting(lk, p.shortKeys(m), room)), room) + always
}

// fitting are as many of the keys as there is room for, from the first on.
func fitting(lk look, all []key.Binding, w int) []key.Binding {
	for len(all) > 0 && ansi.StringWidth(lk.keyLine(0).ShortHelpView(all)) > w {
		all = all[:len(all)-1]
	}
	return all
}

// shortKeys are those that matter most now, in order.
func (p *present) shortKeys(m machine) []key.Binding {
	l := p.on()
	next := bind("n", "next", "n")
	switch {
	case p.vote != nil:
		return p.vote.short()
	case p.hand:
		all := []key.Binding{bind("x", "close", "x")}
		if p.noFile(m) == "" {
			all = append(all, bind("w", "write the file here", "w"))
		}
		return append(all, next)
	case p.wide:
		return []key.Binding{bind("z", "close", "z"), bind("↑↓", "scroll", "up", "down"), next}
	case l.run.live() && l.run.latest().Stuck:
		return []key.Binding{bind("x", "by hand", "x"), bind("e", "end it", "e"), bind("k", "kill", "k"), next}
	case l.run.live():
		play := "play"
		if l.run.playing {
			play = "freeze"
		}
		all := []key.Binding{bind("space", "one event", " "), bind("p", play, "p"), bind("e", "to its end", "e"), bind("x", "by hand", "x")}
		if !l.run.recorded {
			all = append(all, bind("k", "kill", "k"))
		}
		return append(all, bind("R", "empty", "R"), next)
	case l.at(lessons.Turn):
		return []key.Binding{next, bind("a-d", "choose", "a"), bind("r", "run it", "r"), bind("z", "program", "z")}
	case l.at(lessons.Ordering) && l.run.trace == nil:
		return []key.Binding{next, bind("↑↓", "line", "up"), bind("space", "pick it up", " "), bind("r", "run it", "r")}
	}
	all := []key.Binding{next}
	if l.at(lessons.Verdict, lessons.Claims) && p.noList(m) == "" {
		all = append(all, bind("↑↓", "along the list", "up"))
	}
	if p.noQuestion(m) == "" {
		all = append(all, bind("v", "vote", "v"))
	}
	if l.walk.Part().Run >= 0 {
		all = append(all, bind("r", "run it", "r"), bind("x", "by hand", "x"))
	}
	if l.run.trace != nil {
		all = append(all, bind("← →", "look back", "left"), bind("R", "empty", "R"))
	}
	return append(all, bind("b", "black", "b"))
}

// help is what every key does that does something now, in two columns.
func (p *present) help(lk look, m machine, w, h int) []string {
	t := lk.theme
	var list []string
	for _, k := range talkKeys {
		if k.not == nil || k.not(p, m) == "" {
			list = append(list, pad(t.Key.Render(k.Help().Key), 11)+t.KeyText.Render(k.Help().Desc))
		}
	}
	half := max((len(list)+1)/2, min(h, len(list)))
	lines := make([]string, min(half, h))
	for i := range lines {
		lines[i] = pad("  "+list[i], w/2)
		if i+half < len(list) {
			lines[i] += list[i+half]
		}
	}
	return fit(lines, w, h)
}

// cleanParts makes text harmless, and leaves the dots between its parts, which are ours.
func (l look) cleanParts(text string) string {
	parts := strings.Split(text, " · ")
	for i, part := range parts {
		parts[i] = l.clean(part)
	}
	return strings.Join(parts, " · ")
}
