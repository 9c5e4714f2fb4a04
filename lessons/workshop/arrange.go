package workshop

import (
	"cmp"
	"fmt"
	"slices"

	"exit42/lessons"
)

// arrange puts a workshop's own lessons and the built-in ones that it takes into their order, and
// numbers them by it. An own lesson with the slug of a built-in one takes its place.
func (p *plan) arrange(own, builtIn []lessons.Lesson) []lessons.Lesson {
	all := p.named(own, builtIn)
	if p.joins {
		for i := range builtIn {
			all = with(all, bySlug(builtIn[i].Slug, own, builtIn))
		}
	}
	sound := len(p.wrong) == 0 // a name that was mistyped is not missing, too
	for i := range own {
		if sound && p.order != nil && !p.joins && bySlug(own[i].Slug, all) == nil {
			p.mistake(p.lines["order"], "the lesson %q is not in the order; name it there, or take its folder away", own[i].Slug)
		}
		all = with(all, &own[i])
	}
	if len(all) > maxLessons {
		p.mistake(p.lines["order"], "these are %d lessons; %d is the most", len(all), maxLessons)
	}
	for i := range all {
		all[i].Number = i + 1
	}
	return all
}

// named are the lessons that the order names.
func (p *plan) named(own, builtIn []lessons.Lesson) []lessons.Lesson {
	var all []lessons.Lesson
	for _, name := range p.order {
		l := bySlug(name.slug, own, builtIn)
		switch {
		case l == nil:
			remedy := "write the slug of a lesson here, or of a built-in one"
			if near := cmp.Or(slugOf(own, name.slug), lessons.Nearest(slices.Concat(own, builtIn), name.slug)); near != "" {
				remedy = fmt.Sprintf("did you mean %q?", near)
			}
			p.mistake(name.line, "there is no lesson %q; %s", name.slug, remedy)
		case bySlug(name.slug, all) != nil:
			p.mistake(name.line, "%q stands in the order twice; keep one", name.slug)
		default:
			all = append(all, *l)
		}
	}
	return all
}

// slugOf is the slug of the lesson in a folder, which is named whole or without its number; empty
// for none.
func slugOf(own []lessons.Lesson, name string) string {
	for i := range own {
		if l := &own[i]; l.Folder == name || l.Folder[min(3, len(l.Folder)):] == name {
			return l.Slug
		}
	}
	return ""
}

// with adds a lesson that is not there yet.
func with(all []lessons.Lesson, l *lessons.Lesson) []lessons.Lesson {
	if bySlug(l.Slug, all) != nil {
		return all
	}
	return append(all, *l)
}

// bySlug is the first lesson with that slug; nil for none.
func bySlug(slug string, shelves ...[]lessons.Lesson) *lessons.Lesson {
	for _, all := range shelves {
		for i := range all {
			if all[i].Slug == slug {
				return &all[i]
			}
		}
	}
	return nil
}
