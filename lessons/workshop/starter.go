package workshop

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"exit42/lessons"
)

//go:embed starter
var starter embed.FS

// The lesson of the starter: its folder, and its short name.
const (
	starterFolder = "01-first"
	starterSlug   = "first"
)

// Starter is a small workshop with one lesson that works, to begin with.
func Starter() []File {
	below, err := fs.Sub(starter, "starter")
	if err != nil {
		panic(err) // the directive above names that folder
	}
	all, err := filesIn(below, ".")
	if err != nil {
		panic(err) // it is in the binary
	}
	return all
}

// StarterLike is the starter with a copy of that lesson in the place of its own.
func StarterLike(files fs.FS, l lessons.Lesson) ([]File, error) {
	all, err := filesIn(files, l.Folder)
	if err != nil {
		return nil, err
	}
	for _, f := range Starter() {
		if f.Name == planName {
			f.Text = []byte(strings.Replace(string(f.Text), "- "+starterSlug, "- "+l.Slug, 1))
		}
		if path.Dir(f.Name) != starterFolder {
			all = append(all, f)
		}
	}
	return all, nil
}

// filesIn are the files in a folder and below it.
func filesIn(files fs.FS, folder string) ([]File, error) {
	var all []File
	err := fs.WalkDir(files, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		all = append(all, File{name, text})
		return err
	})
	return all, err
}
