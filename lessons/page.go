package lessons

import (
	"bytes"
	"fmt"
	"io/fs"
	"sort"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// page is a lesson.md while it is read. Lines are counted from 1.
type page struct {
	file     string
	beside   fs.FS // the folder that the file is in
	src      []byte
	starts   []int          // where each line starts in src
	taken    []bool         // lines that are no prose: headings, options, notes
	keys     map[string]int // the lines of the front matter's keys
	mistakes []Mistake
}

func newPage(file string, beside fs.FS, src []byte) *page {
	// A checkout on Windows may have changed the line ends.
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	p := &page{file: file, beside: beside, src: src, starts: []int{0}, keys: map[string]int{}}
	for i, c := range src {
		if c == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	p.taken = make([]bool, len(p.starts)+1)
	return p
}

// lesson reads the whole page.
func (p *page) lesson() Lesson {
	var l Lesson
	body := p.frontMatter(&l)
	if body > 0 {
		p.take(1, p.lineAt(body-1))
	}
	doc := goldmark.DefaultParser().Parse(text.NewReader(p.blankUntil(body)))
	intro, sections := p.sections(doc)
	l.Intro = p.prose(intro)
	own := make([]*Program, len(sections))
	for i, s := range sections {
		var st Step
		st, own[i] = p.step(s)
		if st.ID == "" {
			st.ID = fmt.Sprintf("step-%d", i+1)
		}
		if l.Step(st.ID) >= 0 {
			p.wrong(s.first, "another step is called like this; give each its own title")
		}
		l.Steps = append(l.Steps, st)
	}
	p.parts(&l, sections, own)
	return l
}

// blankUntil returns the source with everything before the offset turned into
// blank lines, so that every position in it is a position in the file.
func (p *page) blankUntil(offset int) []byte {
	src := bytes.Clone(p.src)
	for i := range src[:offset] {
		if src[i] != '\n' {
			src[i] = ' '
		}
	}
	return src
}

// wrong notes a mistake: what is wrong, a semicolon, the remedy.
func (p *page) wrong(line int, format string, args ...any) {
	p.mistakes = append(p.mistakes, Mistake{p.file, max(line, 1), fmt.Sprintf(format, args...)})
}

func (p *page) sorted() []error {
	sort.SliceStable(p.mistakes, func(i, j int) bool { return p.mistakes[i].Line < p.mistakes[j].Line })
	errs := make([]error, len(p.mistakes))
	for i, m := range p.mistakes {
		errs[i] = m
	}
	return errs
}

// lineAt returns the line that holds the offset.
func (p *page) lineAt(offset int) int {
	return sort.SearchInts(p.starts, offset+1)
}

// line returns a line's text.
func (p *page) line(n int) []byte {
	if n < len(p.starts) {
		return p.src[p.starts[n-1] : p.starts[n]-1]
	}
	return p.src[p.starts[n-1]:]
}

// span returns the first and last line of a node. An empty node has no lines of
// its own; ok is then false.
func (p *page) span(n ast.Node) (first, last int, ok bool) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		for i := range n.Lines().Len() {
			seg := n.Lines().At(i)
			a, b := p.lineAt(seg.Start), p.lineAt(max(seg.Start, seg.Stop-1))
			if !ok {
				first, last, ok = a, b, true
			}
			first, last = min(first, a), max(last, b)
		}
		return ast.WalkContinue, nil
	})
	return first, last, ok
}

// spanAfter is span with a fallback: an empty block is on the first line with
// something on it after the line where its predecessor ended.
func (p *page) spanAfter(n ast.Node, prev int) (first, last int) {
	if first, last, ok := p.span(n); ok {
		return first, last
	}
	for at := prev + 1; at <= len(p.starts); at++ {
		if len(bytes.TrimSpace(p.line(at))) > 0 {
			return at, at
		}
	}
	return max(prev, 1), max(prev, 1)
}

// take says that lines are no prose. Lines beyond the page's are none.
func (p *page) take(first, last int) {
	for at := max(first, 0); at <= min(last, len(p.taken)-1); at++ {
		p.taken[at] = true
	}
}
