package ui

import (
	"strings"

	"exit42/demo"
	"exit42/demo/lab"
	"exit42/ui/stage"
)

// view is the knobs, the stage below them, and the one place for words.
func (l laboratory) view(lk look, m machine, p plan) []string {
	s := l.run.scene()
	picture := l.knobLines(lk, p.stage.w)
	if parent, child := l.run.focus(s); len(s.Procs) > 2 && p.stage.h >= 14 {
		picture = append(picture, stage.Strip(s, lk.theme, parent, child, p.stage.w, 1)...)
	}
	rest := p.stage.h - len(picture)
	picture = append(picture, strings.Split(l.picture(lk, m, s, p.stage.w, rest), "\n")...)
	return body(picture, l.words(lk, m, p.words.w, p.words.h), p)
}

// knobLines are the four knobs in two columns of two, read downwards.
func (l laboratory) knobLines(lk look, w int) []string {
	left := max(w/2, 28)
	row := func(a, b int) string {
		return pad(l.knob(lk, a, 8, left-1), left) + cut(l.knob(lk, b, 9, w-left), w-left)
	}
	return []string{row(lab.OutcomeDial, lab.WayDial), row(lab.ValueDial, lab.OrderDial)}
}

// knob is one knob: its name, and where it stands.
func (l laboratory) knob(lk look, dial, label, w int) string {
	t := lk.theme
	name := t.Muted.Render(pad(lab.Dials()[dial].Name, label))
	pointer, style := "  ", t.Text
	if dial == l.cursor() {
		pointer, style = t.Key.Render(t.Glyphs.Cursor)+" ", t.Selected
	}
	choice := shorten(lk, choiceName(l.knobs, dial), w-label-6)
	if l.edited != "" { // it computes and returns what it likes
		choice = lk.theme.Glyphs.Dash
	}
	switch {
	case l.knobs.Idle(dial) != "", l.edited != "":
		return pointer + name + "  " + t.Muted.Render(choice)
	}
	return pointer + name + t.Muted.Render(t.Glyphs.OnlyLeft) + " " + style.Render(choice) + " " + t.Muted.Render(t.Glyphs.OnlyRight)
}

func (l laboratory) picture(lk look, m machine, s demo.Scene, w, h int) string {
	parent, child := l.run.focus(s)
	o := stage.Options{Theme: lk.theme, Pane: l.pane, Chosen: l.channel, Parent: parent, Child: child, Hidden: l.run.trace == nil}
	if l.pane == paneTable {
		o.Pane, o.Instead = stage.PaneCode, l.table(lk, w, stage.Room(h))
	}
	if l.pane == stage.PaneChannels && l.opened {
		o.Instead = stage.Channels(s, lk.theme, l.channel, w, stage.Room(h))
	}
	if f, ok := (watch{run: l.run}).file(s); ok {
		o.File = f.File
		name := f.File[strings.LastIndexAny(f.File, `/\`)+1:]
		o.Program = lk.program(name, f.Text, language(f.File))
	} else {
		name, text := l.program(m)
		o.Program = lk.program(name, text, language(name))
		switch dial := l.cursor(); {
		case m.golang:
			o.Line = 1 + strings.Count(text[:max(0, strings.Index(text, "func Main("))], "\n")
		case dial == lab.OutcomeDial || dial == lab.ValueDial:
			o.Line = lastOfFunction(text)
		}
	}
	return stage.Draw(s, o, w, h)
}

// lastOfFunction is the last line of the first function of a Python program, which is what the
// knobs of outcome and value change; 0 for none.
func lastOfFunction(text string) int {
	last, inside := 0, false
	for i, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "def "):
			inside = true
		case inside && line != "" && !strings.HasPrefix(line, " "):
			return last
		}
		if inside && line != "" {
			last = i + 1
		}
	}
	return last
}

// program is what would run; where nothing can run it, what Python would.
func (l laboratory) program(m machine) (name, text string) {
	if exp, why := l.experiment(m); why == "" {
		return exp.Files[0].Name, exp.Files[0].Text
	}
	if m.golang {
		return "no program", ""
	}
	f := lab.Program(l.knobs)
	return f.Name, f.Text
}

// tableColumns is how many columns the table has.
const tableColumns = 8

// table is the runs so far.
func (l laboratory) table(lk look, w, h int) []string {
	t := lk.theme
	if len(l.rows) == 0 {
		return []string{"", "  " + t.Muted.Render("No run has come to its end yet. Each one leaves a row here.")}
	}
	g := grid{heads: []string{"", "the program", "arrived", "the parent has", "exit", "with", "learned of an error", "took"}, row: l.chosen, col: -1, from: l.tableFrom, wide: 1, narrow: 9}
	for _, r := range l.rows {
		g.rows = append(g.rows, l.tableRow(lk, r))
	}
	return g.lines(lk, w, h)
}

func (l laboratory) tableRow(lk look, r labRun) []gridCell {
	t := lk.theme
	c := r.Cells()
	number, arrived := gridCell{itoa(r.number), t.Muted}, gridCell{c[arrivedCell], t.Text}
	if r.number == l.marked {
		number = gridCell{t.Glyphs.Mark + itoa(r.number), t.Key}
	}
	switch r.Result.Arrived {
	case lab.Yes:
		arrived = gridCell{t.Glyphs.Check + " yes", t.Good}
	case lab.No, lab.Changed:
		arrived = gridCell{t.Glyphs.Cross + " " + c[arrivedCell], t.Bad}
	}
	return []gridCell{number, {r.title(), t.Text}, arrived, {c[hadCell], t.Value}, {c[codeCell], t.Exit}, {r.with(), t.Muted}, {c[learnedCell], t.Text}, {c[tookCell], t.Muted}}
}
