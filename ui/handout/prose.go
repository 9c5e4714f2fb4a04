package handout

import (
	"bytes"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
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
