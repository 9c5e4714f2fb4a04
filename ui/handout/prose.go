package handout

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"exit42/ui/stage"
)

// clean is a text whose lines are harmless.
func clean(text string) string {
	all := strings.Split(text, "\n")
	for i := range all {
		all[i] = stage.Clean(all[i], false)
	}
	return strings.Join(all, "\n")
}

// short is a piece of a text that is harmless, and no longer than so many cells.
func short(text string, most int) string {
	if len(text) > 8*most {
		text = strings.ToValidUTF8(text[:8*most], "") + " …"
	}
	return ansi.Truncate(stage.Clean(text, false), most, "…")
}

// cleanLines are the lines of a program, each of them harmless.
func cleanLines(source string) []string {
	all := lines(source)
	for i := range all {
		all[i] = stage.Clean(all[i], false)
	}
	return all
}

// parse reads Markdown, whose lines are clean.
func parse(markdown string) (doc ast.Node, source []byte) {
	source = []byte(strings.Join(cleanLines(markdown), "\n") + "\n")
	return goldmark.New(goldmark.WithExtensions(extension.Table)).Parser().Parse(text.NewReader(source)), source
}

// levels are those of a text's headings below one of a level: none is left out.
func levels(doc ast.Node, level int) map[*ast.Heading]int {
	found := map[*ast.Heading]int{}
	var open []int // the levels, as they stand in the text, of the headings that the next one is below
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			for len(open) > 0 && open[len(open)-1] >= h.Level {
				open = open[:len(open)-1]
			}
			open = append(open, h.Level)
			found[h] = min(6, level+len(open))
		}
		return ast.WalkContinue, nil
	})
	return found
}

// rewritten is Markdown with its headings below a level, and HTML in it as text.
func rewritten(markdown string, level int) string {
	doc, source := parse(markdown)
	type insert struct {
		at   int
		text string
	}
	var all []insert
	below := levels(doc, level)
	angles := func(from, to int) {
		for i := from; i < to; i++ {
			if source[i] == '<' {
				all = append(all, insert{i, `\`})
			}
		}
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Lines().Len() > 0 {
				begins := strings.LastIndexByte(string(source[:n.Lines().At(0).Start]), '\n') + 1
				if text := bytes.TrimLeft(source[begins:n.Lines().At(0).Start], " "); len(text) > 0 && text[0] == '#' {
					all = append(all, insert{begins, strings.Repeat("#", below[n]) + " "}, insert{n.Lines().At(0).Start, ""})
				}
			}
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				s := n.Segments.At(i)
				angles(s.Start, s.Stop)
			}
		case *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				s := n.Lines().At(i)
				angles(s.Start, s.Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	var b strings.Builder
	last := 0
	for _, one := range all {
		if one.text != "" { // otherwise what is up to here is left out
			b.Write(source[last:one.at])
		}
		b.WriteString(one.text)
		last = one.at
	}
	b.Write(source[last:])
	return strings.TrimSpace(b.String())
}

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
