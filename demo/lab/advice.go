package lab

// Advice is the decision in one line, computed from the cells that were measured: the cheapest
// way by which 42, 1 MiB and an object arrive, an exception comes back and a killed child is
// noticed; where there is none, the cheapest without the exception.
func (m *Matrix) Advice() string {
	carries := []Column{Does42, DoesMiB, DoesDict, Killed}
	all, known := m.cheapest(append(carries, Exception))
	plain, _ := m.cheapest(carries)
	switch {
	case !known:
		return "No advice yet: not every way has been measured."
	case all != "":
		return "One value, and errors matter: " + all.Name() + "."
	case plain != "":
		return "One value, and an exit code says enough of an error: " + plain.Name() + ". No way here brings an exception back."
	}
	return "No way here brings 42, 1 MiB and an object back and notices a killed child."
}

// cheapest is the way with the lowest cost for which every one of the columns is good; empty for
// none. known is false while cells that decide it are missing.
func (m *Matrix) cheapest(columns []Column) (best Way, known bool) {
	known = true
	for _, w := range m.Rows {
		good, open := true, false
		for _, c := range append(columns[:len(columns):len(columns)], Cost) {
			cell := m.Cell(w, c)
			open = open || cell.State == Pending || cell.State == Running
			good = good && cell.State == Measured && cell.Good
		}
		known = known && !open
		if good && (best == "" || m.Cell(w, Cost).Cost() < m.Cell(best, Cost).Cost()) {
			best = w
		}
	}
	return best, known
}
