package handout

import (
	"fmt"
	"strings"
)

func (p *page) table(b *Table) {
	class := ""
	if b.Roomy {
		class = ` class="roomy"`
	}
	p.line(`<div class="wide"><table%s>`, class)
	if b.Caption != "" {
		p.line("<caption>%s</caption>", esc(b.Caption))
	}
	p.WriteString("<thead><tr>")
	for _, head := range b.Head {
		if head == "" {
			head = "No."
		}
		fmt.Fprintf(p, `<th scope="col">%s</th>`, esc(head))
	}
	p.line("</tr></thead>\n<tbody>")
	for _, row := range b.Rows {
		p.WriteString("<tr>")
		for i, c := range row {
			if i == 0 {
				fmt.Fprintf(p, `<th scope="row">%s</th>`, esc(c.Text))
				continue
			}
			p.WriteString("<td>" + c.html() + "</td>")
		}
		p.line("</tr>")
	}
	p.line("</tbody></table></div>")
}

func (c *Cell) html() string {
	text := strings.ReplaceAll(esc(c.Text), "\n", "<br/>")
	switch c.Is {
	case "":
		return text
	case "code":
		return "<code>" + text + "</code>"
	case "yes":
		text = "✓ " + text
	case "no":
		text = "✗ " + text
	}
	return fmt.Sprintf(`<span class="%s">%s</span>`, c.Is, text)
}
