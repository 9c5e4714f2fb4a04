package workshop

import (
	"embed"
	"io/fs"
)

//go:embed starter
var starter embed.FS

// Starter is a small workshop with one lesson that works, to begin with.
func Starter() []File {
	below, err := fs.Sub(starter, "starter")
	if err != nil {
		panic(err) // the directive above names that folder
	}
	var all []File
	err = fs.WalkDir(below, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(below, name)
		all = append(all, File{name, text})
		return err
	})
	if err != nil {
		panic(err) // it is in the binary
	}
	return all
}
