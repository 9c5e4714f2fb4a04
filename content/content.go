// Package content holds the words and the programs that a learner meets.
//
// Its law: data only. A lesson is a folder, lessons/NN-name, with its words in
// lesson.md and its programs beside them; package lessons says how lesson.md is
// written. Every program is a real file, and the tests run it.
package content

import (
	"embed"
	"io/fs"
)

//go:embed lessons
var files embed.FS

// Lessons returns the curriculum: one folder a lesson, in the order of their
// numbers.
func Lessons() fs.FS {
	lessons, err := fs.Sub(files, "lessons")
	if err != nil {
		panic(err) // the directive above names that folder
	}
	return lessons
}
