package lessons

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// labelled matches a paragraph that opens with one of the labels.
var labelled = regexp.MustCompile(`(?s)^\*\*(Predicts|If not|In Go|Only on|Why|Would mean|Holds if|Program|Shows|Hint|Passes if|Solved|Solution):\*\*\s*(.*)$`)

// paragraphs takes the paragraphs with a label that stand outside any list.
func (p *page) paragraphs(s *section, label string) []field {
	var found []field
	for _, b := range s.blocks {
		m := p.labelled(b.Node)
		if m == nil || m[1] != label {
			continue
		}
		p.take(b.first, b.last)
		if m[2] == "" {
			p.wrong(b.first, "**%s:** is empty; write it on the same line", label)
		}
		found = append(found, field{text: m[2], line: b.first})
	}
	return found
}

// one takes the paragraph with a label of which there is at most one. Its line is
// 0 where there is none.
func (p *page) one(s *section, label string) field {
	found := p.paragraphs(s, label)
	if len(found) == 0 {
		return field{}
	}
	if len(found) > 1 {
		p.wrong(found[1].line, "a second **%s:**; keep one", label)
	}
	return found[0]
}

// explanation takes the **Why:** that a step must have.
func (p *page) explanation(s *section) string {
	why := p.one(s, "Why")
	if why.line == 0 {
		p.wrong(s.first, "the %s has no explanation; add a paragraph that begins with **Why:**", s.asks())
	}
	p.fits(max(why.line, s.first), "**Why:**", why.text, 3)
	return why.text
}

// hints takes at most two **Hint:** paragraphs.
func (p *page) hints(s *section) []string {
	var hints []string
	for i, f := range p.paragraphs(s, "Hint") {
		if i == 2 {
			p.wrong(f.line, "a third **Hint:**; after two, the worked step comes")
		}
		p.fits(f.line, "**Hint:**", f.text, 3)
		hints = append(hints, f.text)
	}
	return hints
}

// strays finds labelled paragraphs that belong to nothing.
func (p *page) strays(s *section) {
	for _, b := range s.blocks {
		if m := p.labelled(b.Node); m != nil && !p.taken[b.first] {
			p.wrong(b.first, "**%s:** belongs to nothing here; indent it below its list item, or move it", m[1])
		}
	}
}

func (p *page) labelled(n ast.Node) []string {
	if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return nil
	}
	raw := p.raw(n)
	if !strings.HasPrefix(raw, "**") {
		return nil // most of them: the expression is slow
	}
	return labelled.FindStringSubmatch(raw)
}

// raw returns a paragraph's Markdown, without what its container put before it.
func (p *page) raw(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(p.src))
	}
	return strings.TrimSpace(b.String())
}

// plain returns the text of a node without its marks.
func (p *page) plain(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(p.src))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
