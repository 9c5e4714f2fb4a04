package workshop

import (
	"io/fs"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
)

type find = func(folder string, p lessons.Program) (*demo.Trace, bool)

// shelves find a recording beside the lessons, or else a built-in one: either is of exactly the
// program that is asked for.
func shelves(files fs.FS, builtIn find) find {
	own := Shelf(files)
	switch {
	case own == nil:
		return builtIn
	case builtIn == nil:
		return own.Find
	}
	return func(folder string, p lessons.Program) (*demo.Trace, bool) {
		if trace, ok := own.Find(folder, p); ok {
			return trace, true
		}
		return builtIn(folder, p)
	}
}

// Shelf is the recordings beside the lessons; nil where there are none.
func Shelf(files fs.FS) *recording.Shelf {
	if info, err := fs.Stat(files, recordingsName); err != nil || !info.IsDir() {
		return nil
	}
	below, err := fs.Sub(files, recordingsName)
	if err != nil {
		return nil
	}
	return recording.NewShelf(below)
}
