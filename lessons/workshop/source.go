package workshop

import (
	"bytes"
	"errors"
	"fmt"
	"hash"
	"hash/fnv"
	"io"
	"io/fs"
	"path"
	"strings"

	"exit42/lessons"
)

// How much is read of what anybody may have made.
const (
	maxLessons = 100
	maxEntries = 2000      // files and folders beside each other, or in an archive
	maxWords   = 256 << 10 // of a lesson.md or a page, in bytes
	maxTexts   = 4 << 20   // of all of these
	maxProgram = 256 << 10 // of any other file, in bytes
	maxRead    = 64 << 20  // of everything, in bytes
)

// wordsName is the file with a lesson's words, and alone the folder that one has which stands
// outside of any.
const (
	wordsName = "lesson.md"
	alone     = "01-lesson"
)

// ErrLeadsOut is the error of a folder's files that are links to somewhere else.
var ErrLeadsOut = errors.New("the link is absolute or leads out of the folder; put what it leads to here")

// A File is a file of a workshop.
type File struct {
	Name string // with slashes, below the workshop's folder
	Text []byte
}

// A source is the files of lessons that somebody writes, as the loader is to see them: a folder
// for each lesson, nothing outside of the folder that was named, and nothing too large. What it
// refuses is kept as a mistake.
type source struct {
	disk    fs.FS
	alone   bool // the folder itself is the one lesson
	read    []File
	kept    map[string]bool // by their names
	bytes   int             // read so far,
	texts   int             // and of these in words
	sum     hash.Hash64
	refused []lessons.Mistake
}

func newSource(disk fs.FS) *source {
	_, err := fs.Stat(disk, wordsName)
	return &source{disk: disk, alone: !errors.Is(err, fs.ErrNotExist), kept: map[string]bool{}, sum: fnv.New64a()}
}

// Open is an error: the loader reads files and lists folders.
func (s *source) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
}

// onDisk is the name of a file below the folder that was named.
func (s *source) onDisk(name string) string {
	if !s.alone {
		return name
	}
	return path.Clean(strings.TrimPrefix(strings.TrimPrefix(name, alone), "/"))
}

// ReadDir lists the folders that are lessons.
func (s *source) ReadDir(name string) ([]fs.DirEntry, error) {
	if s.alone {
		info, err := fs.Stat(s.disk, ".")
		if err != nil {
			return nil, err
		}
		return []fs.DirEntry{named{fs.FileInfoToDirEntry(info), alone}}, nil
	}
	entries, err := list(s.disk, name)
	if err != nil {
		return nil, err
	}
	if len(entries) > maxEntries {
		s.refuse(name, 0, "it holds more than %d files; name the folder with the lessons", maxEntries)
		return nil, nil
	}
	var all []fs.DirEntry
	for _, e := range entries {
		if isLesson(s.disk, e.Name()) {
			all = append(all, asFolder{e})
		}
	}
	if len(all) > maxLessons {
		s.refuse(name, 0, "it holds %d lessons; %d is the most", len(all), maxLessons)
		return nil, nil
	}
	return all, nil
}

// ReadFile reads a file of a lesson. One that is there and cannot be read, or is too large, is a
// mistake of its own, and is read as empty.
func (s *source) ReadFile(name string) ([]byte, error) {
	words := path.Ext(name) == ".md"
	most := maxProgram
	if words {
		most = maxWords
	}
	text, err := readSome(s.disk, s.onDisk(name), most)
	if words || name == planName {
		text = bytes.TrimPrefix(text, []byte("\ufeff")) // which some editors write before anything else
	}
	fmt.Fprintf(s.sum, "%s %d %v\n", name, len(text), err)
	s.sum.Write(text)
	if s.bytes += len(text); words {
		s.texts += len(text)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return nil, err
	case err != nil:
		s.refuse(name, 1, "it cannot be read: %v", err)
		return nil, nil
	case len(text) > most:
		s.refuse(name, 1, "it is larger than %d KiB; make it smaller", most>>10)
		return nil, nil
	case s.bytes > maxRead:
		s.refuse(name, 1, "all together it is more than %d MiB; name a folder with fewer lessons", maxRead>>20)
		return nil, nil
	case s.texts > maxTexts:
		s.refuse(name, 1, "all words together are more than %d MiB; name a folder with fewer lessons", maxTexts>>20)
		return nil, nil
	}
	if words {
		line, what := unfit(text)
		if what == "" && path.Base(name) == wordsName && heavy(frontMatter(text)) {
			line, what = 1, "the front matter is more than a few keys; make it smaller"
		}
		if what != "" {
			s.refuse(name, line, "%s", what)
			return nil, nil
		}
	}
	s.keep(File{s.onDisk(name), text})
	return text, nil
}

// keep notes what the workshop is made of, each file once.
func (s *source) keep(f File) {
	if !s.kept[f.Name] {
		s.kept[f.Name] = true
		s.read = append(s.read, f)
	}
}

// readSome reads a file that is one, and one byte more than it may have.
func readSome(disk fs.FS, name string, most int) ([]byte, error) {
	info, err := fs.Stat(disk, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no file")
	}
	file, err := disk.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, int64(most)+1))
}

// refuse keeps a mistake, once for a file.
func (s *source) refuse(name string, line int, format string, args ...any) {
	m := lessons.Mistake{File: name, Line: line, What: fmt.Sprintf(format, args...)}
	for _, before := range s.refused {
		if before == m {
			return
		}
	}
	s.refused = append(s.refused, m)
}

// rejects reports whether a file was refused: what else is wrong with it comes of that.
func (s *source) rejects(name string) bool {
	for _, m := range s.refused {
		if m.File == name {
			return true
		}
	}
	return false
}
