package stage

import (
	"strconv"
	"strings"

	"exit42/demo"
)

// messages draws the last messages of a channel, taken apart, in at most h lines: the newest
// in all its parts, those before it in fewer, or in a line each.
func (l *look) messages(c *demo.Channel, w, h int) []string {
	var lines []string
	for i := len(c.Messages) - 1; i >= 0 && len(lines) < h; i-- {
		block := l.message(c, &c.Messages[i], w, h-len(lines), i == len(c.Messages)-1)
		lines = append(block, lines...)
	}
	return lines
}

// unread reports whether it is known that a message was not read yet. Of a socket whose other
// end is not known that would be told of another channel.
func unread(c *demo.Channel, m *demo.Message) bool {
	return m.Received == 0 && !oneEnded(c)
}

func oneEnded(c *demo.Channel) bool { return strings.HasPrefix(c.Name, "socket:") && c.Other == "" }

// message draws one message.
func (l *look) message(c *demo.Channel, m *demo.Message, w, h int, whole bool) []string {
	p := l.dissect(m)
	head := row{max: w, look: l}
	head.to(4)
	head.put(l.text, who(m.From)+" "+l.glyphs.DoubleLine+l.glyphs.HeadRight+" "+who(m.To))
	much := "  " + plural(m.Len, "byte")
	if p.value != "" {
		room := w - head.at
		if w >= narrow {
			room -= cells(much)
		}
		head.within(room, l.valueStrong, "  "+p.value)
	}
	if unread(c, m) {
		much += ", not read yet"
	}
	if cells(much) <= w-head.at || p.value == "" {
		head.put(l.muted, much)
	}
	lines := []string{head.String()}
	if !whole {
		return lines[:min(h, 1)]
	}
	if len(m.Frame) > 0 {
		words := "= " + plural(m.Len, "byte")
		if w >= narrow {
			words = plural(m.Len, "byte") + " " + follow(m.Len)
		}
		lines = append(lines, l.part(frameHex(m.Frame), words, "", w))
	}
	lines = append(lines, l.content(&p, w, h-len(lines))...)
	if kept := int64(len(p.bytes)); kept > 0 && kept < m.Len && len(lines) < h {
		lines = append(lines, l.indented(l.muted, "no more than the first "+plural(kept, "byte")+" were kept", w))
	}
	return lines[:min(h, len(lines))]
}

// content draws the bytes of a message: opcode by opcode, where there is room for it.
func (l *look) content(p *payload, w, h int) []string {
	var lines []string
	if len(p.ops) > 0 && len(p.ops) <= h && w >= narrow {
		for i := range p.ops {
			op := &p.ops[i]
			lines = append(lines, l.part(hexBytes(p.opBytes(i), 4, l.glyphs.Ellipsis), opcode(op, l.ascii), op.Words, w))
		}
		return lines
	}
	if len(p.bytes) > 0 {
		lines = append(lines, l.indented(l.value, hexBytes(p.bytes, max(1, (w-7)/3), l.glyphs.Ellipsis), w))
	}
	if len(p.ops) > 0 && h > 1 {
		lines = append(lines, l.opcodes(p, w, h-1)...)
	}
	return lines
}

// opcodes draws a pickle's opcodes one after the other.
func (l *look) opcodes(p *payload, w, h int) []string {
	items := make([]row, 0, len(p.ops))
	for i := range p.ops {
		if i > 4*h*w/gap {
			break // more than there can be room for
		}
		words := opcode(&p.ops[i], l.ascii)
		if i < len(p.ops)-1 {
			words += " " + l.glyphs.Separator
		}
		r := row{max: max(1, w-6), look: l}
		r.put(l.muted, words)
		items = append(items, r)
	}
	margin := row{max: w, look: l}
	margin.to(5)
	return l.flowed(append([]row{margin}, items...), w, 6, 1, h)
}

func follow(n int64) string {
	if n == 1 {
		return "follows"
	}
	return "follow"
}

func who(pid int) string {
	if pid == 0 {
		return "?"
	}
	return strconv.Itoa(pid)
}

// part draws some bytes and what they mean.
func (l *look) part(bytes, name, words string, w int) string {
	const nameAt, wordsAt = 6 + 13, 6 + 13 + 20
	r := row{max: w, look: l}
	r.to(6)
	r.put(l.value, bytes)
	r.to(r.at + 1)
	if w >= narrow {
		r.to(nameAt)
	}
	r.put(l.text, name)
	if words != "" && w >= wordsAt+12 {
		r.to(max(wordsAt, r.at+2))
		r.put(l.muted, Clean(clip(words, w), l.ascii))
	}
	return r.String()
}

func (l *look) indented(p pen, text string, w int) string {
	r := row{max: w, look: l}
	r.to(6)
	r.put(p, text)
	return r.String()
}
