package lab

import (
	"runtime"

	"exit42/demo"
	"exit42/demo/native"
)

// A Setup says on what the matrix is measured.
type Setup struct {
	Runtime  demo.Runtime
	Method   string // empty for the runtime's default
	Parallel int    // cells at a time; 0 for 2. Costs are measured alone, at the end
}

// A Matrix is every way back with its answers. Cells that have not been measured are Pending.
type Matrix struct {
	Runtime string `json:"runtime"`
	Method  string `json:"method"`
	OS      string `json:"os"`
	Rows    []Way  `json:"-"`
	Cells   []Cell `json:"cells"` // row by row, in the order of Columns
}

// NewMatrix is the matrix of a setup before anything is measured.
func NewMatrix(s Setup) Matrix {
	m := Matrix{Method: s.Method, OS: runtime.GOOS + "/" + runtime.GOARCH}
	if s.Runtime != nil {
		m.Runtime = s.Runtime.Name()
		if m.Method == "" {
			m.Method = s.Runtime.Methods()[0]
		}
	}
	_, inGo := s.Runtime.(native.Runtime)
	for _, w := range Ways() {
		if _, has := native.Lookup(string(w)); inGo && !has {
			continue
		}
		m.Rows = append(m.Rows, w)
		for _, c := range Columns() {
			m.Cells = append(m.Cells, Cell{Way: w, Column: c})
		}
	}
	return m
}

// Put takes a cell that progress told into the matrix.
func (m *Matrix) Put(c Cell) {
	for i := range m.Cells {
		if m.Cells[i].Way == c.Way && m.Cells[i].Column == c.Column {
			m.Cells[i] = c
		}
	}
}

// Cell returns the cell of a way and a column; a pending one where there is none.
func (m *Matrix) Cell(w Way, c Column) Cell {
	for _, cell := range m.Cells {
		if cell.Way == w && cell.Column == c {
			return cell
		}
	}
	return Cell{Way: w, Column: c}
}

// Done is how many cells have their answer, or cannot have one.
func (m *Matrix) Done() int {
	n := 0
	for _, c := range m.Cells {
		if c.State == Measured || c.State == Lacking {
			n++
		}
	}
	return n
}
