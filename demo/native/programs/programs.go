// Package programs holds the programs that are shown in Go: a folder each, with its files as
// they are compiled and, embedded, as they are shown.
//
// Law: the main file of a program has the name of its folder, and a program imports process
// and, like that and for its reasons, only early packages of the standard library.
package programs

import (
	"embed"
	"maps"
	"slices"

	"exit42/demo/native/process"
	"exit42/demo/native/programs/exitcode"
	"exit42/demo/native/programs/exits"
	"exit42/demo/native/programs/file"
	"exit42/demo/native/programs/pipe"
	"exit42/demo/native/programs/promise"
	"exit42/demo/native/programs/shared"
	"exit42/demo/native/programs/socket"
	"exit42/demo/native/programs/stdout"
)

var mains = map[string]func(){
	"exitcode": exitcode.Main,
	"exits":    exits.Main,
	"file":     file.Main,
	"pipe":     pipe.Main,
	"promise":  promise.Main,
	"shared":   shared.Main,
	"socket":   socket.Main,
	"stdout":   stdout.Main,
}

//go:embed */*.go
var sources embed.FS

// init ends a process that was started to run one of the programs.
func init() {
	if !process.HasSocketPair {
		delete(mains, "socket")
	}
	process.TakeRole(mains)
}

// Names lists the programs that this system has.
func Names() []string { return slices.Sorted(maps.Keys(mains)) }

// A File is a source file of a program.
type File struct{ Name, Text string }

// Files are the files of a program, the one with its main function first; none for a program
// that there is not.
func Files(name string) []File {
	if mains[name] == nil {
		return nil
	}
	entries, err := sources.ReadDir(name)
	if err != nil {
		return nil
	}
	var files []File
	for _, entry := range entries {
		text, err := sources.ReadFile(name + "/" + entry.Name())
		if err != nil {
			panic(err) // it is embedded
		}
		file := File{entry.Name(), string(text)}
		if file.Name == name+".go" {
			files = slices.Insert(files, 0, file)
		} else {
			files = append(files, file)
		}
	}
	return files
}
