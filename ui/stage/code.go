package stage

import (
	"strconv"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/theme"
)

// A Program is source text prepared for drawing: highlighted once, and from then on only cut.
// It holds for one theme and does not change.
type Program struct {
	name  string
	lines []codeLine
	wide  int // cells of the longest line
	opens int // the line on which its first function or class begins
	look  *look
}

// longest is how many cells of a line of source are kept, more than any terminal shows.
const longest = 512

// A codeLine is one line of source on each of the grounds that it may stand on.
type codeLine struct {
	on    [3]string
	cells int
}

// The grounds of a line of code.
const (
	plainLine = iota
	parentLine
	childLine
)

// NewProgram prepares a source text. The language is "python" or "go"; text in another is
// drawn without highlighting.
func NewProgram(name, text, language string, th *theme.Theme) *Program {
	p := &Program{name: Clean(name, th.ASCII), look: newLook(th), opens: opening(text)}
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	source := strings.Split(text, "\n")
	for i := range source {
		source[i] = Clean(source[i], th.ASCII)
	}
	for _, tokens := range tokenize(strings.Join(source, "\n"), language) {
		p.add(tokens)
	}
	return p
}

// tokenize splits a text into the tokens of its lines.
func tokenize(text, language string) [][]chroma.Token {
	if lexer := lexers.Get(language); lexer != nil {
		if tokens, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, text); err == nil {
			return chroma.SplitTokensIntoLines(tokens.Tokens())
		}
	}
	var lines [][]chroma.Token
	for line := range strings.Lines(text) {
		lines = append(lines, []chroma.Token{{Type: chroma.Text, Value: line}})
	}
	return lines
}

func (p *Program) add(tokens []chroma.Token) {
	var on [3]strings.Builder
	var line codeLine
	for _, token := range tokens {
		text := strings.TrimRight(token.Value, "\n")
		if text == "" || line.cells >= longest {
			continue
		}
		text, _ = fit(text, longest-line.cells, p.look.glyphs.Ellipsis)
		line.cells += cells(text)
		pens := p.look.penFor(token.Type)
		if strings.TrimSpace(text) == "" {
			pens = &p.look.tints
		}
		for g, pen := range pens {
			on[g].WriteString(pen.on + text + pen.off)
		}
	}
	for g := range on {
		line.on[g] = on[g].String()
	}
	p.lines = append(p.lines, line)
	p.wide = max(p.wide, line.cells)
}

// penFor maps a kind of token to a role of the theme.
func (l *look) penFor(t chroma.TokenType) *[3]pen {
	switch {
	case t.InCategory(chroma.Keyword), t == chroma.OperatorWord:
		return &l.keyword
	case t.InSubCategory(chroma.LiteralString):
		return &l.str
	case t.InSubCategory(chroma.LiteralNumber):
		return &l.number
	case t.InCategory(chroma.Comment):
		return &l.comment
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameDecorator:
		return &l.fn
	}
	return &l.code
}

// digits is the width of the line numbers.
func (p *Program) digits() int { return max(2, len(strconv.Itoa(len(p.lines)))) }

// gutter is what stands before a line of code: the marks, its number, a blank.
func (p *Program) gutter() int { return paneMargin + p.digits() + 1 }

// need is how wide the pane has to be to show every line whole, with a blank after it.
func (p *Program) need() int { return p.gutter() + p.wide + 1 }

// draw draws at most h lines of the program, each w cells wide, and among them those where
// the processes stand.
func (p *Program) draw(s *demo.Scene, o Options, w, h int) []string {
	var parent, child, stood int
	if !o.Hidden {
		stood = p.stood(s, s.Parent, o.File) // even when it is gone, so that the code stays where it is
		parent, child = p.stands(s, s.Parent, o.File), p.stands(s, s.Child, o.File)
	}
	if stood == 0 && child == 0 {
		stood = o.Line
	}
	if lines := p.unfolded(parent, child, w, h-minOutput-1); lines != nil {
		return lines
	}
	if stood == 0 && child == 0 {
		return p.from(min(p.opens, max(1, len(p.lines)-h+1)), h, w)
	}
	first := 1 + window(stood, child, waits(s), len(p.lines), h)
	var drawn []string
	for n := first; n <= len(p.lines) && n < first+h; n++ {
		drawn = append(drawn, p.line(n, n == parent, n == child, w))
	}
	return drawn
}

