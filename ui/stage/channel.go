package stage

import (
	"strconv"
	"strings"

	"exit42/demo"
	"exit42/ui/words"
)

// narrow is where words get fewer, in cells.
const narrow = 36

// channel draws one channel, and if it is open what passed through it.
func (l *look) channel(s *demo.Scene, i int, open bool, w, h int) []string {
	const indent = 4
	c := &s.Channels[i]
	var facts []row
	fact := func() *row {
		facts = append(facts, row{max: max(1, w-indent), look: l})
		return &facts[len(facts)-1]
	}
	name := fact()
	name.max = w
	mark := "  "
	if open {
		mark = l.glyphs.Cursor + " "
	}
	pen := l.title
	if c.What == "" { // the library's own, most likely
		pen = l.text
	}
	name.put(l.title, mark)
	name.put(pen, l.channelName(s, c))
	if where := l.made(s, c, w); where != "" {
		name.put(l.muted, " "+where)
	}
	if c.Shared() {
		l.memory(c, fact)
		l.ends(s, c, fact)
	} else {
		l.fill(c, fact)
		l.ends(s, c, fact)
		l.passed(c, fact)
	}
	most := 3
	switch {
	case open:
		most = max(1, h)
	case w >= 100:
		most = 1
	case w >= 56:
		most = 2
	}
	lines := l.flowed(facts, w, indent, gap, most)
	if open {
		lines = append(lines, l.messages(c, w, h-len(lines))...)
	}
	return lines
}

// flowed sets rows side by side in at most so many lines; all but the first are indented.
func (l *look) flowed(items []row, w, indent, gap, most int) []string {
	line := row{max: w, look: l}
	var lines []string
	for i := range items {
		if line.at > 0 && line.at+gap+items[i].at > w {
			lines = append(lines, line.String())
			line = row{max: w, look: l}
			line.to(indent)
		} else if line.at > 0 {
			line.to(line.at + gap)
		}
		line.b.WriteString(items[i].b.String())
		line.at += items[i].at
	}
	lines = append(lines, line.String())
	return lines[:min(most, len(lines))]
}

// channelName says what a channel is: in the library's words, or else by its kind.
func (l *look) channelName(s *demo.Scene, c *demo.Channel) string {
	switch kind, _, _ := strings.Cut(c.Name, ":"); {
	case c.What != "":
		return Clean(clip(words.Numbered(s, c), 24), l.ascii)
	case c.Part == "forkserver":
		return "the fork server's own"
	case kind == "socket":
		return "pair of sockets"
	case kind == "memory" || kind == "shm":
		return "shared memory"
	case kind == "pipe":
		return "pipe"
	default:
		return Clean(clip(kind, 24), l.ascii)
	}
}

// made says where a channel was made.
func (l *look) made(s *demo.Scene, c *demo.Channel, w int) string {
	if c.Line == 0 {
		return ""
	}
	where := "line " + strconv.Itoa(c.Line)
	if w >= narrow {
		where = "made in " + where
	}
	if c.File != "" && c.File != s.Run.Entry {
		where += " of " + Clean(clip(base(c.File), 24), l.ascii)
	}
	return where
}
