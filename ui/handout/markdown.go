package handout

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"exit42/lessons"
)

// Markdown writes the document as Markdown; its pictures are drawn with characters.
func (d *Document) Markdown(w io.Writer) error {
	out := &markdown{bufio.NewWriter(w)}
	out.all(d.Blocks)
	return out.Flush()
}

type markdown struct{ *bufio.Writer }

// all writes blocks with a blank line between them.
func (m *markdown) all(blocks []Block) {
	for i, b := range blocks {
		if i > 0 {
			m.WriteString("\n")
		}
		m.block(b)
	}
}

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *markdown) block(b Block) {
	switch b := b.(type) {
	case Heading:
		text := escape(b.Text)
		if b.Above != "" {
			text = escape(b.Above) + ": " + text
		}
		m.line("%s %s", strings.Repeat("#", b.Level), text)
	case Prose:
		if b.Label != "" {
			m.WriteString("**" + b.Label + ":** ")
		}
		m.line("%s", rewritten(b.Text, b.Level))
	case Contents:
		for _, p := range b.To {
			m.line("- %s", escape(strings.TrimSpace(strings.Join(strings.Fields(p.Text), " ")+more(p.More))))
		}
	case Listing:
		m.line("**%s**\n", escape(b.Title))
		m.fenced(b.Language, numbered(&b))
	case Asked:
		m.all(b.Blocks)
	case Choices:
		m.choices(&b)
	case Answer:
		m.line("**%s**\n\nThe run: %s.", escape(strings.TrimSpace(b.Letter+" "+b.Label)), escape(b.Showed))
	case Picture:
		m.line("**%s**\n", escape(b.Title+more(b.By)))
		if b.Like != "" {
			m.line("The first %s are as in %s.\n", counted(b.Script.Above, "row"), b.Like)
		}
		m.fenced("text", strings.Split(b.Text, "\n"))
	case Printout:
		m.line("%s:\n", escape(b.Title))
		m.fenced("text", b.Lines)
	case Table:
		m.table(&b)
	case Facts:
		for _, f := range b.All {
			text := escape(f.Text)
			if text == "" {
				text = blank
			}
			m.line("- **%s:** %s", f.Name, text)
		}
	case Key:
		m.line("%s", keyText)
	case Notes:
		m.line("Notes:\n%s", strings.Repeat("\n---\n", min(b.Lines, 3)))
	}
}

// blank is room to write in.
const blank = `\_\_\_\_\_\_\_\_\_\_\_\_`

func more(text string) string {
	if text == "" {
		return ""
	}
	return " · " + text
}

// fenced writes lines as they are, between fences that are in none of them.
func (m *markdown) fenced(language string, lines []string) {
	fence := "```"
	for strings.Contains(strings.Join(lines, "\n"), fence) {
		fence += "`"
	}
	m.line("%s%s\n%s\n%s", fence, language, strings.Join(lines, "\n"), fence)
}

// numbered are the lines of a listing with their numbers, and a mark at the one that matters.
func numbered(b *Listing) []string {
	var all []string
	for i, line := range cleanLines(b.Text) {
		mark := " "
		if b.First+i == b.Mark {
			mark = ">"
		}
		all = append(all, strings.TrimRight(fmt.Sprintf("%s%3d  %s", mark, b.First+i, line), " "))
	}
	return all
}

func (m *markdown) choices(b *Choices) {
	for _, o := range b.Options {
		label := escape(o.Label)
		if o.Code {
			label = span(o.Label)
		}
		if o.Blank {
			m.line(`- \_\_\_ %s`, label)
			continue
		}
		m.line("- ☐ **%s** %s%s", o.Letter, label, escape(more(o.More)))
	}
	if len(b.Sure) > 0 {
		m.line("\nHow sure? ☐ %s", strings.Join(b.Sure, " ☐ "))
	}
}

func (m *markdown) table(b *Table) {
	if b.Caption != "" {
		m.line("%s\n", escape(b.Caption))
	}
	m.line("| %s |\n|%s", strings.Join(b.Head, " | "), strings.Repeat("---|", len(b.Head)))
	for _, row := range b.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.markdown())
		}
		m.line("| %s |", strings.Join(cells, " | "))
	}
}

// markdown is a cell on one line.
func (c *Cell) markdown() string {
	if c.Is != "code" || c.Text == "" {
		return strings.Join(strings.Fields(escape(c.Text)), " ")
	}
	var lines []string
	for _, line := range strings.Split(c.Text, "\n") {
		if strings.TrimSpace(line) != "" {
			line = strings.ReplaceAll(span(line), "|", `\|`)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "<br>")
}

// span is a text of others as a span of code.
func span(text string) string { return lessons.CodeSpan(clean(text)) }

// escape is a text of others that stands for itself on one line.
func escape(text string) string {
	return lessons.EscapeMarkdown(strings.ReplaceAll(clean(text), "\n", " "))
}

// keyText is the key to the pictures, for who has no colours.
const keyText = "Every picture has the same three lanes: the parent, the kernel, the child. Time runs down.\n" +
	"A single arrow is anything but a value; a double arrow is bytes that carry one. Dots below `join()`:\n" +
	"the parent sleeps in it. Under the lanes are two boxes that never merge: the exit code, which\n" +
	"comes from the kernel, and the returned value, which comes from your code."
