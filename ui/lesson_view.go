package ui

import (
	"fmt"
	"slices"
	"strings"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/stage"
)

// view is the lesson's body: the picture, and the one place for words.
func (l lesson) view(lk look, m machine, p plan) []string {
	if n := l.asksFor(lk, m, p); n > 0 {
		p.stage.h, p.words.y, p.words.h = p.stage.h-n, p.words.y-n, p.words.h+n
	}
	picture := l.picture(lk, m, p.stage.w, p.stage.h)
	text := l.step().words(lk, m, p.words.w, p.words.h)
	return body(picture, text, p)
}

// leastListing is how many lines the picture keeps beside them: its boxes, and the program's name
// with some of its lines.
const leastListing = 6

// asksFor is how many lines the words need that the plan does not give them, before anything has
// run: what is asked or told must be read, and of the program there is only a part to be seen in
// such a window anyway.
func (l lesson) asksFor(lk look, m machine, p plan) int {
	if p.wide || l.run.trace != nil {
		return 0
	}
	needs := 0
	switch {
	case l.at(lessons.Predict, lessons.Turn):
		needs = len(lk.prose(l.prose(), p.words.w)) + len(l.pinned(lk, m, p.words.w))
	case l.at(lessons.Read, lessons.Run, lessons.Exercise):
		for i, line := range l.step().words(lk, m, p.words.w, ampleHeight) {
			if line != "" {
				needs = i + 1
			}
		}
	}
	return min(needs-p.words.h, p.stage.h-leastListing)
}

// ampleHeight is more lines than any step has words.
const ampleHeight = 100

// picture is the stage; in the steps that look back, a list takes the place of code and lanes,
// and the boxes stay.
func (s anyStep) picture(lk look, m machine, w, h int) []string {
	l := s.l
	scene, o := l.scene(lk, m)
	switch {
	case l.jumped:
	case l.at(lessons.Verdict) && l.evidence != nil:
		o.Instead = l.verdicts(lk, w, stage.Room(h))
	case l.at(lessons.Claims) && l.evidence != nil:
		o.Instead = l.ledger(lk, w, stage.Room(h))
	case l.at(lessons.Where) && scene.Caller != nil:
		o.Instead = callerLines(lk, scene, w)
	case l.at(lessons.Status) && l.evidence != nil:
		o.Instead = append([]string{""}, stage.Status(scene, *lk.theme, w)...)
	case l.at(lessons.Predict, lessons.Turn, lessons.Exercise) && l.run.trace == nil:
		o.Instead = listing(lk, o.Program, w, stage.Room(h))
	case l.at(lessons.Ordering) && l.run.trace == nil:
		o.Instead = l.arranged(lk, w, stage.Room(h))
	}
	return strings.Split(stage.Draw(scene, o, w, h), "\n")
}

// scene is what the stage shows: of the program that would run, where nothing has run.
func (l lesson) scene(lk look, m machine) (demo.Scene, stage.Options) {
	scene := l.run.scene()
	o := stage.Options{Theme: lk.theme, Hidden: l.run.trace == nil}
	if l.output {
		o.Pane = stage.PaneOutput
	}
	var name, text string
	if l.exercising() {
		name, o.File, text = l.ownProgram(scene)
	} else if len(scene.Files) > 0 {
		f := scene.Files[0]
		name, text = f.File[strings.LastIndexAny(f.File, `/\`)+1:], f.Text
	} else if exp, ok := m.experiment(l.walk.Lesson(), l.walk.Program()); ok {
		name, text = exp.Files[0].Name, exp.Files[0].Text
	} else {
		name, text = l.walk.Program().File, l.walk.Program().Source
	}
	o.Program = lk.program(name, text, language(name))
	return scene, o
}

// listing is a program for reading, below its name.
func listing(lk look, p *stage.Program, w, h int) []string {
	lines, rest := stage.Listing(p, w, h-1)
	head := " " + lk.theme.Text.Bold(true).Render(p.Name())
	switch {
	case rest == 1:
		head += lk.theme.Muted.Render("   1 more line: z shows all")
	case rest > 0:
		head += lk.theme.Muted.Render(fmt.Sprintf("   %d more lines: z shows all", rest))
	case slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, lk.theme.Glyphs.Ellipsis) }):
		head += lk.theme.Muted.Render("   z shows whole lines")
	}
	return append([]string{cut(head, w)}, lines...)
}
