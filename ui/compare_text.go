package ui

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/stage"
)

// TellCompared writes two runs side by side as text, a step a line, and what differs in sum.
// With ascii, what is not ASCII is spelled out.
func TellCompared(w io.Writer, of Compared, ascii bool) error {
	c := newComparison(of, demo.Align(of.A, of.B))
	clean := func(text string) string { return stage.Clean(text, ascii) }
	out := bufio.NewWriter(w)
	left := clean(c.sides[0].title)
	rows := make([][2]string, len(c.pairs))
	for i, p := range c.pairs {
		left, right := c.steps(p)
		rows[i] = [2]string{clean(left), clean(right)}
	}
	column := ansi.StringWidth(left)
	for _, r := range rows {
		if n := ansi.StringWidth(r[0]); n <= maxColumn {
			column = max(column, n)
		}
	}
	tell := func(mark, left, right string) {
		if right != "" && ansi.StringWidth(left) > column {
			fmt.Fprintf(out, "%s  %s\n", mark, left)
			mark, left = " ", ""
		}
		gap := strings.Repeat(" ", max(0, column-ansi.StringWidth(left)))
		fmt.Fprintln(out, strings.TrimRight(mark+"  "+left+gap+"   "+right, " "))
	}
	tell(" ", left, clean(c.sides[1].title))
	fmt.Fprintln(out)
	for i, p := range c.pairs {
		tell(clean(marked(p)), rows[i][0], rows[i][1])
	}
	fmt.Fprintf(out, "\n%s\n", clean(c.summary()))
	return out.Flush()
}

// maxColumn is how wide the left column may be, in cells; a longer step has a line of its own.
const maxColumn = 44

// A pairLine is a pair as a line of JSON.
type pairLine struct {
	Ev      string          `json:"ev"`
	Mark    string          `json:"mark"`
	Differs bool            `json:"differs"`
	A       int             `json:"a,omitempty"` // the line of the event in its trace, the first being 1
	B       int             `json:"b,omitempty"`
	Left    json.RawMessage `json:"left,omitempty"`
	Right   json.RawMessage `json:"right,omitempty"`
}

// WriteCompared writes the pairs of two runs as NDJSON, each with its one or two events.
func WriteCompared(w io.Writer, of Compared) error {
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	for _, p := range demo.Align(of.A, of.B) {
		l := pairLine{Ev: "pair", Mark: marked(p), Differs: p.Differs, A: p.A + 1, B: p.B + 1}
		l.Left, l.Right = eventJSON(of.A, p.A), eventJSON(of.B, p.B)
		if err := lines.Encode(l); err != nil {
			return err
		}
	}
	return out.Flush()
}

func eventJSON(t *demo.Trace, i int) json.RawMessage {
	if i < 0 {
		return nil
	}
	e := t.Event(i)
	return e.AppendJSON(nil)
}
