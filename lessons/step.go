package lessons

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// section is a step's part of a page: its heading and what follows.
type section struct {
	heading     *ast.Heading // nil in the introduction
	first, last int          // its lines, the heading's included
	blocks      []block
	kind        Kind
}

type block struct {
	ast.Node
	first, last int
}

// sections divides the page at its headings.
func (p *page) sections(doc ast.Node) (intro *section, steps []*section) {
	intro = &section{}
	current, prev := intro, 0
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		b := block{Node: n}
		b.first, b.last = p.spanAfter(n, prev)
		prev = b.last
		h, ok := n.(*ast.Heading)
		if !ok || !p.opensStep(h, b) {
			current.blocks = append(current.blocks, b)
			continue
		}
		current.last = b.first - 1
		p.take(b.first, b.last)
		current = &section{heading: h, first: b.first}
		steps = append(steps, current)
	}
	current.last = len(p.starts)
	if len(steps) == 0 {
		p.wrong(prev, "there are no steps; begin one with a heading such as \"## Read: The question\"")
	}
	return intro, steps
}

// opensStep says whether a heading is one that begins a step. No other kind of
// heading has a place in a lesson.
func (p *page) opensStep(h *ast.Heading, b block) bool {
	switch {
	case !bytes.HasPrefix(bytes.TrimSpace(p.line(b.first)), []byte("#")):
		p.wrong(b.first, "a heading is underlined; write it with ##")
	case h.Level == 1:
		p.wrong(b.first, "a heading of level 1; the title is in the front matter, and steps have ##")
	case h.Level > 2:
		p.wrong(b.first, "a heading of level %d; a step has ## and needs no smaller ones", h.Level)
	default:
		return true
	}
	return false
}

// asks is what a step of the section's kind is called in what is said of it.
func (s *section) asks() string {
	if s.kind == Predict {
		return "question"
	}
	return string(s.kind)
}

// step reads one section. program is nil where the step begins no part.
func (p *page) step(s *section) (_ Step, program *Program) {
	heading := p.plain(s.heading)
	kind, title, ok := kindOf(heading)
	switch {
	case !ok:
		p.wrong(s.first, "%q begins with no kind of step; begin with one of %s and a colon", heading, kindNames())
	case title == "":
		p.wrong(s.first, "the step has no title; write one after the colon")
	}
	s.kind = kind
	st := Step{ID: slugOf(title), Kind: kind, Title: title, Notes: p.notes(s)}
	if kind != Turn && !kind.looksBack() {
		if own, ok := p.stepProgram(s); ok {
			program = &own
		}
	}
	switch kind {
	case Predict:
		st.Question = p.question(s)
	case Claims:
		st.Claims = p.claims(s)
	case Turn:
		if st.Variants = p.variants(s); len(st.Variants) > 0 {
			program = &st.Variants[0].Program
		}
	case Ordering:
		st.Order = p.ordering(s, program)
	case Exercise:
		st.Exercise = p.exercise(s, program)
	case Elsewhere:
		if st.Elsewhere = p.elsewhere(s); len(st.Elsewhere) > 0 {
			program = &st.Elsewhere[0].Program
		}
	}
	if kind == Predict || kind == Ordering || kind == Exercise {
		st.Hints = p.hints(s)
	}
	if kind == Run || kind == Ordering {
		st.Shows = p.shows(p.paragraphs(s, "Shows"))
	}
	p.strays(s)
	st.Prose = p.prose(s)
	if st.Prose == "" {
		p.wrong(s.first, "the step has no prose; tell the learner what to look at")
	}
	if ok {
		p.fits(s.first, "the prose", st.Prose, room[kind])
	}
	return st, program
}

func kindNames() string {
	var names []string
	for _, k := range kinds {
		names = append(names, strings.ToUpper(string(k[:1]))+string(k[1:]))
	}
	return strings.Join(names, ", ")
}

var noSlug = regexp.MustCompile(`[^\p{L}\p{M}\p{N}]+`)

// slugOf makes "what-is-p-exitcode" of "What is p.exitcode?". It keeps the letters and digits of
// any script; of a title without one nothing is left.
func slugOf(title string) string {
	return strings.Trim(noSlug.ReplaceAllString(strings.ToLower(title), "-"), "-")
}

// notes collects the quotations, which are for the speaker.
func (p *page) notes(s *section) string {
	var notes []string
	for _, b := range s.blocks {
		if b.Kind() != ast.KindBlockquote {
			continue
		}
		p.take(b.first, b.last)
		for n := b.FirstChild(); n != nil; n = n.NextSibling() {
			if n.Kind() != ast.KindParagraph {
				p.wrong(b.first, "a speaker's note holds more than paragraphs; keep it to plain words")
				continue
			}
			notes = append(notes, p.raw(n))
		}
	}
	return strings.Join(notes, "\n\n")
}

// prose is what nobody has taken, as it stands in the file.
func (p *page) prose(s *section) string {
	var parts []string
	for at := max(s.first, 1); at <= s.last; at++ {
		from := at
		for at <= s.last && !p.taken[at] {
			at++
		}
		part := string(bytes.TrimSpace(bytes.Join(p.lines(from, at-1), []byte("\n"))))
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (p *page) lines(first, last int) [][]byte {
	var lines [][]byte
	for at := first; at <= last; at++ {
		lines = append(lines, p.line(at))
	}
	return lines
}
