package ui

import (
	"cmp"
	"strings"

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
		return " " + hintLine(lk, []hint{{"any key", "close"}}, w-2)
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
	always := "   " + hintLine(lk, []hint{{"?", "keys"}}, w)
	if now := p.minutes(); now != "" {
		always = "   " + t.Text.Bold(true).Render(now) + always
	}
	room := w - ansi.StringWidth(always) - 2
	return " " + pad(hintLine(lk, p.shortKeys(m), room), room) + always
}

// A hint is a key and what it does, in a word or two.
type hint struct{ key, does string }

// hintLine is as many of them as w cells hold, from the first on.
func hintLine(lk look, all []hint, w int) string {
	line := ""
	for _, h := range all {
		gap := ""
		if line != "" {
			gap = "   "
		}
		more := line + gap + lk.theme.Key.Render(h.key) + " " + lk.theme.KeyText.Render(h.does)
		if ansi.StringWidth(more) > w {
			break
		}
		line = more
	}
	return line
}

// shortKeys are those that matter most now, in order.
func (p *present) shortKeys(m machine) (all []hint) {
	l := p.on()
	next := hint{"n", "next"}
	switch {
	case p.vote != nil:
		for _, b := range p.vote.short() {
			all = append(all, hint{b.Help().Key, b.Help().Desc})
		}
		return all
	case p.hand:
		all = []hint{{"x", "close"}}
		if p.noFile(m) == "" {
			all = append(all, hint{"w", "write the file here"})
		}
		return append(all, next)
	case p.wide:
		return []hint{{"z", "close"}, {"↑↓", "scroll"}, next}
	case l.run.live() && l.run.latest().Stuck:
		return []hint{{"x", "by hand"}, {"e", "end it"}, {"k", "kill"}, next}
	case l.run.live():
		play := "play"
		if l.run.playing {
			play = "freeze"
		}
		all = []hint{{"space", "one event"}, {"p", play}, {"e", "to its end"}, {"x", "by hand"}}
		if !l.run.recorded {
			all = append(all, hint{"k", "kill"})
		}
		return append(all, hint{"R", "empty"}, next)
	case p.at(lessons.Turn):
		return []hint{next, {"a-d", "choose"}, {"r", "run it"}, {"z", "program"}}
	case p.at(lessons.Ordering) && l.run.trace == nil:
		return []hint{next, {"↑↓", "line"}, {"space", "pick it up"}, {"r", "run it"}}
	}
	all = []hint{next}
	if p.at(lessons.Verdict, lessons.Claims) && p.noList(m) == "" {
		all = append(all, hint{"↑↓", "along the list"})
	}
	if p.at(lessons.Abroad) && p.noProgram(m) == "" {
		all = append(all, hint{"↑↓", "choose"}, hint{"z", "program"})
	}
	if p.noQuestion(m) == "" {
		all = append(all, hint{"v", "vote"})
	}
	if p.part().Run >= 0 {
		all = append(all, hint{"r", "run it"}, hint{"x", "by hand"})
	}
	if l.run.trace != nil {
		all = append(all, hint{"← →", "look back"}, hint{"R", "empty"})
	}
	return append(all, hint{"b", "black"})
}

// help is what every key does that does something now, in two columns.
func (p *present) help(lk look, m machine, w, h int) []string {
	t := lk.theme
	var list []string
	tell := func(key, does string) {
		list = append(list, pad(t.Key.Render(key), 11)+t.KeyText.Render(does))
	}
	if p.vote != nil {
		for _, b := range p.vote.short() {
			tell(b.Help().Key, b.Help().Desc)
		}
		tell("pgdn pgup", "next step, before")
		tell(".", "black")
		tell("t", "clock")
	} else {
		for i := range talkKeys {
			if k := &talkKeys[i]; k.help != "" && (k.not == nil || k.not(p, m) == "") {
				tell(k.help, k.does)
			}
		}
	}
	half := (len(list) + 1) / 2
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
