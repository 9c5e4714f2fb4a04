package lab

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"exit42/demo"
)

// A Table is the results of runs; it grows. The zero Table is empty and ready to use.
type Table struct{ Rows []Row }

// A Row is one run of a Table.
type Row struct {
	Knobs   Knobs  `json:"knobs"`
	Runtime string `json:"runtime"`
	Method  string `json:"method"`
	Result  Result `json:"result"`
}

// Add judges a run and adds its row, which it returns.
func (t *Table) Add(trace *demo.Trace, k Knobs) Row {
	run := trace.At(trace.Len()).Run
	row := Row{k, run.Runtime, run.Method, Judge(trace, k)}
	t.Rows = append(t.Rows, row)
	return row
}

// Heads are the heads of the columns that Cells fills.
func (t *Table) Heads() []string {
	return []string{"outcome", "value", "way back", "order", "runtime", "method", "value arrived", "the parent has", "learned of an error", "exit code", "took"}
}

// Cells are the row as texts, as many as there are heads.
func (r Row) Cells() []string {
	value, order := "-", "-"
	if r.Knobs.Idle(ValueDial) == "" {
		value = r.Knobs.literalName()
	}
	if r.Knobs.Idle(OrderDial) == "" {
		order = r.Knobs.Choice(OrderDial).Name
	}
	res := r.Result
	return []string{
		r.Knobs.Choice(OutcomeDial).Name, value, r.Knobs.Way.Name(), order, r.Runtime, r.Method,
		string(res.Arrived), res.has(), res.Learned(), res.codeWords(), tookWords(res.Took),
	}
}

// has says what the parent has, or that it waits.
func (r Result) has() string {
	switch {
	case r.Had != "":
		return r.Had
	case r.Died != "":
		return "ended by " + r.Died
	case r.ForEver():
		return r.end()
	}
	return "nothing"
}

// codeWords is the child's exit code: as the parent printed it, or else as the kernel gave it.
func (r Result) codeWords() string {
	switch {
	case r.Code != nil:
		return strconv.Itoa(*r.Code)
	case r.Kernel != nil:
		return strconv.Itoa(*r.Kernel)
	}
	return "not seen"
}

func tookWords(d time.Duration) string {
	switch {
	case d == 0:
		return "-"
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", d.Seconds()*1000)
	}
	return fmt.Sprintf("%.0f ms", d.Seconds()*1000)
}

// Markdown writes the table for people.
func (t *Table) Markdown(w io.Writer) error {
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = row.Cells()
	}
	return writeMarkdown(w, t.Heads(), rows)
}

func writeMarkdown(w io.Writer, heads []string, rows [][]string) error {
	var b strings.Builder
	line := func(cells []string) {
		for _, cell := range cells {
			b.WriteString("| " + inCell(cell) + " ")
		}
		b.WriteString("|\n")
	}
	line(heads)
	b.WriteString(strings.Repeat("|---", len(heads)) + "|\n")
	for _, row := range rows {
		line(row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// JSON writes the rows, one object a line.
func (t *Table) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, row := range t.Rows {
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	return nil
}
