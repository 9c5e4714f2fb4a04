package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
)

// An aspect is what of a run has the stage: the lanes with the code beside them or, since a projector
// may have 80 cells, and 26 of them for the code, one of these in its whole width. The boxes and
// the sentence stay.
type aspect int

const (
	lanesAspect aspect = iota
	codeAspect
	outputAspect
)

// next is the aspect that the next key shows, and its name: what the lanes give way to may be a list.
func (s aspect) next() (aspect, string) {
	return (s + 1) % (outputAspect + 1), [...]string{"code", "output", "back"}[s]
}

// noAspect says why there is nothing else to see.
func (p *present) noAspect(m machine) string {
	if p.at(lessons.Elsewhere) {
		return p.noProgram(m)
	}
	return p.nothingShown(m)
}

// turnAspect shows the next one; of programs in other languages, the chosen one.
func (p *present) turnAspect(string) {
	if p.at(lessons.Elsewhere) {
		p.turnWide("")
		return
	}
	p.over, p.front.scrolled = noCover, 0
	p.front.aspect, _ = p.front.aspect.next()
}

// aspectHint is the key that shows another aspect.
func (p *present) aspectHint() hint {
	_, name := p.front.aspect.next()
	return hint{"tab", name}
}

// scrollOutput shows lines further up, or down again.
func (s *staged) scrollOutput(by int) {
	s.scrolled = min(max(s.scrolled-by, 0), len(s.run.scene().Output))
}

// aspectLines are an aspect of a run that has the stage for itself.
func (s *staged) aspectLines(lk look, m machine, w, h int) []string {
	scene, o := s.scene(lk, m)
	if o.Wide = true; s.aspect == outputAspect {
		o.Pane, o.Scroll = stage.PaneOutput, s.scrolled
	}
	return strings.Split(stage.Draw(scene, o, w, h), "\n")
}

// codeAt is the code of the line that an event is about, for below the sentence; empty for none.
func (r *run) codeAt(i int) string {
	e := r.trace.Event(i)
	if e.Kind != demo.KindLine {
		return ""
	}
	for _, file := range r.trace.At(i).Files {
		if file.File == e.File {
			return strings.TrimSpace(lineOf(&file, e.Line))
		}
	}
	return ""
}

// lineOf is a line of a source by its number; empty where there is none.
func lineOf(s *demo.Source, number int) string {
	for line := range strings.Lines(s.Text) {
		if number--; number == s.First-1 {
			return line
		}
	}
	return ""
}

// lastOfStderr is the last line that a run has printed there: of a traceback, the one that says what
// went wrong. Empty for none.
func lastOfStderr(s *demo.Scene) (line string) {
	for i := len(s.Output) - 1; i >= 0; i-- {
		of := &s.Output[i]
		if of.Stream != "stderr" {
			continue
		}
		if line != "" && !of.Partial {
			break
		}
		line = of.Text + line
	}
	return strings.TrimSpace(line)
}

// stderrLine is that line below the stage.
func (p *present) stderrLine(lk look, w int) []string {
	scene := p.front.run.scene()
	line := lastOfStderr(&scene)
	if line == "" {
		return nil
	}
	t := lk.theme
	return []string{t.Muted.Render("stderr ends: ") + t.Warn.Render(ansi.Truncate(lk.clean(line), max(w-13, 1), t.Glyphs.Ellipsis))}
}