// stands is the line of this program where a process stands, live; 0 for none.
func (p *Program) stands(s *demo.Scene, pid int, file string) int {
	if proc := s.Proc(pid); proc != nil && proc.State < demo.Ended {
		return p.stood(s, pid, file)
	}
	return 0
}

// stood is the last line of this program where a process was seen; 0 for none.
func (p *Program) stood(s *demo.Scene, pid int, file string) int {
	proc := s.Proc(pid)
	if pid == 0 || proc == nil || proc.Line > len(p.lines) {
		return 0
	}
	here := proc.File == file
	if file == "" {
		here = Clean(base(proc.File), p.look.ascii) == p.name
	}
	if !here {
		return 0
	}
	return max(0, proc.Line)
}

// elsewhere says who of the two in focus stands in another file than the one that is shown.
func elsewhere(s *demo.Scene, o Options, l *look) string {
	if o.File == "" || o.Hidden {
		return ""
	}
	var all []string
	for _, who := range [...]struct {
		mark string
		pid  int
	}{{"P", s.Parent}, {"C", s.Child}} {
		p := s.Proc(who.pid)
		if who.pid == 0 || p == nil || p.State >= demo.Ended || p.Line == 0 || p.File == o.File {
			continue
		}
		all = append(all, who.mark+" in "+Clean(clip(base(p.File), 40), l.ascii)+":"+strconv.Itoa(p.Line))
	}
	return strings.Join(all, ", ")
}

// base is the last element of a path of any operating system.
func base(file string) string { return file[strings.LastIndexAny(file, `/\`)+1:] }

// waits reports whether the parent is in a call that waits, so that the child is what moves.
func waits(s *demo.Scene) bool {
	p := s.Proc(s.Parent)
	return p != nil && p.Waiting != ""
}

// window says how many of n lines scroll out above a window of h, so that the live lines are
// in it: both, or else the child's while the parent waits, or else the parent's. It moves as
// little as it can.
func window(parent, child int, waits bool, n, h int) int {
	low, high := min(parent, child), max(parent, child)
	switch {
	case low == 0:
		low = high
	case high-low >= h && waits:
		low, high = child, child
	case high-low >= h:
		low, high = parent, parent
	}
	top := high - h
	if high < n && high-low < h-1 {
		top++ // a line of what comes next
	}
	return max(0, min(top, n-h))
}

func (p *Program) line(n int, parent, child bool, w int) string {
	return p.numbered(&p.lines[n-1], n, parent, child, w)
}

// numbered draws a line with its number; where that is 0, it belongs to the one above.
func (p *Program) numbered(line *codeLine, n int, parent, child bool, w int) string {
	ground, marks := plainLine, ""
	switch {
	case parent && child:
		ground, marks = childLine, "PC"
	case parent:
		ground, marks = parentLine, " P"
	case child:
		ground, marks = childLine, " C"
	}
	l, number := p.look, ""
	if n > 0 {
		number = strconv.Itoa(n)
	} else {
		marks = blanks(paneMargin)
	}

	r := row{max: w, look: l}
	if ground == plainLine {
		r.to(paneMargin)
	} else {
		r.put(l.mark[ground], marks)
	}
	r.put(l.gutter[ground], leftPad(number, p.digits())+" ")
	room := w - 1 - r.at
	if line.cells <= room {
		r.b.WriteString(line.on[ground])
		r.at += line.cells
	} else if room > 0 {
		r.b.WriteString(ansi.Truncate(line.on[ground], room, l.glyphs.Ellipsis))
		r.at += room
	}
	r.put(l.tints[ground], blanks(w-r.at))
	return r.String()
}

func leftPad(s string, w int) string { return blanks(w-len(s)) + s }
