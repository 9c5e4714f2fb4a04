package lessons

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// frontMatter reads the YAML at the top of the page into the lesson and returns
// the offset where the Markdown begins.
func (p *page) frontMatter(l *Lesson) (body int) {
	defer p.required(l)
	rest, ok := bytes.CutPrefix(p.src, []byte("---\n"))
	end := bytes.Index(rest, []byte("\n---\n"))
	if !ok || end < 0 {
		p.wrong(1, "there is no front matter; begin the file with title, slug, minutes and program between two lines of ---")
		return 0
	}
	body = len("---\n") + end + len("\n---\n")
	file, err := parser.ParseBytes(rest[:end], 0)
	if err != nil {
		p.badYAML(err)
		return body
	}
	for _, doc := range file.Docs {
		m, ok := doc.Body.(*ast.MappingNode)
		if !ok {
			p.wrong(1, "the front matter is no list of keys; write lines such as \"slug: promise\"")
			continue
		}
		for _, pair := range m.Values {
			p.key(l, pair)
		}
	}
	return body
}

// badYAML notes what the YAML parser said, without its picture of the source.
func (p *page) badYAML(err error) {
	line, what := 1, err.Error()
	var y yaml.Error
	if errors.As(err, &y) {
		line, what = yamlLine(y.GetToken().Position.Line), y.GetMessage()
	}
	p.wrong(line, "the front matter is no YAML: %s; write lines such as \"slug: promise\"", what)
}

// yamlLine counts the line of --- that comes before the YAML.
func yamlLine(n int) int { return n + 1 }

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// key stores one pair of the front matter.
func (p *page) key(l *Lesson, pair *ast.MappingValueNode) {
	name := pair.Key.String()
	line := yamlLine(pair.Key.GetToken().Position.Line)
	value, ok := scalar(pair.Value)
	if !ok {
		p.wrong(line, "the value of %q is not on one line; write words or a number", name)
	}
	p.keys[name] = line
	switch name {
	case "title":
		l.Title = value
	case "slug":
		if l.Slug = value; value != "" && !slug.MatchString(value) {
			p.wrong(line, "slug %q cannot be typed easily; use small letters, digits and hyphens", value)
		}
	case "minutes":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 {
			p.wrong(line, "minutes is %q; write a whole number", value)
		}
		l.Minutes = n
	case "program":
		l.first().File = value
		if value != "" {
			l.first().Source = p.source(line, value)
		}
	case "native":
		*l.first() = l.first().inGo(value)
	case "only on":
		l.first().OnlyOn = p.onlyOn(field{text: value, line: line})
	default:
		p.wrong(line, "unknown key %q; the keys are title, slug, minutes, program, native, only on", name)
	}
}

// first is the program of the first part.
func (l *Lesson) first() *Program {
	if len(l.Parts) == 0 {
		l.Parts = []Part{{Run: -1, Turn: -1}}
	}
	return &l.Parts[0].Program
}

// scalar returns what stands behind a key: words, a number, or nothing.
func scalar(n ast.Node) (value string, ok bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value), true
	case *ast.IntegerNode:
		return n.Token.Value, true
	case *ast.NullNode:
		return "", true
	}
	return "", false
}

// required notes the keys that every lesson needs and this one lacks.
func (p *page) required(l *Lesson) {
	for _, k := range []struct{ name, value string }{
		{"title", l.Title}, {"slug", l.Slug}, {"program", l.first().File},
	} {
		if k.value == "" {
			p.wrong(p.keys[k.name], "the front matter has no %s; add \"%s: ...\"", k.name, k.name)
		}
	}
	if p.keys["minutes"] == 0 {
		p.wrong(1, "the front matter has no minutes; add \"minutes: 5\"")
	}
}
