package stage

import (
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"

	"exit42/demo"
	"exit42/ui/theme"
)

// A Script is what the stage draws of a scene, as data: its lanes row by row, and its two boxes.
// Who draws with other means than the cells of a terminal draws this, and so shows the same.
type Script struct {
	Parent, Child string // the lanes' headings: "PARENT 4711"
	Above         int    // how many rows before the first were left out
	Beats         []Beat
	Limit         string // the limit that was reached, in words; empty for none
	Exit, Value   Holding
}

// A Beat is one row of the lanes. Its texts are clean.
type Beat struct {
	Event         int
	Parent, Child string // what stands in the lane; one of them is empty, or both are
	Kernel        string // what goes through the kernel, or lies in it
	To            Way
	Tint          demo.Tint
	Waits         bool   // the parent is inside join()
	Below         string // what the bytes mean; empty where nobody knows
	Zombie        bool   // the child is one, from here on
	Gone          bool   // the child is no more
	Dropped       bool   // the value that the child returns here was in nobody's hands afterwards
}

// A Way is where the arrow of a beat points.
type Way int

// The ways of an arrow.
const (
	Nowhere Way = iota
	Right
	Left
)

// A Holding is what a box says: its content, and what is to be known about it.
type Holding struct{ Main, Note string }

// NewScript is the script of a scene, with no more than its last rows.
func NewScript(s demo.Scene, th *theme.Theme, most int) Script {
	const wide = 160 // cells of a text that are kept
	l := newLook(th)
	d := &picture{look: l, s: &s, at: lanes{w: wide}, parent: s.Proc(s.Parent), child: s.Proc(s.Child)}
	exit, value := l.contents(&s)
	script := Script{Parent: "PARENT", Child: "CHILD", Exit: exit.holding(), Value: value.holding(), Limit: Clean(s.Limit, d.ascii)}
	if s.Parent != 0 {
		script.Parent += " " + strconv.Itoa(s.Parent)
	}
	if s.Child != 0 {
		script.Child += " " + strconv.Itoa(s.Child)
	}
	rows, above := d.latest(most)
	script.Above = above
	d.bytes = d.crossings(&s, rows)
	inside, dropped, below := d.inside(rows), d.dropped(rows), d.below(rows, len(rows))
	for i, row := range rows {
		b := d.beat(row)
		b.Waits, b.Dropped, b.Below = inside[i], i == dropped, below[row.Event]
		script.Beats = append(script.Beats, b)
	}
	return script
}

// beat is a row by itself.
func (d *picture) beat(row *demo.Row) Beat {
	b := Beat{Event: row.Event, Tint: row.Tint}
	if row.PID != d.s.Parent && row.PID != d.s.Child {
		b.Kernel = d.behind(row)
		return b
	}
	other := d.s.Parent
	if row.PID == d.s.Parent {
		other = d.s.Child
	}
	row = d.madeBy(row, other)
	text := d.words(d.toWhom(row))
	b.Kernel = d.through(row)
	switch {
	case row.Text == "zombie" && row.PID == d.s.Child:
		b.Zombie = true
		if b.Kernel != "" && d.child.State == demo.Zombie {
			b.Kernel += " waits"
		} else if b.Kernel != "" {
			b.Kernel += " waited"
		}
	case row.Text == "gone" && row.PID == d.s.Child:
		b.Gone, b.Kernel = true, ""
	case b.Kernel != "" && row.Way != demo.NoArrow:
		b.To = Left
		if (row.PID == d.s.Parent) == (row.Way == demo.Out) {
			b.To = Right
		}
	}
	if row.PID == d.s.Child {
		b.Child = text
		return b
	}
	if row.Kernel != "" && row.Peer != 0 && row.Peer != d.s.Child {
		text += " " + strconv.Itoa(row.Peer)
	}
	b.Parent = text
	return b
}

// through is what goes through the kernel: the bytes, where they are known.
func (d *picture) through(row *demo.Row) string {
	const room = 28 // cells
	if c := d.bytes[row.Event]; c != nil {
		if label := c.label(room, d.glyphs.Ellipsis); label != "" {
			return label
		}
	}
	return d.words(row.Kernel)
}

// behind is what a process without a lane has to do with one of the two.
func (d *picture) behind(row *demo.Row) string {
	name := strconv.Itoa(row.PID)
	if p := d.s.Proc(row.PID); p != nil && p.Helper() {
		name = p.How
	}
	head := d.glyphs.Right + " " + Clean(name, d.ascii)
	if row.Peer == d.s.Child && row.Kernel != "" {
		return d.words(row.Kernel) + " " + head
	}
	return head
}

// holding is the content in the most words that there are for it.
func (c *content) holding() Holding {
	h := Holding{Main: c.main}
	if len(c.notes) > 0 {
		h.Note = strings.TrimSpace(c.notes[0].before + c.notes[0].value + c.notes[0].after)
	}
	return h
}

// A Token is a piece of a line of a program, with what it is: keyword, string, number, comment,
// name (of a function or class that begins there), or nothing of these.
type Token struct{ Is, Text string }

// Tokens takes a program apart, line by line. The language is "python" or "go"; a text in another
// is all of one kind.
func Tokens(text, language string) [][]Token {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	source := strings.Split(text, "\n")
	for i := range source {
		source[i] = Clean(source[i], false)
	}
	var lines [][]Token
	for _, tokens := range tokenize(strings.Join(source, "\n"), language) {
		var line []Token
		for _, t := range tokens {
			if words := strings.TrimRight(t.Value, "\n"); words != "" {
				line = append(line, Token{kindOf(t.Type), words})
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func kindOf(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Keyword), t == chroma.OperatorWord:
		return "keyword"
	case t.InSubCategory(chroma.LiteralString):
		return "string"
	case t.InSubCategory(chroma.LiteralNumber):
		return "number"
	case t.InCategory(chroma.Comment):
		return "comment"
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameDecorator:
		return "name"
	}
	return ""
}
