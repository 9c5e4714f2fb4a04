package doctor

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// columns is how wide the block is, as far as its words can be wrapped: paths are left whole.
const columns = 78

// indent is where the facts begin, behind the name of their section.
const indent = 10

// A block is text that is being written.
type block struct {
	strings.Builder
	about string // the name that the next line begins with
}

// Text is the block to paste: the verdict, the facts, and behind each lack what to do.
func (r *Report) Text() string {
	b := new(block)
	fmt.Fprintf(b, "exit42 is %s.\n\n", r.Verdict)
	b.about = "exit42"
	b.line(r.Exit42)
	for _, s := range []struct {
		about string
		lines []string
	}{
		{"System", r.System.lines()},
		{"Terminal", r.Terminal.lines()},
		{"Python", r.pythonLines()},
		{"Tried", []string{r.Python.line(), r.Go.line()}},
		{"Lessons", r.lessonLines()},
		{"Others", names(r.Tools)},
		{"Files", r.Files.lines()},
		{"Editor", r.Editor.lines()},
		{"By hand", r.byHandLines()},
	} {
		b.about = s.about
		for _, line := range s.lines {
			b.line(line)
		}
		for _, l := range r.Lacks {
			if l.About == s.about {
				b.lack(l)
			}
		}
	}
	return b.String()
}

// line writes one fact, wrapped; an empty one is none.
func (b *block) line(text string) {
	if text != "" {
		b.wrapped("", text)
	}
}

func (b *block) lack(l Lack) {
	mark := "lack: "
	if l.Optional {
		mark = "optional: "
	}
	b.wrapped(mark, l.What)
	b.wrapped("-> ", l.Do)
}

// wrapped writes words behind a mark, and further lines a little to the right.
func (b *block) wrapped(mark, text string) {
	at, hang := 0, min(len(mark), len("-> "))
	for word := range strings.FieldsSeq(text) {
		switch {
		case at == 0:
			fmt.Fprintf(b, "%-*s%s%s", indent, b.about, mark, word)
			at, b.about = indent+len(mark), ""
		case at+1+utf8.RuneCountInString(word) > columns:
			fmt.Fprintf(b, "\n%*s%s", indent+hang, "", word)
			at = indent + hang
		default:
			b.WriteString(" " + word)
			at++
		}
		at += utf8.RuneCountInString(word)
	}
	b.WriteByte('\n')
}
