package cli

import (
	"errors"
	"fmt"
	"hash"
	"hash/fnv"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exit42/lessons"
)

// How much is read of a folder that anybody may have made.
const (
	maxLessons = 100
	maxEntries = 2000     // files and folders beside each other
	maxWords   = 1 << 20  // of a lesson.md, in bytes
	maxSteps   = 300      // of a lesson
	maxRead    = 64 << 20 // of everything, in bytes
)

// opened are the files of lessons that somebody writes, as the loader is to see them: a folder
// for each lesson, nothing outside of the folder that was named, and nothing too large. What it
// refuses is kept as a mistake.
type opened struct {
	disk    fs.FS
	alone   string // the name under which the folder itself is the one lesson; empty where it holds lessons
	read    int    // bytes
	sum     hash.Hash64
	refused []lessons.Mistake
}

func newOpened(disk fs.FS, alone string) *opened {
	return &opened{disk: disk, alone: alone, sum: fnv.New64a()}
}

// Open is an error: the loader reads files and lists folders.
func (o *opened) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
}

// onDisk is the name of a file below the folder that was named.
func (o *opened) onDisk(name string) string {
	if o.alone == "" {
		return name
	}
	return path.Clean(strings.TrimPrefix(strings.TrimPrefix(name, o.alone), "/"))
}

// ReadDir lists the folders that are lessons.
func (o *opened) ReadDir(name string) ([]fs.DirEntry, error) {
	if o.alone != "" {
		info, err := fs.Stat(o.disk, ".")
		if err != nil {
			return nil, err
		}
		return []fs.DirEntry{named{fs.FileInfoToDirEntry(info), o.alone}}, nil
	}
	entries, err := list(o.disk, name)
	if err != nil {
		return nil, err
	}
	if len(entries) > maxEntries {
		o.refuse(name, 0, "it holds more than %d files; name the folder with the lessons", maxEntries)
		return nil, nil
	}
	var all []fs.DirEntry
	for _, e := range entries {
		if isLesson(o.disk, e.Name()) {
			all = append(all, asFolder{e})
		}
	}
	if len(all) > maxLessons {
		o.refuse(name, 0, "it holds %d lessons; %d is the most", len(all), maxLessons)
		return nil, nil
	}
	return all, nil
}

// A named is a folder under another name.
type named struct {
	fs.DirEntry
	name string
}

func (n named) Name() string { return n.name }

// An asFolder is a folder, or a link to one.
type asFolder struct{ fs.DirEntry }

func (asFolder) IsDir() bool { return true }

// list is what a folder holds, or one entry more than may be.
func list(disk fs.FS, name string) ([]fs.DirEntry, error) {
	file, err := disk.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	folder, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil, errors.New("it is no folder")
	}
	entries, err := folder.ReadDir(maxEntries + 1)
	if err == io.EOF {
		err = nil
	}
	return entries, err
}

var lessonFolder = regexp.MustCompile(`^\d{2}-`)

// isLesson reports whether a folder is meant as a lesson: it is called like one, or has the words
// of one.
func isLesson(disk fs.FS, name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch info, err := fs.Stat(disk, name); {
	case err == errLeadsOut: // which is then said of its words
		return lessonFolder.MatchString(name)
	case err != nil || !info.IsDir():
		return false
	}
	_, err := fs.Stat(disk, path.Join(name, wordsName))
	return err == nil || lessonFolder.MatchString(name)
}

// wordsName is the file with a lesson's words.
const wordsName = "lesson.md"

// ReadFile reads a file of a lesson. One that is there and cannot be read, or is too large, is a
// mistake of its own, and is read as empty.
func (o *opened) ReadFile(name string) ([]byte, error) {
	most := maxProgram
	if path.Base(name) == wordsName {
		most = maxWords
	}
	text, err := readSome(o.disk, o.onDisk(name), most)
	fmt.Fprintf(o.sum, "%s %d %v\n", name, len(text), err)
	o.sum.Write(text)
	o.read += len(text)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		return nil, err
	case err != nil:
		o.refuse(name, 1, "it cannot be read: %v", err)
		return nil, nil
	case len(text) > most:
		o.refuse(name, 1, "it is larger than %d KiB; make it smaller", most>>10)
		return nil, nil
	case o.read > maxRead:
		o.refuse(name, 1, "all together it is more than %d MiB; name a folder with fewer lessons", maxRead>>20)
		return nil, nil
	case path.Base(name) != wordsName:
		return text, nil
	}
	if line, what := unfit(text); what != "" {
		o.refused = append(o.refused, lessons.Mistake{File: name, Line: line, What: what})
		return nil, nil
	}
	return text, nil
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
func (o *opened) refuse(name string, line int, format string, args ...any) {
	m := lessons.Mistake{File: name, Line: line, What: fmt.Sprintf(format, args...)}
	for _, before := range o.refused {
		if before == m {
			return
		}
	}
	o.refused = append(o.refused, m)
}

// rejects reports whether a file was refused: what else is wrong with it comes of that.
func (o *opened) rejects(name string) bool {
	for _, m := range o.refused {
		if m.File == name {
			return true
		}
	}
	return false
}

// unfit says why a text is not fit to be shown on a terminal, and in which line: the words of a
// lesson go to the screen, so they must not hold what a screen obeys.
func unfit(text []byte) (line int, what string) {
	steps, block := 0, 0
	for i, l := range strings.Split(string(text), "\n") {
		switch l = strings.TrimSuffix(l, "\r"); {
		case !utf8.ValidString(l):
			return i + 1, "it is no UTF-8; save it as UTF-8"
		case obeyed(l):
			return i + 1, "it holds a control character; remove it"
		case len(l) > maxLine:
			return i + 1, fmt.Sprintf("the line is longer than %d characters; break it", maxLine)
		case i >= maxLines:
			return i + 1, fmt.Sprintf("a lesson has at most %d lines; make two of it", maxLines)
		case strings.HasPrefix(l, "## "):
			steps++
		}
		if block += len(l) + 1; strings.TrimSpace(l) == "" {
			block = 0
		}
		if block > maxBlock {
			return i + 1, fmt.Sprintf("more than %d KiB without an empty line; put one between two paragraphs", maxBlock>>10)
		}
		if steps > maxSteps {
			return i + 1, fmt.Sprintf("a lesson has at most %d steps; make two of it", maxSteps)
		}
	}
	return 0, ""
}

// What is far beyond any lesson costs the reader of Markdown time that grows with its square:
// bounds on a line and on a block, in bytes, and on the lines of a lesson.
const (
	maxLine  = 2000
	maxBlock = 4 << 10
	maxLines = 10000
)

var reference = regexp.MustCompile(`&#([xX]?)([0-9a-fA-F]+);`)

// obeyed reports whether a line holds a control character, or what Markdown makes one of.
func obeyed(line string) bool {
	for _, m := range reference.FindAllStringSubmatch(line, -1) {
		base := 10
		if m[1] != "" {
			base = 16
		}
		if r, err := strconv.ParseUint(m[2], base, 31); err == nil && unicode.IsControl(rune(r)) {
			return true
		}
	}
	return strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' })
}
