package lessons

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sort"
	"strconv"
)

// Load reads the lessons in fsys, one a folder, in the order of their numbers.
// If there are mistakes it returns no lesson and all the mistakes, each of them
// a [Mistake], joined.
func Load(fsys fs.FS) ([]Lesson, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !e.IsDir() })
	var all []Lesson
	var mistakes []error
	for _, e := range entries {
		l, wrong := loadLesson(fsys, e.Name())
		all, mistakes = append(all, l), append(mistakes, wrong...)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Number < all[j].Number })
	mistakes = append(mistakes, twins(all)...)
	if len(mistakes) > 0 {
		return nil, errors.Join(mistakes...)
	}
	return all, nil
}

// Mistake is something that an author has to mend.
type Mistake struct {
	File string
	Line int
	What string // what is wrong; and after a semicolon, the remedy
}

func (m Mistake) Error() string {
	return fmt.Sprintf("%s:%d: %s", m.File, m.Line, m.What)
}

var folderName = regexp.MustCompile(`^(\d{2})-[a-z0-9]+(-[a-z0-9]+)*$`)

// loadLesson reads one folder.
func loadLesson(fsys fs.FS, folder string) (Lesson, []error) {
	file := path.Join(folder, "lesson.md")
	src, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Lesson{Folder: folder}, []error{Mistake{file, 1, "there is no such file; every folder here is a lesson"}}
	}
	beside, err := fs.Sub(fsys, folder)
	if err != nil {
		return Lesson{Folder: folder}, []error{Mistake{file, 1, "its folder cannot be read; " + err.Error()}}
	}
	p := newPage(file, beside, src)
	l := p.lesson()
	l.Folder = folder
	if m := folderName.FindStringSubmatch(folder); m != nil {
		l.Number, _ = strconv.Atoi(m[1])
	} else {
		p.wrong(1, "the folder is called %q; call it like \"01-promise\"", folder)
	}
	return l, p.sorted()
}

// twins finds lessons that a learner could not tell apart by number or slug.
func twins(all []Lesson) []error {
	var mistakes []error
	for i, b := range all {
		for _, a := range all[:i] {
			file := path.Join(b.Folder, "lesson.md")
			if a.Number == b.Number {
				mistakes = append(mistakes, Mistake{file, 1, fmt.Sprintf("%s has number %d too; renumber one", a.Folder, b.Number)})
			}
			if a.Slug == b.Slug {
				mistakes = append(mistakes, Mistake{file, 1, fmt.Sprintf("%s has the slug %q too; rename one", a.Folder, b.Slug)})
			}
		}
	}
	return mistakes
}
