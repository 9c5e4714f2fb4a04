package ui

// minWidth and minHeight are the smallest window in which everything works.
const (
	minWidth  = 60
	minHeight = 16
	wideFrom  = 120 // from here the words stand beside the stage
)

// A rect is a place on the screen, in cells.
type rect struct{ x, y, w, h int }

// A plan says what stands where: the picture keeps its place in every step of a lesson.
type plan struct {
	head  rect // two lines: where one is, and a rule
	stage rect
	words rect // the one place for words
	foot  rect // one line of keys
	wide  bool
}

// layout is a pure function of the window's size.
func layout(w, h int) plan {
	body := max(h-3, 1)
	p := plan{head: rect{0, 0, w, 2}, foot: rect{0, h - 1, w, 1}}
	if w >= wideFrom {
		words := min(max(w*27/100, 32), 60)
		p.wide = true
		p.stage = rect{1, 2, w - words - 4, body}
		p.words = rect{w - words - 1, 2, words, body}
		return p
	}
	lines := 4
	switch {
	case body >= 30:
		lines = 9
	case body >= 24:
		lines = 7
	case body >= 20:
		lines = 5
	}
	p.stage = rect{1, 2, w - 2, body - lines}
	p.words = rect{2, 2 + body - lines, w - 4, lines}
	return p
}
