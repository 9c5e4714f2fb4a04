package stage

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"exit42/ui/theme"
)

// A pen is a style taken apart, so that drawing with it is no more than writing a string.
type pen struct{ on, off string }

func newPen(s lipgloss.Style) pen {
	on, off, _ := strings.Cut(s.Render("x"), "x")
	return pen{on, off}
}

// A look is what a theme has for the stage, ready to draw with.
type look struct {
	theme  *theme.Theme
	glyphs theme.Glyphs
	ascii  bool

	text, muted, title, rule     pen
	exit, exitStrong, exitBox    pen
	value, valueStrong, valueBox pen
	parent, kernel, child        pen
	wait, zombie, gone, inferred pen
	bad, warn, recorded          pen

	// On each ground of a line of code.
	tints, mark, gutter                     [3]pen
	code, keyword, str, number, comment, fn [3]pen
}

func newLook(th *theme.Theme) *look {
	l := &look{
		theme: th, glyphs: th.Glyphs, ascii: th.ASCII,
		text: newPen(th.Text), muted: newPen(th.Muted), title: newPen(th.Title), rule: newPen(th.Rule),
		exit: newPen(th.Exit), exitStrong: newPen(th.Exit.Inherit(th.Title)), exitBox: newPen(th.ExitBox),
		value: newPen(th.Value), valueStrong: newPen(th.Value.Inherit(th.Title)), valueBox: newPen(th.ValueBox),
		parent: newPen(th.Parent), kernel: newPen(th.Kernel), child: newPen(th.Child),
		wait: newPen(th.Wait), zombie: newPen(th.Zombie), gone: newPen(th.Gone), inferred: newPen(th.Inferred),
		bad: newPen(th.Bad), warn: newPen(th.Warn), recorded: newPen(th.Recorded),
	}
	for g, on := range [...]lipgloss.Style{plainLine: th.Text, parentLine: th.ParentLine, childLine: th.ChildLine} {
		l.tints[g] = newPen(on)
		l.mark[g] = newPen(th.Parent.Inherit(on))
		l.gutter[g] = newPen(th.CodeGutter.Inherit(on))
		l.keyword[g] = newPen(th.CodeKeyword.Inherit(on))
		l.str[g] = newPen(th.CodeString.Inherit(on))
		l.number[g] = newPen(th.CodeNumber.Inherit(on))
		l.comment[g] = newPen(th.CodeComment.Inherit(on))
		l.fn[g] = newPen(th.CodeFunc.Inherit(on))
		l.code[g] = newPen(th.CodeText.Inherit(on))
	}
	return l
}

// A row is one line of the screen while it is written, from left to right. It never gets
// longer than max cells.
type row struct {
	b       strings.Builder
	at, max int
	look    *look
}

// put writes s, which has no escape sequences, or as much of it as there is room for.
func (r *row) put(p pen, s string) {
	r.putWide(p, s, cells(s))
}

// putWide is put where it is known how wide s is.
func (r *row) putWide(p pen, s string, w int) {
	room := r.max - r.at
	if w > room {
		s, w = fit(s, room, r.look.glyphs.Ellipsis)
	}
	if w == 0 {
		return
	}
	r.b.WriteString(p.on)
	r.b.WriteString(s)
	r.b.WriteString(p.off)
	r.at += w
}

// within writes s into at most w cells.
func (r *row) within(w int, p pen, s string) {
	max := r.max
	r.max = min(max, r.at+w)
	r.put(p, s)
	r.max = max
}

// to writes blanks up to the cell at.
func (r *row) to(at int) {
	if at = min(at, r.max); at > r.at {
		r.b.WriteString(blanks(at - r.at))
		r.at = at
	}
}

func (r *row) String() string { return r.b.String() }

// cells is how wide s is.
func cells(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// fit cuts s down to w cells, the last of which says that it was cut.
func fit(s string, w int, ellipsis string) (string, int) {
	if w <= 0 {
		return "", 0
	}
	s = ansi.Truncate(s, w, ellipsis)
	return s, cells(s)
}

// blanks is n blanks.
func blanks(n int) string { return times(" ", n) }

// times repeats a glyph; no glyph of a negative width is ever asked for in earnest.
func times(glyph string, n int) string { return strings.Repeat(glyph, max(0, n)) }
