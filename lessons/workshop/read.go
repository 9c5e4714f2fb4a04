package workshop

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"exit42/lessons"
)

// A Reading is what stands in a folder or an archive: a workshop, or what is wrong with it.
type Reading struct {
	Workshop Workshop
	Own      []lessons.Lesson  // those of its lessons that are not built in
	Mistakes []lessons.Mistake // by file and line; where there is one, there is no workshop
	Files    []File            // what it was read from, without the recordings
	Sum      uint64            // another when something else was read
}

// recordingsName is the folder of the recordings.
const recordingsName = "recordings"

// noSheet is written instead of a file's name where there is to be no cheat sheet.
const noSheet = "none"

// Read reads the workshop in a folder: a folder for each lesson such as 01-promise, or one lesson
// that stands there by itself; and a workshop.yaml, if there is one, which may name built-in
// lessons, too.
func Read(files fs.FS, builtIn Workshop) Reading {
	src := newSource(files)
	p := planOf(src)
	own, err := lessons.Load(src)
	w := Workshop{Title: cmp.Or(p.title, plainTitle), Own: len(own) > 0, Sheet: builtIn.Sheet}
	w.Page = p.text(src, "page", cmp.Or(p.page, "page.md"))
	w.Notes = p.text(src, "notes", p.notes)
	if p.sheet == noSheet {
		w.Sheet = ""
	} else {
		w.Sheet = cmp.Or(p.text(src, "sheet", p.sheet), w.Sheet)
	}
	mistakes := src.mistakes(err)
	if len(mistakes) == 0 { // otherwise it is not known which lessons there are
		w.Lessons = p.arrange(own, builtIn.Lessons)
	}
	mistakes = src.sorted(slices.Concat(mistakes, p.wrong, spelled(own)))
	if len(mistakes) == 0 && len(w.Lessons) == 0 {
		mistakes = append(mistakes, lessons.Mistake{What: "there is no lesson here; write a lesson.md, or folders such as 01-promise with one each"})
	}
	r := Reading{Mistakes: mistakes, Files: src.read, Sum: src.sum.Sum64()}
	if len(mistakes) > 0 {
		return r
	}
	if len(w.Lessons) == len(own) {
		builtIn.Recording = nil // none of its lessons is here
	}
	w.Recording = shelves(files, builtIn.Recording)
	r.Workshop, r.Own = w, own
	return r
}

// mistakes are what was refused, and what the loader found besides.
func (s *source) mistakes(err error) []lessons.Mistake {
	all := slices.Clone(s.refused)
	for _, m := range each(err) {
		if !s.rejects(m.File) {
			all = append(all, m)
		}
	}
	return all
}

// sorted puts mistakes into the order of their files and lines.
func (s *source) sorted(all []lessons.Mistake) []lessons.Mistake {
	for i, m := range all {
		all[i].File = s.onDisk(m.File)
	}
	slices.SortStableFunc(all, func(a, b lessons.Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return all
}

// Open is the workshop in a folder or an archive. The error is one line with the first mistake.
func Open(files fs.FS, builtIn Workshop) (Workshop, error) {
	r := Read(files, builtIn)
	if len(r.Mistakes) == 0 {
		return r.Workshop, nil
	}
	m := r.Mistakes[0]
	what := m.What
	if m.File != "" && m.File != "." {
		what = fmt.Sprintf("%.100q, line %d: %s", m.File, m.Line, m.What)
	}
	switch more := len(r.Mistakes) - 1; {
	case more == 1:
		what += " (and 1 more mistake)"
	case more > 1:
		what += fmt.Sprintf(" (and %d more mistakes)", more)
	}
	return Workshop{}, errors.New(what)
}

// Is reports whether a folder holds a workshop: a workshop.yaml, or a folder such as 01-promise
// with a lesson. Nothing but the names in it is read.
func Is(files fs.FS) bool {
	if info, err := fs.Stat(files, planName); err == nil && info.Mode().IsRegular() {
		return true
	}
	entries, err := list(files, ".")
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		if !lessonFolder.MatchString(e.Name()) {
			return false
		}
		info, err := fs.Stat(files, path.Join(e.Name(), wordsName))
		return err == nil && info.Mode().IsRegular()
	})
}

// planOf reads the workshop.yaml, if there is one.
func planOf(src *source) plan {
	text, err := src.ReadFile(planName)
	if err != nil {
		return plan{lines: map[string]int{}}
	}
	return readPlan(text)
}

// text is a page that the plan names by this key, or that is there without being named.
func (p *plan) text(src *source, key, name string) string {
	if name == "" {
		return ""
	}
	text, err := src.ReadFile(name)
	switch named := p.lines[key] != 0; {
	case !named && err != nil:
	case path.Ext(name) != ".md":
		p.mistake(p.lines[key], "%q is no Markdown file; name one that ends in .md", name)
	case err != nil:
		p.mistake(p.lines[key], "there is no file %q; put it beside workshop.yaml", name)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

// each are the mistakes of an error. What is no mistake in a file is one of the folder.
func each(err error) []lessons.Mistake {
	var joined interface{ Unwrap() []error }
	var m lessons.Mistake
	switch {
	case err == nil:
		return nil
	case errors.As(err, &joined):
		var all []lessons.Mistake
		for _, err := range joined.Unwrap() {
			all = append(all, each(err)...)
		}
		return all
	case errors.As(err, &m):
		return []lessons.Mistake{m}
	}
	return []lessons.Mistake{{What: fmt.Sprintf("it cannot be read: %v", err)}}
}

// spelled are the mistakes in what the front matter says: YAML can spell any character.
func spelled(all []lessons.Lesson) []lessons.Mistake {
	var wrong []lessons.Mistake
	for i := range all {
		words := []string{all[i].Title}
		for _, p := range all[i].Parts {
			words = append(append(words, p.Program.File, p.Program.Native), p.Program.NativeArgs...)
		}
		if strings.ContainsFunc(strings.Join(words, ""), unicode.IsControl) {
			wrong = append(wrong, lessons.Mistake{File: all[i].Folder + "/" + wordsName, Line: 1, What: "the front matter spells a control character; remove it"})
		}
	}
	return wrong
}
