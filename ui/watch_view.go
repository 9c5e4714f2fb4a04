package ui

import (
	"path/filepath"
	"strings"

	"exit42/demo"
	"exit42/ui/stage"
	"exit42/ui/words"
)

// view is the strip of processes, the stage, and the one place for words.
func (w watch) view(lk look, m machine, p plan) []string {
	s := w.run.scene()
	parent, child := w.run.focus(s)
	strip := stage.Strip(s, lk.theme, parent, child, p.stage.w, stripLines(len(s.Procs), p.stage.h))
	picture := append(strip, strings.Split(w.picture(lk, s, p.stage.w, p.stage.h-len(strip)), "\n")...)
	return body(picture, w.words(lk, m, s, p.words.w, p.words.h), p)
}

// stripLines is how many lines the strip may take of a stage.
func stripLines(procs, h int) int {
	if procs <= 2 || h < 16 {
		return 1
	}
	return min(3, h/7)
}

// body sets the words below the picture, or in a wide window beside it.
func body(picture, text []string, p plan) []string {
	lines := make([]string, 0, p.stage.h+p.words.h)
	if !p.wide {
		for _, line := range picture {
			lines = append(lines, " "+line)
		}
		for _, line := range text {
			lines = append(lines, "  "+line)
		}
		return lines
	}
	for i := range p.stage.h {
		lines = append(lines, " "+pad(picture[i], p.stage.w)+"  "+text[i])
	}
	return lines
}

func (w watch) picture(lk look, s demo.Scene, width, h int) string {
	parent, child := w.run.focus(s)
	o := stage.Options{
		Theme: lk.theme, Pane: w.pane, Chosen: w.channel, Parent: parent, Child: child,
		Recorded: w.of.Trace != nil, Hidden: w.run.trace == nil, Wide: w.wide,
	}
	if w.readsOutput() {
		o.Scroll = w.scrolled
	}
	if f, ok := w.file(s); ok {
		o.File = f.File
		o.Program = lk.program(filepath.Base(f.File), f.Text, language(f.File))
	}
	if w.pane == stage.PaneChannels && w.wide {
		o.Instead = stage.Channels(s, lk.theme, w.channel, width, stage.Room(h))
	}
	return stage.Draw(s, o, width, h)
}

// language is what a file is highlighted as.
func language(name string) string {
	if strings.HasSuffix(name, ".go") {
		return "go"
	}
	return "python"
}

// file is the program's own file in which the processes in focus were last.
func (w watch) file(s demo.Scene) (demo.Source, bool) {
	if w.run.trace == nil {
		return demo.Source{}, false
	}
	parent, child := w.run.focus(s)
	for i := w.run.at; i >= max(0, w.run.at-farBack); i-- {
		e := w.run.trace.Event(i)
		if (e.PID != parent && e.PID != child) || e.File == "" || e.Kind == demo.KindSource {
			continue
		}
		if f, ok := source(s, e.File); ok {
			return f, true
		}
	}
	if len(s.Files) == 0 { // the first moment of a trace: what it will show
		s = w.run.trace.At(w.run.trace.Len())
	}
	if len(s.Files) == 0 {
		return demo.Source{}, false
	}
	return s.Files[0], true
}

func source(s demo.Scene, name string) (demo.Source, bool) {
	for _, f := range s.Files {
		if f.File == name {
			return f, true
		}
	}
	return demo.Source{}, false
}

// words is the one place for words: exactly h lines.
func (w watch) words(lk look, m machine, s demo.Scene, width, h int) []string {
	t := lk.theme
	switch {
	case w.run.err != nil:
		return fit(lk.styled(t.Warn, w.run.err.Error(), width), width, h)
	case w.types:
		lines := append(lk.styled(t.Text, "To the program's standard input:", width), w.input.view(lk, 0))
		return fit(append(lines, w.run.told(lk, width, h-2)...), width, h)
	case w.run.trace == nil && !m.searched:
		return fit(lk.styled(t.Muted, "looking for Python", width), width, h)
	case w.run.trace == nil:
		return fit(lk.styled(t.Warn, "No Python 3.8 or newer was found, and a Python program needs one. --python PATH names one.", width), width, h)
	}
	lines := w.run.told(lk, width, h)
	if why := words.Why(s); why != "" && w.run.follow {
		lines = append([]string{w.run.moment(lk)}, lk.told(t.Text, why, width)...)
		if s.Over() {
			lines = append(lines, lk.styled(t.Text, w.run.sentence(w.run.at), width)...)
		}
	}
	if w.readsOutput() {
		return fit(lines, width, h)
	}
	return scroll(lk, lines, w.scrolled, width, h)
}

// readsOutput says that the output has the whole width, and the keys that scroll.
func (w watch) readsOutput() bool { return w.wide && w.pane == stage.PaneOutput }
