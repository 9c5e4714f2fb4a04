package ui

// picture is the table, or the chosen program. The two boxes are about one child of one
// parent, and here each program has several: they are not drawn.
func (s elsewhereStep) picture(lk look, m machine, w, h int) []string {
	if r, ok := s.l.translation(); ok && r.here && s.l.elsewhere.source {
		return fit(s.l.sourceLines(lk, r, w, h), w, h)
	}
	return fit(s.l.table(lk, m, w, h), w, h)
}

// words are the step's, or all that the chosen program printed.
func (s elsewhereStep) words(lk look, m machine, w, h int) []string {
	if s.l.chosen < 0 {
		return s.l.scroll(lk, lk.prose(s.l.prose(), w), w, h)
	}
	lines := s.l.printedWords(lk, m, s.l.elsewhere.rows[s.l.chosen], w)
	if s.l.elsewhere.source {
		return begins(lk, lines, w, h) // the source has the keys that scroll
	}
	return s.l.scroll(lk, lines, w, h)
}

// printedWords are all that a program printed, and how it ended.
func (l lesson) printedWords(lk look, m machine, r translation, w int) []string {
	t := lk.theme
	if note, style := r.note(lk, m); !r.here || r.run.err != nil || r.run.trace == nil || r.run.live() {
		if r.run.err == nil {
			note = r.Tool + ": " + note
		}
		return lk.styled(style, note, w)
	}
	ran := r.name + " ran " + r.program() + " and printed"
	if r.exp.Recording != nil {
		ran = "RECORDED, and not run here: " + ran
	}
	lines := lk.styled(t.Muted, ran, w)
	for _, line := range r.said.lines {
		if line.Stream == "stderr" {
			lines = append(lines, lk.styled(t.Warn, "stderr: "+line.Text, w)...)
		} else {
			lines = append(lines, lk.styled(t.Text, line.Text, w)...)
		}
	}
	if len(r.said.lines) == 0 {
		lines = append(lines, lk.styled(t.Text, "nothing at all.", w)...)
	}
	if r.said.ended != "" {
		lines = append(lines, lk.styled(t.Warn, "How it ended: "+r.said.ended, w)...)
	}
	return append(lines, lk.styled(t.Muted, "What ran it: "+r.exp.Runtime.Path(), w)...)
}
