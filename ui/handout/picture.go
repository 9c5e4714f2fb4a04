package handout

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
	"exit42/ui/words"
)

const (
	mostRows    = 60  // of a picture
	mostPrinted = 16  // lines of what a program printed
	mostCells   = 100 // of a line of that
	mostSaid    = 300 // of a sentence
	drawnWide   = 80  // cells of a picture drawn with characters
)

// pictures are the runs of a part. Of those of a knob, the rows at the beginning that are as in
// the first one are left out.
func (m *maker) pictures(c *chapter, part *lessons.Part, step int) {
	if part.Turn < 0 || !m.Answers {
		m.picture(c, step, part.Program, "", nil)
		return
	}
	var first *Picture
	for _, v := range c.l.Steps[part.Turn].Variants {
		if p := m.picture(c, step, v.Program, " "+v.Letter+": "+v.Label, first); first == nil {
			first = p
		}
	}
}

// picture is the run of a program at a step, and what it printed; nil where there is none. Which
// says which it is of several. What is as in the other one is left out.
func (m *maker) picture(c *chapter, step int, p lessons.Program, which string, other *Picture) *Picture {
	title := "Run " + stepNumber(c.l, step) + which
	if !m.Answers {
		m.add(m.empty(title))
		return nil
	}
	return m.ran(title+" · "+p.File, m.run(c.l.Folder, p), other)
}

// empty is the picture before a run, to be filled in.
func (m *maker) empty(title string) Picture {
	text := stage.Draw(demo.Scene{Index: -1}, stage.Options{Theme: m.theme, Hidden: true}, drawnWide, 14)
	return Picture{Title: title, Empty: true, Text: tidy(text), Script: stage.Script{
		Parent: "PARENT", Child: "CHILD", Exit: stage.Holding{Main: "?"}, Value: stage.Holding{Main: "?"},
	}}
}

// ran adds the picture of a run that there is, or why there is none.
func (m *maker) ran(title string, r Ran, other *Picture) *Picture {
	if r.Trace == nil {
		m.add(Printout{Title: title, Lines: []string{"There is no picture of this run: " + stage.Clean(r.Why, false) + "."}})
		return nil
	}
	s := r.Trace.At(r.Trace.Len())
	p := Picture{Title: title, By: stage.Clean(r.by(), false), Script: stage.NewScript(s, m.theme, mostRows)}
	if n := alike(&p, other); n > 0 {
		p.Script = stage.NewScript(s, m.theme, len(p.Script.Beats)-n)
		p.Like, _, _ = strings.Cut(other.Title, ":")
	}
	p.Text, p.Words = m.drawn(s, &p.Script), told(r.Trace, &p.Script)
	m.add(p)
	if printed := printed(&s); len(printed) > 0 {
		m.add(Printout{Title: "It printed", Lines: printed})
	}
	return &p
}

// alike counts the rows at the beginning of two pictures that say the same, if they are many.
func alike(p, other *Picture) int {
	const many = 4
	if other == nil || p.Script.Above > 0 || other.Script.Above > 0 {
		return 0
	}
	a, b := p.Script.Beats, other.Script.Beats
	n := 0
	for n < min(len(a), len(b))-1 {
		x, y := a[n], b[n]
		if x.Event, y.Event = 0, 0; x != y {
			break
		}
		n++
	}
	if n < many {
		return 0
	}
	return n
}

// drawn is the stage itself, as characters.
func (m *maker) drawn(s demo.Scene, script *stage.Script) string {
	high := 4 + len(script.Beats) // the heading and the boxes
	for i := range script.Beats {
		if script.Beats[i].Below != "" {
			high++
		}
	}
	if script.Above > 0 {
		high++
	}
	if script.Limit != "" {
		high++
	}
	return tidy(stage.Draw(s, stage.Options{Theme: m.theme}, drawnWide, high))
}

// tidy takes away what a terminal needs and paper does not.
func tidy(drawn string) string {
	all := strings.Split(ansi.Strip(drawn), "\n")
	for i := range all {
		all[i] = strings.TrimRight(all[i], " ")
	}
	return strings.Join(all, "\n")
}

// told says what the rows of a script say in sentences.
func told(t *demo.Trace, script *stage.Script) []string {
	var all []string
	for i := range script.Beats {
		event := script.Beats[i].Event
		if text := words.Event(t.At(event), t.Event(event)); text != "" {
			all = append(all, short(text, mostSaid))
		}
	}
	return all
}

// where is the code that let the value go, where the run showed that.
func (m *maker) where(c *chapter, part *lessons.Part) {
	r := m.run(c.l.Folder, part.Program)
	if r.Trace == nil {
		return
	}
	s := r.Trace.At(r.Trace.Len())
	if child := s.Proc(s.Child); s.Caller == nil || child == nil || !child.Dropped {
		m.add(Printout{Title: "Where it was lost", Lines: []string{"This run did not show it."}})
		return
	}
	file := strings.ReplaceAll(s.Caller.File, `\`, "/")
	if at := strings.Index(file, "multiprocessing/"); at >= 0 {
		file = file[at:]
	}
	m.add(Listing{
		Title: fmt.Sprintf("%s, line %d · %s", stage.Clean(file, false), s.Caller.Mark, stage.Clean(r.by(), false)),
		Text:  s.Caller.Text, Language: "python", First: s.Caller.First, Mark: s.Caller.Mark,
	})
}

// status is the wait status, taken apart.
func (m *maker) status(c *chapter, part *lessons.Part) {
	r := m.run(c.l.Folder, part.Program)
	if r.Trace == nil {
		return
	}
	drawn := stage.Status(r.Trace.At(r.Trace.Len()), *m.theme, 72)
	m.add(Printout{Title: "The wait status of " + part.Program.File, Lines: strings.Split(tidy(strings.Join(drawn, "\n")), "\n"), Drawn: true})
}

// elsewhere is what the same printed in other languages. Where none of them ran, that is to be
// filled in.
func (m *maker) elsewhere(c *chapter, all []lessons.Translation) {
	t := Table{Caption: "What each of them prints", Head: []string{"Language", "Program", "It prints"}}
	ran := false
	for i := range all {
		ran = ran || m.Answers && m.run(c.l.Folder, all[i].Program).Trace != nil
	}
	if t.Roomy = !ran; m.Answers && !ran {
		t.Caption += ": none was run for this handout, so fill it in"
	}
	for i := range all {
		e := &all[i]
		name := e.Program.File
		if name != "" {
			m.listing(c, name, e.Program)
		} else if name = e.Program.Native; m.Native != nil {
			if file, text, ok := m.Native(name); ok {
				m.add(program(file, text, "go"))
			}
		}
		row := []Cell{{Text: e.Tool}, {Text: name, Is: "code"}, {}}
		if ran {
			row[2] = m.prints(c, e, &row[0])
		}
		t.Rows = append(t.Rows, row)
	}
	m.add(t)
}

// prints is what a program in another language printed, or why that is to be filled in.
func (m *maker) prints(c *chapter, e *lessons.Translation, tool *Cell) Cell {
	r := m.run(c.l.Folder, e.Program)
	if r.Trace == nil {
		return Cell{Text: stage.Clean(r.Why, false)}
	}
	tool.Text = stage.Clean(r.by(), false)
	s := r.Trace.At(r.Trace.Len())
	all := printed(&s)
	if len(all) == 0 {
		return Cell{Text: "nothing"}
	}
	return Cell{Text: strings.Join(all, "\n"), Is: "code"}
}
