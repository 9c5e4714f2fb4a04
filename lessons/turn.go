package lessons

// Variant is one position of a knob: a program of its own.
type Variant struct {
	Letter  string
	Label   string
	Program Program
	Shows   []Shown
}

// Variant returns the position of the step's knob with this letter.
func (s Step) Variant(letter string) (Variant, bool) {
	for _, v := range s.Variants {
		if v.Letter == letter {
			return v, true
		}
	}
	return Variant{}, false
}

// variants reads the options of a Turn step.
func (p *page) variants(s *section) []Variant {
	entries := p.entries(s, "Program", "In Go", "Only on", "Shows")
	if len(entries) < 2 {
		p.wrong(s.first, "%d options are too few for a knob; add list items such as \"- **a** `return 7`\"", len(entries))
	}
	var all []Variant
	for i, e := range entries {
		if i >= len(letters) || e.name != letters[i:i+1] {
			p.wrong(e.line, "option %q is number %d; letter the options a, b, c in order", e.name, i+1)
		}
		v := Variant{Letter: e.name, Label: e.plain, Shows: p.shows(e.shows)}
		if n := len([]rune(v.Label)); n == 0 || n > maxLabel {
			p.wrong(e.line, "option %s is %d characters wide; write 1 to %d", e.name, n, maxLabel)
		}
		if p.need(e, "Program", "name the file that it runs, as in `exit_300.py`") != "" {
			v.Program = p.program(e.fields["Program"], e.fields["In Go"])
			v.Program.OnlyOn = p.onlyOn(e.fields["Only on"])
		}
		all = append(all, v)
	}
	return all
}
