package lessons

// A Translation is a program in another language, which starts children of its own and
// prints what their ends look like there.
type Translation struct {
	Tool    string // "Node"; Python and Go are among them
	Program Program
	Shows   []Shown
}

func (p *page) elsewhere(s *section) []Translation {
	entries := p.entries(s, "Shows")
	if len(entries) == 0 {
		p.wrong(s.first, "no programs; add list items such as \"- **Node** `exits.js`\"")
	}
	var all []Translation
	for _, e := range entries {
		one := Translation{Tool: e.name, Shows: p.shows(e.shows)}
		switch {
		case e.plain == "":
			p.wrong(e.line, "%s has no program; write its file behind it, as in `exits.js`", e.name)
		case Language(e.name) == Go:
			one.Program = Program{}.inGo(e.plain)
		default:
			one.Program = Program{File: e.plain, Source: p.source(e.line, e.plain)}
		}
		one.Program.Tool = e.name
		all = append(all, one)
	}
	return all
}
