package handout

import (
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
)

// A proseWriter writes Markdown as HTML: words and their marks, and nothing that leads out of the
// page. A link is its text and its address.
type proseWriter struct {
	strings.Builder
	source []byte
	levels map[*ast.Heading]int
}

// proseHTML is Markdown as HTML, with its headings below a level.
func proseHTML(markdown string, level int) string {
	doc, source := parse(markdown)
	p := &proseWriter{source: source, levels: levels(doc, level)}
	p.children(doc)
	return p.String()
}

func (p *proseWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.node(c)
	}
}

// in writes what is in a node between the tags of an element.
func (p *proseWriter) in(element string, n ast.Node) {
	p.WriteString("<" + element + ">")
	p.children(n)
	p.WriteString("</" + element + ">")
	if n.Type() == ast.TypeBlock {
		p.WriteString("\n")
	}
}

func (p *proseWriter) text(b []byte) { p.WriteString(html.EscapeString(string(b))) }

func (p *proseWriter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		p.in("p", n)
	case *ast.Heading:
		p.in(fmt.Sprintf("h%d", p.levels[n]), n)
	case *ast.Blockquote:
		p.in("blockquote", n)
	case *ast.List:
		p.in(map[bool]string{true: "ol", false: "ul"}[n.IsOrdered()], n)
	case *ast.ListItem:
		p.in("li", n)
	case *ast.ThematicBreak:
		p.WriteString("<hr/>\n")
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		p.literal(n)
	case *table.Table, *table.TableHeader, *table.TableRow, *table.TableCell:
		p.table(n)
	default:
		p.inline(n)
	}
}

// literal writes the lines of a block as they are.
func (p *proseWriter) literal(n ast.Node) {
	p.WriteString("<pre><code>")
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		p.text(s.Value(p.source))
	}
	p.WriteString("</code></pre>\n")
}

func (p *proseWriter) table(n ast.Node) {
	switch n := n.(type) {
	case *table.Table:
		p.in("table", n)
	case *table.TableHeader:
		p.WriteString("<tr>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			p.WriteString(`<th scope="col">`)
			p.children(c)
			p.WriteString("</th>")
		}
		p.WriteString("</tr>\n")
	case *table.TableRow:
		p.in("tr", n)
	case *table.TableCell:
		p.in("td", n)
	}
}

func (p *proseWriter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.text(unescaped(n.Segment.Value(p.source)))
		switch {
		case n.HardLineBreak():
			p.WriteString("<br/>\n")
		case n.SoftLineBreak():
			p.WriteString("\n")
		}
	case *ast.String:
		p.text(n.Value)
	case *ast.CodeSpan:
		p.WriteString("<code>")
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				p.text([]byte(strings.ReplaceAll(string(t.Segment.Value(p.source)), "\n", " ")))
			}
		}
		p.WriteString("</code>")
	case *ast.Emphasis:
		p.in(map[bool]string{true: "strong", false: "em"}[n.Level > 1], n)
	case *ast.Link:
		p.children(n)
		p.text([]byte(" (" + string(n.Destination) + ")"))
	case *ast.AutoLink:
		p.text(n.URL(p.source))
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			p.text(s.Value(p.source))
		}
	default:
		p.children(n) // of an image its description; a text block has no tags
	}
}

// unescaped takes the backslashes of Markdown away, and reads its entities.
func unescaped(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b[i+1]) >= 0 {
			i++
		}
		out = append(out, b[i])
	}
	return []byte(html.UnescapeString(string(out)))
}
