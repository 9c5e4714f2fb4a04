package stage

// A plan says what stands where on a stage of a certain size.
type plan struct {
	w, h   int
	body   int // lines above the boxes
	framed bool
	pane   int  // cells of the pane on the left; 0 leaves it out
	alone  bool // it takes the whole width, and there are no lanes
	lanes  lanes
	boxes  [2]int // cells of each
}

// lanes are the three lanes, in cells from the first cell right of the pane.
type lanes struct {
	w                                       int
	parentW, kernel, kernelW, child, childW int // the parent's lane begins at 0
}

const (
	framedFrom = 8  // lines: a lower stage has no room for frames
	paneFrom   = 56 // cells: a narrower one has none for a pane
	paneMin    = 20
	lanesMin   = 48 // cells: narrower ones cut what happens
	headingMin = 26 // of lanes that have nothing but their heading
	paneMargin = 2  // where names and output begin, so that they stand over the line numbers
)

// Room is how many lines of a stage h lines high are above its boxes.
func Room(h int) int {
	if h >= framedFrom {
		return h - 3
	}
	return max(0, h-2)
}

func layout(w, h int, o Options) plan {
	p := plan{w: w, h: h, framed: h >= framedFrom, body: Room(h)}
	rest := w
	if p.pane = paneWidth(w, o); p.pane > 0 {
		rest = w - p.pane - 2 // the bar, and a blank
	}
	if o.Wide && !o.Hidden && (o.Program != nil || o.Pane != PaneCode) {
		p.pane, p.alone, rest = w, true, 0
	}
	p.lanes = laneWidths(rest)
	p.boxes = [2]int{w * 45 / 100, w - w*45/100}
	return p
}

// paneWidth is what the longest line of the program needs, as long as the lanes have what they need
// themselves; on a narrow stage, where both are short of it, a third. Before a run the lanes are empty.
func paneWidth(w int, o Options) int {
	if w < paneFrom || o.Program == nil && o.Pane == PaneCode {
		return 0
	}
	need := 48
	switch {
	case o.Pane == PaneChannels:
		need = 64
	case o.Program != nil:
		need = max(paneMin, o.Program.need())
	}
	lanes := lanesMin + max(0, w-100)*2/5
	if o.Hidden {
		lanes = headingMin
	}
	return min(need, max(paneMin, w*36/100, w-2-lanes))
}

// laneWidths gives the kernel room for an arrow with its label, and shares the rest. The
// child has a little more of it, since what happens there takes more words.
func laneWidths(w int) lanes {
	gap := 1
	switch {
	case w >= 100:
		gap = 3
	case w >= 60:
		gap = 2
	}
	l := lanes{w: w}
	l.kernelW = min(max(11, w*30/100), 36, max(0, w/3))
	rest := max(0, w-l.kernelW-2*gap)
	l.parentW = min(rest*44/100, 34)
	l.kernel = l.parentW + gap
	l.child = l.kernel + l.kernelW + gap
	l.childW = max(0, w-l.child)
	return l
}
