package lessons

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// labelled matches a paragraph that opens with one of the labels.
var labelled = regexp.MustCompile(`(?s)^\*\*(Predicts|If not|In Go|Why|Would mean|Holds if):\*\*\s*(.*)$`)

// paragraph takes the labelled paragraph that stands outside any list.
func (p *page) paragraph(s *section, label string) string {
	found, seen := "", false
	for _, b := range s.blocks {
		m := p.labelled(b.Node)
		if m == nil || m[1] != label {
			continue
		}
		if seen {
			p.wrong(b.first, "a second **%s:**; keep one", label)
		}
		p.take(b.first, b.last)
		seen = true
		if found = m[2]; found == "" {
			p.wrong(b.first, "**%s:** is empty; write it on the same line", label)
		}
		p.fits(b.first, "**"+label+":**", found, 3)
	}
	if !seen {
		p.wrong(s.first, "the question has no explanation; add a paragraph that begins with **%s:**", label)
	}
	return found
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
	return labelled.FindStringSubmatch(p.raw(n))
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
