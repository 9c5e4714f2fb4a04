package handout

import (
	"bufio"
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"exit42/ui/stage"
)

// style is the look of the page, on a screen and on paper.
//
//go:embed page.css
var style string

// HTML writes the document as one page that needs nothing but itself.
func (d *Document) HTML(w io.Writer) error {
	out := &page{Writer: bufio.NewWriter(w)}
	out.line(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>%s</title>
<style>
%s</style>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<main id="main">`, esc(d.Title), style)
	for _, b := range d.Blocks {
		out.block(b)
	}
	out.line("</main>\n</body>\n</html>")
	return out.Flush()
}

type page struct {
	*bufio.Writer
	pictures int
}

// esc makes text stand for itself on the page.
func esc(text string) string { return html.EscapeString(clean(text)) }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *page) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.heading(&b)
	case Prose:
		text := proseHTML(b.Text, b.Level)
		if b.Label != "" {
			label := "<p><strong>" + esc(b.Label) + ":</strong> "
			if text, ok := strings.CutPrefix(text, "<p>"); ok {
				p.line("%s", label+text)
				return
			}
			p.line("%s</p>", label)
		}
		p.WriteString(text)
	case Contents:
		p.line(`<nav aria-labelledby="contents"><ul class="contents">`)
		for _, to := range b.To {
			p.line(`<li><a href="#%s">%s</a> <span class="more">%s</span></li>`, esc(to.ID), esc(to.Text), esc(to.More))
		}
		p.line("</ul></nav>")
	case Listing:
		p.listing(&b)
	case Asked:
		p.line(`<div class="asked">`)
		for _, of := range b.Blocks {
			p.block(of)
		}
		p.line("</div>")
	case Choices:
		p.choices(&b)
	case Answer:
		p.line(`<p class="answer"><b>%s</b> <span class="showed %s">The run: %s.</span></p>`, esc(strings.TrimSpace(b.Letter+"  "+b.Label)), esc(b.Is), esc(b.Showed))
	case Picture:
		p.picture(&b)
	case Printout:
		class := map[bool]string{true: "drawn", false: "printed"}[b.Drawn]
		p.line(`<figure class="%s"><figcaption>%s</figcaption><pre>%s</pre></figure>`, class, esc(b.Title), esc(strings.Join(b.Lines, "\n")))
	case Table:
		p.table(&b)
	case Facts:
		p.line(`<dl class="facts">`)
		for _, f := range b.All {
			p.line(`<div><dt>%s</dt><dd>%s</dd></div>`, esc(f.Name), esc(f.Text))
		}
		p.line("</dl>")
	case Key:
		p.WriteString(keyHTML)
	case Notes:
		p.line(`<div class="notes"><p>Notes</p>%s</div>`, strings.Repeat("<hr/>", b.Lines))
	}
}

func (p *page) heading(b *Heading) {
	class, id := "", ""
	if b.Page {
		class = ` class="page"`
	}
	if b.ID != "" {
		id = fmt.Sprintf(` id="%s"`, esc(b.ID))
	}
	above := ""
	if b.Above != "" {
		above = `<span class="above">` + esc(b.Above) + "</span> "
	}
	p.line("<h%d%s%s>%s%s</h%d>", b.Level, id, class, above, esc(b.Text), b.Level)
}

// listing is a program with its line numbers, its kinds of words told apart by weight and slant.
func (p *page) listing(b *Listing) {
	p.line(`<figure class="listing"><figcaption>%s</figcaption><pre><code>`+"%s</code></pre></figure>", esc(b.Title), p.code(b))
}

func (p *page) code(b *Listing) string {
	var out strings.Builder
	for i, line := range stage.Tokens(b.Text, b.Language) {
		if i > 0 {
			out.WriteString("\n")
		}
		n := b.First + i
		if n == b.Mark {
			out.WriteString("<mark>")
		}
		fmt.Fprintf(&out, `<span class="n">%3d</span>  `, n)
		for _, t := range line {
			if t.Is == "" {
				out.WriteString(esc(t.Text))
			} else {
				fmt.Fprintf(&out, `<span class="%s">%s</span>`, t.Is, esc(t.Text))
			}
		}
		if n == b.Mark {
			out.WriteString("</mark>")
		}
	}
	return out.String()
}

func (p *page) choices(b *Choices) {
	p.line(`<ul class="choices">`)
	for _, o := range b.Options {
		label := esc(o.Label)
		if o.Code {
			label = "<code>" + label + "</code>"
		}
		if o.More != "" {
			label += ` <span class="more">` + esc(o.More) + "</span>"
		}
		if o.Blank {
			p.line(`<li><span class="blank"></span> %s</li>`, label)
			continue
		}
		p.line(`<li><span class="tick"></span> <b>%s</b> %s</li>`, esc(o.Letter), label)
	}
	p.line("</ul>")
	if len(b.Sure) > 0 {
		p.WriteString(`<p class="sure">How sure?`)
		for _, word := range b.Sure {
			fmt.Fprintf(p, ` <span><span class="round"></span> %s</span>`, esc(word))
		}
		p.line("</p>")
	}
}

// keyHTML explains the pictures by pieces of one.
const keyHTML = `<dl class="key">
<div><dt><span class="lane">PARENT</span> <span class="lane">KERNEL</span> <span class="lane">CHILD</span></dt><dd>The same three lanes in every picture. Time runs down.</dd></div>
<div><dt><span aria-hidden="true">──▶</span> single arrow</dt><dd>Anything that is no value: a process begins, a status is asked for.</dd></div>
<div><dt class="value"><span aria-hidden="true">══▶</span> double arrow</dt><dd>Bytes that carry a value, through a pipe.</dd></div>
<div><dt><span aria-hidden="true">┆</span> dotted line</dt><dd>The parent sleeps inside <code>join()</code>.</dd></div>
<div><dt class="exit">EXIT CODE</dt><dd>Comes from the kernel, and says how the child ended. Orange, in a square box.</dd></div>
<div><dt class="value">RETURNED VALUE</dt><dd>Comes from your code, and has to be sent. Blue, in a round box with a double frame.</dd></div>
</dl>
`
