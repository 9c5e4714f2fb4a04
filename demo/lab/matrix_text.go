package lab

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Text is the cell in a few words, as a table shows it. A cost says how much more it is than that
// of a function that only returns.
func (m *Matrix) Text(w Way, c Column) string {
	cell := m.Cell(w, c)
	switch cell.State {
	case Pending:
		return ""
	case Running:
		return "…"
	}
	base := m.Cell(None, Cost).Cost()
	if c == Cost && cell.State == Measured && base > 0 && w != None {
		return fmt.Sprintf("%s (%+.0f)", cell.Answer, (cell.Cost()-base).Seconds()*1000)
	}
	return cell.Answer
}

// Markdown writes the matrix for people, with the advice and what it was measured on.
func (m *Matrix) Markdown(w io.Writer) error {
	heads := []string{"way back"}
	for _, c := range Columns() {
		heads = append(heads, string(c))
	}
	var rows [][]string
	for _, way := range m.Rows {
		row := []string{way.Name()}
		for _, c := range Columns() {
			row = append(row, m.Text(way, c))
		}
		rows = append(rows, row)
	}
	if _, err := fmt.Fprintf(w, "%s, %s, %s. Measured under observation: without it each is quicker.\n\n", clean(m.Runtime), clean(m.Method), m.OS); err != nil {
		return err
	}
	if err := writeMarkdown(w, heads, rows); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n"+m.notes()+m.Advice()+"\n")
	return err
}

// notes says of cells that could not be run why.
func (m *Matrix) notes() string {
	var b strings.Builder
	told := map[string]bool{}
	for _, c := range m.Cells {
		note := fmt.Sprintf("- %s, not here: %s\n", c.Way.Name(), inCell(c.Why))
		if c.State == Lacking && !told[note] {
			told[note] = true
			b.WriteString(note)
		}
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

// JSON writes the matrix as one object, with the advice.
func (m *Matrix) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		*Matrix
		Advice string `json:"advice"`
	}{Matrix: m, Advice: m.Advice()})
}
