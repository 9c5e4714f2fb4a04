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

//go:embed all:recordings
var recordings embed.FS

// Recordings returns the recorded runs of the lessons' programs, a folder a lesson; package
// recording reads them, and exit42 record makes them.
func Recordings() fs.FS {
	all, err := fs.Sub(recordings, "recordings")
	if err != nil {
		panic(err) // the directive above names that folder
	}
	return all
}

//go:embed cheatsheet.md
var sheet string

// Sheet returns the cheat sheet, in Markdown: one screen of it.
func Sheet() string { return sheet }

// Lessons returns the curriculum: one folder a lesson, in the order of their
// numbers.
func Lessons() fs.FS {
	lessons, err := fs.Sub(files, "lessons")
	if err != nil {
		panic(err) // the directive above names that folder
	}
	return lessons
}
