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
	if now := p.hours.minutes(); now != "" {
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

// The keys that matter most, where these are always the same, in order.
var (
	handHints  = []hint{{"x", "close"}, {"n", "next"}}
	fileHints  = []hint{{"x", "close"}, {"w", "write the file here"}, {"n", "next"}}
	wideHints  = []hint{{"z", "close"}, {"↑↓", "scroll"}, {"n", "next"}}
	titleHints = []hint{{"n", "begin"}, {"/", "search"}, {"b", "black"}, {"q", "quit"}}
	turnHints  = []hint{{"n", "next"}, {"↑↓", "choose"}, {"r", "run it"}, {"z", "program"}}
	orderHints = []hint{{"n", "next"}, {"↑↓", "line"}, {"space", "pick it up"}, {"r", "run it"}}
)

// shortKeys are those that matter most now, in order.
func (p *present) shortKeys(m machine) []hint {
	l := p.front
	switch {
	case p.polls.ballot != nil:
		return p.voteHints()
	case p.over == handCover && p.noFile(m) != "":
		return handHints
	case p.over == handCover:
		return fileHints
	case p.over == programCover:
		return wideHints
	case p.over == titleCover:
		return titleHints
	case p.notStuck(m) == "":
		return p.withKill([]hint{{"x", "by hand"}, {"e", "end it"}}, hint{"n", "next"})
	case l.run.live():
		return p.runHints(&l.run)
	case p.at(lessons.Turn):
		return turnHints
	case p.at(lessons.Ordering) && l.run.trace == nil:
		return orderHints
	}
	return p.stepHints(m)
}

// runHints are the keys of a run that goes on, or waits.
func (p *present) runHints(r *run) []hint {
	play := "play"
	if r.playing {
		play = "freeze"
	}
	all := []hint{{"space", "one event"}, {"p", play}, {"e", "finish"}, {"x", "by hand"}}
	return p.withKill(all, p.aspectHint(), hint{"R", "empty"}, hint{"n", "next"})
}

// withKill adds the key that kills, while there is a child to be killed, and what comes after it.
func (p *present) withKill(all []hint, after ...hint) []hint {
	if p.lacksVictim(killChildOf) == "" {
		all = append(all, hint{"k", "kill"})
	}
	return append(all, after...)
}

func (p *present) voteHints() (all []hint) {
	for _, b := range p.polls.ballot.short() {
		all = append(all, hint{b.Help().Key, b.Help().Desc})
	}
	return all
}

// stepHints are the keys at a step on whose stage nothing goes on.
func (p *present) stepHints(m machine) []hint {
	all := []hint{{"n", "next"}}
	add := func(may bool, key, does string) {
		if may {
			all = append(all, hint{key, does})
		}
	}
	add(p.front.aspect == outputAspect, "↑↓", "scroll")
	add(p.front.aspect == lanesAspect && p.at(lessons.Verdict, lessons.Claims) && p.noList(m) == "", "↑↓", "along the list")
	add(p.at(lessons.Elsewhere) && p.noProgram(m) == "", "↑↓", "choose")
	add(p.at(lessons.Elsewhere) && p.noProgram(m) == "", "z", "program")
	if p.noQuestion(m) == "" {
		_, does := p.voteStands(m)
		add(true, "v", does)
	}
	add(p.part().Run >= 0, "r", "run it")
	add(p.exercise() != nil, "E", "edit it")
	add(p.exercise() != nil && p.front.own != solutionProgram, "H", "solution")
	add(p.front.own != "", "u", "lesson's program")
	add(p.part().Run >= 0, "x", "by hand")
	add(p.front.run.trace != nil, "← →", "look back")
	add(p.noAspect(m) == "" && !p.at(lessons.Elsewhere), "tab", p.aspectHint().does)
	add(p.front.run.trace != nil, "R", "empty")
	add(true, "b", "black")
	return all
}

// help is what every key does that does something now, in two columns.
func (p *present) help(lk look, m machine, w, h int) []string {
	t := lk.theme
	var list []string
	tell := func(key, does string) {
		list = append(list, pad(t.Key.Render(key), 11)+t.KeyText.Render(does))
	}
	if p.polls.ballot != nil {
		for _, h := range p.voteHints() {
			tell(h.key, h.does)
		}
		tell("pgdn pgup", "next step, before")
		tell("b .", "black")
		tell("t", "clock")
		tell("ctrl+c", "ask to quit")
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
