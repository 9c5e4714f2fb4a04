package lessons

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// entry is an item of a list of options or claims: a name in bold, a text, and
// labelled paragraphs below it.
type entry struct {
	name   string
	plain  string // the text without its marks
	line   int
	fields map[string]field
	shows  []field // **Shows:**, the one label that may stand several times
}

type field struct {
	text  string // Markdown
	plain string
	line  int
}

// entries takes the lists of a section. Their paragraphs may have these labels.
func (p *page) entries(s *section, allowed ...string) []entry {
	var found []entry
	for _, b := range s.blocks {
		if b.Kind() != ast.KindList {
			continue
		}
		p.take(b.first, b.last)
		prev := b.first - 1
		for item := b.FirstChild(); item != nil; item = item.NextSibling() {
			e := entry{fields: map[string]field{}}
			e.line, prev = p.spanAfter(item, prev)
			if p.readEntry(&e, item, allowed) {
				found = append(found, e)
			}
		}
	}
	return found
}

func (p *page) readEntry(e *entry, item ast.Node, allowed []string) bool {
	lead := item.FirstChild()
	if lead == nil || !p.readLead(e, lead) {
		p.wrong(e.line, "a list item has no name; begin it with one in bold, as in \"- **a** `42`\" or \"- **C1** The child has another pid.\"")
		return false
	}
	for n := lead.NextSibling(); n != nil; n = n.NextSibling() {
		line, _ := p.spanAfter(n, e.line)
		m := p.labelled(n)
		switch {
		case m == nil || !slices.Contains(allowed, m[1]):
			p.wrong(line, "%s has a paragraph without a label; begin it with one of **%s:**", e.name, strings.Join(allowed, ":**, **"))
		case m[1] == "Shows":
			e.shows = append(e.shows, field{text: m[2], line: line})
		case e.fields[m[1]].line != 0:
			p.wrong(line, "%s has a second **%s:**; keep one", e.name, m[1])
		default:
			plain := strings.TrimSpace(strings.TrimPrefix(p.plain(n), m[1]+":"))
			e.fields[m[1]] = field{text: m[2], plain: plain, line: line}
		}
	}
	return true
}

// readLead reads an item's first paragraph: the name and the text.
func (p *page) readLead(e *entry, lead ast.Node) bool {
	bold, ok := lead.FirstChild().(*ast.Emphasis)
	if !ok || bold.Level != 2 {
		return false
	}
	e.name = p.plain(bold)
	e.plain = strings.TrimSpace(strings.TrimPrefix(p.plain(lead), e.name))
	return e.name != "" && !strings.HasSuffix(e.name, ":")
}

// need returns the text of a field that must be there.
func (p *page) need(e entry, label, remedy string) string {
	f, ok := e.fields[label]
	switch {
	case !ok:
		p.wrong(e.line, "%s has no **%s:**; %s", e.name, label, remedy)
	case f.text == "":
		p.wrong(f.line, "%s has an empty **%s:**; %s", e.name, label, remedy)
	}
	return f.text
}
